package org.anisky.io.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.apache.arrow.vector.types.pojo.Field;

/** Writes the table of {@link ArrowCounts}; memory holds one sidereal bin. */
final class ArrowCountsWriter implements Closeable {
  private final DetectorCounts counts;
  private final ArrowOutput output;
  private final int[] bins;
  private final int[] pixels;
  private final double[] values;
  private final double[] squares;

  ArrowCountsWriter(Path file, Map<String, String> metadata, DetectorCounts counts)
      throws IOException {
    this.counts = counts;
    int size = counts.sky().size();
    output = new ArrowOutput(file, fields(counts.isWeighted()), metadata, size);
    bins = new int[size];
    pixels = new int[size];
    values = new double[size];
    squares = new double[size];
  }

  private static List<Field> fields(boolean weighted) {
    List<Field> fields = new ArrayList<>();
    fields.add(ArrowOutput.int32(ArrowCounts.BIN));
    fields.add(ArrowOutput.int32(ArrowCounts.PIXEL));
    fields.add(ArrowOutput.float64(ArrowCounts.COUNTS));
    if (weighted) {
      fields.add(ArrowOutput.float64(ArrowCounts.SQUARED_WEIGHTS));
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
    output.writeBatch(rows);
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
