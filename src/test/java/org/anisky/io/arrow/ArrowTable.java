package org.anisky.io.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.Text;

/** An Arrow file as another program might write it, by the library's own calls, cell by cell. */
final class ArrowTable {
  static final ArrowType INT32 = new ArrowType.Int(32, true);
  static final ArrowType INT64 = new ArrowType.Int(64, true);
  static final ArrowType FLOAT32 = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
  static final ArrowType FLOAT64 = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
  static final ArrowType UTF8 = new ArrowType.Utf8();

  private final List<Field> fields = new ArrayList<>();
  private final List<Object[]> rows = new ArrayList<>();
  private Map<String, String> metadata;
  private int rowsPerBatch = Integer.MAX_VALUE;

  static ArrowType timestamp(TimeUnit unit, String zone) {
    return new ArrowType.Timestamp(unit, zone);
  }

  ArrowTable column(String name, ArrowType type) {
    fields.add(new Field(name, FieldType.nullable(type), null));
    return this;
  }

  ArrowTable row(Object... cells) {
    rows.add(cells);
    return this;
  }

  ArrowTable metadata(Map<String, String> keyValues) {
    metadata = keyValues;
    return this;
  }

  ArrowTable rowsPerBatch(int number) {
    rowsPerBatch = number;
    return this;
  }

  Path file(Path file) throws IOException {
    write(file, false);
    return file;
  }

  Path stream(Path file) throws IOException {
    write(file, true);
    return file;
  }

  private void write(Path file, boolean stream) throws IOException {
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(new Schema(fields, metadata), allocator);
        OutputStream out = Files.newOutputStream(file);
        ArrowWriter writer =
            stream
                ? new ArrowStreamWriter(root, null, Channels.newChannel(out))
                : new ArrowFileWriter(root, null, Channels.newChannel(out))) {
      writer.start();
      for (int first = 0; first < rows.size(); first += rowsPerBatch) {
        int end = (int) Math.min(rows.size(), (long) first + rowsPerBatch);
        root.allocateNew();
        for (int row = first; row < end; row++) {
          for (int k = 0; k < fields.size(); k++) {
            set(root.getVector(k), row - first, rows.get(row)[k]);
          }
        }
        root.setRowCount(end - first);
        writer.writeBatch();
        if (end == rows.size()) {
          break;
        }
      }
      writer.end();
    }
  }

  private static void set(FieldVector vector, int row, Object value) {
    if (value == null) {
      vector.setNull(row);
    } else if (vector instanceof IntVector ints) {
      ints.setSafe(row, ((Number) value).intValue());
    } else if (vector instanceof BigIntVector longs) {
      longs.setSafe(row, ((Number) value).longValue());
    } else if (vector instanceof Float4Vector floats) {
      floats.setSafe(row, ((Number) value).floatValue());
    } else if (vector instanceof Float8Vector doubles) {
      doubles.setSafe(row, ((Number) value).doubleValue());
    } else if (vector instanceof TimeStampVector times) {
      times.setSafe(row, ((Number) value).longValue());
    } else {
      ((VarCharVector) vector).setSafe(row, new Text(value.toString()));
    }
  }
}
