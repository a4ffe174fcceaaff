package org.anisky.reconstruction;

import java.util.List;
import java.util.Optional;
import org.anisky.exposure.AcceptanceShape;
import org.anisky.likelihood.DipoleByDegree;
import org.anisky.statistics.LinearSystem;
import org.anisky.statistics.Significance;

/**
 * How well sky times rate times acceptance describes counts, whatever strategy reconstructs them:
 * sky multipoles m != 0 up to a degree, rates and acceptances free.
 *
 * @param lMax the degree of the sky
 * @param blocks the test of counts in coarse blocks of local sky and time; empty when there are too
 *     few events for any
 * @param changes the tests of acceptances that change with the time of the bins
 * @param higherDegrees the tests of the sky's multipoles beyond lMax, by rising degree, each with
 *     those below it free; empty when the data can tell none
 * @param dipole test statistic of the dipole against none, 2 degrees of freedom
 * @param dipoles d_0h and d_6h of fits up to every degree from 1 on, that of the model and those of
 *     the higher degrees among them
 */
public record GoodnessOfFit(
    int lMax,
    Optional<Blocks> blocks,
    List<Change> changes,
    List<Degree> higherDegrees,
    double dipole,
    DipoleByDegree dipoles) {
  /** Copies the lists. */
  public GoodnessOfFit {
    changes = List.copyOf(changes);
    higherDegrees = List.copyOf(higherDegrees);
  }

  /** d_0h and d_6h of the model. */
  public double[] dipoleVector() {
    return dipoles.at(lMax).dipole();
  }

  /**
   * What multipoles beyond the model do to the dipole; empty when the data tell none of them from a
   * dipole.
   */
  public Optional<Leakage> leakage() {
    DipoleByDegree told = dipoles.told(lMax);
    if (told.last().degree() == lMax) {
      return Optional.empty();
    }
    DipoleByDegree.Step model = told.first();
    DipoleByDegree.Step last = told.last();
    double[] shift = new double[2];
    double[][] scatter = new double[2][2];
    for (int k = 0; k < shift.length; k++) {
      shift[k] = last.dipole()[k] - model.dipole()[k];
      for (int l = 0; l < shift.length; l++) {
        // An efficient estimate and its difference from a less efficient one are independent.
        scatter[k][l] = last.covariance()[k][l] - model.covariance()[k][l];
      }
    }
    double[][] inverse = LinearSystem.invert(scatter);
    double chiSquared = 0;
    for (int k = 0; k < shift.length && inverse != null; k++) {
      chiSquared += shift[k] * (inverse[k][0] * shift[0] + inverse[k][1] * shift[1]);
    }
    return Optional.of(
        new Leakage(
            last.degree(),
            shift,
            new double[] {errorOf(scatter[0][0]), errorOf(scatter[1][1])},
            model.distance(last),
            Significance.probability(Math.max(0, chiSquared), 2),
            told.settled()));
  }

  /** A difference of equal variances may round below 0. */
  private static double errorOf(double variance) {
    return Math.sqrt(Math.max(0, variance));
  }

  /**
   * How far the dipole of the model is off if the sky has multipoles beyond it.
   *
   * @param lMax the highest degree that the data tell from a dipole
   * @param shift of d_0h and d_6h when multipoles up to that degree are fitted
   * @param shiftError how much of a shift the noise alone makes (Hausman 1978)
   * @param errors the length of the shift in errors of the model's dipole
   * @param probability of at least this shift without such multipoles
   * @param settled the least degree from which on the dipole moves by less than a tenth of its
   *     error
   */
  public record Leakage(
      int lMax,
      double[] shift,
      double[] shiftError,
      double errors,
      double probability,
      int settled) {}

  /**
   * Counts in blocks.
   *
   * @param chiSquared of the blocks
   * @param degreesOfFreedom without those of rate, acceptance and sky
   * @param probability of at least this chi-squared
   * @param worst the block that is farthest off
   */
  public record Blocks(double chiSquared, int degreesOfFreedom, double probability, Block worst) {}

  /**
   * One block; angles in rad, the end of a range may be below its start by turns.
   *
   * @param detector its name
   * @param zenithFrom zenith angle
   * @param azimuthFrom North through East
   * @param timeFrom angle of the bins
   * @param counts in it
   * @param expected in it
   * @param z standard deviations
   * @param probability that any of all blocks is as far off
   */
  public record Block(
      String detector,
      double zenithFrom,
      double zenithTo,
      double azimuthFrom,
      double azimuthTo,
      double timeFrom,
      double timeTo,
      double counts,
      double expected,
      double z,
      double probability) {}

  /**
   * A change x_c cos(h t) + x_s sin(h t) of the acceptance, in units of its shape.
   *
   * @param detector its name
   * @param shape over the local sky
   * @param harmonic h of the bins' angle t
   * @param cosine x_c with the sky free; NaN, like the three that follow, when the data cannot tell
   *     it from the sky
   * @param sine x_s
   * @param cosineError one standard deviation
   * @param sineError one standard deviation
   * @param testStatistic of this change beside the sky
   * @param degreesOfFreedom 2, or fewer when the data tell less
   * @param probability of at least this without any change
   * @param inPlaceOfDipole test statistic of this change and no dipole
   * @param dipoleBeside test statistic of the dipole beside this change, 2 degrees of freedom
   */
  public record Change(
      String detector,
      AcceptanceShape shape,
      int harmonic,
      double cosine,
      double sine,
      double cosineError,
      double sineError,
      double testStatistic,
      int degreesOfFreedom,
      double probability,
      double inPlaceOfDipole,
      double dipoleBeside) {
    /** Amplitude of the change, in units of its shape. */
    public double amplitude() {
      return Math.hypot(cosine, sine);
    }
  }

  /**
   * Multipoles of one degree of the sky beside all lower ones.
   *
   * @param degree l
   * @param testStatistic of the degree
   * @param degreesOfFreedom of the test
   * @param dipole d_0h and d_6h when the sky is fitted up to this degree
   * @param dipoleError their standard deviations
   */
  public record Degree(
      int degree,
      double testStatistic,
      int degreesOfFreedom,
      double[] dipole,
      double[] dipoleError) {}
}
