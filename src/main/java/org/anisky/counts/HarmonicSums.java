package org.anisky.counts;

import java.util.Arrays;
import org.anisky.InvalidInputException;

/**
 * Sums of w cos kx and w sin kx over events for k = 1 to {@value #ORDERS}, with w the weight and x
 * one angle of each event. Immutable.
 */
public final class HarmonicSums {
  /** Highest order k. */
  public static final int ORDERS = 4;

  private final double[] cosines;
  private final double[] sines;

  private HarmonicSums(double[] cosines, double[] sines) {
    this.cosines = cosines;
    this.sines = sines;
  }

  /**
   * Sums of order 1 to {@value #ORDERS}.
   *
   * @param cosines shape ({@value #ORDERS}), finite; not modified
   * @param sines the same
   * @throws InvalidInputException when a number is missing or not finite
   */
  public static HarmonicSums of(double[] cosines, double[] sines) {
    for (double[] sums : new double[][] {cosines, sines}) {
      if (sums.length != ORDERS) {
        throw InvalidInputException.of(
            "%d sums over events of the harmonics 1 to %d; there must be %d",
            sums.length, ORDERS, ORDERS);
      }
      for (double sum : sums) {
        if (!Double.isFinite(sum)) {
          throw InvalidInputException.of("sum over events %s must be finite", sum);
        }
      }
    }
    return new HarmonicSums(cosines.clone(), sines.clone());
  }

  /**
   * Sum of w cos kx.
   *
   * @param k from 1
   */
  public double cosine(int k) {
    return cosines[k - 1];
  }

  /**
   * Sum of w sin kx.
   *
   * @param k from 1
   */
  public double sine(int k) {
    return sines[k - 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HarmonicSums that
        && Arrays.equals(cosines, that.cosines)
        && Arrays.equals(sines, that.sines);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(cosines) + Arrays.hashCode(sines);
  }

  @Override
  public String toString() {
    return "cos " + Arrays.toString(cosines) + " sin " + Arrays.toString(sines);
  }
}
