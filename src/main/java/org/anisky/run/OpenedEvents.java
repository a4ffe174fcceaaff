package org.anisky.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.LiveTimeConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.BinnedEvents;
import org.anisky.counts.ChainedEvents;
import org.anisky.counts.CheckedDirections;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventSource;
import org.anisky.counts.EventsInRuns;
import org.anisky.counts.LocalSky;
import org.anisky.counts.PassPlan;
import org.anisky.io.CheckColumns;
import org.anisky.io.EventProgress;
import org.anisky.io.WatchedEvents;
import org.anisky.io.files.InputDigest;
import org.anisky.sky.Degrees;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.TimeFrame;

/**
 * The event list of a detector, open, with all that looks at its events as they are read: progress,
 * directions to check, runs. To be read once.
 */
final class OpenedEvents implements Closeable {
  /** From here on "North" is a convention rather than a direction that can be seen, rad. */
  private static final double POLAR_LATITUDE = Math.toRadians(89);

  private final DetectorConfiguration.EventInput input;
  private final EventSource opened;
  private final CheckedDirections checked;
  private final EventsInRuns inRuns;
  private final EventSource source;
  private final FutureTask<String> digest;

  /**
   * Opens a list.
   *
   * @param configuration to which the detector belongs
   * @param selection of the events that are looked at
   * @param progress is told how many events are read
   */
  OpenedEvents(
      String name,
      DetectorConfiguration.EventInput input,
      RunConfiguration configuration,
      EventSelection selection,
      EventProgress progress)
      throws IOException {
    this.input = input;
    opened = input.file().open();
    EventSource watched = new WatchedEvents(opened, name, progress);
    CheckColumns columns = input.file().columns().forms().check();
    checked =
        columns == null
            ? null
            : new CheckedDirections(watched, input.observatory(), input.clock(), columns.equinox());
    EventSource events = checked == null ? watched : checked;
    Optional<LiveTimeConfiguration> runs = configuration.runs(name);
    try {
      inRuns = runs.isPresent() ? inRuns(events, runs.get(), input.clock(), selection) : null;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
    source = inRuns == null ? events : inRuns;
    digest = new FutureTask<>(source::digest);
  }

  private static EventsInRuns inRuns(
      EventSource events, LiveTimeConfiguration runs, SiderealClock clock, EventSelection selection)
      throws IOException {
    return new EventsInRuns(
        events,
        runs.runs(clock, selection).times(),
        selection,
        runs.outsideRuns() == LiveTimeConfiguration.OutsideRuns.REFUSE);
  }

  /**
   * What a reading of the list is to give.
   *
   * @param frames at least one
   * @param ranges of energy that share no event; empty for the selection alone
   */
  static PassPlan plan(
      DetectorConfiguration.EventInput input,
      RunConfiguration configuration,
      List<TimeFrame> frames,
      EventSelection selection,
      List<EnergyRange> ranges) {
    return new PassPlan(
        LocalSky.of(input.observatory(), input.grid(), input.fieldOfView()),
        configuration.binning(),
        frames,
        input.clock(),
        ranges.isEmpty() ? selection : selection.ofAllEnergies(),
        ranges,
        input.weightUse(),
        input.sumEvents());
  }

  /** The events. */
  EventSource source() {
    return source;
  }

  /** What is said of events and runs, when the detector has a list of runs. */
  Optional<EventsInRuns> inRuns() {
    return Optional.ofNullable(inRuns);
  }

  /** Makes the digest, where that can be done beside the reading. */
  Runnable beside() {
    return input.file().isReadBeside() ? digest : () -> {};
  }

  /** SHA-256 of the file, or of the digests of several; to be asked for after the last event. */
  String digest() throws IOException {
    try {
      digest.run();
      return digest.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException("the digest is there when it has run", e);
    }
  }

  /**
   * The files that were read, each with its digest.
   *
   * @param ofAll of {@link #digest}
   */
  List<InputDigest> files(String ofAll) {
    if (opened instanceof ChainedEvents many) {
      return many.digests().entrySet().stream()
          .map(file -> new InputDigest(file.getKey(), file.getValue()))
          .toList();
    }
    return List.of(new InputDigest(input.file().path().toString(), ofAll));
  }

  /** What is said of the events themselves. */
  List<String> remarks(BinnedEvents events) throws IOException {
    List<String> remarks = new ArrayList<>(events.remarks(lastChange(input.file().path())));
    Observatory site = input.observatory();
    if (checked != null) {
      checked.warning().ifPresent(remarks::add);
    } else if (input.file().columns().direction() == DirectionKind.LOCAL
        && Math.abs(site.latitude()) > POLAR_LATITUDE
        && site.longitude() != 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: at a pole North is the direction of the site's meridian, here longitude %s deg;"
                  + " azimuths of a grid that begins at the meridian of Greenwich go with longitude"
                  + " 0, else all right ascensions are off by the longitude",
              site.name(),
              Degrees.text(site.longitude())));
    }
    return remarks;
  }

  /** When a file was written, unix time, s; what is no file has no such time. */
  private static double lastChange(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Files.getLastModifiedTime(file).toMillis() / 1e3
        : Double.POSITIVE_INFINITY;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
