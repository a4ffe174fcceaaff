package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.LiveTimeConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.BinnedEvents;
import org.anisky.counts.EventPartition;
import org.anisky.counts.EventsInRuns;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.Sha256;
import org.anisky.io.json.Json;
import org.anisky.sky.TimeFrame;

/**
 * From the events of a configuration to files of sidereal counts of each day, month or file, {@code
 * NAME-PART.arrow}, in one reading. Added, they are the counts of all events, to the bit.
 *
 * @param configuration names the events
 * @param partition into what parts
 * @param workers who read, bin and write
 * @param listener is told of events and counts
 */
public record PartsBinning(
    RunConfiguration configuration,
    EventPartition partition,
    Workers workers,
    RunListener listener) {
  private static final String FORMAT = "anisky-binned-parts/1";
  private static final String KEPT =
      "; the counts of files before it, %d, are kept in %s: when it is mended, bin the others with"
          + " --except %2$s, and merge both";
  private static final String FRAMES_FORMAT = "anisky-binned-frames/1";

  /** Checks that there is one range of energy, and that there are events to divide. */
  public PartsBinning {
    configuration.requireOneRange("bin");
    for (DetectorConfiguration detector : configuration.detectors()) {
      if (detector.events().isEmpty()) {
        throw InvalidInputException.of(
            "--each: %s is given as counts, which cannot be divided; give its events",
            detector.name());
      }
    }
  }

  /**
   * Writes the counts of all parts into the directory of the configuration, with {@code
   * counts.json}.
   *
   * @param frames given for all time frames, each in a directory of its name
   * @param existing what happens to a directory that is there
   */
  public void toDirectory(Optional<AllFrames> frames, ExistingOutput existing) throws IOException {
    RunRecord record = RunRecord.begin(configuration.effective());
    boolean replaces = Files.exists(configuration.output());
    try (ResultDirectory directory = ResultDirectory.create(configuration.output(), existing)) {
      Map<TimeFrame, ResultDirectory> places = new LinkedHashMap<>();
      for (TimeFrame frame : AllFrames.of(frames, configuration)) {
        places.put(frame, frames.isPresent() ? directory.within(frame.key()) : directory);
      }
      List<InputDigest> inputs = new ArrayList<>();
      List<PartFiles> written = new ArrayList<>();
      Optional<BadFile> failure = Optional.empty();
      for (DetectorConfiguration detector : configuration.detectors()) {
        PartFiles files =
            new PartFiles(
                detector.name(),
                detector.events().orElseThrow().file().share(),
                places,
                workers,
                listener);
        written.add(files);
        failure = bin(detector, directory, files, inputs);
        if (failure.isPresent()) {
          break;
        }
      }
      for (Map.Entry<TimeFrame, ResultDirectory> place : places.entrySet()) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("each", partition.name().toLowerCase(Locale.ROOT));
        Map<String, Object> events = new LinkedHashMap<>();
        written.forEach(files -> events.put(files.detector(), files.tree()));
        tree.put("events", events);
        failure.ifPresent(bad -> tree.put("ended_by", bad.message()));
        tree.put("provenance", record.provenance(inputs).tree());
        Json.write(place.getValue().file(ResultDirectory.COUNTS_MARK), tree);
      }
      if (frames.isPresent()) {
        Json.write(directory.file(ResultDirectory.FRAMES_MARK), Map.of("format", FRAMES_FORMAT));
      }
      if (failure.isPresent() && replaces) {
        failure.get().refuse("");
      }
      directory.commit();
      written.forEach(files -> files.tell(directory.target()));
      if (failure.isPresent()) {
        failure.get().refuse(KEPT.formatted(failure.get().before(), directory.target()));
      }
    }
  }

  /**
   * What ended the reading of a list.
   *
   * @param failure an IOException or an InvalidInputException
   * @param before number of files before the bad one
   */
  private record BadFile(Exception failure, int before) {
    String message() {
      return failure.getMessage();
    }

    void refuse(String more) throws IOException {
      if (failure instanceof IOException) {
        throw new IOException(message() + more, failure);
      }
      throw new InvalidInputException(message() + more);
    }
  }

  /** What ended the list, if a bad file did. */
  private Optional<BadFile> bin(
      DetectorConfiguration detector,
      ResultDirectory directory,
      PartFiles written,
      List<InputDigest> inputs)
      throws IOException {
    DetectorConfiguration.EventInput input = detector.events().orElseThrow();
    ListPass pass =
        new ListPass(configuration, detector.name(), input, written.frames(), List.of());
    PartsOnDisk shelf = new PartsOnDisk(directory, ".parts");
    ListParts parts = pass.parts(partition, shelf, workers, listener::events);
    inputs.addAll(parts.names().files());
    Optional<InRuns> inRuns = inRuns(detector, parts.ofNoPart(), inputs);
    written.write(parts, events -> remarks(parts, events, input), inRuns);
    shelf.remove();
    return parts.parts().failure().map(bad -> new BadFile(bad, parts.names().files().size()));
  }

  private static List<String> remarks(
      ListParts parts, BinnedEvents events, DetectorConfiguration.EventInput input)
      throws IOException {
    return EventLists.remarks(
        new ListSums(events, parts.ofNoPart().checked(), parts.ofNoPart().inRuns()), input);
  }

  /** The runs in which the events of a detector lie; empty when it has none. */
  private Optional<InRuns> inRuns(
      DetectorConfiguration detector, ListSums list, List<InputDigest> inputs) throws IOException {
    if (list.inRuns().isEmpty()) {
      return Optional.empty();
    }
    EventsInRuns inRuns = list.inRuns().get();
    inRuns.refuseOutsiders();
    LiveTimeConfiguration runs = configuration.runs(detector.name()).orElseThrow();
    // A share of the events leaves most of the live time to the others.
    boolean isWhole = !detector.events().orElseThrow().file().share().isPart();
    if (isWhole && runs.withoutEvents() == LiveTimeConfiguration.WithoutEvents.REFUSE) {
      inRuns.refuseSilence();
    }
    inRuns.warningOfOutsiders().ifPresent(listener::warning);
    inRuns.warningOfSilence().filter(warning -> isWhole).ifPresent(listener::warning);
    Path file = runs.file().orElseThrow();
    InputDigest input = new InputDigest(file.toString(), Sha256.of(file));
    if (!inputs.contains(input)) {
      inputs.add(input);
    }
    return Optional.of(new InRuns(inRuns, input.sha256()));
  }

  /**
   * Runs.
   *
   * @param events that were looked at
   * @param digest SHA-256 of the list of runs
   */
  record InRuns(EventsInRuns events, String digest) {}
}
