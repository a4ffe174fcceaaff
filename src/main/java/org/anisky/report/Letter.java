package org.anisky.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A letter of a text, of full size or set as a subscript.
 *
 * <p>Unicode has subscript digits and some small letters, but no capitals: d_N could not be written
 * like d₀ₕ. Within texts of pictures a subscript of any other letter is therefore a character of
 * Unicode's private-use area, as {@link #subscript} makes it.
 *
 * @param character code point
 * @param lowered whether it is a subscript
 */
record Letter(int character, boolean lowered) {
  /** First character of the private-use area; the subscript of c is at FIRST + c. */
  private static final int FIRST = 0xE000;

  private static final int BEYOND = FIRST + 0x80;

  /**
   * Size of a subscript over the size of the text: that of the font's own subscript digits, which
   * stand on the line of the text (the subscript 1 is 835 units high, the 1 itself 1493).
   */
  private static final double SIZE = 835.0 / 1493;

  /**
   * A text as a subscript.
   *
   * @param text ASCII characters
   */
  static String subscript(String text) {
    if (text.chars().anyMatch(c -> c >= BEYOND - FIRST)) {
      throw new IllegalArgumentException("no subscript of '" + text + "'");
    }
    return text.chars().mapToObj(c -> Character.toString(FIRST + c)).collect(Collectors.joining());
  }

  /** The letters of a text. */
  static List<Letter> of(String text) {
    return text.codePoints()
        .mapToObj(
            c -> c >= FIRST && c < BEYOND ? new Letter(c - FIRST, true) : new Letter(c, false))
        .toList();
  }

  /** A text as it is written on a keyboard: a subscript follows an underscore, as in d_N. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    boolean below = false;
    for (Letter letter : of(text)) {
      if (letter.lowered() && !below) {
        plain.append('_');
      }
      below = letter.lowered();
      plain.appendCodePoint(letter.character());
    }
    return plain.toString();
  }

  /** Size over the size of the text. */
  double size() {
    return lowered ? SIZE : 1;
  }
}
