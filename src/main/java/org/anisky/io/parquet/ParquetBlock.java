package org.anisky.io.parquet;

import java.util.Arrays;
import java.util.Optional;
import org.anisky.io.TableBlock;
import org.anisky.io.TableColumn;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * What the statistics of a row group say. Those of integers with a sign, floats and timestamps of
 * 32 and 64 bits are believed: their order is the same in older files, where that of texts, numbers
 * without sign and 96 bits is not what it says.
 */
record ParquetBlock(BlockMetaData group) implements TableBlock {
  private static final boolean COUNTS_NAN = countsNan();

  @Override
  public long rows() {
    return group.getRowCount();
  }

  @Override
  public Optional<Bounds> bounds(TableColumn column) {
    ParquetColumn own = (ParquetColumn) column;
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      if (isOf(chunk, own.descriptor())) {
        return bounds(own, chunk);
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(ColumnChunkMetaData chunk, ColumnDescriptor column) {
    String[] path = chunk.getPath().toArray();
    return path.length == 1 && path[0].equals(column.getPath()[0]);
  }

  private Optional<Bounds> bounds(ParquetColumn column, ColumnChunkMetaData chunk) {
    Statistics<?> statistics = chunk.getStatistics();
    if (!isOrdered(column.descriptor().getPrimitiveType())
        || chunk.getValueCount() != rows()
        || statistics == null
        || !statistics.hasNonNullValue()
        || mayHaveNull(column.descriptor(), statistics)
        || mayHideNan(column.descriptor(), statistics)) {
      return Optional.empty();
    }
    double least = column.value(new Bound((Number) statistics.genericGetMin()));
    double greatest = column.value(new Bound((Number) statistics.genericGetMax()));
    return least <= greatest ? Optional.of(new Bounds(least, greatest)) : Optional.empty();
  }

  /**
   * Bounds say nothing of NaN; a version of Parquet without their count, as Spark's, is not asked.
   */
  private static boolean mayHideNan(ColumnDescriptor column, Statistics<?> statistics) {
    return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
      case FLOAT, DOUBLE ->
          !COUNTS_NAN || statistics.isNanCountSet() && statistics.getNanCount() > 0;
      default -> false;
    };
  }

  private static boolean countsNan() {
    return Arrays.stream(Statistics.class.getMethods())
        .anyMatch(method -> method.getName().equals("isNanCountSet"));
  }

  private static boolean mayHaveNull(ColumnDescriptor column, Statistics<?> statistics) {
    return column.getMaxDefinitionLevel() > 0
        && !(statistics.isNumNullsSet() && statistics.getNumNulls() == 0);
  }

  private static boolean isOrdered(PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case FLOAT, DOUBLE -> logical == null;
      case INT32, INT64 ->
          logical == null
              || logical instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation
              || logical instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation integer
                  && integer.isSigned();
      default -> false;
    };
  }

  /** A number of the statistics, read as one of the values. */
  private static final class Bound extends ValuesReader {
    private final Number number;

    Bound(Number number) {
      this.number = number;
    }

    @Override
    public int readInteger() {
      return number.intValue();
    }

    @Override
    public long readLong() {
      return number.longValue();
    }

    @Override
    public float readFloat() {
      return number.floatValue();
    }

    @Override
    public double readDouble() {
      return number.doubleValue();
    }

    @Override
    public void skip() {}
  }
}
