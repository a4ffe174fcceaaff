package org.anisky.io.fits;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import nom.tam.fits.BasicHDU;
import nom.tam.fits.Header;
import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;

/** The images of a multimap, see {@link FitsLocalCounts}, in RING order. */
public final class Multimap {
  private static final String EVENTS = "MAPS";
  private static final String SQUARED_WEIGHTS = "W2MAPS";

  /** Of sums in single precision. */
  private static final double ROUNDING = 1e-5;

  private final FitsInput input;
  private final Map<String, FitsImage> images = new LinkedHashMap<>();
  private final FitsImage counts;
  private final FitsImage squaredWeights;
  private final HealpixGrid grid;
  private final boolean nested;

  private Multimap(FitsInput input) throws IOException {
    this.input = input;
    for (BasicHDU<?> unit = input.next(); unit != null; unit = input.next()) {
      String name = unit.getHeader().getStringValue("EXTNAME");
      if (name != null && isOurs(name.trim().toUpperCase(Locale.ROOT))) {
        images.put(name.trim().toUpperCase(Locale.ROOT), input.image(unit));
      }
    }
    FitsImage events = images.get(EVENTS);
    if (events == null) {
      throw InvalidInputException.of("%s has no image MAPS with the counts", input.file());
    }
    FitsImage weights = images.getOrDefault("WMAP", images.get("WMAPS"));
    squaredWeights = images.get(SQUARED_WEIGHTS);
    if ((weights == null) != (squaredWeights == null)) {
      throw InvalidInputException.of(
          "%s has only one of the images WMAP and W2MAPS; sums of weights need both", input.file());
    }
    counts = weights == null ? events : weights;
    grid = grid(events);
    nested = isNested(events.header());
    for (Map.Entry<String, FitsImage> image : images.entrySet()) {
      if (image.getValue().rows() != events.rows() || image.getValue().columns() != grid.size()) {
        throw InvalidInputException.of(
            "%s: the image %s has %d bins of %d pixels, but MAPS has %d of %d",
            input.file(),
            image.getKey(),
            image.getValue().rows(),
            image.getValue().columns(),
            events.rows(),
            grid.size());
      }
    }
  }

  /** Reads the images. */
  static Multimap read(FitsInput input) throws IOException {
    return new Multimap(input);
  }

  private static boolean isOurs(String name) {
    return name.equals(EVENTS)
        || name.equals("WMAP")
        || name.equals("WMAPS")
        || name.equals(SQUARED_WEIGHTS);
  }

  private HealpixGrid grid(FitsImage events) {
    int nside = (int) Math.round(Math.sqrt(events.columns() / 12.0));
    boolean healpix = nside >= 1 && nside <= 8192 && Integer.bitCount(nside) == 1;
    if (!healpix || 12 * nside * nside != events.columns()) {
      throw InvalidInputException.of(
          "%s: the image MAPS has %d pixels per bin, which is no HEALPix map of 12 nside^2 pixels",
          input.file(), events.columns());
    }
    int stated = events.header().getIntValue("NSIDE", nside);
    if (stated != nside) {
      throw InvalidInputException.of(
          "%s: NSIDE is %d, but the image MAPS has %d pixels per bin",
          input.file(), stated, events.columns());
    }
    return new HealpixGrid(nside);
  }

  private boolean isNested(Header header) {
    String order = header.getStringValue("ORDERING");
    if (order == null || order.trim().equalsIgnoreCase("RING")) {
      return false;
    }
    if (order.trim().toUpperCase(Locale.ROOT).startsWith("NEST")) {
      return true;
    }
    throw InvalidInputException.of(
        "%s: ORDERING is '%s'; it must be RING or NESTED", input.file(), order.trim());
  }

  HealpixGrid grid() {
    return grid;
  }

  /** What the header of MAPS says of local counts. */
  LocalCountsHeader header() {
    return LocalCountsHeader.of(images.get(EVENTS).header(), nested);
  }

  /** Number T of sidereal bins. */
  int bins() {
    return counts.rows();
  }

  boolean isWeighted() {
    return squaredWeights != null;
  }

  /** Events, or sums of weights, of one bin, shape (grid.size()), RING order. */
  double[] counts(int tau) {
    return ring(counts.row(tau));
  }

  /**
   * Checks that the sums of weights can be: that of the squares is at least the square of the sum
   * over the number of events, where the file tells them apart.
   *
   * @throws InvalidInputException naming bin and pixel
   */
  void checkWeights(int tau) {
    if (!isWeighted()) {
      return;
    }
    double[] events = ring(images.get(EVENTS).row(tau));
    double[] weights = counts(tau);
    double[] squares = squaredWeights(tau);
    for (int p = 0; p < weights.length; p++) {
      boolean known = events[p] != weights[p];
      double least = known ? weights[p] * weights[p] / events[p] : 0;
      if (weights[p] > 0 && !(squares[p] > 0 && squares[p] >= least * (1 - ROUNDING))) {
        throw InvalidInputException.of(
            "%s: sidereal bin %d, pixel %d: the sum of squared weights is %s; for %s events with a"
                + " sum of weights of %s it must be at least %s",
            input.file(), tau, p, squares[p], events[p], weights[p], least);
      }
    }
  }

  /** Sums of squared weights of one bin, shape (grid.size()), RING order. */
  double[] squaredWeights(int tau) {
    return ring(squaredWeights.row(tau));
  }

  private double[] ring(double[] row) {
    if (!nested) {
      return row;
    }
    double[] ring = new double[row.length];
    for (int p = 0; p < row.length; p++) {
      ring[grid.nestToRing(p)] = row[p];
    }
    return ring;
  }
}
