package org.anisky.io.text;

import java.util.Objects;
import org.anisky.InvalidInputException;

/**
 * How a text file of events is laid out: one event per line, columns between separators. Immutable.
 *
 * @param separator between columns; {@link #WHITESPACE} for any run of blanks and tabs, leading and
 *     trailing ones ignored
 * @param comment lines that begin with this text (after blanks) are skipped; empty for none
 * @param skipLines number of lines at the top that are not looked at
 * @param header whether a line gives the columns' names: after the skipped ones, the first that is
 *     not a comment, or a comment before it that holds all the names asked for
 * @param extraColumns what becomes of a line with more columns than the header or the first event
 */
public record TextEventFormat(
    char separator, String comment, int skipLines, boolean header, ExtraColumns extraColumns) {
  /** What becomes of a line that has more columns than the header or the first event. */
  public enum ExtraColumns {
    /** The list is refused: values may have moved under the names of others. */
    REFUSE,
    /** The columns behind the last that is expected are not looked at. */
    IGNORE
  }

  /** Any run of blanks and tabs. */
  public static final char WHITESPACE = ' ';

  /** Columns between blanks, comments with #, no header. */
  public static final TextEventFormat DEFAULT = new TextEventFormat(WHITESPACE, "#", 0, false);

  /** A layout in which extra columns are refused. */
  public TextEventFormat(char separator, String comment, int skipLines, boolean header) {
    this(separator, comment, skipLines, header, ExtraColumns.REFUSE);
  }

  /** The allowed separators, for messages. */
  public static final String SEPARATORS =
      "whitespace, comma, tab, semicolon, or one other ASCII character that is no letter, digit,"
          + " sign, point or quote";

  /** Checks the values. */
  public TextEventFormat {
    Objects.requireNonNull(comment, "comment");
    if (!isSeparator(separator)) {
      throw InvalidInputException.of(
          "'%s' cannot separate columns; allowed: %s", separator, SEPARATORS);
    }
    if (!comment.equals(comment.strip())) {
      throw InvalidInputException.of(
          "the comment text '%s' must not begin or end with blanks", comment);
    }
    if (skipLines < 0) {
      throw InvalidInputException.of("number of lines to skip %d must be at least 0", skipLines);
    }
  }

  /** Whether a character can stand between columns: nothing that can be part of a value. */
  public static boolean isSeparator(char c) {
    boolean punctuation = c > ' ' && c <= '~' && !Character.isLetterOrDigit(c);
    return c == '\t' || c == WHITESPACE || punctuation && "+-.\"'".indexOf(c) < 0;
  }

  /** Whether columns are separated by any run of blanks and tabs. */
  public boolean isWhitespace() {
    return separator == WHITESPACE;
  }
}
