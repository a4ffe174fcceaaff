package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.fits.FitsFindings;
import org.anisky.io.fits.FitsLocalCounts;
import org.anisky.io.fits.LocalCountsLayout;

/** A file of sidereal counts, or several that belong together, and how to read them. */
public sealed interface CountsInput {
  /** Reads the counts. */
  DetectorCounts read() throws IOException;

  /** The files that are read. */
  List<Path> files();

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
