package org.anisky.study.regression;

/**
 * One result of a sky under its name: a number, perhaps with a statistical error, or a word.
 *
 * @param name words separated by points, for example {@code likelihood.dipole.components.d_0h}
 * @param value the number; NaN for a word, or for a number that is not defined
 * @param error statistical error of the number; NaN when it has none
 * @param word in place of a number, such as {@code converged}; null for numbers
 */
public record Quantity(String name, double value, double error, String word) {
  /** A number without an error. */
  public static Quantity number(String name, double value) {
    return new Quantity(name, value, Double.NaN, null);
  }

  /** A number with an error. */
  public static Quantity measured(String name, double value, double error) {
    return new Quantity(name, value, error, null);
  }

  /** A word. */
  public static Quantity word(String name, String word) {
    return new Quantity(name, Double.NaN, Double.NaN, word);
  }

  /** Whether it is a word. */
  public boolean isWord() {
    return word != null;
  }

  /** Whether it has an error that differences can be measured in. */
  public boolean hasError() {
    return error > 0 && Double.isFinite(error);
  }

  /** For a person. */
  public String text() {
    return isWord() ? word : String.valueOf(value);
  }

  /** How far a number is from this one; the shorter way round for angles in degrees. */
  public double minus(double other) {
    double difference = value - other;
    boolean around = name.matches(".*(phase|right_ascension)\\w*(\\.\\d+)*");
    return around && name.contains("_deg") ? Math.IEEEremainder(difference, 360) : difference;
  }
}
