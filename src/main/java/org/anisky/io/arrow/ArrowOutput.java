package org.anisky.io.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * An Arrow IPC file, written batch by batch. Columns are never null, but those of {@link
 * #float64OrNull}.
 */
public final class ArrowOutput implements Closeable {
  private static final ArrowType INT32 = new ArrowType.Int(32, true);
  private static final ArrowType INT64 = new ArrowType.Int(64, true);
  private static final ArrowType UTF8 = new ArrowType.Utf8();
  private static final ArrowType FLOAT64 =
      new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);

  private final FileChannel channel;
  private final BufferAllocator allocator = new RootAllocator();
  private final VectorSchemaRoot root;
  private final ArrowFileWriter writer;

  /**
   * Begins a file; an existing one is overwritten.
   *
   * @param fields see {@link #int32}, {@link #int64}, {@link #float64}, {@link #float64OrNull} and
   *     {@link #text}
   * @param capacity largest number of rows in a batch
   */
  public ArrowOutput(Path file, List<Field> fields, Map<String, String> metadata, int capacity)
      throws IOException {
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    root = VectorSchemaRoot.create(new Schema(fields, metadata), allocator);
    writer = new ArrowFileWriter(root, new DictionaryProvider.MapDictionaryProvider(), channel);
    for (FieldVector vector : root.getFieldVectors()) {
      vector.setInitialCapacity(capacity);
      vector.allocateNew();
    }
  }

  static Field int32(String name) {
    return new Field(name, FieldType.notNullable(INT32), null);
  }

  public static Field int64(String name) {
    return new Field(name, FieldType.notNullable(INT64), null);
  }

  static Field float64(String name) {
    return new Field(name, FieldType.notNullable(FLOAT64), null);
  }

  /** Numbers of which some are absent: NaN is written as null. */
  public static Field float64OrNull(String name) {
    return new Field(name, FieldType.nullable(FLOAT64), null);
  }

  public static Field text(String name) {
    return new Field(name, FieldType.notNullable(UTF8), null);
  }

  /** Sets the first rows of a column of the next batch; {@code from} is not modified. */
  public void put(String column, int[] from, int rows) {
    vector(column, rows)
        .getDataBuffer()
        .nioBuffer(0, rows * Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .put(from, 0, rows);
  }

  /** Sets the first rows of a column of the next batch; {@code from} is not modified. */
  public void put(String column, long[] from, int rows) {
    vector(column, rows)
        .getDataBuffer()
        .nioBuffer(0, rows * Long.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .put(from, 0, rows);
  }

  /** Sets the first rows of a column of the next batch; {@code from} is not modified. */
  public void put(String column, double[] from, int rows) {
    BaseFixedWidthVector vector = vector(column, rows);
    vector
        .getDataBuffer()
        .nioBuffer(0, rows * Double.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .put(from, 0, rows);
    for (int row = 0; vector.getField().isNullable() && row < rows; row++) {
      if (Double.isNaN(from[row])) {
        vector.setNull(row);
      }
    }
  }

  /** Sets the first rows of a column of the next batch; {@code from} is not modified. */
  public void put(String column, String[] from, int rows) {
    VarCharVector vector = (VarCharVector) root.getVector(column);
    vector.reset();
    for (int row = 0; row < rows; row++) {
      vector.setSafe(row, from[row].getBytes(StandardCharsets.UTF_8));
    }
    vector.setValueCount(rows);
  }

  private BaseFixedWidthVector vector(String column, int rows) {
    BaseFixedWidthVector vector = (BaseFixedWidthVector) root.getVector(column);
    // Values are copied as a block, so the validity bits are set as a block too.
    vector.getValidityBuffer().setOne(0L, (rows + 7L) / 8);
    vector.setValueCount(rows);
    return vector;
  }

  /** Writes the batch whose columns were set. */
  public void writeBatch(int rows) throws IOException {
    root.setRowCount(rows);
    writer.writeBatch();
  }

  /** Writes the file's end, without which it cannot be read. */
  public void end() throws IOException {
    writer.start();
    writer.end();
  }

  @Override
  public void close() throws IOException {
    writer.close();
    root.close();
    allocator.close();
    channel.close();
  }
}
