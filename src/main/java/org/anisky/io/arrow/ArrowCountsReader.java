package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.BitSet;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.sky.Degrees;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;

/** Reads the table of {@link ArrowCounts}, rows in any order and in any number of batches. */
final class ArrowCountsReader {
  private final ArrowInput input;
  private final CountsDescription description;
  private final LocalSky sky;
  private final double[][] counts;
  private final double[][] squares;
  private final BitSet[] seen;
  private int[] bins = new int[0];
  private int[] pixels = new int[0];
  private double[] values = new double[0];
  private double[] squaresOfRows = new double[0];

  ArrowCountsReader(ArrowInput input) {
    this.input = input;
    String text = input.metadata().get(ArrowCounts.DESCRIPTION_KEY);
    if (text == null) {
      throw InvalidInputException.of(
          "%s is an Arrow file but not one of counts: its schema has no metadata '%s'",
          input.file(), ArrowCounts.DESCRIPTION_KEY);
    }
    description = CountsDescription.parse(input.file().toString(), text);
    sky = description.sky();
    checkColumn(ArrowCounts.BIN, IntVector.class, "int32");
    checkColumn(ArrowCounts.PIXEL, IntVector.class, "int32");
    checkColumn(ArrowCounts.COUNTS, Float8Vector.class, "float64");
    boolean weighted = input.columnNames().contains(ArrowCounts.SQUARED_WEIGHTS);
    if (weighted) {
      checkColumn(ArrowCounts.SQUARED_WEIGHTS, Float8Vector.class, "float64");
    }
    int size = description.binning().bins();
    counts = new double[size][sky.size()];
    squares = weighted ? new double[size][sky.size()] : null;
    seen = new BitSet[size];
    for (int tau = 0; tau < size; tau++) {
      seen[tau] = new BitSet(sky.size());
    }
  }

  private void checkColumn(String name, Class<? extends FieldVector> type, String typeName) {
    if (!type.isInstance(input.column(name))) {
      throw InvalidInputException.of(
          "%s: column '%s' has the type %s; it must be %s",
          input.file(), name, input.column(name).getField().getType(), typeName);
    }
  }

  DetectorCounts read() throws IOException {
    while (input.next()) {
      int rows = input.rows();
      grow(rows);
      buffer(ArrowCounts.BIN, rows, Integer.BYTES).asIntBuffer().get(bins, 0, rows);
      buffer(ArrowCounts.PIXEL, rows, Integer.BYTES).asIntBuffer().get(pixels, 0, rows);
      buffer(ArrowCounts.COUNTS, rows, Double.BYTES).asDoubleBuffer().get(values, 0, rows);
      if (squares != null) {
        buffer(ArrowCounts.SQUARED_WEIGHTS, rows, Double.BYTES)
            .asDoubleBuffer()
            .get(squaresOfRows, 0, rows);
      }
      for (int row = 0; row < rows; row++) {
        put(row);
      }
    }
    return new DetectorCounts(
        description.detector(),
        sky,
        description.binning(),
        description.timeFrame(),
        counts,
        squares,
        description.origin(),
        description.eventStatistics());
  }

  private void put(int row) {
    int tau = bins[row];
    int pixel = pixels[row];
    if (tau < 0 || tau >= counts.length) {
      throw InvalidInputException.of(
          "%s: row %d: sidereal bin %d is outside [0, %d)",
          input.file(), input.firstRow() + row, tau, counts.length);
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
    if (seen[tau].get(i)) {
      throw refused(tau, pixel, "the cell is there twice");
    }
    seen[tau].set(i);
    counts[tau][i] = checked(ArrowCounts.COUNTS, values[row], tau, pixel);
    if (squares != null) {
      squares[tau][i] = checked(ArrowCounts.SQUARED_WEIGHTS, squaresOfRows[row], tau, pixel);
    }
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

  private java.nio.ByteBuffer buffer(String column, int rows, int bytes) {
    FieldVector vector = input.column(column);
    input.checkNoNull(vector);
    ArrowBuf data = vector.getDataBuffer();
    if (data.capacity() < (long) rows * bytes) {
      throw InvalidInputException.of(
          "%s is damaged: column '%s' has fewer than %d values after row %d",
          input.file(), column, rows, input.firstRow());
    }
    return data.nioBuffer(0, rows * bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void grow(int rows) {
    if (rows > bins.length) {
      bins = new int[rows];
      pixels = new int[rows];
      values = new double[rows];
      squaresOfRows = new double[rows];
    }
  }
}
