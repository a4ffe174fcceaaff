package org.anisky.grid;

import java.util.Locale;
import org.anisky.InvalidInputException;

/**
 * HEALPix pixels in RING order (Gorski et al. 2005, ApJ 622, 759).
 *
 * @param nside resolution: a power of two in [1, 8192]
 */
public record HealpixGrid(int nside) implements SkyGrid {
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

  private int cap() {
    return 2 * nside * (nside - 1);
  }

  @Override
  public int pixel(double z, double longitude) {
    double quarters = longitude / TURN;
    quarters = 4 * (quarters - Math.floor(quarters));
    if (quarters >= 4) {
      quarters = 0;
    }
    double height = Math.abs(z);
    if (height <= 2.0 / 3.0) {
      double up = nside * (0.5 + quarters);
      double down = nside * (z * 0.75);
      int ascending = (int) (up - down);
      int descending = (int) (up + down);
      int ring = nside + 1 + ascending - descending;
      int shift = 1 - (ring & 1);
      int column = (ascending + descending - nside + shift + 1) >> 1;
      column = Math.floorMod(column, 4 * nside);
      return cap() + (ring - 1) * 4 * nside + column;
    }
    double fraction = quarters - (int) quarters;
    double scale = nside * Math.sqrt(3 * (1 - height));
    int ascending = (int) (fraction * scale);
    int descending = (int) ((1 - fraction) * scale);
    int ring = ascending + descending + 1;
    int column = Math.min((int) (quarters * ring), 4 * ring - 1);
    return z > 0 ? 2 * ring * (ring - 1) + column : size() - 2 * ring * (ring + 1) + column;
  }

  @Override
  public double z(int pixel) {
    return ringZ(ringOf(pixel));
  }

  @Override
  public double longitude(int pixel) {
    int ring = ringOf(pixel);
    int inRing = pixel - ringStart(ring);
    int length = ringLength(ring);
    boolean polar = length < 4 * nside;
    boolean shifted = polar || ((ring + 1 - nside) & 1) == 0;
    return TURN * (inRing + (shifted ? 0.5 : 0)) / length;
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

  @Override
  public String describe() {
    return String.format(Locale.ROOT, "HEALPix nside %d", nside);
  }
}
