package org.anisky.exposure;

import org.anisky.counts.LocalSky;

/** An acceptance that is known for every direction, and taken at the centres of local pixels. */
public sealed interface DirectionalAcceptance extends Acceptance
    permits AcceptanceFormula, SampledAcceptanceMap {
  /**
   * The acceptance of a direction, up to a factor common to all.
   *
   * @param zenith rad
   * @param azimuth North through East, rad
   * @throws org.anisky.InvalidInputException where it has no value
   */
  double at(double zenith, double azimuth);

  /** At the centres of the local pixels, without statistical error. */
  @Override
  default AcceptanceTable on(LocalSky sky, String detector) {
    double[] values = new double[sky.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = at(sky.zenith(i), sky.azimuth(i));
    }
    return AcceptanceTable.of(detector, sky, values, new double[values.length]);
  }
}
