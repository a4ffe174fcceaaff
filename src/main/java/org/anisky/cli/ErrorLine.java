package org.anisky.cli;

import java.util.Locale;

/**
 * A message as one line that does nothing to a terminal, whatever a file or an argument put into
 * it: control characters are written out, and the middle of what is too long is left out.
 */
final class ErrorLine {
  /** Twice what the longest list of allowed keys takes. */
  private static final int LONGEST = 2000;

  private ErrorLine() {}

  static String of(String message) {
    StringBuilder line = new StringBuilder("anisky: ");
    String shown = message;
    if (message.length() > LONGEST) {
      int end = message.length() - LONGEST / 2;
      shown =
          message.substring(0, LONGEST / 2)
              + String.format(Locale.ROOT, " [... %,d characters ...] ", end - LONGEST / 2)
              + message.substring(end);
    }
    shown.codePoints().forEach(character -> append(line, character));
    return line.toString();
  }

  private static void append(StringBuilder line, int character) {
    int type = Character.getType(character);
    if (character == '\n') {
      line.append("\\n");
    } else if (type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR) {
      line.append(String.format(Locale.ROOT, "\\u%04x", character));
    } else {
      line.appendCodePoint(character);
    }
  }
}
