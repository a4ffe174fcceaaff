package org.anisky.io.fits;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;

/**
 * The cards of one header (FITS 4.0, section 4), read strictly: a keyword that is asked for has one
 * readable value or none, and never a default in the place of what cannot be read.
 */
final class FitsHeader {
  /** Length of a card, bytes. */
  static final int CARD_BYTES = 80;

  private static final int KEY_BYTES = 8;
  private static final int VALUE_AT = 10;
  private static final Pattern KEY = Pattern.compile("[A-Z0-9_-]{1,8}");
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([EDed][+-]?[0-9]{1,3})?");

  private final Path file;
  private final int unit;
  private final Map<String, FitsValue> values = new LinkedHashMap<>();

  private FitsHeader(Path file, int unit) {
    this.file = file;
    this.unit = unit;
  }

  /**
   * Reads cards.
   *
   * @param file for messages
   * @param unit number of the header-data unit, 0 for the primary one, for messages
   * @param blocks the header up to and with END; not modified
   * @throws InvalidInputException when a card has a value but no keyword
   */
  static FitsHeader parse(Path file, int unit, byte[] blocks) {
    FitsHeader header = new FitsHeader(file, unit);
    FitsValue last = null;
    for (int at = 0; at + CARD_BYTES <= blocks.length; at += CARD_BYTES) {
      String card = new String(blocks, at, CARD_BYTES, StandardCharsets.ISO_8859_1);
      String key = card.substring(0, KEY_BYTES).stripTrailing();
      if (key.equals("CONTINUE") && last != null) {
        last.continueWith(card.substring(VALUE_AT));
        continue;
      }
      boolean valued = card.startsWith("= ", KEY_BYTES);
      if (valued && !key.isEmpty() && !KEY.matcher(key).matches()) {
        throw InvalidInputException.of(
            "%s is truncated or damaged: header card %d has the keyword '%s'; keywords are of A-Z,"
                + " 0-9, _ and -",
            file, at / CARD_BYTES + 1, Excerpt.escaped(key));
      }
      last = key.isEmpty() ? null : header.add(key, valued, card);
    }
    return header;
  }

  private FitsValue add(String key, boolean valued, String card) {
    FitsValue known = values.get(key);
    FitsValue value = valued ? FitsValue.of(card.substring(VALUE_AT)) : FitsValue.none();
    if (known == null || (valued && !known.isValued())) {
      values.put(key, value);
      return value;
    }
    if (valued) {
      known.repeatedBy(value);
    }
    return value;
  }

  /** The file, for messages. */
  Path file() {
    return file;
  }

  /** What messages call the unit: its name in quotes, or its number. */
  String name() {
    String name = extension();
    return name.isEmpty() ? String.valueOf(unit) : "'" + name + "'";
  }

  /** EXTNAME, empty when there is none. */
  String extension() {
    return text("EXTNAME").trim();
  }

  /** Whether there is a card with this keyword. */
  boolean has(String key) {
    return values.containsKey(key);
  }

  /**
   * A text as it is written, without blanks at its end; empty when the keyword is not there.
   *
   * @throws InvalidInputException when the value is no text, or there are two that differ
   */
  String text(String key) {
    FitsValue value = value(key);
    if (value == null) {
      return "";
    }
    if (!value.isText()) {
      throw invalid(key, "a text in quotes");
    }
    return Excerpt.escaped(value.text());
  }

  /** A text in upper case without blanks around it; empty when the keyword is not there. */
  String word(String key) {
    return text(key).trim().toUpperCase(Locale.ROOT);
  }

  /**
   * A whole number in a range.
   *
   * @throws InvalidInputException when it is missing or not allowed
   */
  long integer(String key, long least, long most) {
    FitsValue value = value(key);
    if (value == null) {
      throw InvalidInputException.of(
          "%s is truncated or damaged: the header of unit %d has no %s", file, unit, key);
    }
    String text = value.token();
    if (value.isText() || !INTEGER.matcher(text).matches()) {
      throw invalid(key, "a whole number");
    }
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw invalid(key, "a whole number of 64 bits");
    }
    if (number < least || number > most) {
      throw InvalidInputException.of(
          "%s: %s is %d; it must be in [%d, %d]", file, key, number, least, most);
    }
    return number;
  }

  /** As above; the default when the keyword is not there. */
  long integerOr(String key, long least, long most, long absent) {
    return has(key) ? integer(key, least, most) : absent;
  }

  /**
   * A finite number; the default when the keyword is not there.
   *
   * @throws InvalidInputException when it is no number
   */
  double numberOr(String key, double absent) {
    FitsValue value = value(key);
    if (value == null) {
      return absent;
    }
    String text = value.token();
    if (value.isText() || !NUMBER.matcher(text).matches()) {
      throw invalid(key, "a number");
    }
    double number = Double.parseDouble(text.replace('D', 'E').replace('d', 'e'));
    if (!Double.isFinite(number)) {
      throw invalid(key, "a finite number");
    }
    return number;
  }

  private FitsValue value(String key) {
    FitsValue value = values.get(key);
    if (value == null) {
      return null;
    }
    if (!value.isValued()) {
      throw InvalidInputException.of(
          "%s: the header has the keyword %s without a value", file, key);
    }
    if (value.contradiction() != null) {
      throw InvalidInputException.of(
          "%s: the header says %s = %s and %s = %s; it must be said once",
          file, key, value.quoted(), key, value.contradiction().quoted());
    }
    return value;
  }

  private InvalidInputException invalid(String key, String allowed) {
    return InvalidInputException.of(
        "%s: %s is %s in the header; it must be %s", file, key, values.get(key).quoted(), allowed);
  }
}
