package org.anisky.io.fits;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.anisky.InvalidInputException;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.grid.HealpixGrid;
import org.anisky.io.CountsConsistency;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.SiderealBinning;

/**
 * Collects counts of another program bin by bin and puts them where the program's own conventions
 * want them. A HEALPix grid maps onto itself under quarter turns and reflections, so changing the
 * azimuth convention renumbers pixels and nothing else.
 */
public final class LocalCountsTable {
  /** Name under which the origin of counts tells that pixels were reordered. */
  public static final String PIXEL_ORDER = "pixel order of the files";

  private final LocalCountsLayout layout;
  private final HealpixGrid grid;
  private final HealpixGrid fileGrid;
  private final LocalCountsHeader header;
  private final LocalSky sky;
  private final int[] indexOfFilePixel;
  private final double[][] counts;
  private final double[][] squaredWeights;
  private final double[] left;

  /** What the first count that is no whole number means, for a person; null while there is none. */
  private String notWhole;

  /**
   * @param fileGrid of the files; the layout may ask for a coarser one, then the counts of the
   *     pixels that lie in one coarse pixel are added
   * @param header what the files say of themselves
   * @param file for messages
   * @throws InvalidInputException when header and layout contradict each other
   */
  LocalCountsTable(
      LocalCountsLayout configured,
      HealpixGrid fileGrid,
      LocalCountsHeader header,
      int bins,
      boolean weighted,
      Path file) {
    this.layout = header.applyTo(configured, file);
    this.header = header;
    this.fileGrid = fileGrid;
    grid = layout.grid(fileGrid);
    sky = LocalSky.of(layout.observatory(), grid, layout.fieldOfView());
    indexOfFilePixel = new int[fileGrid.size()];
    int children = (fileGrid.nside() / grid.nside()) * (fileGrid.nside() / grid.nside());
    for (int pixel = 0; pixel < indexOfFilePixel.length; pixel++) {
      double azimuth = layout.convention().toAzimuth(fileGrid.longitude(pixel));
      double longitude = AzimuthConvention.NORTH_WEST.fromAzimuth(azimuth);
      int own = fileGrid.pixel(fileGrid.z(pixel), longitude);
      int parent = grid.nestToRing(fileGrid.ringToNest(own) / children);
      indexOfFilePixel[pixel] = sky.index(parent);
    }
    counts = new double[bins][];
    squaredWeights = weighted ? new double[bins][] : null;
    left = new double[bins];
  }

  LocalCountsHeader header() {
    return header;
  }

  HealpixGrid fileGrid() {
    return fileGrid;
  }

  /**
   * Takes the counts of one bin.
   *
   * @param file for messages
   * @param tau the bin
   * @param values in the files' RING order, shape (grid.size()); missing ones are NaN, which is
   *     allowed outside the field of view only; not modified
   */
  void putCounts(Path file, int tau, double[] values) {
    counts[tau] = inView(file, tau, values, "the count", true);
  }

  /** Takes the sums of squared weights of one bin, see {@link #putCounts}. */
  void putSquaredWeights(Path file, int tau, double[] values) {
    squaredWeights[tau] = inView(file, tau, values, "the sum of squared weights", false);
  }

  private double[] inView(Path file, int tau, double[] values, String what, boolean countsLeft) {
    double[] bin = new double[sky.size()];
    for (int pixel = 0; pixel < values.length; pixel++) {
      double value = values[pixel];
      int i = indexOfFilePixel[pixel];
      if (Double.isNaN(value)) {
        if (i < 0) {
          continue;
        }
        throw InvalidInputException.of(
            "%s: sidereal bin %d, pixel %d%s: %s is missing (NaN, UNSEEN, BLANK, TNULL or"
                + " BAD_DATA); every pixel in the field of view needs one",
            file, tau, pixel, header.nested() ? " in RING order" : "", what);
      }
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw InvalidInputException.of(
            "%s: sidereal bin %d, pixel %d%s: %s is %s; it must be finite and >= 0",
            file, tau, pixel, header.nested() ? " in RING order" : "", what, value);
      }
      if (countsLeft && squaredWeights == null && notWhole == null && value != Math.rint(value)) {
        notWhole =
            String.format(
                Locale.ROOT,
                "%s: sidereal bin %d, pixel %d holds %s events, no whole number, and there are no"
                    + " images WMAP and W2MAPS with sums of weights and of their squares: every"
                    + " count is taken for events of weight 1, and errors are wrong if it is not",
                file,
                tau,
                pixel,
                value);
      }
      if (i >= 0) {
        bin[i] += value;
      } else if (countsLeft) {
        left[tau] += value;
      }
    }
    return bin;
  }

  /**
   * The counts, when all bins were put.
   *
   * @param source for a person
   * @param digest of the files
   * @throws InvalidInputException when they are more than are kept exactly
   */
  DetectorCounts counts(String source, String digest) {
    double used = 0;
    for (double[] bin : counts) {
      used += Arrays.stream(bin).sum();
    }
    double leftOut = Arrays.stream(left).sum();
    CountsTotal.check(source, used + leftOut);
    double maxZenith = (float) Math.toDegrees(layout.fieldOfView().maxZenith());
    Map<String, Long> rejected = new TreeMap<>();
    rejected.put(
        String.format(Locale.ROOT, "in pixels beyond zenith %s deg", maxZenith),
        Math.round(leftOut));
    Map<String, String> selections = new TreeMap<>();
    selections.put(CountsConsistency.AZIMUTH_OF_MAPS, layout.convention().key());
    if (header.nested()) {
      selections.put(PIXEL_ORDER, "NESTED, reordered to RING");
    }
    if (!grid.equals(fileGrid)) {
      selections.put("nside of the files", fileGrid.nside() + ", added up to " + grid.nside());
    }
    SiderealBinning binning = layout.binning(counts.length);
    String clock =
        String.format(
            Locale.ROOT,
            "of the files; directions belong to %s deg in bin 0",
            (float) Math.toDegrees(binning.centre(0)));
    DetectorCounts table =
        new DetectorCounts(
            layout.detector(),
            sky,
            binning,
            layout.timeFrame(),
            counts,
            squaredWeights,
            new CountsOrigin(
                source, digest, Math.round(used), rejected, Double.NaN, selections, clock));
    return notWhole == null ? table : table.withRemarks(List.of(notWhole));
  }
}
