package org.anisky.io.fits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;

/**
 * The columns of a HEALPix table, in RING order whatever the order in the file. Undefined values
 * are NaN, whatever stands for them in the file. Immutable.
 */
public final class HealpixColumns {
  private final Path file;
  private final HealpixGrid grid;
  private final HealpixAxes axes;
  private final List<String> names;
  private final List<String> units;
  private final List<double[]> values;
  private final List<String> problems;
  private final BitSet listed;
  private final LocalCountsHeader header;
  private final List<String> otherTables;

  private HealpixColumns(Builder builder, List<String> otherTables) {
    file = builder.file;
    grid = builder.grid;
    axes = builder.axes;
    names = List.copyOf(builder.names);
    units = List.copyOf(builder.units);
    values = builder.values;
    problems = builder.problems;
    listed = builder.listed;
    header = builder.header;
    this.otherTables = List.copyOf(otherTables);
  }

  /** Collects columns; used once. */
  static final class Builder {
    private final HealpixGrid grid;
    private final HealpixAxes axes;
    private final Path file;
    private final LocalCountsHeader header;
    private final List<String> names = new ArrayList<>();
    private final List<String> units = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private BitSet listed;

    /**
     * @param header what else the file says
     */
    Builder(HealpixGrid grid, HealpixAxes axes, LocalCountsHeader header, Path file) {
      this.grid = grid;
      this.axes = axes;
      this.header = header;
      this.file = file;
    }

    /**
     * Adds a column.
     *
     * @param ring shape (grid.size()), NaN where undefined; not copied; null with a problem
     * @param problem why there are no values; null when there are
     */
    void add(String name, String unit, double[] ring, String problem) {
      names.add(name);
      units.add(unit);
      values.add(ring);
      problems.add(problem);
    }

    /** Says which pixels a list of pixels has; not copied. */
    void listed(BitSet pixels) {
      listed = pixels;
    }

    /**
     * The columns.
     *
     * @param otherTables names of further HEALPix tables of the file, which are not read
     */
    HealpixColumns build(List<String> otherTables) {
      return new HealpixColumns(this, otherTables);
    }
  }

  /** The pixels. */
  public HealpixGrid grid() {
    return grid;
  }

  /** The axes, when the file says (COORDSYS or SKYFRAME) and the program knows them. */
  public Optional<SkyFrame> frame() {
    return axes.frame();
  }

  /** Names of the columns (TTYPE), in the file's order, without PIXEL. */
  public List<String> names() {
    return names;
  }

  /** Number of columns. */
  public int size() {
    return names.size();
  }

  /**
   * A column as a map; pixels that are undefined or not listed in the file are not observed.
   *
   * @param k column, from 0
   * @param frameIfUnstated the axes when the file does not say
   * @throws InvalidInputException when the column cannot be read as numbers, or the file says axes
   *     that the program does not know
   */
  public SkyMap map(int k, SkyFrame frameIfUnstated) {
    if (axes.isOther()) {
      throw InvalidInputException.of(
          "%s: its header says the axes are '%s', which the program does not know; they must be"
              + " equatorial or galactic",
          file, axes.stated());
    }
    double[] column = column(k);
    BitSet observed = new BitSet(column.length);
    for (int i = 0; i < column.length; i++) {
      observed.set(i, !Double.isNaN(column[i]));
    }
    return SkyMap.of(
        grid, axes.frame().orElse(frameIfUnstated), names.get(k), units.get(k), column, observed);
  }

  private double[] column(int k) {
    if (problems.get(k) != null) {
      throw InvalidInputException.of("%s: column '%s' %s", file, names.get(k), problems.get(k));
    }
    return values.get(k);
  }

  /** How often a name is that of a column; upper and lower case are the same in FITS. */
  public int columnsNamed(String name) {
    String plain = name.toUpperCase(Locale.ROOT);
    return (int)
        names.stream().filter(other -> other.toUpperCase(Locale.ROOT).equals(plain)).count();
  }

  /** What the file says of its axes. */
  public HealpixAxes axes() {
    return axes;
  }

  /** Names of further HEALPix tables of the file, which are not read. */
  public List<String> otherTables() {
    return otherTables;
  }

  /** Number of pixels of a file that lists pixels, empty for a file that has all. */
  public OptionalInt listedPixels() {
    return listed == null ? OptionalInt.empty() : OptionalInt.of(listed.cardinality());
  }

  /** What the file says of local counts. */
  public LocalCountsHeader header() {
    return header;
  }

  /**
   * A column of counts, shared: pixels that a list of pixels left out are 0, undefined ones are
   * NaN.
   *
   * @throws InvalidInputException when the column cannot be read as numbers
   */
  double[] counts(int k) {
    double[] counts = column(k);
    if (listed == null) {
      return counts;
    }
    double[] all = new double[counts.length];
    listed.stream().forEach(pixel -> all[pixel] = counts[pixel]);
    return all;
  }
}
