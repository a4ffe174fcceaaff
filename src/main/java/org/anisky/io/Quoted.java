package org.anisky.io;

/** A text from a file as a message shows it: short, and without characters that steer terminals. */
public final class Quoted {
  private static final int LONGEST = 80;

  private Quoted() {}

  /** At most 80 characters; control characters and broken surrogates as {@code \\u001b}. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder();
    int end = Math.min(text.length(), LONGEST);
    for (int k = 0; k < end; k++) {
      char c = text.charAt(k);
      boolean pair =
          Character.isHighSurrogate(c)
              && k + 1 < end
              && Character.isLowSurrogate(text.charAt(k + 1));
      if (pair) {
        shown.append(c).append(text.charAt(++k));
      } else if (Character.isISOControl(c) || Character.isSurrogate(c) || isInvisible(c)) {
        shown.append(String.format("\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return end < text.length() ? shown + "..." : shown.toString();
  }

  private static boolean isInvisible(char c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
