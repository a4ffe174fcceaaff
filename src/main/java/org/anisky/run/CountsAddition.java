package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.CountsMerge;
import org.anisky.counts.CountsPart;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.Sha256;
import org.anisky.io.files.WholeFile;
import org.anisky.io.json.Json;

/**
 * Adds files of sidereal counts that were made of parts of the events: one sum per detector.
 * Several files are read at a time and added in their order.
 *
 * @param files at least one
 * @param repeatsAllowed whether the same events may be in several files
 * @param workers who read
 * @param listener is told of files and sums
 */
public record CountsAddition(
    List<Path> files, boolean repeatsAllowed, Workers workers, RunListener listener) {
  private static final String FORMAT = "anisky-merged/1";

  /**
   * Writes the sum of the only detector.
   *
   * @param existing what happens to a file that is there
   * @throws InvalidInputException when there are several detectors, or parts that do not fit
   */
  public void toFile(Path target, ExistingOutput existing) throws IOException {
    try (WholeFile file = WholeFile.create(target, existing, ArrowCounts::isCounts)) {
      Map<String, CountsMerge> sums = sums(new ArrayList<>());
      if (sums.size() > 1) {
        throw InvalidInputException.of(
            "--out %s names one file but the parts are of %d detectors (%s); name a directory",
            target, sums.size(), String.join(", ", sums.keySet()));
      }
      DetectorCounts sum = sums.values().iterator().next().sum();
      ArrowCounts.write(file.path(), sum);
      file.commit();
      listener.binned(sum, target);
    }
  }

  /**
   * Writes the sum of every detector, {@code NAME.arrow}, and {@code counts.json}.
   *
   * @param existing what happens to a directory that is there
   * @throws InvalidInputException when parts do not fit
   */
  public void toDirectory(Path target, ExistingOutput existing) throws IOException {
    try (ResultDirectory directory = ResultDirectory.create(target, existing)) {
      Map<String, Object> configuration = new LinkedHashMap<>();
      configuration.put("merge", files.stream().map(Path::toString).toList());
      configuration.put("repeated", repeatsAllowed);
      RunRecord record = RunRecord.begin(configuration);
      List<InputDigest> inputs = new ArrayList<>();
      Map<String, Object> events = new LinkedHashMap<>();
      List<DetectorCounts> written = new ArrayList<>();
      for (CountsMerge merge : sums(inputs).values()) {
        DetectorCounts sum = merge.sum();
        ArrowCounts.write(directory.file(sum.name() + ".arrow"), sum);
        events.put(sum.name(), tree(sum));
        written.add(sum);
      }
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("format", FORMAT);
      tree.put("events", events);
      tree.put("provenance", record.provenance(inputs).tree());
      Json.write(directory.file(ResultDirectory.COUNTS_MARK), tree);
      directory.commit();
      for (DetectorCounts sum : written) {
        listener.binned(sum, target.resolve(sum.name() + ".arrow"));
      }
    }
  }

  private static Map<String, Object> tree(DetectorCounts sum) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("used", sum.origin().eventsUsed());
    entry.put("rejected", sum.origin().eventsRejected());
    entry.put("warnings", sum.origin().remarks());
    entry.put("parts", sum.origin().parts().stream().map(CountsPart::source).toList());
    return entry;
  }

  /**
   * Sums by detector.
   *
   * @param inputs gets the files
   */
  private Map<String, CountsMerge> sums(List<InputDigest> inputs) throws IOException {
    Map<String, CountsMerge> sums = new TreeMap<>();
    int atATime = workers.threads();
    for (int begin = 0; begin < files.size(); begin += atATime) {
      List<Reading> readings = new ArrayList<>();
      for (Path file : files.subList(begin, Math.min(files.size(), begin + atATime))) {
        readings.add(new Reading(file));
      }
      workers.write(readings);
      for (Reading reading : readings) {
        DetectorCounts counts = reading.counts();
        sums.computeIfAbsent(counts.name(), name -> new CountsMerge(repeatsAllowed))
            .add(reading.file.toString(), counts);
        inputs.add(new InputDigest(reading.file.toString(), reading.digest));
      }
      int done = begin + readings.size();
      listener.doing(String.format("adding counts: %d of %d files", done, files.size()));
    }
    return sums;
  }

  /** One file that is read, on any thread. */
  private static final class Reading implements Workers.Writing {
    private final Path file;
    private DetectorCounts counts;
    private String digest;
    private InvalidInputException refusal;

    Reading(Path file) {
      this.file = file;
    }

    @Override
    public void write() throws IOException {
      try {
        counts = ArrowCounts.read(file);
        digest = Sha256.of(file);
      } catch (InvalidInputException e) {
        refusal = e;
      }
    }

    /** What was read; of several files that are refused the first one's message is told. */
    DetectorCounts counts() {
      if (refusal != null) {
        throw refusal;
      }
      return counts;
    }
  }
}
