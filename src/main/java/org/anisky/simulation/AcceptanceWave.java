package org.anisky.simulation;

import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceShape;
import org.anisky.sky.SiderealBinning;

/**
 * An acceptance that changes with sidereal time, as no model of sky times rate times acceptance has
 * it: A_i (1 + a L_i cos(h LST - phase)).
 *
 * @param shape L over the local sky
 * @param amplitude a, in [-1, 1], in units of the shape
 * @param harmonic h, at least 1
 * @param phase rad
 */
public record AcceptanceWave(AcceptanceShape shape, double amplitude, int harmonic, double phase) {
  /** Checks the ranges, so that NaN fails too. */
  public AcceptanceWave {
    if (!(Math.abs(amplitude) <= 1)) {
      throw InvalidInputException.of(
          "change of the acceptance: amplitude %s is outside [-1, 1]", amplitude);
    }
    if (harmonic < 1) {
      throw InvalidInputException.of(
          "change of the acceptance: harmonic %d must be at least 1", harmonic);
    }
    if (!Double.isFinite(phase)) {
      throw InvalidInputException.of(
          "change of the acceptance: phase %s rad must be finite", phase);
    }
  }

  /**
   * The factor of several changes together, 1 + sum a L_i cos(h LST - phase) at the bins' centres.
   *
   * @return shape (T, P)
   * @throws InvalidInputException naming the detector when it is negative somewhere
   */
  static double[][] factors(
      List<AcceptanceWave> changes, LocalSky sky, SiderealBinning binning, String detector) {
    double[][] factors = new double[binning.bins()][sky.size()];
    for (double[] bin : factors) {
      java.util.Arrays.fill(bin, 1);
    }
    for (AcceptanceWave change : changes) {
      for (int tau = 0; tau < factors.length; tau++) {
        double angle = change.harmonic * binning.centre(tau) - change.phase;
        double wave = change.amplitude * StrictMath.cos(angle);
        for (int i = 0; i < sky.size(); i++) {
          factors[tau][i] += wave * change.shape.at(sky.zenith(i), sky.azimuth(i));
        }
      }
    }
    for (double[] bin : factors) {
      for (double factor : bin) {
        if (factor < 0) {
          throw InvalidInputException.of(
              "%s: the changes of the acceptance together make it negative", detector);
        }
      }
    }
    return factors;
  }
}
