package org.anisky.io;

import org.anisky.InvalidInputException;

/**
 * A column of an event list, by its name or by its position. Exactly one of the two is given: a
 * name goes with position 0, a position with a null name.
 *
 * @param name as in the header or the schema, or null
 * @param position counted from 1, or 0
 */
public record ColumnReference(String name, int position) {
  /** Checks that the column is named or numbered, not both. */
  public ColumnReference {
    if (name == null && position < 1) {
      throw InvalidInputException.of("column %d: columns are counted from 1", position);
    }
    if (name != null && (name.isBlank() || position != 0)) {
      throw new IllegalArgumentException("a column has a name or a position, not both or neither");
    }
  }

  /** A column by name. */
  public static ColumnReference ofName(String name) {
    return new ColumnReference(name, 0);
  }

  /** A column by position, counted from 1. */
  public static ColumnReference ofPosition(int position) {
    return new ColumnReference(null, position);
  }

  /** Whether the column is given by its name. */
  public boolean isNamed() {
    return name != null;
  }

  /** For messages: {@code column 'dec'} or {@code column 3}. */
  @Override
  public String toString() {
    return isNamed() ? "column '" + name + "'" : "column " + position;
  }
}
