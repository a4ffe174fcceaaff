package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.CountsPart;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.files.FilesNamed;
import org.anisky.io.files.Sha256;

/**
 * Files of events whose counts are there already, known by their digests, so that only the others
 * are binned: files that came later, or that were bad.
 */
public final class CountedFiles {
  private final Path counts;

  /** The first digits of SHA-256 of files, by detector. */
  private final Map<String, Set<String>> known = new HashMap<>();

  /**
   * Looks at files of counts.
   *
   * @param counts a file, or a directory with files in it and below
   * @throws InvalidInputException when there is none, or one is damaged
   * @throws IOException when one cannot be read
   */
  public CountedFiles(Path counts) throws IOException {
    this.counts = counts;
    for (Path file : FilesNamed.of(counts.toString(), ".arrow")) {
      ArrowCounts.Head head = ArrowCounts.head(file);
      Set<String> ofDetector = known.computeIfAbsent(head.detector(), name -> new HashSet<>());
      CountsOrigin origin = head.origin();
      ofDetector.addAll(CountsPart.files(origin.digest(), origin.files()));
      for (CountsPart part : origin.parts()) {
        ofDetector.addAll(CountsPart.files(part.digest(), part.files()));
      }
    }
  }

  /**
   * The same configuration without these files; reads every file for its digest.
   *
   * @throws InvalidInputException when no file is left, or a detector has no events
   */
  public RunConfiguration leaveOut(RunConfiguration configuration) throws IOException {
    Map<String, List<Path>> left = new HashMap<>();
    int files = 0;
    int others = 0;
    for (DetectorConfiguration detector : configuration.detectors()) {
      if (detector.events().isEmpty()) {
        throw InvalidInputException.of(
            "--except: %s is given as counts; give its events", detector.name());
      }
      Set<String> ofDetector = known.getOrDefault(detector.name(), Set.of());
      List<Path> all = detector.events().get().file().files();
      List<Path> ofOthers = new ArrayList<>();
      for (Path file : all) {
        if (!ofDetector.containsAll(CountsPart.files(Sha256.of(file), List.of()))) {
          ofOthers.add(file);
        }
      }
      files += all.size();
      others += ofOthers.size();
      left.put(detector.name(), ofOthers);
    }
    if (others == 0) {
      throw InvalidInputException.of(
          "--except %s: the counts of all %d files are there; no file is left", counts, files);
    }
    return configuration.withFiles(left);
  }
}
