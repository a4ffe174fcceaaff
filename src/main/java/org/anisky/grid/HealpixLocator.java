package org.anisky.grid;

/**
 * Pixels of many points given by two angles, faster than one by one: sine and cosine of half the
 * angle from the equator are short sums of powers, good to 2e-15, and where that could decide on
 * which side of an edge a point lies, {@link HealpixGrid#pixel} decides. Every pixel is therefore
 * the one that it gives for {@link Math#cos}.
 *
 * <p>With y half the angle from the equator, z = 2 sin y cos y; and as 1 - |z| = (cos y - |sin
 * y|)^2, the distance from the pole that counts in the caps, n sqrt(3 (1 - |z|)), needs no root.
 *
 * <p>Holds scratch: one object per thread.
 */
public final class HealpixLocator {
  private static final double QUARTER_TURN = Math.PI / 2;

  /** A little more than a quarter of a turn: beyond, the sums of powers mean nothing. */
  private static final double FARTHEST = 1.571;

  /** 1/n!; the first that is left out, 16 of the cosine, gives 1e-15 at an eighth of a turn. */
  private static final double F2 = 1.0 / 2;

  private static final double F3 = 1.0 / 6;
  private static final double F4 = 1.0 / 24;
  private static final double F5 = 1.0 / 120;
  private static final double F6 = 1.0 / 720;
  private static final double F7 = 1.0 / 5040;
  private static final double F8 = 1.0 / 40320;
  private static final double F9 = 1.0 / 362880;
  private static final double F10 = 1.0 / 3628800;
  private static final double F11 = 1.0 / 39916800;
  private static final double F12 = 1.0 / 479001600;
  private static final double F13 = 1.0 / 6227020800.0;
  private static final double F14 = 1.0 / 87178291200.0;
  private static final double F15 = 1.0 / 1307674368000.0;

  private static final double BELT = 2.0 / 3.0;

  /**
   * In pixels and units of nside, many times what sums of powers and the roundings of the grid move
   * an edge: 1e-14, but for the first 1e-5 rad from a pole, which are in its first pixel.
   */
  private static final double MARGIN = 2e-11;

  /** Products of two distances from edges, at most 1/4 each, and one in z, at most 2/3. */
  private static final double MARGIN_OF_PRODUCT = MARGIN / 6;

  private static final int SIGN_BIT = 63;

  private final HealpixGrid grid;
  private final int nside;
  private final double[] sine;
  private final double[] cosine;
  private final double[] quarters;
  private final int[] doubtful;

  /**
   * @param capacity largest number of points
   */
  public HealpixLocator(HealpixGrid grid, int capacity) {
    this.grid = grid;
    nside = grid.nside();
    sine = new double[capacity];
    cosine = new double[capacity];
    quarters = new double[capacity];
    doubtful = new int[capacity];
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
    pixels(colatitude, longitude, 1, size, out);
  }

  /**
   * The same for angles that grow against the longitude, as azimuths from North through East do.
   *
   * @param against minus the longitude, rad, any finite value; not modified
   */
  public void pixelsOfOpposite(double[] colatitude, double[] against, int size, int[] out) {
    pixels(colatitude, against, -1, size, out);
  }

  private void pixels(double[] colatitude, double[] angle, double sense, int size, int[] out) {
    halfAngles(colatitude, size, sine, cosine);
    quarters(angle, sense, size, quarters);
    int doubts = likelyPixels(colatitude, size, out);
    for (int j = 0; j < doubts; j++) {
      int k = doubtful[j];
      out[k] = grid.pixel(Math.cos(colatitude[k]), sense * angle[k]);
    }
  }

  /** Sine and cosine of half of what is left to a quarter of a turn: a plain loop of products. */
  private static void halfAngles(double[] colatitude, int size, double[] sine, double[] cosine) {
    for (int k = 0; k < size; k++) {
      double y = QUARTER_TURN / 2 - 0.5 * colatitude[k];
      double s = y * y;
      double odd = F13 - s * F15;
      odd = F11 - s * odd;
      odd = F9 - s * odd;
      odd = F7 - s * odd;
      odd = F5 - s * odd;
      odd = F3 - s * odd;
      sine[k] = y - y * (s * odd);
      double even = F12 - s * F14;
      even = F10 - s * even;
      even = F8 - s * even;
      even = F6 - s * even;
      even = F4 - s * even;
      even = F2 - s * even;
      cosine[k] = 1 - s * even;
    }
  }

  /** The same products as those of the grid for one point. */
  private static void quarters(double[] angle, double sense, int size, double[] quarters) {
    for (int k = 0; k < size; k++) {
      double turned = sense * angle[k] * HealpixGrid.QUARTERS_PER_RADIAN;
      quarters[k] = turned - 4 * Math.floor(turned / 4);
    }
  }

  /**
   * Pixels as the sums of powers have them. A point in doubt is found by a sign and not by a
   * branch, which the compiler would leave out, and compile all again when one comes.
   *
   * @return number of points that may belong elsewhere, in {@link #doubtful}
   */
  private int likelyPixels(double[] colatitude, int size, int[] out) {
    double margin = MARGIN_OF_PRODUCT * nside;
    double scale = nside * Math.sqrt(3);
    int doubts = 0;
    for (int k = 0; k < size; k++) {
      double z = 2 * sine[k] * cosine[k];
      double quarter = quarters[k];
      double intoBelt = BELT - Math.abs(z);
      double clear;
      if (intoBelt > 0) {
        double east = nside * (0.5 + quarter);
        double north = nside * (0.75 * z);
        int up = (int) (east - north);
        int down = (int) (east + north);
        out[k] = grid.beltPixelBetween(up, down);
        clear = fromEdges(east - north - up, east + north - down) * intoBelt;
      } else {
        int face = (int) quarter;
        double distance = scale * (cosine[k] - Math.abs(sine[k]));
        double ascending = (quarter - face) * distance;
        int up = (int) ascending;
        int down = (int) (distance - ascending);
        out[k] = grid.capPixel(face, up, down, z > 0);
        clear = fromEdges(ascending - up, distance - ascending - down) * -intoBelt;
      }
      double inside = FARTHEST - Math.abs(QUARTER_TURN - colatitude[k]);
      long signs = Double.doubleToRawLongBits(clear - margin) | Double.doubleToRawLongBits(inside);
      if (Double.isNaN(clear)) {
        signs = Long.MIN_VALUE;
      }
      doubtful[doubts] = k;
      doubts += (int) (signs >>> SIGN_BIT);
    }
    return doubts;
  }

  /**
   * Product of the distances from the nearer edges on both ways across a pixel.
   *
   * @param x from one edge, in [0, 1]
   * @param y from another
   */
  private static double fromEdges(double x, double y) {
    return x * (1 - x) * (y * (1 - y));
  }
}
