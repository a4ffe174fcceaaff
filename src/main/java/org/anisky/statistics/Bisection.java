package org.anisky.statistics;

import java.util.function.DoublePredicate;

/** Where a condition that holds on one side of a number ceases to hold. */
final class Bisection {
  /** Halvings of an interval: more than a double has bits. */
  private static final int HALVINGS = 60;

  /** Edges closer than this part of their size are one. */
  private static final double RESOLUTION = 1e-10;

  private Bisection() {}

  /**
   * The edge of a condition.
   *
   * @param holds the condition
   * @param inside where it holds
   * @param outside where it does not, above or below
   */
  static double edge(DoublePredicate holds, double inside, double outside) {
    double in = inside;
    double out = outside;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = (in + out) / 2;
      if (Math.abs(out - in) <= RESOLUTION * Math.abs(middle)) {
        break;
      }
      if (holds.test(middle)) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return (in + out) / 2;
  }

  /**
   * The edge of a condition that holds at a number and ceases to hold somewhere above it.
   *
   * @param step first guess of the distance, above 0; doubled until the condition fails
   */
  static double edgeAbove(DoublePredicate holds, double inside, double step) {
    double in = inside;
    double width = step;
    while (holds.test(in + width)) {
      in += width;
      width *= 2;
    }
    return edge(holds, in, in + width);
  }
}
