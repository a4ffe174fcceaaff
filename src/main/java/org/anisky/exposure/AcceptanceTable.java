package org.anisky.exposure;

import org.anisky.InvalidInputException;
import org.anisky.counts.LocalSky;

/**
 * The simulated acceptance of the local pixels in view. The arrays are given away, not copied.
 *
 * @param acceptance A_i, sum 1, shape (P)
 * @param error standard deviation of A_i by the finite statistics of the simulation, independent
 *     between pixels, shape (P); zeros for an exact acceptance
 */
public record AcceptanceTable(double[] acceptance, double[] error) {
  /**
   * Checks values of any unit and normalises them.
   *
   * @throws InvalidInputException with the pixel when a value is negative or not finite, or when
   *     all are zero
   */
  static AcceptanceTable of(String detector, LocalSky sky, double[] values, double[] errors) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      check(detector, sky, i, "acceptance", values[i]);
      check(detector, sky, i, "error of the acceptance", errors[i]);
      sum += values[i];
    }
    if (!(sum > 0)) {
      throw InvalidInputException.of(
          "%s: the simulated acceptance is 0 in all %d pixels in view", detector, values.length);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
      errors[i] /= sum;
    }
    return new AcceptanceTable(values, errors);
  }

  private static void check(String detector, LocalSky sky, int i, String what, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of(
          "%s: pixel %d: simulated %s is %s; it must be finite and >= 0",
          detector, sky.gridPixel(i), what, value);
    }
  }
}
