package org.anisky.grid;

import java.util.Locale;
import java.util.function.DoubleToIntFunction;
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

  /**
   * A longitude this little West of an edge, in turns, counts as on it: whole degrees turned into
   * radians lie on either side of their edge by a rounding or two (2.2e-16 turns each), and 23 of
   * the 360 would fall into the cell to the West.
   */
  private static final double ON_THE_EDGE = 1e-15;

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

  /**
   * The cell that holds a point. In z edges are compared exactly, as double numbers: sin(30 deg) is
   * 0.49999999999999994 in floating point and lies South of the edge z = 0.5.
   *
   * @param z in [-1, 1]; what rounding carried beyond counts as the pole
   * @param longitude rad, any finite value; within 1e-15 turns West of an edge it counts as on it
   * @throws IllegalArgumentException if z or the longitude is not a number
   */
  @Override
  public int pixel(double z, double longitude) {
    if (Double.isNaN(z)) {
      throw new IllegalArgumentException("z " + z + " must be a finite number");
    }
    return (rings - 1 - ringFromSouth(z)) * columns + column(longitude);
  }

  @Override
  public DoubleToIntFunction parallel(double z) {
    int start = pixel(z, 0) / columns * columns;
    return longitude -> start + column(longitude);
  }

  private int column(double longitude) {
    double turns = longitude / TURN;
    double inTurn = turns - floor(turns) + ON_THE_EDGE;
    if (!(inTurn >= 0)) {
      throw new IllegalArgumentException("longitude " + longitude + " must be a finite number");
    }
    // From -1, where column 0 starts West of longitude 0, to K, where rounding made a full turn.
    int column = (int) floor(inTurn * columns - (columnCentre - 0.5));
    if (column < 0) {
      column += columns;
    } else if (column >= columns) {
      column -= columns;
    }
    return column;
  }

  /** As that of Java, which short runs do not compile into an instruction of the processor. */
  private static double floor(double x) {
    long whole = (long) x;
    return whole == Long.MIN_VALUE || whole == Long.MAX_VALUE || Double.isNaN(x)
        ? Math.floor(x)
        : whole > x ? whole - 1 : whole;
  }

  private int ringFromSouth(double z) {
    // The product is rounded; the comparison with the edges decides.
    int south = Math.min(Math.max((int) ((z + 1) / 2 * rings), 0), rings - 1);
    if (south > 0 && z < edge(south)) {
      return south - 1;
    }
    if (south < rings - 1 && z >= edge(south + 1)) {
      return south + 1;
    }
    return south;
  }

  /** z of the southern edge of a ring counted from the south pole, correctly rounded. */
  private double edge(int south) {
    return (2.0 * south - rings) / rings;
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
    return (rings - 1 - 2.0 * ring) / rings;
  }

  @Override
  public String describe() {
    return String.format(Locale.ROOT, "cylindrical %d x %d", rings, columns);
  }
}
