package org.anisky.io.arrow;

import java.util.List;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.vector.types.UnionMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * How many nodes and buffers columns have in a batch (Arrow columnar format, "Recordbatch message":
 * all columns flattened in depth-first order). Columns that are not read are skipped by it.
 *
 * @param nodes one for each column and each column in it
 * @param buffers without those of {@code views}
 * @param views columns whose buffers vary in number from batch to batch
 */
record ArrowLayout(int nodes, int buffers, int views) {
  static final ArrowLayout NOTHING = new ArrowLayout(0, 0, 0);

  /**
   * @param version of the batch's message: before V5 unions had a bitmap of their own
   */
  static ArrowLayout of(List<Field> fields, short version) {
    ArrowLayout sum = NOTHING;
    for (Field field : fields) {
      sum = sum.plus(of(field, version));
    }
    return sum;
  }

  static ArrowLayout of(Field field, short version) {
    if (field.getDictionary() != null) {
      return new ArrowLayout(1, 2, 0);
    }
    ArrowType type = field.getType();
    int views = type instanceof ArrowType.Utf8View || type instanceof ArrowType.BinaryView ? 1 : 0;
    return new ArrowLayout(1, buffers(type, version), views).plus(of(field.getChildren(), version));
  }

  private static int buffers(ArrowType type, short version) {
    return switch (type.getTypeID()) {
      case Null, RunEndEncoded -> 0;
      case Struct, FixedSizeList -> 1;
      case Utf8, LargeUtf8, Binary, LargeBinary, ListView, LargeListView -> 3;
      case Union -> {
        int own = ((ArrowType.Union) type).getMode() == UnionMode.Dense ? 2 : 1;
        yield version < MetadataVersion.V5 ? own + 1 : own;
      }
      default -> 2;
    };
  }

  ArrowLayout plus(ArrowLayout other) {
    return new ArrowLayout(nodes + other.nodes, buffers + other.buffers, views + other.views);
  }
}
