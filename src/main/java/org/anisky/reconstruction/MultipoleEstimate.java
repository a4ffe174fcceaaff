package org.anisky.reconstruction;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.anisky.grid.DiscSums;
import org.anisky.grid.SkyMap;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.DipoleLimits;
import org.anisky.sky.GalacticAxes;
import org.anisky.sky.SkyFrame;
import org.anisky.statistics.Covariance;
import org.anisky.statistics.Significance;

/**
 * The multipoles of the sky against an isotropic reference, dipole first, with the parts of their
 * covariance; and what an isotropic sky would have given, which upper limits need. The array is
 * copied in and must not be modified.
 *
 * @param multipoles what the coefficients belong to; the first three are the dipole along x, y, z,
 *     or the first two along x, y when z is not measured
 * @param coefficients x_k in I = 1 + sum_k x_k Y_k, shape (k)
 * @param covariances of x by origin
 * @param isotropicCovariances the same for a sky with x = 0
 * @param nuisances all nuisance parameters; empty when the reference is taken as exact
 * @param counts n_a of all detectors, events
 * @param isotropic what an isotropic sky gives, events: the reference with fitted scales and
 *     nuisance parameters
 * @param converged whether the fit ended by itself
 */
public record MultipoleEstimate(
    List<Multipole> multipoles,
    double[] coefficients,
    Covariances covariances,
    Covariances isotropicCovariances,
    List<NuisanceEstimate> nuisances,
    SkyMap counts,
    SkyMap isotropic,
    boolean converged) {
  private static final List<DipoleComponent> COMPONENTS =
      List.of(DipoleComponent.D_0H, DipoleComponent.D_6H, DipoleComponent.D_N);

  /** Copies lists and array. */
  public MultipoleEstimate {
    multipoles = List.copyOf(multipoles);
    coefficients = coefficients.clone();
    nuisances = List.copyOf(nuisances);
  }

  /**
   * The same with another covariance of what the fluctuations of the counts do.
   *
   * @param ofCounts shape (k, k); not modified
   */
  MultipoleEstimate with(double[][] ofCounts) {
    return new MultipoleEstimate(
        multipoles,
        coefficients,
        new Covariances(ofCounts, covariances.reference(), covariances.systematic()),
        isotropicCovariances,
        nuisances,
        counts,
        isotropic,
        converged);
  }

  /** Number of components of the dipole that are measured: 3, or 2 without that along z. */
  public int dipoleSize() {
    return (int) multipoles.stream().filter(multipole -> multipole.l() == 1).count();
  }

  /** n_a over the isotropic reference, unit 1, where the reference is above 0. */
  public SkyMap relativeIntensity() {
    return overReference("relative intensity", counts.values(), isotropic.values(), 0);
  }

  /**
   * Sum of counts over sum of reference in the disc around every pixel, minus one, unit 1.
   *
   * @param discs of the grid of the counts
   */
  public SkyMap smoothedAnisotropy(DiscSums discs) {
    return overReference(
        "smoothed anisotropy",
        discs.sum(counts.valuesOrZero()),
        discs.sum(isotropic.valuesOrZero()),
        1);
  }

  private SkyMap overReference(
      String quantity, double[] numerator, double[] reference, double subtracted) {
    BitSet known = isotropic.observed();
    double[] values = new double[numerator.length];
    for (int a = known.nextSetBit(0); a >= 0; a = known.nextSetBit(a + 1)) {
      if (reference[a] > 0 && isotropic.value(a) > 0) {
        values[a] = numerator[a] / reference[a] - subtracted;
      } else {
        known.clear(a);
      }
    }
    return SkyMap.of(counts.grid(), frame(), quantity, "1", values, known);
  }

  /** The axes. */
  public SkyFrame frame() {
    return counts.frame();
  }

  /** The dipole along x, y, z of the frame, shape (3), or (2) without z. */
  public double[] dipole() {
    return Arrays.copyOf(coefficients, dipoleSize());
  }

  /** The covariance of the dipole by origin, shape (3, 3), other multipoles profiled. */
  public Covariances dipoleCovariances() {
    return covariances.leading(dipoleSize());
  }

  /** The covariance of the dipole that a sky without multipoles would give, shape (3, 3). */
  public Covariances isotropicDipoleCovariances() {
    return isotropicCovariances.leading(dipoleSize());
  }

  /**
   * d^T C^-1 d of the dipole with the whole covariance C of an isotropic sky: 2 ln(L/L0) for small
   * dipoles, and unlike it counts the finite statistics of a simulation.
   */
  public double testStatistic() {
    return Covariance.of(isotropicDipoleCovariances().total())
        .chiSquared(Arrays.copyOf(coefficients, dipoleSize()));
  }

  /**
   * Probability of at least this test statistic in an isotropic sky: chi-squared of as many degrees
   * as components.
   */
  public double probability() {
    return Significance.probability(testStatistic(), dipoleSize());
  }

  /** The dipole in equatorial axes: of the maps when they are equatorial, else ICRS. */
  public DipoleEstimate equatorialDipole() {
    Covariances parts = equatorial(dipoleCovariances());
    return new DipoleEstimate(
        COMPONENTS.subList(0, dipoleSize()),
        isGalactic() ? GalacticAxes.toEquatorial(dipole()) : dipole(),
        parts.statistical(),
        nuisances.isEmpty() ? Optional.empty() : Optional.of(parts.systematic()),
        testStatistic(),
        probability());
  }

  /** {@link #isotropicDipoleCovariances} in the axes of {@link #equatorialDipole}. */
  public Covariances isotropicEquatorialCovariances() {
    return equatorial(isotropicDipoleCovariances());
  }

  /** Intervals and limits of {@link #equatorialDipole}. */
  public DipoleLimits limits() {
    Covariances isotropic = isotropicEquatorialCovariances();
    return new DipoleLimits(
        equatorialDipole(),
        isotropic.statistical(),
        nuisances.isEmpty() ? Optional.empty() : Optional.of(isotropic.systematic()));
  }

  private Covariances equatorial(Covariances ofDipole) {
    return isGalactic() ? ofDipole.turnedToEquatorial() : ofDipole;
  }

  /** Whether the axes are Galactic; otherwise they are equatorial. */
  public boolean isGalactic() {
    return frame() == SkyFrame.GALACTIC;
  }
}
