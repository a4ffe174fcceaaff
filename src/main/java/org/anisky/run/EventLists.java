package org.anisky.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.Workers;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.BinnedEvents;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EventPass;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventsInRuns;
import org.anisky.counts.PassPlan;
import org.anisky.io.EventProgress;
import org.anisky.io.files.InputDigest;
import org.anisky.sky.TimeFrame;

/**
 * Event lists that are read once for all time frames and energy ranges in which a command looks at
 * them. A list is read when it is first asked for.
 */
public final class EventLists {
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
   * @param digest SHA-256 of the file, or of the digests of several
   * @param files that were read
   * @param remarks what is said of the events themselves
   * @param inRuns what is said of events and runs, when the detector has a list of runs
   * @param range of energy, or null when there are none to choose from
   */
  record Reading(
      BinnedEvents events,
      String digest,
      List<InputDigest> files,
      List<String> remarks,
      Optional<EventsInRuns> inRuns,
      EnergyRange range) {
    DetectorCounts counts(String name, TimeFrame frame) {
      DetectorCounts counts =
          range == null
              ? events.counts(name, frame, digest)
              : events.counts(name, frame, digest, range);
      return counts.withRemarks(remarks);
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
    EventSelection selection = selection(input.selection());
    PassPlan plan = OpenedEvents.plan(input, configuration, frames, selection, ranges);
    try (OpenedEvents list = new OpenedEvents(name, input, configuration, selection, progress)) {
      BinnedEvents binned = EventPass.read(plan, list.source(), workers, list.beside());
      String digest = list.digest();
      return new Reading(
          binned, digest, list.files(digest), list.remarks(binned), list.inRuns(), null);
    }
  }

  /** With energy ranges, the events that are in any of them. */
  private EventSelection selection(EventSelection own) {
    return ranges.isEmpty()
        ? own
        : new EnergyRange(ranges.get(0).from(), ranges.get(ranges.size() - 1).until()).select(own);
  }
}
