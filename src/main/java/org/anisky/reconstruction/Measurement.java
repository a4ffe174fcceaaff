package org.anisky.reconstruction;

import java.util.Locale;

/**
 * One number that a strategy measures beside the dipole, ready for a table.
 *
 * @param key short name in files, lower case with underscores, for example {@code "chi_squared"}
 * @param meaning for a person
 * @param unit {@code "1"} for a pure number
 * @param value in that unit
 * @param lowerError how far the 68.27 percent interval reaches below the value; NaN when there is
 *     no error
 * @param upperError how far it reaches above; NaN when there is no error
 */
public record Measurement(
    String key, String meaning, String unit, double value, double lowerError, double upperError) {
  /** Checks the key, which becomes the key of a file. */
  public Measurement {
    if (!key.matches("[a-z0-9_]+")) {
      throw new IllegalArgumentException("'" + key + "' is no key of a measurement");
    }
  }

  /** A number without an error. */
  public static Measurement exact(String key, String meaning, String unit, double value) {
    return new Measurement(key, meaning, unit, value, Double.NaN, Double.NaN);
  }

  /** A number with a symmetric error. */
  public static Measurement of(
      String key, String meaning, String unit, double value, double error) {
    return new Measurement(key, meaning, unit, value, error, error);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s = %s (-%s +%s) %s", key, value, lowerError, upperError, unit);
  }
}
