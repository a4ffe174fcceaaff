package org.anisky.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.anisky.InvalidInputException;
import org.anisky.counts.EventSource;

/**
 * A file of columns, read stretch by stretch of its rows and only those columns that were asked
 * for. Rows are counted from 0 through the whole file.
 */
public interface TableInput extends Closeable {
  /** Columns that a message lists. */
  int MOST_NAMES = 20;

  /** The file's path, for messages. */
  Path file();

  /** SHA-256 of the file, hexadecimal; to be asked for once. */
  String digest() throws IOException;

  /** Asks for the digest to be taken while rows are read, see {@link EventSource#digestAsRead}. */
  default boolean digestAsRead(int threads) {
    return false;
  }

  /** Names of the columns, in the file's order. */
  List<String> columnNames();

  /**
   * The column at a position, from 0; to be asked for before the first {@link #next}.
   *
   * @throws InvalidInputException when its type is not read
   */
  TableColumn column(int position);

  /**
   * The column of that name, to be asked for before the first {@link #next}.
   *
   * @throws InvalidInputException when there is none, or more than one, or its type is not read
   */
  default TableColumn column(String name) {
    return column(position(name));
  }

  /**
   * Where the column of that name is, from 0.
   *
   * @throws InvalidInputException when there is none, or more than one
   */
  default int position(String name) {
    List<String> names = columnNames();
    int occurrences = Collections.frequency(names, name);
    if (occurrences == 1) {
      return names.indexOf(name);
    }
    if (occurrences > 1) {
      throw InvalidInputException.of("%s has column '%s' %d times", file(), name, occurrences);
    }
    List<String> shown = names.stream().limit(MOST_NAMES).map(Excerpt::of).toList();
    String more = names.size() > MOST_NAMES ? ", ..." : "";
    String hint = NearestName.hint(name, shown);
    throw InvalidInputException.of(
        "%s has no column '%s'%s columns: %s%s",
        file(), name, hint.isEmpty() ? "; its" : hint + " Its", String.join(", ", shown), more);
  }

  /**
   * The bytes of each block of the file, which can be read by itself: row group or record batch.
   *
   * @return null when the file has no such blocks
   */
  long[] blocks() throws IOException;

  /**
   * Leaves out all blocks but some; to be asked for before the first {@link #next}.
   *
   * @param from first block, from 0
   * @param until the one behind the last
   */
  void only(int from, int until) throws IOException;

  /**
   * Goes past some blocks without reading them, if the file says of its blocks what they hold; to
   * be asked for before the first {@link #next}.
   *
   * @param blocks those to go past; asked once for each block, in order
   */
  default void leaveOut(Predicate<TableBlock> blocks) {}

  /** Goes to the next rows; false at the end. */
  boolean next() throws IOException;

  /** Number of rows at which the input stands. */
  int rows();

  /** The first of these rows in the file, from 0. */
  long firstRow();
}
