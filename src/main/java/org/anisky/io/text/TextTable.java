package org.anisky.io.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;

/**
 * The lines of a small table of text, such as a run list: what {@link TextLines} reads, without
 * blank lines and lines that begin with {@code #}.
 */
final class TextTable {
  /** More lines than a table of runs or bins can have; memory holds all of them. */
  private static final int MOST_LINES = 5_000_000;

  private TextTable() {}

  /**
   * A line that is no comment.
   *
   * @param number counted from 1 through the whole file
   * @param text without blanks around it
   */
  record Line(long number, String text) {}

  /**
   * Reads a file.
   *
   * @param what it is, for messages, for example {@code "run list"}
   * @throws InvalidInputException when it is missing, not text, or too long
   */
  static List<Line> read(Path file, String what) throws IOException {
    List<Line> table = new ArrayList<>();
    try (TextLines lines = TextLines.open(file, what)) {
      while (lines.next()) {
        String text = lines.text().strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          table.add(new Line(lines.number(), text));
        }
        if (table.size() > MOST_LINES) {
          throw InvalidInputException.of("%s %s has more than %,d lines", what, file, MOST_LINES);
        }
      }
    }
    return table;
  }
}
