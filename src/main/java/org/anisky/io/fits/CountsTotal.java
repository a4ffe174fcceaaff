package org.anisky.io.fits;

import org.anisky.InvalidInputException;

/** The largest sum of counts that is kept exactly. */
public final class CountsTotal {
  /** Whole numbers are doubles up to here. */
  private static final double LARGEST = 0x1p53;

  private CountsTotal() {}

  /**
   * Checks a sum.
   *
   * @param where file or map, for messages
   * @param total sum of its counts or weights
   * @throws InvalidInputException when it is beyond 2^53
   */
  public static void check(String where, double total) {
    if (!(total <= LARGEST)) {
      throw InvalidInputException.of(
          "%s: the counts add up to %s; they must stay below 2^53 = %.0f, up to which sums are"
              + " exact",
          where, total, LARGEST);
    }
  }
}
