package org.anisky.grid;

import java.util.Locale;
import org.anisky.InvalidInputException;

/**
 * HEALPix pixels in RING order (Gorski et al. 2005, ApJ 622, 759), with the conversion to and from
 * NESTED order. Pixel numbers agree with healpy and HEALPix C++ and Java.
 *
 * <p>Names: n is nside; a ring's <em>number</em> is its index + 1, as in the paper. Polar rings
 * (number below n, or the same from the south) have 4 number pixels, the others 4 n.
 *
 * @param nside resolution: a power of two in [1, 8192]
 */
public record HealpixGrid(int nside) implements SkyGrid {
  static final double QUARTERS_PER_RADIAN = 2 / Math.PI;
  private static final double TURN = 2 * Math.PI;

  /** Checks the resolution. */
  public HealpixGrid {
    if (nside < 1 || nside > 8192 || Integer.bitCount(nside) != 1) {
      throw InvalidInputException.of("nside %d must be a power of two in [1, 8192]", nside);
    }
  }

  @Override
  public int size() {
    return 12 * nside * nside;
  }

  /** Number of pixels of the polar rings of one hemisphere. */
  private int cap() {
    return 2 * nside * (nside - 1);
  }

  /**
   * The pixel that holds a point (section 5 of the paper: the point lies between two ascending and
   * two descending pixel edges).
   *
   * <p>z alone places a point to 1.5e-8 rad at the poles and better elsewhere, at most 2e-4 of the
   * width of a pixel at nside 8192; so there is no form that takes the polar distance beside z.
   *
   * @param z in [-1, 1]; what rounding carried beyond counts as the pole
   * @param longitude rad, any finite value
   * @throws IllegalArgumentException if z or the longitude is not a number
   */
  @Override
  public int pixel(double z, double longitude) {
    double quarters = longitude * QUARTERS_PER_RADIAN;
    if (!(quarters >= 0 && quarters < 4)) {
      quarters = intoFirstTurn(quarters);
    }
    return Math.abs(z) <= 2.0 / 3.0 ? equatorial(z, quarters) : polar(z, quarters);
  }

  private int equatorial(double z, double quarters) {
    double east = nside * (0.5 + quarters);
    double north = nside * (0.75 * z);
    int ascending = (int) (east - north);
    int descending = (int) (east + north);
    // From 0 at z = 2/3 to 2 n at z = -2/3; a rounded sum may step over these ends.
    int row = Math.min(Math.max(nside + ascending - descending, 0), 2 * nside);
    return beltPixel(row, ascending + descending);
  }

  /**
   * The pixel of the belt between an ascending and a descending edge and the next ones, away from
   * the edges.
   */
  int beltPixelBetween(int ascending, int descending) {
    return beltPixel(nside + ascending - descending, ascending + descending);
  }

  /**
   * A pixel of the belt.
   *
   * @param row number of its ring, from 0 at z = 2/3
   * @param east sum of the numbers of its two edges
   */
  private int beltPixel(int row, int east) {
    // 4 n is a power of two, so the mask wraps the column that lies half a pixel beyond the turn.
    int column = (east - nside + 1 + (row & 1)) >> 1 & 4 * nside - 1;
    return cap() + row * 4 * nside + column;
  }

  private int polar(double z, double quarters) {
    double distance = nside * Math.sqrt(3 * Math.max(0, 1 - Math.abs(z)));
    if (!(distance >= 0)) {
      throw new IllegalArgumentException("z " + z + " must be in [-1, 1]");
    }
    int face = (int) quarters;
    double inQuarter = quarters - face;
    int up = (int) (inQuarter * distance);
    int ring = Math.min(up + (int) ((1 - inQuarter) * distance) + 1, nside);
    int column = Math.min((int) (quarters * ring), 4 * ring - 1);
    return capStart(ring, z > 0) + column;
  }

  /**
   * The pixel of a polar cap between two edges and the next ones, away from the edges: in each
   * quarter of a ring pixels are counted as the ascending edges are.
   *
   * @param face quarter, 0 to 3
   */
  int capPixel(int face, int ascending, int descending, boolean north) {
    int ring = ascending + descending + 1;
    return capStart(ring, north) + face * ring + ascending;
  }

  /** The first pixel of a polar ring. */
  private int capStart(int ring, boolean north) {
    return north ? 2 * ring * (ring - 1) : size() - 2 * ring * (ring + 1);
  }

  private static double intoFirstTurn(double quarters) {
    double inTurn = quarters - 4 * Math.floor(quarters / 4);
    if (!(inTurn >= 0)) {
      throw new IllegalArgumentException(
          "longitude " + quarters / QUARTERS_PER_RADIAN + " must be finite");
    }
    // A tiny negative longitude rounds to a full turn.
    return inTurn < 4 ? inTurn : 0;
  }

  @Override
  public double z(int pixel) {
    return ringZ(ringOf(pixel));
  }

  @Override
  public double longitude(int pixel) {
    int ring = ringOf(pixel);
    return TURN * ((pixel - ringStart(ring)) + (isShifted(ring) ? 0.5 : 0)) / ringLength(ring);
  }

  /** Whether the first centre of a ring lies half a pixel East of longitude 0, not on it. */
  private boolean isShifted(int ring) {
    return ringLength(ring) < 4 * nside || ((ring + 1 - nside) & 1) == 0;
  }

  @Override
  public int rings() {
    return 4 * nside - 1;
  }

  @Override
  public int ringOf(int pixel) {
    int cap = cap();
    if (pixel < cap) {
      return (1 + (int) Math.sqrt(1 + 2.0 * pixel)) / 2 - 1;
    }
    if (pixel < size() - cap) {
      return (pixel - cap) / (4 * nside) + nside - 1;
    }
    int fromSouth = size() - pixel;
    return 4 * nside - 1 - (1 + (int) Math.sqrt(2.0 * fromSouth - 1)) / 2;
  }

  @Override
  public int ringStart(int ring) {
    int number = ring + 1;
    if (number < nside) {
      return 2 * number * (number - 1);
    }
    if (number <= 3 * nside) {
      return cap() + (number - nside) * 4 * nside;
    }
    int fromSouth = 4 * nside - number;
    return size() - 2 * fromSouth * (fromSouth + 1);
  }

  @Override
  public int ringLength(int ring) {
    int number = ring + 1;
    return 4 * Math.min(nside, Math.min(number, 4 * nside - number));
  }

  @Override
  public double ringZ(int ring) {
    int number = ring + 1;
    if (number < nside) {
      return 1 - (double) number * number / (3.0 * nside * nside);
    }
    if (number <= 3 * nside) {
      return 2.0 * (2 * nside - number) / (3.0 * nside);
    }
    int fromSouth = 4 * nside - number;
    return (double) fromSouth * fromSouth / (3.0 * nside * nside) - 1;
  }

  /**
   * The NESTED number of a pixel.
   *
   * @param pixel RING number, in [0, size)
   * @return NESTED number, in [0, size)
   */
  public int ringToNest(int pixel) {
    int ring = ringOf(pixel);
    int number = ring + 1;
    int quarter = ringLength(ring) / 4;
    int column = pixel - ringStart(ring);
    // East of longitude 0 in halves of a pixel.
    int east = 2 * column + (isShifted(ring) ? 1 : 0);
    if (number < nside) {
      int face = column / quarter;
      int across = east - (2 * face + 1) * quarter;
      int sum = 2 * nside - 1 - number;
      return nest(face, (sum + across) / 2, (sum - across) / 2);
    }
    if (number > 3 * nside) {
      int face = column / quarter;
      int across = east - (2 * face + 1) * quarter;
      int sum = 4 * nside - 1 - number;
      return nest(8 + face, (sum + across) / 2, (sum - across) / 2);
    }
    // Two sets of parallel edges cut the equatorial belt into the faces.
    int x = (east - number - 1 + nside) / 2;
    int y = (3 * nside - 1 - number - east) / 2;
    int ascending = Math.floorDiv(x, nside);
    int descending = -Math.floorDiv(y, nside);
    int row = descending - ascending;
    int face = 4 * row + ((row == 0 ? ascending : ascending + 1) & 3);
    return nest(face, x & (nside - 1), y & (nside - 1));
  }

  /**
   * The RING number of a pixel.
   *
   * @param pixel NESTED number, in [0, size)
   * @return RING number, in [0, size)
   */
  public int nestToRing(int pixel) {
    int face = pixel / (nside * nside);
    int inFace = pixel & (nside * nside - 1);
    int x = evenBits(inFace);
    int y = evenBits(inFace >> 1);
    int row = face / 4;
    int number = (row + 2) * nside - x - y - 1;
    int quarter = Math.min(nside, Math.min(number, 4 * nside - number));
    // Faces of the equatorial row are centred on the quarters, those of the polar rows between.
    int centre = 2 * (face % 4) + (row == 1 ? 0 : 1);
    int east = Math.floorMod(centre * quarter + x - y, 8 * quarter);
    return ringStart(number - 1) + east / 2;
  }

  /**
   * Number in NESTED order: the bits of x (to the north-east) and y (to the north-west) in turn.
   */
  private int nest(int face, int x, int y) {
    return face * nside * nside + spreadBits(x) + 2 * spreadBits(y);
  }

  /** Moves bit k to bit 2 k, for k below 16. */
  private static int spreadBits(int bits) {
    int spread = (bits | bits << 8) & 0x00ff00ff;
    spread = (spread | spread << 4) & 0x0f0f0f0f;
    spread = (spread | spread << 2) & 0x33333333;
    return (spread | spread << 1) & 0x55555555;
  }

  /** Moves bit 2 k to bit k and drops the odd bits. */
  private static int evenBits(int bits) {
    int packed = bits & 0x55555555;
    packed = (packed | packed >> 1) & 0x33333333;
    packed = (packed | packed >> 2) & 0x0f0f0f0f;
    packed = (packed | packed >> 4) & 0x00ff00ff;
    return (packed | packed >> 8) & 0x0000ffff;
  }

  @Override
  public String describe() {
    return String.format(Locale.ROOT, "HEALPix nside %d", nside);
  }
}
