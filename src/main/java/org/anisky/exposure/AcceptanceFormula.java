package org.anisky.exposure;

import org.anisky.InvalidInputException;

/**
 * The acceptance cos^p(zenith) (1 + m sin(zenith) sin^2(azimuth + phi)): a flat array seen at an
 * angle (p = 1), with showers absorbed in the air (p larger), and a modulation in azimuth as a
 * slope or a rectangular layout makes it. Immutable.
 *
 * @param zenithPower p, at least 0
 * @param azimuthModulation m, at least -1
 * @param azimuthPhase phi, rad; azimuth is counted from North through East
 */
public record AcceptanceFormula(double zenithPower, double azimuthModulation, double azimuthPhase)
    implements DirectionalAcceptance {
  /** Checks the ranges, so that NaN fails too. */
  public AcceptanceFormula {
    if (!(zenithPower >= 0 && zenithPower < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of(
          "acceptance: power %s of cos(zenith) must be finite and >= 0", zenithPower);
    }
    if (!(azimuthModulation >= -1 && azimuthModulation < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of(
          "acceptance: azimuth modulation %s must be finite and >= -1", azimuthModulation);
    }
    if (!Double.isFinite(azimuthPhase)) {
      throw InvalidInputException.of(
          "acceptance: azimuth phase %s rad must be finite", azimuthPhase);
    }
  }

  @Override
  public String source() {
    return "the formula of the acceptance";
  }

  /**
   * The acceptance of a direction, up to a factor common to all; the same bits on every Java.
   *
   * @param zenith rad
   * @param azimuth North through East, rad
   * @return at least 0; 0 below the horizon
   */
  @Override
  public double at(double zenith, double azimuth) {
    double cosine = StrictMath.cos(zenith);
    if (cosine < 0) {
      return 0;
    }
    double sine = StrictMath.sin(azimuth + azimuthPhase);
    double modulation = 1 + azimuthModulation * StrictMath.sin(zenith) * sine * sine;
    return StrictMath.pow(cosine, zenithPower) * modulation;
  }
}
