package org.anisky.io.fits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.files.Sha256;

/**
 * Local counts that other programs wrote as HEALPix maps in FITS, plain or compressed with gzip,
 * RING or NESTED. Two layouts:
 *
 * <ul>
 *   <li>one file per sidereal bin, {@code PREFIX000SUFFIX} and so on: a binary table with one
 *       column, see {@link FitsMaps#read}; pixels that a list of pixels leaves out have no counts;
 *   <li>one file for all ("multimap"): an image MAPS of shape (bins, pixels), RING unless its
 *       header says otherwise; when events have weights also the images WMAP (or WMAPS) and W2MAPS,
 *       the sums of weights and of squared weights. Images may be tile-compressed.
 * </ul>
 *
 * Pixels are renumbered to the program's own {@link org.anisky.sky.AzimuthConvention#NORTH_WEST}
 * and the start of the first bin is kept, so that every count stays as it is, to the bit.
 */
public final class FitsLocalCounts {
  private FitsLocalCounts() {}

  /**
   * Reads one file per sidereal bin.
   *
   * @param prefix path up to the number of the bin
   * @param suffix what follows the three digits, for example {@code ".fits.gz"}
   * @param bins T, in [1, 1000]
   * @throws InvalidInputException with file, bin and pixel when something is missing or not allowed
   * @throws IOException when a file cannot be read
   */
  public static DetectorCounts readBins(
      String prefix, String suffix, int bins, LocalCountsLayout layout) throws IOException {
    if (bins < 1 || bins > 1000) {
      throw InvalidInputException.of(
          "%s: %d sidereal bins; three digits in a file name allow 1 to 1000", prefix, bins);
    }
    List<Path> files = new ArrayList<>();
    for (int tau = 0; tau < bins; tau++) {
      Path file = Path.of(String.format(Locale.ROOT, "%s%03d%s", prefix, tau, suffix));
      if (!Files.exists(file)) {
        throw InvalidInputException.of(
            "%s: there is no such file, but sidereal bin %d of %d must be there", file, tau, bins);
      }
      files.add(file);
    }
    Path next = Path.of(String.format(Locale.ROOT, "%s%03d%s", prefix, bins, suffix));
    if (bins < 1000 && Files.exists(next)) {
      throw InvalidInputException.of(
          "%s: there is a file for sidereal bin %d, but sidereal-bins is %d; it must be the number"
              + " of files",
          next, bins, bins);
    }
    LocalCountsTable table = null;
    for (int tau = 0; tau < bins; tau++) {
      HealpixColumns map = FitsMaps.read(files.get(tau));
      if (table == null) {
        table =
            new LocalCountsTable(
                layout, map.grid(), map.header().ofAnyBin(), bins, false, files.get(0));
      }
      if (map.size() != 1) {
        throw InvalidInputException.of(
            "%s has the columns %s; counts are read from a table with one",
            files.get(tau), map.names());
      }
      if (!map.otherTables().isEmpty()) {
        throw InvalidInputException.of(
            "%s has more HEALPix tables than one, %s too; counts are read from a file with one",
            files.get(tau), map.otherTables().get(0));
      }
      map.header().checkBin(tau, files.get(tau));
      if (!map.grid().equals(table.fileGrid())) {
        throw InvalidInputException.of(
            "%s: sidereal bin %d has nside %d, but bin 0 has %d; all must have the same",
            files.get(tau), tau, map.grid().nside(), table.fileGrid().nside());
      }
      if (!map.header().ofAnyBin().equals(table.header())) {
        throw InvalidInputException.of(
            "%s: sidereal bin %d differs from bin 0 in the order of pixels, the azimuth, the site"
                + " or the start of bin 0 that its header says",
            files.get(tau), tau);
      }
      table.putCounts(files.get(tau), tau, map.counts(0));
    }
    String source = String.format(Locale.ROOT, "%s000%s to %03d", prefix, suffix, bins - 1);
    return table.counts(source, Sha256.of(files));
  }

  /**
   * Reads one file with all sidereal bins.
   *
   * @throws InvalidInputException with file, bin and pixel when something is missing or not allowed
   * @throws IOException when the file cannot be read
   */
  public static DetectorCounts readMultimap(Path file, LocalCountsLayout layout)
      throws IOException {
    Multimap multimap;
    try (FitsInput input = FitsInput.open(file)) {
      multimap = Multimap.read(input);
    }
    LocalCountsTable table =
        new LocalCountsTable(
            layout,
            multimap.grid(),
            multimap.header(),
            multimap.bins(),
            multimap.isWeighted(),
            file);
    for (int tau = 0; tau < multimap.bins(); tau++) {
      multimap.checkWeights(tau);
      table.putCounts(file, tau, multimap.counts(tau));
      if (multimap.isWeighted()) {
        table.putSquaredWeights(file, tau, multimap.squaredWeights(tau));
      }
    }
    return table.counts(file.toString(), Sha256.of(file));
  }
}
