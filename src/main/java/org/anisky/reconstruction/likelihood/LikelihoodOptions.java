package org.anisky.reconstruction.likelihood;

import java.util.OptionalInt;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.exposure.AcceptanceShape;

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
 * @param lMax the dipole is fitted together with all multipoles m != 0 up to this degree; empty
 *     when the data choose it
 * @param discRadius of the significance map, rad
 * @param acceptanceChanges changes of the acceptance with time that are fitted along with the
 *     dipole, first and second harmonic each
 */
public record LikelihoodOptions(
    Gauge gauge,
    Acceleration acceleration,
    StoppingRule stopping,
    double dipoleTolerance,
    double logLikelihoodTolerance,
    boolean traceHalfSweeps,
    OptionalInt lMax,
    double discRadius,
    Set<AcceptanceShape> acceptanceChanges) {
  /** An acceptance that does not change, and a degree. */
  public LikelihoodOptions(
      Gauge gauge,
      Acceleration acceleration,
      StoppingRule stopping,
      double dipoleTolerance,
      double logLikelihoodTolerance,
      boolean traceHalfSweeps,
      int lMax,
      double discRadius) {
    this(
        gauge,
        acceleration,
        stopping,
        dipoleTolerance,
        logLikelihoodTolerance,
        traceHalfSweeps,
        OptionalInt.of(lMax),
        discRadius,
        Set.of());
  }

  /** What is right for most data. */
  public static final LikelihoodOptions DEFAULT =
      new LikelihoodOptions(
          Gauge.RATIO,
          Acceleration.ANDERSON,
          new StoppingRule.WithinTolerance(500),
          0.01,
          5e-5,
          false,
          OptionalInt.empty(),
          Math.toRadians(10),
          Set.of());

  /** The same with another degree up to which multipoles are fitted. */
  public LikelihoodOptions withDegree(int degree) {
    return new LikelihoodOptions(
        gauge,
        acceleration,
        stopping,
        dipoleTolerance,
        logLikelihoodTolerance,
        traceHalfSweeps,
        OptionalInt.of(degree),
        discRadius,
        acceptanceChanges);
  }

  /** The same with changes of the acceptance that are fitted along. */
  public LikelihoodOptions withAcceptanceChanges(Set<AcceptanceShape> changes) {
    return new LikelihoodOptions(
        gauge,
        acceleration,
        stopping,
        dipoleTolerance,
        logLikelihoodTolerance,
        traceHalfSweeps,
        lMax,
        discRadius,
        changes);
  }

  /** Checks the combination. */
  public LikelihoodOptions {
    acceptanceChanges = Set.copyOf(acceptanceChanges);
    if (gauge == Gauge.SUBTRACT && acceleration != Acceleration.NONE) {
      throw InvalidInputException.of(
          "acceleration '%s' needs a likelihood that grows; with gauge 'subtract' it must be"
              + " 'none'",
          acceleration.key());
    }
  }
}
