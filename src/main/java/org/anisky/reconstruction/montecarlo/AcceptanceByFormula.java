package org.anisky.reconstruction.montecarlo;

import org.anisky.counts.LocalSky;
import org.anisky.model.AcceptanceFormula;

/**
 * A formula, taken at the centres of the local pixels, without statistical error.
 *
 * @param formula of zenith and azimuth
 */
public record AcceptanceByFormula(AcceptanceFormula formula) implements SimulatedAcceptance {
  @Override
  public String source() {
    return "the formula of the acceptance";
  }

  @Override
  public AcceptanceTable on(LocalSky sky, String detector) {
    double[] values = new double[sky.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = formula.at(sky.zenith(i), sky.azimuth(i));
    }
    return AcceptanceTable.of(detector, sky, values, new double[values.length]);
  }
}
