package org.anisky.grid;

/**
 * Pixels of many points given by two angles, faster than one by one: the cosine of the colatitude
 * is a short sum of powers, good to 1e-13, and where that could decide on which side of an edge a
 * point lies, {@link HealpixGrid#pixel} decides. Every pixel is therefore the one that it gives for
 * {@link Math#cos}.
 *
 * <p>Holds scratch: one object per thread.
 */
public final class HealpixLocator {
  private static final double QUARTER_TURN = Math.PI / 2;

  /** A little more than a quarter of a turn: beyond, the sum of powers means nothing. */
  private static final double FARTHEST = 1.571;

  /** Coefficients 1/n! of the sine; the first that is left out gives 4.4e-14 at a quarter turn. */
  private static final double F3 = 6;

  private static final double F5 = 120;
  private static final double F7 = 5040;
  private static final double F9 = 362880;
  private static final double F11 = 39916800;
  private static final double F13 = 6227020800.0;
  private static final double F15 = 1307674368000.0;
  private static final double F17 = 355687428096000.0;

  private static final double BELT = 2.0 / 3.0;

  /** Ten times what the cosine is off, so that belt and cap are told apart. */
  private static final double MARGIN_OF_Z = 1e-12;

  /** Nearer to a pole, 1 - |z| has too few digits. */
  private static final double NEAR_POLE = 1 - 1e-4;

  /**
   * In pixels and units of nside: an error of 1e-13 of z moves an edge by 7.5e-14 in the belt, and
   * by 8.7e-12 at {@link #NEAR_POLE}.
   */
  private static final double MARGIN = 2e-11;

  private static final int NOT_SURE = -1;

  private final HealpixGrid grid;
  private final double margin;
  private final double[] z;
  private final double[] quarters;

  /**
   * @param capacity largest number of points
   */
  public HealpixLocator(HealpixGrid grid, int capacity) {
    this.grid = grid;
    margin = MARGIN * grid.nside();
    z = new double[capacity];
    quarters = new double[capacity];
  }

  /**
   * The pixels that hold points.
   *
   * @param colatitude angle from the pole of the grid, rad; not modified
   * @param longitude rad, any finite value; not modified
   * @param size number of points
   * @param out receives the pixels; modified
   * @throws IllegalArgumentException if an angle is not a number
   */
  public void pixels(double[] colatitude, double[] longitude, int size, int[] out) {
    heights(colatitude, size, z);
    quarters(longitude, size, quarters);
    for (int k = 0; k < size; k++) {
      boolean summed = Math.abs(QUARTER_TURN - colatitude[k]) < FARTHEST;
      int pixel = summed ? pixel(z[k], quarters[k]) : NOT_SURE;
      out[k] = pixel == NOT_SURE ? exactly(colatitude[k], longitude[k]) : pixel;
    }
  }

  private int exactly(double colatitude, double longitude) {
    return grid.pixel(Math.cos(colatitude), longitude);
  }

  /** The cosines as sines of what is left to a quarter of a turn: a plain loop of products. */
  private static void heights(double[] colatitude, int size, double[] z) {
    for (int k = 0; k < size; k++) {
      double x = QUARTER_TURN - colatitude[k];
      double s = x * x;
      double sum = 1 / F15 - s * (1 / F17);
      sum = 1 / F13 - s * sum;
      sum = 1 / F11 - s * sum;
      sum = 1 / F9 - s * sum;
      sum = 1 / F7 - s * sum;
      sum = 1 / F5 - s * sum;
      sum = 1 / F3 - s * sum;
      z[k] = x - x * (s * sum);
    }
  }

  /** The same products as those of the grid for one point. */
  private static void quarters(double[] longitude, int size, double[] quarters) {
    for (int k = 0; k < size; k++) {
      double turned = longitude[k] * HealpixGrid.QUARTERS_PER_RADIAN;
      quarters[k] = turned - 4 * Math.floor(turned / 4);
    }
  }

  private int pixel(double height, double quarter) {
    double distanceToEquator = Math.abs(height);
    if (!(quarter >= 0 && quarter < 4)) {
      return NOT_SURE;
    }
    if (distanceToEquator < BELT - MARGIN_OF_Z) {
      double east = grid.nside() * (0.5 + quarter);
      double north = grid.nside() * (0.75 * height);
      double ascending = east - north;
      double descending = east + north;
      return isSure(ascending) && isSure(descending)
          ? grid.beltPixel((int) ascending, (int) descending)
          : NOT_SURE;
    }
    if (distanceToEquator > BELT + MARGIN_OF_Z && distanceToEquator < NEAR_POLE) {
      double distance = grid.nside() * Math.sqrt(3 * (1 - distanceToEquator));
      double inQuarter = quarter - (int) quarter;
      double ascending = inQuarter * distance;
      double descending = (1 - inQuarter) * distance;
      return isSure(ascending) && isSure(descending)
          ? grid.capPixel((int) ascending, (int) descending, quarter, height > 0)
          : NOT_SURE;
    }
    return NOT_SURE;
  }

  /** Whether a number lies so far from whole ones that its whole part is certain. */
  private boolean isSure(double edges) {
    double rest = edges - (int) edges;
    return rest > margin && rest < 1 - margin;
  }
}
