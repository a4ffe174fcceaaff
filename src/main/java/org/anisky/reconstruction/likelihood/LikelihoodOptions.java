package org.anisky.reconstruction.likelihood;

import org.anisky.InvalidInputException;

/**
 * Options of the likelihood strategy.
 *
 * @param gauge how the unmeasured m = 0 modes are fixed
 * @param acceleration of the sweeps; must be {@link Acceleration#NONE} with {@link Gauge#SUBTRACT},
 *     which maximises no likelihood
 * @param stopping when the sweeps end
 * @param dipoleTolerance stop when the extrapolated change of the dipole is below this fraction of
 *     its statistical error
 * @param logLikelihoodTolerance and ln L grew in the last sweep by less than this times the number
 *     of observed pixels: half the square of how far a pixel of the map moves, in units of its
 *     statistical error
 * @param traceHalfSweeps whether the trace has a line for every half sweep
 * @param lMax the dipole is fitted together with all multipoles m != 0 up to this degree
 * @param discRadius of the significance map, rad
 */
public record LikelihoodOptions(
    Gauge gauge,
    Acceleration acceleration,
    StoppingRule stopping,
    double dipoleTolerance,
    double logLikelihoodTolerance,
    boolean traceHalfSweeps,
    int lMax,
    double discRadius) {
  /** What is right for most data. */
  public static final LikelihoodOptions DEFAULT =
      new LikelihoodOptions(
          Gauge.RATIO,
          Acceleration.ANDERSON,
          new StoppingRule.WithinTolerance(500),
          0.01,
          5e-5,
          false,
          1,
          Math.toRadians(10));

  /** The same with another degree up to which multipoles are fitted. */
  public LikelihoodOptions withDegree(int degree) {
    return new LikelihoodOptions(
        gauge,
        acceleration,
        stopping,
        dipoleTolerance,
        logLikelihoodTolerance,
        traceHalfSweeps,
        degree,
        discRadius);
  }

  /** Checks the combination. */
  public LikelihoodOptions {
    if (gauge == Gauge.SUBTRACT && acceleration != Acceleration.NONE) {
      throw InvalidInputException.of(
          "acceleration '%s' needs a likelihood that grows; with gauge 'subtract' it must be"
              + " 'none'",
          acceleration.key());
    }
  }
}
