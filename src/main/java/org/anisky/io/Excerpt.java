package org.anisky.io;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What a message quotes from a file: cut to a bounded length, and everything that is not a visible
 * character or a blank written as an escape ({@code \t}, {@code \x00}, {@code \u202e}), so that no
 * file can break the line of a message, colour the terminal, or fill it.
 */
public final class Excerpt {
  /** Most characters that are quoted of one value. */
  static final int LONGEST = 60;

  /** Most values that are listed, for example of the names in a header. */
  static final int MOST = 40;

  private Excerpt() {}

  /** A text, cut and escaped. */
  public static String of(String text) {
    int end = text.codePointCount(0, text.length()) <= LONGEST ? text.length() : cut(text);
    return escaped(text.substring(0, end)) + (end < text.length() ? "..." : "");
  }

  private static int cut(String text) {
    return text.offsetByCodePoints(0, LONGEST);
  }

  /**
   * The bytes {@code text[begin..end)} as UTF-8, cut and escaped; a byte that is not UTF-8 is
   * written as {@code \xNN}.
   */
  public static String of(byte[] text, int begin, int end) {
    // A character has at most 4 bytes; more than that need not be looked at.
    int length = Math.min(end - begin, 4 * (LONGEST + 1));
    String decoded = new String(text, begin, length, StandardCharsets.UTF_8);
    return of(
        decoded.indexOf('\uFFFD') < 0
            ? decoded
            : new String(text, begin, length, StandardCharsets.ISO_8859_1));
  }

  /** Several texts, each cut and escaped, with commas between; only the first of very many. */
  public static String of(List<String> texts) {
    StringJoiner joined = new StringJoiner(", ");
    texts.stream().limit(MOST).map(Excerpt::of).forEach(joined::add);
    if (texts.size() > MOST) {
      joined.add("and " + (texts.size() - MOST) + " more");
    }
    return joined.toString();
  }

  /** A text of any length, escaped but not cut. */
  public static String escaped(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(shown, character));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int character) {
    switch (character) {
      case '\t' -> shown.append("\\t");
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      default -> {
        if (isVisible(character)) {
          shown.appendCodePoint(character);
        } else {
          String form = character < 0x100 ? "\\x%02x" : "\\u%04x";
          shown.append(String.format(Locale.ROOT, form, character));
        }
      }
    }
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR -> character == ' ';
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
