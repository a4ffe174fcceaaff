package org.anisky.io.fits;

import java.util.Objects;
import java.util.regex.Pattern;
import nom.tam.fits.HeaderCardException;

/**
 * One card of a FITS header. A text that is too long for one card is continued on the next ones
 * (CONTINUE, FITS 4.0, section 4.2.1.2).
 *
 * @param key 1 to 8 of A-Z, 0-9, _ and -
 * @param value a String, Integer, Long, Double (finite) or Boolean
 * @param comment for a person, with the unit in brackets at its beginning if there is one, as in
 *     {@code "[deg] latitude of the site"}; may be empty; cut where the card ends
 */
public record FitsCard(String key, Object value, String comment) {
  private static final Pattern KEY = Pattern.compile("[A-Z0-9_-]{1,8}");

  /** A line of what was done with the data; up to 72 characters. */
  public static FitsCard history(String line) {
    return new FitsCard("HISTORY", line, "");
  }

  /** Checks key and value. */
  public FitsCard {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("'" + key + "' is no FITS keyword");
    }
    Objects.requireNonNull(value, key);
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw new IllegalArgumentException(key + ": " + value + " has no form in FITS");
    }
  }

  /** The card's images, 80 ASCII characters each, in one text. */
  String images() {
    String end = comment.isEmpty() ? null : comment;
    try {
      return FitsLibrary.card(key, value, end);
    } catch (HeaderCardException | ClassCastException e) {
      throw new IllegalArgumentException(key + ": " + value + " has no form in FITS", e);
    }
  }
}
