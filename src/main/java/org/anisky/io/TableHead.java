package org.anisky.io;

import java.nio.file.Path;
import java.util.List;

/**
 * How a list of events looks at its beginning, before anybody has said what its columns mean.
 *
 * @param file of the list
 * @param text whether it is text; else an Arrow file
 * @param separator between columns of text; a blank for any run of blanks and tabs
 * @param comment with which comments of text begin; empty when there are none
 * @param names of the columns in order; empty when nothing names them
 * @param rows the values of the first events, as texts; every row has as many as there are columns
 */
public record TableHead(
    Path file,
    boolean text,
    char separator,
    String comment,
    List<String> names,
    List<List<String>> rows) {
  /** Rows that are looked at. */
  public static final int ROWS = 1000;

  /** Number of columns. */
  public int columns() {
    return rows.isEmpty() ? names.size() : rows.get(0).size();
  }
}
