package org.anisky.reconstruction;

import java.util.Optional;
import org.anisky.model.MeasuredValue;
import org.anisky.sky.Turn;
import org.anisky.statistics.Covariance;

/**
 * A dipole in Galactic coordinates as space experiments report it, with real harmonics a_{1m}:
 *
 * <pre>
 *   rho_EW = sqrt(3/4 pi) a_{1-1}   towards l = 90 deg, b = 0
 *   rho_NS = sqrt(3/4 pi) a_{10}    towards b = 90 deg
 *   rho_FB = sqrt(3/4 pi) a_{1+1}   towards l = 0, b = 0, the Galactic centre
 *   delta  = sqrt(rho_EW^2 + rho_NS^2 + rho_FB^2) = (max - min)/(max + min) = 3 sqrt(C_1/4 pi)
 * </pre>
 *
 * @param eastWest rho_EW
 * @param northSouth rho_NS
 * @param forwardBackward rho_FB
 * @param delta the amplitude, with its errors along the direction measured: like every length of a
 *     noisy vector it lies above the true one when the error is large; systematic errors are absent
 *     when no nuisance parameter is in the fit
 */
public record GalacticDipole(
    MeasuredValue eastWest,
    MeasuredValue northSouth,
    MeasuredValue forwardBackward,
    MeasuredValue delta) {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int Z = 2;

  /** Of a vector of length zero. */
  private static final double[] ANY_DIRECTION = {1, 0, 0};

  /**
   * From a fit of Galactic maps.
   *
   * @throws IllegalArgumentException when the maps were not Galactic
   */
  public static GalacticDipole of(MultipoleEstimate estimate) {
    if (!estimate.isGalactic()) {
      throw new IllegalArgumentException("the maps are in the " + estimate.frame().key());
    }
    double[] d = estimate.dipole();
    Covariances parts = estimate.dipoleCovariances();
    double[][] statistical = parts.statistical();
    Optional<double[][]> systematic =
        estimate.nuisances().isEmpty() ? Optional.empty() : Optional.of(parts.systematic());
    double delta = Math.sqrt(d[X] * d[X] + d[Y] * d[Y] + d[Z] * d[Z]);
    double[] direction =
        delta > 0 ? new double[] {d[X] / delta, d[Y] / delta, d[Z] / delta} : ANY_DIRECTION;
    return new GalacticDipole(
        measured(d[Y], new double[] {0, 1, 0}, statistical, systematic),
        measured(d[Z], new double[] {0, 0, 1}, statistical, systematic),
        measured(d[X], new double[] {1, 0, 0}, statistical, systematic),
        measured(delta, direction, statistical, systematic));
  }

  /** The largest of the three components, without its sign. */
  public double largestComponent() {
    return Math.max(
        Math.abs(eastWest.value()),
        Math.max(Math.abs(northSouth.value()), Math.abs(forwardBackward.value())));
  }

  /** Galactic longitude towards which the dipole points, rad, in [0, 2 pi). */
  public double longitude() {
    return Turn.positive(Math.atan2(eastWest.value(), forwardBackward.value()));
  }

  /** Galactic latitude towards which the dipole points, rad. */
  public double latitude() {
    return Math.atan2(northSouth.value(), Math.hypot(eastWest.value(), forwardBackward.value()));
  }

  private static MeasuredValue measured(
      double value, double[] direction, double[][] statistical, Optional<double[][]> systematic) {
    return new MeasuredValue(
        value,
        along(direction, statistical),
        systematic.stream().mapToDouble(matrix -> along(direction, matrix)).findFirst());
  }

  private static double along(double[] direction, double[][] covariance) {
    return Math.sqrt(Covariance.of(covariance).along(direction));
  }
}
