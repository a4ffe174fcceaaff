package org.anisky.io.arrow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * The columns of an Arrow file and its metadata.
 *
 * @param columns in the file's order
 * @param metadata by key
 */
record ArrowSchema(List<Field> columns, Map<String, String> metadata) {
  /** More columns, or columns in columns, are a damaged schema. */
  private static final int MOST_FIELDS = 100_000;

  private static final int DEEPEST = 64;

  /**
   * @throws InvalidInputException when the file is big-endian or the schema is damaged
   */
  static ArrowSchema of(ArrowBytes bytes, org.apache.arrow.flatbuf.Schema flatbuffer) {
    if (flatbuffer.endianness() != Endianness.Little) {
      throw InvalidInputException.of(
          "%s has big-endian numbers, which are not read; write it on a little-endian machine",
          bytes.file());
    }
    int number = 0;
    for (int k = 0; k < flatbuffer.fieldsLength(); k++) {
      number = count(bytes, flatbuffer.fields(k), 1, number);
    }
    List<Field> columns = new ArrayList<>();
    for (int k = 0; k < flatbuffer.fieldsLength(); k++) {
      columns.add(field(flatbuffer.fields(k)));
    }
    Map<String, String> metadata = new HashMap<>();
    for (int k = 0; k < flatbuffer.customMetadataLength(); k++) {
      metadata.put(flatbuffer.customMetadata(k).key(), flatbuffer.customMetadata(k).value());
    }
    return new ArrowSchema(columns, metadata);
  }

  /** As the library makes it, which refuses files with small decimals in any column. */
  private static Field field(org.apache.arrow.flatbuf.Field flatbuffer) {
    List<Field> children = new ArrayList<>();
    for (int k = 0; k < flatbuffer.childrenLength(); k++) {
      children.add(field(flatbuffer.children(k)));
    }
    Map<String, String> metadata = new HashMap<>();
    for (int k = 0; k < flatbuffer.customMetadataLength(); k++) {
      metadata.put(flatbuffer.customMetadata(k).key(), flatbuffer.customMetadata(k).value());
    }
    String name = flatbuffer.name() == null ? "" : flatbuffer.name();
    FieldType type =
        new FieldType(flatbuffer.nullable(), type(flatbuffer), dictionary(flatbuffer), metadata);
    return new Field(name, type, children);
  }

  private static ArrowType type(org.apache.arrow.flatbuf.Field flatbuffer) {
    if (flatbuffer.typeType() != Type.Decimal) {
      return ArrowType.getTypeForField(flatbuffer);
    }
    Decimal decimal = (Decimal) flatbuffer.type(new Decimal());
    return new ArrowType.Decimal(decimal.precision(), decimal.scale(), decimal.bitWidth());
  }

  /** Indices are int32 where the file does not say. */
  private static DictionaryEncoding dictionary(org.apache.arrow.flatbuf.Field flatbuffer) {
    org.apache.arrow.flatbuf.DictionaryEncoding dictionary = flatbuffer.dictionary();
    if (dictionary == null) {
      return null;
    }
    Int index = dictionary.indexType();
    ArrowType.Int type =
        index == null ? null : new ArrowType.Int(index.bitWidth(), index.isSigned());
    return new DictionaryEncoding(dictionary.id(), dictionary.isOrdered(), type);
  }

  /** Counts before anything is made of the schema, so that a damaged one cannot grow. */
  private static int count(
      ArrowBytes bytes, org.apache.arrow.flatbuf.Field field, int depth, int before) {
    int number = before + 1;
    if (number > MOST_FIELDS || depth > DEEPEST || field == null) {
      throw bytes.damaged(
          "at most %d columns, nested at most %d times, all described", MOST_FIELDS, DEEPEST);
    }
    for (int k = 0; k < field.childrenLength(); k++) {
      number = count(bytes, field.children(k), depth + 1, number);
    }
    return number;
  }

  /** An Arrow file has its schema twice; names and types must be the same. */
  static void checkSame(
      ArrowBytes bytes,
      org.apache.arrow.flatbuf.Schema atBegin,
      org.apache.arrow.flatbuf.Schema atEnd) {
    List<String> begin = describe(of(bytes, atBegin).columns());
    List<String> end = describe(of(bytes, atEnd).columns());
    if (!begin.equals(end)) {
      throw bytes.damaged("the same columns in the schemas at its beginning and in its footer");
    }
  }

  private static List<String> describe(List<Field> fields) {
    List<String> texts = new ArrayList<>();
    for (Field field : fields) {
      ArrowType index = field.getDictionary() == null ? null : field.getDictionary().getIndexType();
      texts.add(
          field.getName()
              + ' '
              + field.getType()
              + ' '
              + index
              + ' '
              + describe(field.getChildren()));
    }
    return texts;
  }

  /** Names of the columns. */
  List<String> names() {
    return columns.stream().map(Field::getName).toList();
  }
}
