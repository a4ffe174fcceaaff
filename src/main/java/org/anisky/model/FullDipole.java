package org.anisky.model;

import java.util.OptionalDouble;
import org.anisky.sky.Turn;
import org.anisky.statistics.Covariance;

/**
 * Amplitude and direction of a dipole of which all three components are measured, with errors in
 * linear approximation: the covariance along and across the direction measured. Like every length
 * of a noisy vector the amplitude lies above the true one when the error is large.
 *
 * @param amplitude hypot of all components
 * @param rightAscension rad, in [0, 2 pi)
 * @param declination rad
 */
public record FullDipole(
    MeasuredValue amplitude, MeasuredValue rightAscension, MeasuredValue declination) {
  /**
   * From components.
   *
   * @param d d_0h, d_6h, d_N; not modified
   * @param statistical covariance, shape (3, 3); not modified
   * @param systematic covariance, shape (3, 3), or null; not modified
   */
  public static FullDipole of(double[] d, double[][] statistical, double[][] systematic) {
    double across = Math.hypot(d[0], d[1]);
    double amplitude = Math.hypot(across, d[2]);
    double phase = Math.atan2(d[1], d[0]);
    double declination = Math.atan2(d[2], across);
    double cosine = Math.cos(phase);
    double sine = Math.sin(phase);
    double[] outwards = {
      cosine * Math.cos(declination), sine * Math.cos(declination), Math.sin(declination)
    };
    double[] eastwards = {-sine / across, cosine / across, 0};
    double[] northwards = {
      -cosine * Math.sin(declination) / amplitude,
      -sine * Math.sin(declination) / amplitude,
      Math.cos(declination) / amplitude
    };
    return new FullDipole(
        value(amplitude, outwards, statistical, systematic),
        value(Turn.positive(phase), eastwards, statistical, systematic),
        value(declination, northwards, statistical, systematic));
  }

  private static MeasuredValue value(
      double value, double[] gradient, double[][] statistical, double[][] systematic) {
    return new MeasuredValue(
        value,
        error(gradient, statistical),
        systematic == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(error(gradient, systematic)));
  }

  private static double error(double[] gradient, double[][] covariance) {
    return Math.sqrt(Covariance.of(covariance).along(gradient));
  }
}
