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
import org.anisky.Workers;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.BinnedEvents;
import org.anisky.counts.BlockedEvents;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventShare;
import org.anisky.counts.EventsInRuns;
import org.anisky.io.EventProgress;
import org.anisky.io.files.InputDigest;
import org.anisky.sky.Degrees;
import org.anisky.sky.Observatory;
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
  private final ListReader reader;
  private final Map<String, Reading> readings = new HashMap<>();

  /**
   * @param frames that will be asked for
   * @param ranges of energy that share no event, of which every range that will be asked for is
   *     made; empty when the cuts of the detectors hold as they are
   * @param workers who read; their number never changes a result
   */
  public EventLists(List<TimeFrame> frames, List<EnergyRange> ranges, Workers workers) {
    this(frames, ranges, ListReader.here(workers));
  }

  /**
   * @param frames that will be asked for
   * @param ranges of energy, as above
   * @param reader of every list
   */
  public EventLists(List<TimeFrame> frames, List<EnergyRange> ranges, ListReader reader) {
    this.frames = List.copyOf(frames);
    this.ranges = List.copyOf(ranges);
    this.reader = reader;
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
   * @param share which part of a longer list it is; then it may have no event in view
   * @param range of energy, or null when there are none to choose from
   */
  record Reading(
      BinnedEvents events,
      Optional<BlockedEvents> blocks,
      String digest,
      List<InputDigest> files,
      List<String> remarks,
      Optional<EventsInRuns> inRuns,
      EventShare share,
      EnergyRange range) {
    DetectorCounts counts(String name, TimeFrame frame) {
      return countsOf(events, name, frame).withRemarks(remarks);
    }

    /** The counts of all events or of one block. */
    DetectorCounts countsOf(BinnedEvents part, String name, TimeFrame frame) {
      DetectorCounts counts =
          share.isPart()
              ? part.countsOfPart(name, frame, digest).inShare(share)
              : range == null
                  ? part.counts(name, frame, digest)
                  : part.counts(name, frame, digest, range);
      return counts.ofFiles(files.stream().map(InputDigest::sha256).toList());
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
            reading.share(),
            new EnergyRange(selection.minEnergy(), selection.maxEnergy()));
  }

  private Reading reading(
      String name,
      DetectorConfiguration.EventInput input,
      RunConfiguration configuration,
      EventProgress progress)
      throws IOException {
    ListPass pass = new ListPass(configuration, name, input, frames, ranges);
    ListSums.Whole read = reader.read(pass, progress);
    ListSums sums = read.sums();
    sums.inRuns().ifPresent(EventsInRuns::refuseOutsiders);
    return new Reading(
        sums.events(),
        sums.blocks(),
        read.digest(),
        read.files(),
        remarks(sums, input),
        sums.inRuns(),
        input.file().share(),
        null);
  }

  /** What is said of the events themselves. */
  static List<String> remarks(ListSums sums, DetectorConfiguration.EventInput input)
      throws IOException {
    List<String> remarks = new ArrayList<>(sums.events().remarks(lastChange(input.file().path())));
    Observatory site = input.observatory();
    if (sums.checked().isPresent()) {
      sums.checked().get().warning().ifPresent(remarks::add);
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
}
