package org.anisky.configuration.yaml;

/**
 * The numbers that a configuration value may have. Contains neither NaN nor infinities.
 *
 * @param from lower end, may be -infinity
 * @param fromIncluded whether the lower end is allowed
 * @param to upper end, may be +infinity
 * @param toIncluded whether the upper end is allowed
 */
public record Interval(double from, boolean fromIncluded, double to, boolean toIncluded) {
  /** Every finite number. */
  public static final Interval FINITE =
      new Interval(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

  /** Every finite number &gt; 0. */
  public static final Interval POSITIVE = new Interval(0, false, Double.POSITIVE_INFINITY, false);

  /** Every finite number &gt;= 0. */
  public static final Interval NOT_NEGATIVE =
      new Interval(0, true, Double.POSITIVE_INFINITY, false);

  /** Checks that the ends are in order. */
  public Interval {
    if (!(from <= to)) {
      throw new IllegalArgumentException("interval from " + from + " to " + to);
    }
  }

  /** Both ends allowed. */
  public static Interval closed(double from, double to) {
    return new Interval(from, true, to, true);
  }

  /** Neither end allowed. */
  public static Interval open(double from, double to) {
    return new Interval(from, false, to, false);
  }

  /** Only the upper end allowed, as in (0, 180]. */
  public static Interval openClosed(double from, double to) {
    return new Interval(from, false, to, true);
  }

  /** Only the lower end allowed, as in [0, 1). */
  public static Interval closedOpen(double from, double to) {
    return new Interval(from, true, to, false);
  }

  /** Whether a number is finite and inside. */
  public boolean contains(double x) {
    boolean above = fromIncluded ? x >= from : x > from;
    boolean below = toIncluded ? x <= to : x < to;
    return above && below && Double.isFinite(x);
  }

  /** For messages: {@code [0, 180]}, {@code (0, infinity)}. */
  @Override
  public String toString() {
    return (fromIncluded ? "[" : "(") + text(from) + ", " + text(to) + (toIncluded ? "]" : ")");
  }

  private static String text(double x) {
    if (Double.isInfinite(x)) {
      return x < 0 ? "-infinity" : "infinity";
    }
    return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
  }
}
