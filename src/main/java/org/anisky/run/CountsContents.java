package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.arrow.ArrowCounts;

/**
 * What a file of sidereal counts holds.
 *
 * @param counts of the file
 * @param sum of all counts
 * @param emptyBins sidereal bins without counts
 */
public record CountsContents(DetectorCounts counts, double sum, int emptyBins) {
  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read
   * @throws org.anisky.InvalidInputException when it holds no counts
   */
  public static CountsContents read(Path file) throws IOException {
    return of(ArrowCounts.read(file));
  }

  /** What counts hold. */
  public static CountsContents of(DetectorCounts counts) {
    double sum = 0;
    int gaps = 0;
    for (int tau = 0; tau < counts.binning().bins(); tau++) {
      double inBin = 0;
      for (double n : counts.bin(tau)) {
        inBin += n;
      }
      sum += inBin;
      gaps += inBin == 0 ? 1 : 0;
    }
    return new CountsContents(counts, sum, gaps);
  }
}
