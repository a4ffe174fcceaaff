package org.anisky.io.text;

import java.nio.charset.StandardCharsets;

/**
 * Splits a line into columns. With a separator other than whitespace, blanks around a value are
 * ignored and a value in double quotes may contain the separator.
 */
final class TextFields {
  private static final int LONGEST_EXCERPT = 60;

  private final char separator;
  private final boolean whitespace;
  private final int[] begins;
  private final int[] ends;
  private byte[] line;
  private int count;

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
      int from = i;
      while (i < end && !isBlank(text[i])) {
        i++;
      }
      add(from, i);
    }
  }

  private void splitAtSeparators(byte[] text, int begin, int end) {
    int from = begin;
    boolean quoted = false;
    for (int i = begin; i < end; i++) {
      if (text[i] == '"') {
        quoted = !quoted;
      } else if (text[i] == separator && !quoted) {
        addTrimmed(text, from, i);
        from = i + 1;
      }
    }
    addTrimmed(text, from, end);
  }

  private void addTrimmed(byte[] text, int begin, int end) {
    int from = begin;
    int to = end;
    while (from < to && isBlank(text[from])) {
      from++;
    }
    while (to > from && isBlank(text[to - 1])) {
      to--;
    }
    boolean quoted = to - from >= 2 && text[from] == '"' && text[to - 1] == '"';
    add(quoted ? from + 1 : from, quoted ? to - 1 : to);
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

  /** A column for a message: of bounded length, unprintable characters as {@code ?}. */
  String excerpt(int column) {
    String text = text(column).replaceAll("\\p{Cntrl}|\uFFFD", "?");
    return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "...";
  }
}
