package org.anisky.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.anisky.configuration.EventFileConfiguration;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventSource;
import org.anisky.counts.SuccessiveEvents;

/** The events of some units of a list, one after the other; one file is open at a time. */
final class UnitEvents extends SuccessiveEvents {
  private final EventFileConfiguration events;
  private final EventSelection cut;
  private final List<String> files;
  private final List<ListUnit> units;
  private int unit = -1;

  /**
   * @param job names the files and says how they are read
   * @param units none a digest
   */
  UnitEvents(ListJob job, List<ListUnit> units) {
    events = job.events();
    cut = job.pass().unread();
    files = job.files();
    this.units = units;
  }

  /** The unit that is read, or was read last. */
  ListUnit unit() {
    return units.get(Math.max(0, unit));
  }

  @Override
  protected EventSource next() throws IOException {
    if (unit + 1 == units.size()) {
      return null;
    }
    unit++;
    ListUnit next = units.get(unit);
    Path file = Path.of(files.get(next.file()));
    return next.isWhole()
        ? events.open(file, cut)
        : events.open(file, cut, next.from(), next.until());
  }

  @Override
  public DirectionKind direction() {
    return events.columns().direction();
  }

  @Override
  public boolean hasEnergy() {
    return events.columns().hasEnergy();
  }

  @Override
  public boolean hasWeight() {
    return events.columns().hasWeight();
  }

  @Override
  public boolean hasOwnAzimuth() {
    return events.columns().hasOwnAzimuth();
  }

  @Override
  public String description() {
    return events.description();
  }
}
