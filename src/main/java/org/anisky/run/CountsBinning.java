package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.WholeFile;
import org.anisky.io.json.Json;
import org.anisky.results.Provenance;
import org.anisky.sky.TimeFrame;

/**
 * From the events of a configuration to files of sidereal counts, {@code NAME.arrow} per detector.
 *
 * @param configuration names the events
 * @param reads who reads and bins
 * @param workers who write counts of several frames at a time
 * @param listener is told of events and counts
 */
public record CountsBinning(
    RunConfiguration configuration, ListReader reads, Workers workers, RunListener listener) {
  private static final String FORMAT = "anisky-binned/1";
  private static final String FRAMES_FORMAT = "anisky-binned-frames/1";

  /** Checks that there is one range of energy and that no detector is parted into blocks. */
  public CountsBinning {
    configuration.requireOneRange("bin");
    configuration.detectors().forEach(CountsBinning::refuseBlocks);
  }

  private static void refuseBlocks(DetectorConfiguration detector) {
    if (detector.blocks().isPresent()) {
      String kind = detector.blocks().get().key();
      throw InvalidInputException.of(
          "%s: 'blocks: %s' is lost in one file of counts, which does not tell when its events"
              + " happened; bin parts with --each day, month or file, and reconstruct with 'blocks:"
              + " %s' and 'counts: {directory: ...}' in place of 'events'",
          detector.name(), kind, kind);
    }
  }

  /**
   * Writes the counts of the only detector.
   *
   * @param existing what happens to a file that is there
   * @throws InvalidInputException when there are several detectors
   */
  public void toFile(Path target, ExistingOutput existing) throws IOException {
    try (WholeFile file = WholeFile.create(target, existing, ArrowCounts::isCounts)) {
      EventLists lists = new EventLists(List.of(configuration.timeFrame()), List.of(), reads);
      DetectorCounts counts =
          reader(configuration, lists).readExact(configuration.detectors().get(0));
      ArrowCounts.write(file.path(), counts);
      file.commit();
      listener.binned(counts, target);
    }
  }

  /**
   * Writes the counts of all detectors into the directory of the configuration, with {@code
   * counts.json}.
   *
   * @param frames given for all time frames, each in a directory of its name
   * @param existing what happens to a directory that is there
   */
  public void toDirectory(Optional<AllFrames> frames, ExistingOutput existing) throws IOException {
    try (ResultDirectory directory = ResultDirectory.create(configuration.output(), existing)) {
      EventLists lists = new EventLists(AllFrames.of(frames, configuration), List.of(), reads);
      if (frames.isPresent()) {
        // The first one reads the events, for all.
        inFrames(AllFrames.ORDER.subList(0, 1), lists, directory);
        List<TimeFrame> others = AllFrames.ORDER.subList(1, AllFrames.ORDER.size());
        for (int begin = 0; begin < others.size(); begin += workers.threads()) {
          int end = Math.min(others.size(), begin + workers.threads());
          inFrames(others.subList(begin, end), lists, directory);
        }
        Json.write(directory.file(ResultDirectory.FRAMES_MARK), Map.of("format", FRAMES_FORMAT));
      } else {
        tell(bin(configuration, lists, directory), directory);
      }
      directory.commit();
    }
  }

  private DatasetReader reader(RunConfiguration inFrame, EventLists lists) {
    return new DatasetReader(inFrame, Optional.empty(), lists, listener::events);
  }

  /** Several frames at a time, told in their order. */
  private void inFrames(List<TimeFrame> frames, EventLists lists, ResultDirectory directory)
      throws IOException {
    List<ResultDirectory> inner = new ArrayList<>();
    List<Workers.Writing> writings = new ArrayList<>();
    List<List<DetectorCounts>> counts = new ArrayList<>(Collections.nCopies(frames.size(), null));
    for (int k = 0; k < frames.size(); k++) {
      int place = k;
      RunConfiguration inFrame = configuration.inFrame(frames.get(k));
      inner.add(directory.within(frames.get(k).key()));
      writings.add(() -> counts.set(place, bin(inFrame, lists, inner.get(place))));
    }
    workers.write(writings);
    for (int k = 0; k < frames.size(); k++) {
      tell(counts.get(k), inner.get(k));
    }
  }

  private void tell(List<DetectorCounts> detectors, ResultDirectory directory) {
    for (DetectorCounts counts : detectors) {
      listener.binned(counts, directory.target().resolve(file(counts)));
    }
  }

  private List<DetectorCounts> bin(
      RunConfiguration inFrame, EventLists lists, ResultDirectory directory) throws IOException {
    RunRecord record = RunRecord.begin(inFrame);
    DatasetReader reader = reader(inFrame, lists);
    List<DetectorCounts> detectors = new ArrayList<>();
    for (DetectorConfiguration detector : inFrame.detectors()) {
      DetectorCounts counts = reader.readExact(detector);
      ArrowCounts.write(directory.file(file(counts)), counts);
      detectors.add(counts);
    }
    Json.write(
        directory.file(ResultDirectory.COUNTS_MARK),
        tree(detectors, record.provenance(reader.inputs())));
    return detectors;
  }

  private static String file(DetectorCounts counts) {
    return counts.name() + ".arrow";
  }

  private static Map<String, Object> tree(List<DetectorCounts> detectors, Provenance provenance) {
    Map<String, Object> events = new LinkedHashMap<>();
    for (DetectorCounts counts : detectors) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("used", counts.origin().eventsUsed());
      entry.put("rejected", counts.origin().eventsRejected());
      entry.put("warnings", counts.origin().remarks());
      events.put(counts.name(), entry);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("events", events);
    tree.put("provenance", provenance.tree());
    return tree;
  }
}
