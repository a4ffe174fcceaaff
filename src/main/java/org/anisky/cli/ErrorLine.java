package org.anisky.cli;

import java.util.Locale;
import org.anisky.io.Excerpt;

/**
 * A message as one line that does nothing to a terminal, whatever a file or an argument put into
 * it: control characters are written out, and the middle of what is too long is left out.
 */
final class ErrorLine {
  /** Twice what the longest list of allowed keys takes. */
  private static final int LONGEST = 2000;

  private ErrorLine() {}

  static String of(String message) {
    String shown = message;
    if (message.length() > LONGEST) {
      int end = message.length() - LONGEST / 2;
      shown =
          message.substring(0, LONGEST / 2)
              + String.format(Locale.ROOT, " [... %,d characters ...] ", end - LONGEST / 2)
              + message.substring(end);
    }
    return "anisky: " + Excerpt.escaped(shown);
  }
}
