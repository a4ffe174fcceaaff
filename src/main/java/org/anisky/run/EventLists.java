package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.anisky.Workers;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.LiveTimeConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.BinnedEvents;
import org.anisky.counts.BlockKind;
import org.anisky.counts.BlockPass;
import org.anisky.counts.BlockedEvents;
import org.anisky.counts.ChainedEvents;
import org.anisky.counts.CheckedDirections;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EventPass;
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
 * Event lists that are read once for all time frames and energy ranges in which a command looks at
 * them. A list is read when it is first asked for.
 */
public final class EventLists {
  /** From here on "North" is a convention rather than a direction that can be seen, rad. */
  private static final double POLAR_LATITUDE = Math.toRadians(89);

  private final List<TimeFrame> frames;
  private final List<EnergyRange> ranges;
  private final Workers workers;
  private final Map<String, Reading> readings = new HashMap<>();

  /**
   * @param frames that will be asked for
   * @param ranges of energy that share no event, of which every range that will be asked for is
   *     made; empty when the cuts of the detectors hold as they are
   * @param workers who read; their number never changes a result
   */
  public EventLists(List<TimeFrame> frames, List<EnergyRange> ranges, Workers workers) {
    this.frames = List.copyOf(frames);
    this.ranges = List.copyOf(ranges);
    this.workers = workers;
  }

  /**
   * What a list gave.
   *
   * @param events of all frames and ranges
   * @param blocks of the same, when the detector has blocks
   * @param digest SHA-256 of the file, or of the digests of several
   * @param files that were read
   * @param remarks what is said of the events themselves
   * @param inRuns what is said of events and runs, when the detector has a list of runs
   * @param range of energy, or null when there are none to choose from
   */
  record Reading(
      BinnedEvents events,
      Optional<BlockedEvents> blocks,
      String digest,
      List<InputDigest> files,
      List<String> remarks,
      Optional<EventsInRuns> inRuns,
      EnergyRange range) {
    DetectorCounts counts(String name, TimeFrame frame) {
      return countsOf(events, name, frame).withRemarks(remarks);
    }

    /** The counts of all events or of one block. */
    DetectorCounts countsOf(BinnedEvents part, String name, TimeFrame frame) {
      return range == null
          ? part.counts(name, frame, digest)
          : part.counts(name, frame, digest, range);
    }

    /** The number of events of all or of one block. */
    long eventsUsed(BinnedEvents part) {
      return range == null ? part.eventsUsed()[0] : part.eventsUsed(range);
    }

    OptionalDouble meanEnergy() {
      return range == null ? events.meanEnergy() : events.meanEnergy(range);
    }
  }

  /**
   * The list of a detector.
   *
   * @param input whose cut in energy is the range, when there are ranges
   * @param configuration to which the detector belongs
   * @param progress is told how many events are read
   */
  Reading read(
      String name,
      DetectorConfiguration.EventInput input,
      RunConfiguration configuration,
      EventProgress progress)
      throws IOException {
    Reading reading = readings.get(name);
    if (reading == null) {
      reading = reading(name, input, configuration, progress);
      readings.put(name, reading);
    }
    EventSelection selection = input.selection();
    return ranges.isEmpty() || !selection.limitsEnergy()
        ? reading
        : new Reading(
            reading.events(),
            reading.blocks(),
            reading.digest(),
            reading.files(),
            reading.remarks(),
            reading.inRuns(),
            new EnergyRange(selection.minEnergy(), selection.maxEnergy()));
  }

  private Reading reading(
      String name,
      DetectorConfiguration.EventInput input,
      RunConfiguration configuration,
      EventProgress progress)
      throws IOException {
    EventSource opened = input.file().open();
    try (EventSource watched = new WatchedEvents(opened, name, progress)) {
      CheckColumns columns = input.file().columns().forms().check();
      CheckedDirections checked =
          columns == null
              ? null
              : new CheckedDirections(
                  watched, input.observatory(), input.clock(), columns.equinox());
      EventSource events = checked == null ? watched : checked;
      EventSelection selection = selection(input.selection());
      Optional<LiveTimeConfiguration> runs = configuration.runs(name);
      EventsInRuns inRuns =
          runs.isPresent() ? inRuns(events, runs.get(), input.clock(), selection) : null;
      PassPlan plan =
          new PassPlan(
              LocalSky.of(input.observatory(), input.grid(), input.fieldOfView()),
              configuration.binning(),
              frames,
              input.clock(),
              ranges.isEmpty() ? selection : selection.ofAllEnergies(),
              ranges,
              input.weightUse(),
              input.sumEvents());
      EventSource source = inRuns == null ? events : inRuns;
      FutureTask<String> digest = new FutureTask<>(source::digest);
      Runnable beside = input.file().isReadBeside() ? digest : () -> {};
      Optional<BlockedEvents> blocks = Optional.empty();
      BinnedEvents binned;
      if (configuration.blocks(name).isPresent()) {
        BlockKind kind = configuration.blocks(name).get();
        blocks = Optional.of(BlockPass.read(plan, kind, source, workers, beside));
        binned = blocks.get().whole();
      } else {
        binned = EventPass.read(plan, source, workers, beside);
      }
      String ofAll = input.file().isReadBeside() ? digest.get() : source.digest();
      return new Reading(
          binned,
          blocks,
          ofAll,
          files(opened, input, ofAll),
          remarks(binned, input, checked),
          Optional.ofNullable(inRuns),
          null);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException("the digest is there when the pass has ended", e);
    }
  }

  /** The files that were read, each with its digest. */
  private static List<InputDigest> files(
      EventSource opened, DetectorConfiguration.EventInput input, String ofAll) {
    if (opened instanceof ChainedEvents many) {
      return many.digests().entrySet().stream()
          .map(file -> new InputDigest(file.getKey(), file.getValue()))
          .toList();
    }
    return List.of(new InputDigest(input.file().path().toString(), ofAll));
  }

  private static List<String> remarks(
      BinnedEvents events, DetectorConfiguration.EventInput input, CheckedDirections checked)
      throws IOException {
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

  /** With energy ranges, the events that are in any of them. */
  private EventSelection selection(EventSelection own) {
    return ranges.isEmpty()
        ? own
        : new EnergyRange(ranges.get(0).from(), ranges.get(ranges.size() - 1).until()).select(own);
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
}
