package org.anisky.io;

/**
 * Says where the value under check stands, when it has to be said: asked only for a message, so
 * that no text is made for the events that are right.
 */
@FunctionalInterface
public interface ColumnPlace {
  /**
   * The place of the current event's value in a column, for example {@code "list.dat:34: column
   * 3"}.
   */
  String describe(ColumnReference column);
}
