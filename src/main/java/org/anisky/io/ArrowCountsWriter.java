package org.anisky.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Writes the table of {@link ArrowCounts}; memory holds one sidereal bin. */
final class ArrowCountsWriter implements Closeable {
  private static final ArrowType INT32 = new ArrowType.Int(32, true);
  private static final ArrowType FLOAT64 =
      new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);

  private final DetectorCounts counts;
  private final BufferAllocator allocator = new RootAllocator();
  private final VectorSchemaRoot root;
  private final ArrowFileWriter writer;
  private final int[] bins;
  private final int[] pixels;
  private final double[] values;
  private final double[] squares;

  ArrowCountsWriter(
      WritableByteChannel channel, Map<String, String> metadata, DetectorCounts counts) {
    this.counts = counts;
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(ArrowCounts.BIN, FieldType.notNullable(INT32), null));
    fields.add(new Field(ArrowCounts.PIXEL, FieldType.notNullable(INT32), null));
    fields.add(new Field(ArrowCounts.COUNTS, FieldType.notNullable(FLOAT64), null));
    if (counts.isWeighted()) {
      fields.add(new Field(ArrowCounts.SQUARED_WEIGHTS, FieldType.notNullable(FLOAT64), null));
    }
    root = VectorSchemaRoot.create(new Schema(fields, metadata), allocator);
    writer = new ArrowFileWriter(root, new DictionaryProvider.MapDictionaryProvider(), channel);
    int size = counts.sky().size();
    bins = new int[size];
    pixels = new int[size];
    values = new double[size];
    squares = new double[size];
    for (FieldVector vector : root.getFieldVectors()) {
      vector.setInitialCapacity(size);
      vector.allocateNew();
    }
  }

  void writeAll() throws IOException {
    writer.start();
    for (int tau = 0; tau < counts.binning().bins(); tau++) {
      fill(tau);
      writer.writeBatch();
    }
    writer.end();
  }

  private void fill(int tau) {
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
    put(ArrowCounts.BIN, bins, rows);
    put(ArrowCounts.PIXEL, pixels, rows);
    put(ArrowCounts.COUNTS, values, rows);
    if (counts.isWeighted()) {
      put(ArrowCounts.SQUARED_WEIGHTS, squares, rows);
    }
    root.setRowCount(rows);
  }

  private void put(String column, int[] from, int rows) {
    BaseFixedWidthVector vector = vector(column, rows);
    vector
        .getDataBuffer()
        .nioBuffer(0, rows * Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .put(from, 0, rows);
  }

  private void put(String column, double[] from, int rows) {
    BaseFixedWidthVector vector = vector(column, rows);
    vector
        .getDataBuffer()
        .nioBuffer(0, rows * Double.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .put(from, 0, rows);
  }

  private BaseFixedWidthVector vector(String column, int rows) {
    BaseFixedWidthVector vector = (BaseFixedWidthVector) root.getVector(column);
    // Values are copied as a block, so the validity bits are set as a block too.
    vector.getValidityBuffer().setOne(0L, (rows + 7L) / 8);
    vector.setValueCount(rows);
    return vector;
  }

  @Override
  public void close() {
    writer.close();
    root.close();
    allocator.close();
  }
}
