package org.anisky.io.arrow;

import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Chooses how a column is read by its type, and refuses by name the types that are not read. */
final class ArrowDecoders {
  private static final String EXTENSION = "ARROW:extension:name";

  private final ArrowBytes bytes;
  private final List<ArrowDictionary> dictionaries = new ArrayList<>();

  ArrowDecoders(ArrowBytes bytes) {
    this.bytes = bytes;
  }

  /** The dictionaries of the columns that were asked for. */
  List<ArrowDictionary> dictionaries() {
    return dictionaries;
  }

  /** The type of a column's values, whatever encodes them. */
  static ArrowType valueType(Field field) {
    boolean runs = field.getType() instanceof ArrowType.RunEndEncoded;
    return runs && field.getChildren().size() == 2
        ? valueType(field.getChildren().get(1))
        : field.getType();
  }

  /**
   * @throws InvalidInputException when the type is not read
   */
  ArrowDecoder of(Field column) {
    return of(column.getName(), column);
  }

  private ArrowDecoder of(String name, Field field) {
    String extension = field.getMetadata().get(EXTENSION);
    if (extension != null) {
      throw notRead(name, "the extension type '" + Excerpt.of(extension) + "'");
    }
    if (field.getDictionary() != null) {
      ArrowDictionary dictionary = new ArrowDictionary(bytes, field, plain(name, field));
      dictionaries.add(dictionary);
      ArrowType index = field.getDictionary().getIndexType();
      if (ArrowNumberKind.of(index) == null) {
        throw notRead(name, "indices of the type " + index);
      }
      return new ArrowIndices(bytes, name, new ArrowNumbers(bytes, name, index), dictionary);
    }
    if (field.getType() instanceof ArrowType.RunEndEncoded && field.getChildren().size() == 2) {
      Field ends = field.getChildren().get(0);
      boolean integers =
          ends.getType() instanceof ArrowType.Int && ArrowNumberKind.of(ends.getType()) != null;
      if (!integers || ends.getDictionary() != null) {
        throw bytes.damaged("integers as ends of runs in column '%s'", name);
      }
      return new ArrowRunEnds(
          bytes,
          name,
          new ArrowNumbers(bytes, name, ends.getType()),
          of(name, field.getChildren().get(1)));
    }
    return plain(name, field);
  }

  private ArrowDecoder plain(String name, Field field) {
    ArrowType type = field.getType();
    if (ArrowTexts.isText(type)) {
      return new ArrowTexts(bytes, type);
    }
    if (ArrowNumberKind.of(type) == null) {
      throw notRead(name, "the type " + type);
    }
    return new ArrowNumbers(bytes, name, type);
  }

  private InvalidInputException notRead(String name, String what) {
    return InvalidInputException.of(
        "%s: column '%s' has %s, which is not read; it must hold integers, floats, decimals or"
            + " timestamps, or times as texts",
        bytes.file(), Excerpt.of(name), what);
  }
}
