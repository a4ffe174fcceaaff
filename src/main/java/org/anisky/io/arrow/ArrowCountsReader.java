package org.anisky.io.arrow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.ExactSums;
import org.anisky.counts.LocalSky;
import org.anisky.io.CountsConsistency;
import org.anisky.io.json.JsonDocument;
import org.anisky.sky.Degrees;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Reads the table of {@link ArrowCounts}, rows in any order and in any number of batches. */
final class ArrowCountsReader {
  private static final ArrowType INT32 = new ArrowType.Int(32, true);
  private static final ArrowType FLOAT64 =
      new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);

  /** Rows that are read at a time. */
  private static final int ROWS = 1 << 14;

  private final ArrowInput input;
  private final CountsDescription description;
  private final LocalSky sky;
  private final ArrowColumn binColumn;
  private final ArrowColumn pixelColumn;
  private final ArrowColumn countsColumn;
  private final ArrowColumn squaresColumn;
  private final CellsRead cells;
  private final double[][] squares;
  private final RestColumns restsOfCounts;
  private final RestColumns restsOfSquares;
  private final double[] bins = new double[ROWS];
  private final double[] pixels = new double[ROWS];
  private final double[] values = new double[ROWS];
  private final double[] squaresOfRows = new double[ROWS];

  ArrowCountsReader(ArrowInput input) {
    this.input = input;
    description = description(input);
    sky = description.sky();
    binColumn = column(ArrowCounts.BIN, INT32, "int32");
    pixelColumn = column(ArrowCounts.PIXEL, INT32, "int32");
    countsColumn = column(ArrowCounts.COUNTS, FLOAT64, "float64");
    boolean weighted = input.columnNames().contains(ArrowCounts.SQUARED_WEIGHTS);
    squaresColumn = weighted ? column(ArrowCounts.SQUARED_WEIGHTS, FLOAT64, "float64") : null;
    int size = description.binning().bins();
    restsOfCounts = new RestColumns(ArrowCounts.COUNTS, size, sky.size());
    restsOfSquares = new RestColumns(ArrowCounts.SQUARED_WEIGHTS, size, sky.size());
    cells = new CellsRead(size, sky.size(), !weighted);
    squares = weighted ? new double[size][sky.size()] : null;
  }

  /** What the file says of itself. */
  static CountsDescription description(ArrowInput input) {
    String text = input.metadata().get(ArrowCounts.DESCRIPTION_KEY);
    if (text == null) {
      throw InvalidInputException.of(
          "%s is an Arrow file but not one of counts: its schema has no metadata '%s'",
          input.file(), ArrowCounts.DESCRIPTION_KEY);
    }
    return CountsDescription.parse(input.file().toString(), text);
  }

  /** Columns of what rounding left of another column. */
  private final class RestColumns {
    private final List<ArrowColumn> columns = new ArrayList<>();
    private final double[][] values;
    private final double[][][] rests;
    private final int pixels;

    RestColumns(String of, int bins, int pixels) {
      this.pixels = pixels;
      for (String name = ArrowCounts.rest(of, 0);
          input.columnNames().contains(name);
          name = ArrowCounts.rest(of, columns.size())) {
        columns.add(column(name, FLOAT64, "float64"));
      }
      values = new double[columns.size()][ROWS];
      rests = new double[columns.size()][bins][];
    }

    void read(int first, int rows) throws IOException {
      for (int k = 0; k < values.length; k++) {
        columns.get(k).read(first, values[k], 0, rows);
      }
    }

    /**
     * @param sum of the cell, rounded: a rest is at most half of its last digit
     */
    void put(int row, int tau, int i, double sum) {
      double most = Math.ulp(sum);
      for (int k = 0; k < values.length; k++) {
        double rest = values[k][row];
        if (!(Math.abs(rest) < most)) {
          throw refused(
              tau,
              sky.gridPixel(i),
              "%s is %s; what rounding left of %s is less than %s",
              columns.get(k).name(),
              rest,
              sum,
              most);
        }
        if (rest != 0) {
          if (rests[k][tau] == null) {
            rests[k][tau] = new double[pixels];
          }
          rests[k][tau][i] = rest;
        }
      }
    }
  }

  private ArrowColumn column(String name, ArrowType type, String typeName) {
    ArrowColumn column = input.column(name);
    if (!column.type().equals(type)) {
      throw InvalidInputException.of(
          "%s: column '%s' has the type %s; it must be %s",
          input.file(), name, column.type(), typeName);
    }
    return column;
  }

  DetectorCounts read() throws IOException {
    while (input.next()) {
      for (int first = 0; first < input.rows(); first += ROWS) {
        int rows = Math.min(ROWS, input.rows() - first);
        binColumn.read(first, bins, 0, rows);
        pixelColumn.read(first, pixels, 0, rows);
        countsColumn.read(first, values, 0, rows);
        if (squaresColumn != null) {
          squaresColumn.read(first, squaresOfRows, 0, rows);
        }
        restsOfCounts.read(first, rows);
        restsOfSquares.read(first, rows);
        for (int row = 0; row < rows; row++) {
          put(row, first);
        }
      }
    }
    DetectorCounts read = counts();
    if (description.exactSums().isPresent()) {
      ExactSums exact = description.exactSums().get();
      read = read.withExactSums(exact.withRests(restsOfCounts.rests, restsOfSquares.rests));
    }
    check(read);
    return read;
  }

  private DetectorCounts counts() {
    if (!cells.areFew()) {
      return new DetectorCounts(
          description.detector(),
          sky,
          description.binning(),
          description.timeFrame(),
          cells.all(),
          squares,
          description.origin(),
          description.eventStatistics());
    }
    DetectorCounts few =
        new DetectorCounts(
            description.detector(),
            sky,
            description.binning(),
            description.timeFrame(),
            cells.few(),
            description.origin());
    return description.eventStatistics().map(few::withEventStatistics).orElse(few);
  }

  private void check(DetectorCounts read) {
    String where = input.file().toString();
    String text = input.metadata().get(ArrowCounts.DESCRIPTION_KEY);
    if (JsonDocument.parse(where, text).has(ArrowCounts.DIGESTED)) {
      String digest = input.metadata().get(ArrowCounts.DIGEST_KEY);
      if (digest == null) {
        throw InvalidInputException.of(
            "%s is damaged: its schema has no metadata '%s'", where, ArrowCounts.DIGEST_KEY);
      }
      ArrowCounts.digest(text, read).check(where, digest);
    }
    new CountsConsistency(where, read).check();
  }

  private void put(int row, int first) {
    int tau = (int) bins[row];
    int pixel = (int) pixels[row];
    if (tau < 0 || tau >= description.binning().bins()) {
      throw InvalidInputException.of(
          "%s: row %d: sidereal bin %d is outside [0, %d)",
          input.file(), input.firstRow() + first + row, tau, description.binning().bins());
    }
    if (pixel < 0 || pixel >= sky.grid().size()) {
      throw refused(tau, pixel, "the pixel is outside [0, %d)", sky.grid().size());
    }
    int i = sky.index(pixel);
    if (i < 0) {
      throw refused(
          tau,
          pixel,
          "the pixel's centre is not within %s deg of the zenith",
          Degrees.text(sky.fieldOfView().maxZenith()));
    }
    double sum = checked(ArrowCounts.COUNTS, values[row], tau, pixel);
    if (!cells.put(tau, i, sum)) {
      throw refused(tau, pixel, "the cell is there twice");
    }
    if (squares != null) {
      squares[tau][i] = checked(ArrowCounts.SQUARED_WEIGHTS, squaresOfRows[row], tau, pixel);
      restsOfSquares.put(row, tau, i, squares[tau][i]);
    }
    restsOfCounts.put(row, tau, i, sum);
  }

  private double checked(String column, double value, int tau, int pixel) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw refused(tau, pixel, "%s is %s; it must be finite and >= 0", column, value);
    }
    return value;
  }

  private InvalidInputException refused(int tau, int pixel, String format, Object... arguments) {
    InvalidInputException what = InvalidInputException.of(format, arguments);
    return InvalidInputException.of(
        "%s: sidereal bin %d, pixel %d: %s", input.file(), tau, pixel, what.getMessage());
  }
}
