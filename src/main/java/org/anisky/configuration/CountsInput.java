package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anisky.InvalidInputException;
import org.anisky.counts.BlockKind;
import org.anisky.counts.CountsMerge;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.files.FilesNamed;
import org.anisky.io.fits.FitsFindings;
import org.anisky.io.fits.FitsLocalCounts;
import org.anisky.io.fits.LocalCountsLayout;
import org.anisky.sky.UtcText;

/** A file of sidereal counts, or several that belong together, and how to read them. */
public sealed interface CountsInput {
  /** Reads the counts. */
  DetectorCounts read() throws IOException;

  /** The files that are read. */
  List<Path> files() throws IOException;

  /**
   * The program's own format, which describes itself.
   *
   * @param file the file
   */
  record Arrow(Path file) implements CountsInput {
    @Override
    public DetectorCounts read() throws IOException {
      FitsFindings.refuse(
          file, "counts without a format are Arrow files; say format: fits-multimap or fits-bins");
      return ArrowCounts.read(file);
    }

    @Override
    public List<Path> files() {
      return List.of(file);
    }
  }

  /**
   * Files of the program's own format that were made of parts of the events, and are added.
   *
   * @param directory with the files of any detectors, in it or below
   * @param detector whose files are meant
   * @param from only parts of which all events are at this time or later, s since 1970 (UTC)
   * @param until only parts of which all events are before
   */
  record Parts(Path directory, String detector, double from, double until) implements CountsInput {
    @Override
    public DetectorCounts read() throws IOException {
      CountsMerge sum = new CountsMerge(false);
      for (Path file : files()) {
        sum.add(file.toString(), ArrowCounts.read(file));
      }
      return sum.sum();
    }

    /**
     * The counts of every block; a file without events is in none.
     *
     * @return by number of the block; of files by their order
     * @throws InvalidInputException when a part is in two blocks or does not tell its times
     */
    public SortedMap<Integer, DetectorCounts> read(BlockKind kind) throws IOException {
      SortedMap<Integer, CountsMerge> sums = new TreeMap<>();
      int number = 0;
      for (Path file : files()) {
        DetectorCounts counts = ArrowCounts.read(file);
        if (counts.origin().eventsUsed() == 0) {
          continue;
        }
        int block = kind.isOfCalendar() ? block(kind, file, counts.origin()) : number++;
        sums.computeIfAbsent(block, each -> new CountsMerge(false)).add(file.toString(), counts);
      }
      SortedMap<Integer, DetectorCounts> blocks = new TreeMap<>();
      sums.forEach((block, sum) -> blocks.put(block, sum.sum()));
      return blocks;
    }

    private static int block(BlockKind kind, Path file, CountsOrigin origin) {
      double first = origin.firstUnixTime();
      double last = origin.lastUnixTime();
      if (Double.isNaN(first) || Double.isNaN(last)) {
        throw InvalidInputException.of(
            "%s does not say when its events happened; it is in no block", file);
      }
      int block = kind.block(BlockKind.day(first));
      long lastDay = BlockKind.day(last);
      for (long day = BlockKind.day(first) + 1; day <= lastDay; day++) {
        if (kind.block(day) != block) {
          throw InvalidInputException.of(
              "%s has events from %s to %s, in more than one block by %s (%s and %s); bin shorter"
                  + " parts, or take longer blocks",
              file,
              UtcText.of(first),
              UtcText.of(last),
              kind.key(),
              kind.label(block),
              kind.label(kind.block(day)));
        }
      }
      return block;
    }

    /**
     * The files of the detector within the times. A file without events is of no time.
     *
     * @throws InvalidInputException when there is none, or one of them is only partly within
     */
    @Override
    public List<Path> files() throws IOException {
      List<Path> files = new ArrayList<>();
      int ofDetector = 0;
      for (Path file : FilesNamed.of(directory.toString(), ".arrow")) {
        ArrowCounts.Head head = ArrowCounts.head(file);
        if (head.detector().equals(detector)) {
          ofDetector++;
          if (isWithin(file, head.origin())) {
            files.add(file);
          }
        }
      }
      if (files.isEmpty()) {
        throw InvalidInputException.of(
            "directory %s: none of %d counts files of detector '%s' is from %s until %s",
            directory, ofDetector, detector, text(from, "any time"), text(until, "any time"));
      }
      return files;
    }

    private boolean isWithin(Path file, CountsOrigin origin) {
      double first = origin.firstUnixTime();
      double last = origin.lastUnixTime();
      boolean limited = Double.isFinite(from) || Double.isFinite(until);
      if (limited && origin.eventsUsed() == 0) {
        return false;
      }
      if (limited && (Double.isNaN(first) || Double.isNaN(last))) {
        throw InvalidInputException.of(
            "%s does not say when its events happened; no time can be chosen", file);
      }
      if (limited && (first < from && last >= from || first < until && last >= until)) {
        throw InvalidInputException.of(
            "%s has events from %s to %s, which are only partly in the time from %s until %s;"
                + " choose limits between the parts, or bin shorter parts",
            file,
            UtcText.of(first),
            UtcText.of(last),
            text(from, "any time"),
            text(until, "any time"));
      }
      return !limited || first >= from && last < until;
    }

    private static String text(double unixTime, String otherwise) {
      return Double.isFinite(unixTime) ? UtcText.of(unixTime) : otherwise;
    }
  }

  /**
   * One FITS file with all sidereal bins.
   *
   * @param file the file
   * @param layout what it does not say of itself
   */
  record Multimap(Path file, LocalCountsLayout layout) implements CountsInput {
    @Override
    public DetectorCounts read() throws IOException {
      return FitsLocalCounts.readMultimap(file, layout);
    }

    @Override
    public List<Path> files() {
      return List.of(file);
    }
  }

  /**
   * One FITS map per sidereal bin.
   *
   * @param prefix path up to the number of the bin
   * @param suffix what follows the three digits
   * @param bins T
   * @param layout what the files do not say of themselves
   */
  record Bins(Path prefix, String suffix, int bins, LocalCountsLayout layout)
      implements CountsInput {
    @Override
    public DetectorCounts read() throws IOException {
      return FitsLocalCounts.readBins(prefix.toString(), suffix, bins, layout);
    }

    @Override
    public List<Path> files() {
      List<Path> files = new ArrayList<>();
      for (int tau = 0; tau < bins; tau++) {
        Path file = Path.of(String.format(Locale.ROOT, "%s%03d%s", prefix, tau, suffix));
        if (Files.exists(file)) {
          files.add(file);
        }
      }
      return files;
    }
  }
}
