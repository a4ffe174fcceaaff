package org.anisky.io.fits;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.anisky.io.Excerpt;

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
    FitsFindings findings = new FitsFindings();
    for (FitsUnit unit = input.next(); unit != null; unit = input.next()) {
      String name = unit.header().extension().toUpperCase(Locale.ROOT);
      if (!isOurs(name)) {
        findings.add(unit);
      } else if (images.put(name, FitsImage.read(input, unit)) != null) {
        throw InvalidInputException.of(
            "%s has two images %s; it must have one of each name", input.file(), name);
      }
    }
    FitsImage events = images.get(EVENTS);
    if (events == null) {
      throw InvalidInputException.of(
          "%s has no image MAPS with the counts%s", input.file(), findings.hint());
    }
    if (images.containsKey("WMAP") && images.containsKey("WMAPS")) {
      throw InvalidInputException.of(
          "%s has both of the images WMAP and WMAPS, which mean the same; it must have one",
          input.file());
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
      if (image.getValue().count() != events.count() || image.getValue().columns() != grid.size()) {
        throw InvalidInputException.of(
            "%s: the image %s has %d bins of %d pixels, but MAPS has %d of %d",
            input.file(),
            image.getKey(),
            image.getValue().count(),
            image.getValue().columns(),
            events.count(),
            grid.size());
      }
      if (image.getValue().header().has("ORDERING")
          && isNested(image.getValue().header()) != nested) {
        throw InvalidInputException.of(
            "%s: the images %s and MAPS have different ORDERING; it must be the same",
            input.file(), image.getKey());
      }
    }
  }

  /** Reads the images. */
  static Multimap read(FitsInput input) throws IOException {
    return new Multimap(input);
  }

  /** Whether an image of this name, in upper case, is one of a multimap. */
  static boolean isOurs(String name) {
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
    long stated = events.header().integerOr("NSIDE", Integer.MIN_VALUE, Integer.MAX_VALUE, nside);
    if (stated != nside) {
      throw InvalidInputException.of(
          "%s: NSIDE is %d, but the image MAPS has %d pixels per bin",
          input.file(), stated, events.columns());
    }
    return new HealpixGrid(nside);
  }

  private boolean isNested(FitsHeader header) {
    String order = header.word("ORDERING");
    if (order.isEmpty() || order.equals("RING")) {
      return false;
    }
    if (order.startsWith("NEST")) {
      return true;
    }
    throw InvalidInputException.of(
        "%s: ORDERING is '%s'; it must be RING or NESTED", input.file(), Excerpt.of(order));
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
    return counts.count();
  }

  boolean isWeighted() {
    return squaredWeights != null;
  }

  /** Events, or sums of weights, of one bin, shape (grid.size()), RING order; NaN if missing. */
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
