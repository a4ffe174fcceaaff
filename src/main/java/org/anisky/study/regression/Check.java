package org.anisky.study.regression;

/**
 * One comparison and its verdict.
 *
 * @param kind with what a quantity was compared
 * @param quantity its name
 * @param found as computed now
 * @param expected what it should be, for a person
 * @param distance from there in units of what is allowed: up to 1 passes
 * @param errors from there in units of the statistical error; NaN where there is none
 * @param reason why so much is allowed
 */
public record Check(
    Kind kind,
    String quantity,
    String found,
    String expected,
    double distance,
    double errors,
    String reason) {
  /** With what a result is compared. */
  public enum Kind {
    /** The truth of the synthetic sky. */
    TRUTH,
    /** A range that the sky's file declares. */
    EXPECTATION,
    /** Results that were stored with an earlier version. */
    STORED,
    /** A computation by plain loops that shares no code with the strategies. */
    PLAIN,
    /** Another program's number. */
    REFERENCE,
    /** That the run ends with a result. */
    RUN
  }

  /** A check that something went wrong. */
  public static Check failed(Kind kind, String quantity, String found, String expected) {
    return new Check(
        kind, quantity, found, expected, Double.POSITIVE_INFINITY, Double.NaN, "must not happen");
  }

  /** A comparison of two values under a tolerance. */
  public static Check of(Kind kind, Quantity found, Quantity expected, Tolerance tolerance) {
    double error = expected.hasError() ? expected.error() : found.error();
    return new Check(
        kind,
        found.name(),
        found.text(),
        expected.text(),
        tolerance.distance(found, expected),
        Math.abs(found.minus(expected.value())) / error,
        tolerance.reason());
  }

  /** Whether it passes; a distance that is no number does not. */
  public boolean passed() {
    return distance <= 1;
  }

  /** The line of a failure: what, where, value, allowed. */
  public String message() {
    return String.format(
        java.util.Locale.ROOT,
        "%s: %s is %s; expected %s (%s)",
        kind.name().toLowerCase(java.util.Locale.ROOT),
        quantity,
        found,
        expected,
        Double.isInfinite(distance)
            ? reason
            : String.format(java.util.Locale.ROOT, "%.3g times what is allowed", distance));
  }
}
