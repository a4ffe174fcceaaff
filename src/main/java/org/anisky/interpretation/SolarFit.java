package org.anisky.interpretation;

import java.util.List;
import java.util.OptionalDouble;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.MeasuredValue;
import org.anisky.statistics.Covariance;
import org.anisky.statistics.Significance;

/**
 * The dipole of solar time as the Compton-Getting effect of the Earth's motion around the Sun: its
 * equatorial components are (2 + gamma) u with u the mean of v/c over the data, which for whole
 * years is 0.959 v/c towards 6 h, (1 + cos of the obliquity)/2, because the velocity leaves the
 * equator.
 *
 * @param expected (2 + gamma) u, d_0h and d_6h, shape (2); must not be modified
 * @param probability of components as far from {@code expected} as those measured
 * @param gamma spectral index, the Earth's velocity given
 * @param speed mean orbital speed of the Earth, km/s, the spectral index given
 * @param shapeProbability of a dipole as far as the one measured from the direction of u, whatever
 *     gamma
 */
public record SolarFit(
    double[] expected,
    double probability,
    MeasuredValue gamma,
    MeasuredValue speed,
    double shapeProbability) {
  /** Mean orbital speed of the Earth, km/s. */
  private static final double ORBITAL_SPEED = 29.7847;

  /**
   * The fit.
   *
   * @param measured dipole in solar time
   * @param index assumed for {@code expected} and {@code speed}
   * @param velocity of the Earth, mean over the data along the axes of solar time, km/s, shape (3);
   *     not modified
   */
  public static SolarFit of(DipoleEstimate measured, SpectralIndex index, double[] velocity) {
    double[] u = {velocity[0] / Motion.LIGHT, velocity[1] / Motion.LIGHT};
    double[] d = Vectors.equatorial(measured);
    double[][] total = Vectors.equatorial(measured, measured.totalCovariance());
    double[] expected = {index.boost() * u[0], index.boost() * u[1]};
    double[] residual = {d[0] - expected[0], d[1] - expected[1]};
    double[][] withIndex = total.clone();
    for (int k = 0; k < withIndex.length; k++) {
      withIndex[k] = total[k].clone();
      for (int l = 0; l < withIndex.length; l++) {
        withIndex[k][l] += index.error() * index.error() * u[k] * u[l];
      }
    }
    double[] weights = Vectors.weights(u, total);
    MeasuredValue boost = along(measured, weights, Vectors.dot(weights, d));
    MeasuredValue ofMeasurement = boost.times(ORBITAL_SPEED / index.boost());
    double ofIndex = ofMeasurement.value() * index.error() / index.boost();
    double systematic = Math.hypot(ofMeasurement.systematic().orElse(0), ofIndex);
    double[] shape = {d[0] - boost.value() * u[0], d[1] - boost.value() * u[1]};
    return new SolarFit(
        expected,
        Significance.probability(Covariance.of(withIndex).chiSquared(residual), 2),
        new MeasuredValue(boost.value() - 2, boost.statistical(), boost.systematic()),
        new MeasuredValue(
            ofMeasurement.value(),
            ofMeasurement.statistical(),
            systematic > 0 ? OptionalDouble.of(systematic) : OptionalDouble.empty()),
        Significance.probability(Covariance.of(total).chiSquared(shape), 1));
  }

  /** The papers that it rests on, one each. */
  public List<String> references() {
    return List.of(
        "Compton-Getting: Compton and Getting 1935, Phys. Rev. 47, 817;"
            + " Gleeson and Axford 1968, Ap&SS 2, 431",
        "Velocity of the Earth: SOFA epv00, after Bretagnon and Francou 1988, A&A 202, 309 (VSOP)");
  }

  private static MeasuredValue along(DipoleEstimate measured, double[] weights, double value) {
    return new MeasuredValue(
        value,
        Math.sqrt(
            Covariance.of(Vectors.equatorial(measured, measured.covariance())).along(weights)),
        measured.systematicCovariance().stream()
            .mapToDouble(
                matrix ->
                    Math.sqrt(Covariance.of(Vectors.equatorial(measured, matrix)).along(weights)))
            .findFirst());
  }
}
