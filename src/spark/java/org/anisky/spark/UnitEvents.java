package org.anisky.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.anisky.configuration.EventFileConfiguration;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventSource;
import org.anisky.counts.Rejection;

/** The events of some units of a list, one after the other; one file is open at a time. */
final class UnitEvents implements EventSource {
  private final EventFileConfiguration events;
  private final EventSelection cut;
  private final List<String> files;
  private final List<ListUnit> units;
  private EventSource current;
  private int unit = -1;
  private long emptyRows;
  private final long[] unread = new long[Rejection.values().length];

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
  public boolean read(EventBatch batch) throws IOException {
    while (true) {
      if (current != null) {
        if (current.read(batch)) {
          return true;
        }
        emptyRows += current.emptyRows();
        for (Rejection reason : Rejection.values()) {
          unread[reason.ordinal()] += current.unread(reason);
        }
        current.close();
        current = null;
      }
      if (unit + 1 == units.size()) {
        batch.size = 0;
        return false;
      }
      unit++;
      ListUnit next = units.get(unit);
      Path file = Path.of(files.get(next.file()));
      current =
          next.isWhole()
              ? events.open(file, cut)
              : events.open(file, cut, next.from(), next.until());
    }
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

  @Override
  public long emptyRows() {
    return emptyRows;
  }

  @Override
  public long unread(Rejection reason) {
    return unread[reason.ordinal()];
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
  }
}
