package org.anisky.io.fits;

import org.anisky.io.Excerpt;

/**
 * The value field of one card (FITS 4.0, section 4.2), with what CONTINUE cards add to a text. A
 * text that is not closed stays what it is; whoever asks for it is told.
 */
final class FitsValue {
  private final boolean valued;
  private final boolean text;
  private String value;
  private FitsValue contradiction;

  private FitsValue(boolean valued, boolean text, String value) {
    this.valued = valued;
    this.text = text;
    this.value = value;
  }

  /** Of a card without a value. */
  static FitsValue none() {
    return new FitsValue(false, false, "");
  }

  /**
   * Reads a field.
   *
   * @param field what follows {@code "= "}, comment included
   */
  static FitsValue of(String field) {
    String start = field.stripLeading();
    if (!start.startsWith("'")) {
      int slash = start.indexOf('/');
      return new FitsValue(true, false, (slash < 0 ? start : start.substring(0, slash)).trim());
    }
    String inside = inside(start);
    return inside == null
        ? new FitsValue(true, false, start.stripTrailing())
        : new FitsValue(true, true, inside);
  }

  /** What stands between the quotes, a doubled quote being one of the text; null if not closed. */
  private static String inside(String quoted) {
    StringBuilder inside = new StringBuilder();
    for (int k = 1; k < quoted.length(); k++) {
      if (quoted.charAt(k) != '\'') {
        inside.append(quoted.charAt(k));
      } else if (k + 1 < quoted.length() && quoted.charAt(k + 1) == '\'') {
        inside.append('\'');
        k++;
      } else {
        return inside.toString().stripTrailing();
      }
    }
    return null;
  }

  /** Adds a CONTINUE card to a text that ends with an ampersand. */
  void continueWith(String field) {
    String more = inside(field.stripLeading().startsWith("'") ? field.stripLeading() : "''");
    if (text && value.endsWith("&") && more != null) {
      value = value.substring(0, value.length() - 1) + more;
    }
  }

  /** Notes another card of the same keyword; only a different value matters. */
  void repeatedBy(FitsValue other) {
    if (text != other.text || !value.equals(other.value)) {
      contradiction = other;
    }
  }

  boolean isValued() {
    return valued;
  }

  boolean isText() {
    return text;
  }

  /** The text; the caller asks {@link #isText} first. */
  String text() {
    return value;
  }

  /** A value that is no text, as written. */
  String token() {
    return value;
  }

  /** Another value of the same keyword, or null. */
  FitsValue contradiction() {
    return contradiction;
  }

  /** For messages: escaped and cut. */
  String quoted() {
    String shown = Excerpt.of(value);
    return text || shown.isEmpty() ? "'" + shown + "'" : shown;
  }
}
