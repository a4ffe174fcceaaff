package org.anisky.io;

import java.util.Optional;

/** What a file says of one of its blocks before the block is read. */
public interface TableBlock {
  /** Number of rows. */
  long rows();

  /**
   * Bounds of the values of a column, as the column gives values.
   *
   * @return empty unless the file says that every row has a value and none is beyond the bounds
   */
  Optional<Bounds> bounds(TableColumn column);

  /**
   * Bounds of values.
   *
   * @param least no value is below
   * @param greatest no value is above
   */
  record Bounds(double least, double greatest) {}
}
