package org.anisky.simulation;

import org.anisky.InvalidInputException;
import org.anisky.counts.LocalSky;

/** The shape of a detector's acceptance over its own sky. Immutable. */
public sealed interface AcceptanceShape permits FormulaAcceptance, MapAcceptance {
  /**
   * The acceptance at the centre of a local pixel, up to a factor common to all.
   *
   * @param zenith rad
   * @param azimuth North through East, rad
   * @return finite and at least 0 where the shape is usable
   */
  double at(double zenith, double azimuth);

  /**
   * The relative acceptance at the centres of the pixels in view.
   *
   * @return A_i, sum 1, shape (P)
   * @throws InvalidInputException when a value is negative or not finite, or all are 0
   */
  default double[] relativeAcceptance(LocalSky sky) {
    double[] acceptance = new double[sky.size()];
    double sum = 0;
    for (int i = 0; i < acceptance.length; i++) {
      acceptance[i] = at(sky.zenith(i), sky.azimuth(i));
      if (!(acceptance[i] >= 0 && acceptance[i] < Double.POSITIVE_INFINITY)) {
        throw InvalidInputException.of(
            "observatory '%s': the acceptance at zenith %.3f deg, azimuth %.3f deg is %.4g; it must"
                + " be finite and >= 0",
            sky.observatory().name(),
            Math.toDegrees(sky.zenith(i)),
            Math.toDegrees(sky.azimuth(i)),
            acceptance[i]);
      }
      sum += acceptance[i];
    }
    if (!(sum > 0)) {
      throw InvalidInputException.of(
          "observatory '%s': the acceptance is 0 in all %d pixels in view",
          sky.observatory().name(), sky.size());
    }
    for (int i = 0; i < acceptance.length; i++) {
      acceptance[i] /= sum;
    }
    return acceptance;
  }
}
