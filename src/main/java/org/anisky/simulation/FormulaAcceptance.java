package org.anisky.simulation;

import org.anisky.model.AcceptanceFormula;

/**
 * A detector's acceptance by a formula.
 *
 * @param formula of zenith and azimuth
 */
public record FormulaAcceptance(AcceptanceFormula formula) implements AcceptanceShape {
  /** The formula cos^p(zenith) (1 + m sin(zenith) sin^2(azimuth + phi)), phi in rad. */
  public static FormulaAcceptance of(
      double zenithPower, double azimuthModulation, double azimuthPhase) {
    return new FormulaAcceptance(
        new AcceptanceFormula(zenithPower, azimuthModulation, azimuthPhase));
  }

  /** 0 below the horizon. */
  @Override
  public double at(double zenith, double azimuth) {
    return formula.at(zenith, azimuth);
  }
}
