package org.anisky.study.regression;

/**
 * How far a quantity may be from what it should be, and why so far.
 *
 * @param pattern names that it holds for, {@code *} stands for any letters
 * @param unit what is allowed is counted in
 * @param allowed largest distance that passes, in this unit
 * @param reason why it is not smaller and not larger
 */
public record Tolerance(String pattern, Unit unit, double allowed, String reason) {
  /** Below this, absolute, a difference of numbers of any unit is rounding. */
  private static final double ROUNDING = 1e-9;

  /** Probabilities below this are at the end of double precision, and equal. */
  private static final double LEAST_PROBABILITY = 1e-300;

  /** What distances are counted in. */
  public enum Unit {
    /** The statistical error of the quantity. */
    ERRORS,
    /** The larger of the two numbers. */
    RELATIVE,
    /** The unit of the number itself. */
    ABSOLUTE
  }

  /** Checks the number and the reason. */
  public Tolerance {
    if (!(allowed >= 0) || reason.isBlank()) {
      throw new IllegalArgumentException("tolerance " + allowed + " because '" + reason + "'");
    }
  }

  /** Whether it holds for a quantity; one in errors holds for quantities that have one. */
  public boolean fits(Quantity quantity) {
    return (unit != Unit.ERRORS || quantity.hasError()) && matches(pattern, quantity.name());
  }

  /** Whether a name is one that a pattern with {@code *} for any letters means. */
  public static boolean matches(String pattern, String name) {
    StringBuilder expression = new StringBuilder();
    for (String part : pattern.split("\\*", -1)) {
      expression
          .append(expression.isEmpty() ? "" : ".*")
          .append(java.util.regex.Pattern.quote(part));
    }
    return name.matches(expression.toString());
  }

  /**
   * Distance of two values in what is allowed: up to 1 passes. Two numbers that are not defined are
   * equal, one alone is infinitely far.
   *
   * @param found whose error counts
   * @param expected of the same name
   */
  public double distance(Quantity found, Quantity expected) {
    if (found.isWord() || expected.isWord()) {
      return found.text().equals(expected.text()) ? 0 : Double.POSITIVE_INFINITY;
    }
    if (Double.isNaN(found.value()) && Double.isNaN(expected.value())) {
      return 0;
    }
    double distance = Math.abs(found.minus(expected.value()));
    if (distance == 0) {
      return 0;
    }
    double scale =
        switch (unit) {
          case ERRORS -> expected.hasError() ? expected.error() : found.error();
          case RELATIVE -> Math.max(Math.abs(found.value()), Math.abs(expected.value()));
          case ABSOLUTE -> 1;
        };
    double floor = floor(found.name());
    double limit = unit == Unit.RELATIVE ? Math.max(allowed * scale, floor) : allowed * scale;
    double ratio = distance / limit;
    return Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio;
  }

  /** Numbers that must be the same have no rounding, and the tail of a probability counts. */
  private double floor(String name) {
    if (allowed == 0) {
      return 0;
    }
    return name.contains("p_value") ? LEAST_PROBABILITY : ROUNDING;
  }
}
