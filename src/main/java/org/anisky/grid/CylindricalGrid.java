package org.anisky.grid;

import java.util.Locale;
import org.anisky.InvalidInputException;

/**
 * D rings of equal height in z times K columns of equal width in longitude. A cell owns its
 * southern and its western edge. Ring 0 is the northernmost.
 *
 * @param rings D, at least 1
 * @param columns K, at least 1
 * @param columnCentre centre of column 0 in units of columns, in [0, 1): 1/2 when column 0 starts
 *     at longitude 0
 */
public record CylindricalGrid(int rings, int columns, double columnCentre) implements SkyGrid {
  private static final double TURN = 2 * Math.PI;

  /** Checks the shape. */
  public CylindricalGrid {
    if (rings < 1 || columns < 1 || (long) rings * columns > 100_000_000L) {
      throw InvalidInputException.of(
          "cylindrical grid of %d rings x %d columns: both must be at least 1, the product at most"
              + " 1e8",
          rings, columns);
    }
    if (!(columnCentre >= 0 && columnCentre < 1)) {
      throw InvalidInputException.of(
          "cylindrical grid: column centre %s is outside [0, 1) columns", columnCentre);
    }
  }

  /** A grid whose column 0 starts at longitude 0. */
  public static CylindricalGrid of(int rings, int columns) {
    return new CylindricalGrid(rings, columns, 0.5);
  }

  @Override
  public int size() {
    return rings * columns;
  }

  @Override
  public int pixel(double z, double longitude) {
    // Counted from the south; a rounded product never decides which side of an edge z lies on.
    int south = Math.min((int) ((z + 1) / 2 * rings), rings - 1);
    while (south > 0 && z < edge(south)) {
      south--;
    }
    while (south < rings - 1 && z >= edge(south + 1)) {
      south++;
    }
    double columnsFromZero = longitude / TURN * columns - (columnCentre - 0.5);
    int column = (int) Math.floorMod((long) Math.floor(columnsFromZero), (long) columns);
    return (rings - 1 - south) * columns + column;
  }

  /** z of the southern edge of the ring that is {@code south} rings above the south pole. */
  private double edge(int south) {
    return south * (2.0 / rings) - 1;
  }

  @Override
  public double z(int pixel) {
    return ringZ(ringOf(pixel));
  }

  @Override
  public double longitude(int pixel) {
    return TURN * (pixel % columns + columnCentre) / columns;
  }

  @Override
  public int ringOf(int pixel) {
    return pixel / columns;
  }

  @Override
  public int ringStart(int ring) {
    return ring * columns;
  }

  @Override
  public int ringLength(int ring) {
    return columns;
  }

  @Override
  public double ringZ(int ring) {
    return 1 - 2 * (ring + 0.5) / rings;
  }

  @Override
  public String describe() {
    return String.format(Locale.ROOT, "cylindrical %d x %d", rings, columns);
  }
}
