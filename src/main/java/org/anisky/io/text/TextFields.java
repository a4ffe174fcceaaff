package org.anisky.io.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.anisky.io.Excerpt;

/**
 * Splits a line into columns. A value that begins with a double quote ends with one, and may
 * contain the separator. With a separator other than whitespace, blanks around a value are ignored.
 */
final class TextFields {
  private static final Set<String> MISSING = Set.of("nan", "na", "n/a", "null", "none");
  private static final int LONGEST_MISSING = 4;

  private final char separator;
  private final boolean whitespace;
  private final int[] begins;
  private final int[] ends;
  private byte[] line;
  private int count;
  private boolean quotesClosed;

  /**
   * @param capacity number of columns to remember; those behind are only counted
   */
  TextFields(TextEventFormat format, int capacity) {
    separator = format.separator();
    whitespace = format.isWhitespace();
    begins = new int[capacity];
    ends = new int[capacity];
  }

  /**
   * Splits {@code text[begin..end)}.
   *
   * @param text not modified; kept until the next split
   */
  void split(byte[] text, int begin, int end) {
    line = text;
    count = 0;
    quotesClosed = true;
    if (whitespace) {
      splitAtBlanks(text, begin, end);
    } else {
      splitAtSeparators(text, begin, end);
    }
  }

  private void splitAtBlanks(byte[] text, int begin, int end) {
    int i = begin;
    while (true) {
      while (i < end && isBlank(text[i])) {
        i++;
      }
      if (i == end) {
        return;
      }
      if (text[i] == '"') {
        i = addQuoted(text, i, end);
      } else {
        int from = i;
        while (i < end && !isBlank(text[i])) {
          i++;
        }
        add(from, i);
      }
    }
  }

  private void splitAtSeparators(byte[] text, int begin, int end) {
    int i = begin;
    while (true) {
      while (i < end && isBlank(text[i]) && text[i] != separator) {
        i++;
      }
      if (i < end && text[i] == '"') {
        i = addQuoted(text, i, end);
      } else {
        int from = i;
        while (i < end && text[i] != separator) {
          i++;
        }
        int to = i;
        while (to > from && isBlank(text[to - 1])) {
          to--;
        }
        add(from, to);
      }
      if (i >= end) {
        return;
      }
      i++;
    }
  }

  /**
   * Adds what is in quotes; two quotes are one that does not end it.
   *
   * @param at where the opening quote is
   * @return where the separator behind the closing quote is, or {@code end}
   */
  private int addQuoted(byte[] text, int at, int end) {
    int i = at + 1;
    while (i < end && (text[i] != '"' || i + 1 < end && text[i + 1] == '"')) {
      i += text[i] == '"' ? 2 : 1;
    }
    add(at + 1, Math.min(i, end));
    quotesClosed &= i < end;
    i++;
    while (!whitespace && i < end && isBlank(text[i]) && text[i] != separator) {
      i++;
    }
    quotesClosed &= i >= end || (whitespace ? isBlank(text[i]) : text[i] == separator);
    return Math.min(i, end);
  }

  private void add(int begin, int end) {
    if (count < begins.length) {
      begins[count] = begin;
      ends[count] = end;
    }
    count++;
  }

  /** Blanks and control characters. */
  static boolean isBlank(byte character) {
    return character >= 0 && character <= ' ';
  }

  /**
   * Whether every quote that opens a value closes it on the line, before the next separator. If
   * not, what is a column is not sure.
   */
  boolean quotesClosed() {
    return quotesClosed;
  }

  /** Number of columns of the line. */
  int count() {
    return count;
  }

  /** A column, counted from 0, as a number; NaN also when it is none. */
  double number(int column) {
    return DecimalNumber.parse(line, begins[column], ends[column]);
  }

  /** Whether a column says NaN. */
  boolean isNan(int column) {
    return DecimalNumber.isNan(line, begins[column], ends[column]);
  }

  /** A column as text. */
  String text(int column) {
    int length = ends[column] - begins[column];
    return new String(line, begins[column], length, StandardCharsets.UTF_8);
  }

  /** Whether a column says that there is no value: nothing, nan, na, n/a, null or none. */
  boolean isMissing(int column) {
    int length = ends[column] - begins[column];
    return length == 0
        || length <= LONGEST_MISSING
            && (line[begins[column]] | 0x20) == 'n'
            && MISSING.contains(text(column).toLowerCase(Locale.ROOT));
  }

  /** A column for a message. */
  String excerpt(int column) {
    return Excerpt.of(line, begins[column], ends[column]);
  }
}
