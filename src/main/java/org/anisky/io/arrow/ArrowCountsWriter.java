package org.anisky.io.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.ExactSums;
import org.anisky.counts.LocalSky;
import org.apache.arrow.vector.types.pojo.Field;

/** Writes the table of {@link ArrowCounts}; memory holds one sidereal bin. */
final class ArrowCountsWriter implements Closeable {
  private static final double[][][] NO_RESTS = {};

  private final DetectorCounts counts;
  private final ArrowOutput output;
  private final int[] bins;
  private final int[] pixels;
  private final double[] values;
  private final double[] squares;
  private final double[][][] restsOfCounts;
  private final double[][][] restsOfSquares;
  private final double[] rests;
  private final int[] cells;

  ArrowCountsWriter(Path file, Map<String, String> metadata, DetectorCounts counts)
      throws IOException {
    this.counts = counts;
    int size = counts.sky().size();
    restsOfCounts = counts.exactSums().map(ExactSums::counts).orElse(NO_RESTS);
    restsOfSquares = counts.exactSums().map(ExactSums::squaredWeights).orElse(NO_RESTS);
    output = new ArrowOutput(file, fields(), metadata, size);
    bins = new int[size];
    pixels = new int[size];
    values = new double[size];
    squares = new double[size];
    rests = new double[size];
    cells = new int[size];
  }

  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    fields.add(ArrowOutput.int32(ArrowCounts.BIN));
    fields.add(ArrowOutput.int32(ArrowCounts.PIXEL));
    fields.add(ArrowOutput.float64(ArrowCounts.COUNTS));
    if (counts.isWeighted()) {
      fields.add(ArrowOutput.float64(ArrowCounts.SQUARED_WEIGHTS));
    }
    for (int k = 0; k < restsOfCounts.length; k++) {
      fields.add(ArrowOutput.float64(ArrowCounts.rest(ArrowCounts.COUNTS, k)));
    }
    for (int k = 0; k < restsOfSquares.length; k++) {
      fields.add(ArrowOutput.float64(ArrowCounts.rest(ArrowCounts.SQUARED_WEIGHTS, k)));
    }
    return fields;
  }

  void writeAll() throws IOException {
    for (int tau = 0; tau < counts.binning().bins(); tau++) {
      write(tau);
    }
    output.end();
  }

  private void write(int tau) throws IOException {
    LocalSky sky = counts.sky();
    double[] bin = counts.bin(tau);
    double[] squaresOfBin = counts.squaredWeights(tau);
    int rows = 0;
    for (int i = 0; i < bin.length; i++) {
      // Compared as bits, so that a cell of -0.0 comes back as it was.
      if ((Double.doubleToRawLongBits(bin[i]) | Double.doubleToRawLongBits(squaresOfBin[i])) != 0) {
        bins[rows] = tau;
        cells[rows] = i;
        pixels[rows] = sky.gridPixel(i);
        values[rows] = bin[i];
        squares[rows++] = squaresOfBin[i];
      }
    }
    output.put(ArrowCounts.BIN, bins, rows);
    output.put(ArrowCounts.PIXEL, pixels, rows);
    output.put(ArrowCounts.COUNTS, values, rows);
    if (counts.isWeighted()) {
      output.put(ArrowCounts.SQUARED_WEIGHTS, squares, rows);
    }
    put(ArrowCounts.COUNTS, restsOfCounts, tau, rows);
    put(ArrowCounts.SQUARED_WEIGHTS, restsOfSquares, tau, rows);
    output.writeBatch(rows);
  }

  /** A cell without events has no rest. */
  private void put(String column, double[][][] restsOf, int tau, int rows) {
    for (int k = 0; k < restsOf.length; k++) {
      double[] ofBin = restsOf[k][tau];
      for (int row = 0; row < rows; row++) {
        rests[row] = ofBin == null ? 0 : ofBin[cells[row]];
      }
      output.put(ArrowCounts.rest(column, k), rests, rows);
    }
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
