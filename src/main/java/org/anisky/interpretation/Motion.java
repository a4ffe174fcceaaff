package org.anisky.interpretation;

import java.util.List;
import org.anisky.sky.Rotation;
import org.anisky.sky.SkyAxes;

/**
 * A velocity of the solar system relative to a frame in which cosmic rays may be isotropic.
 *
 * @param name of the frame
 * @param velocity km/s, axes of ICRS, shape (3); must not be modified
 * @param covariance (km/s)^2, axes of ICRS, shape (3, 3); must not be modified
 * @param reference where the numbers come from
 */
public record Motion(String name, double[] velocity, double[][] covariance, String reference) {
  /** Speed of light, km/s. */
  public static final double LIGHT = 299_792.458;

  /**
   * The local standard of rest. Statistical and systematic errors of U, V, W are added in
   * quadrature.
   */
  public static final Motion LOCAL_STANDARD_OF_REST =
      galactic(
          "lsr",
          new double[] {11.1, 12.24, 7.25},
          new double[] {Math.hypot(0.72, 1), Math.hypot(0.47, 2), Math.hypot(0.365, 0.5)},
          "Schoenrich, Binney and Dehnen 2010, MNRAS 403, 1829");

  /** The interstellar medium around the heliosphere. */
  public static final Motion LOCAL_MEDIUM =
      towards(
          "local-medium",
          25.4,
          SkyAxes.ECLIPTIC,
          Math.toRadians(255.7),
          Math.toRadians(5.1),
          new double[] {1.1, Math.toRadians(1.4), Math.toRadians(0.2)},
          "McComas et al. 2015, ApJS 220, 22");

  /** The cosmic microwave background. */
  public static final Motion MICROWAVE_BACKGROUND =
      towards(
          "cmb",
          369.82,
          SkyAxes.GALACTIC,
          Math.toRadians(264.021),
          Math.toRadians(48.253),
          new double[] {0.11, Math.toRadians(0.011), Math.toRadians(0.005)},
          "Planck Collaboration 2020, A&A 641, A1");

  /** Those with names. */
  public static final List<Motion> NAMED =
      List.of(LOCAL_STANDARD_OF_REST, LOCAL_MEDIUM, MICROWAVE_BACKGROUND);

  private static Motion galactic(
      String name, double[] velocity, double[] errors, String reference) {
    double[][] covariance = new double[Rotation.AXES][Rotation.AXES];
    for (int axis = 0; axis < Rotation.AXES; axis++) {
      covariance[axis][axis] = errors[axis] * errors[axis];
    }
    return new Motion(
        name, SkyAxes.GALACTIC.toIcrs(velocity), SkyAxes.GALACTIC.toIcrs(covariance), reference);
  }

  /**
   * A motion of known speed and direction.
   *
   * @param speed km/s
   * @param longitude rad
   * @param latitude rad
   * @param errors of speed (km/s), longitude and latitude (rad; longitude as an angle at the pole),
   *     shape (3); not modified
   */
  public static Motion towards(
      String name,
      double speed,
      SkyAxes axes,
      double longitude,
      double latitude,
      double[] errors,
      String reference) {
    double[] ahead = axes.direction(longitude, latitude);
    double[] east = axes.direction(longitude + Math.PI / 2, 0);
    double[] north = axes.direction(longitude, latitude + Math.PI / 2);
    double[] lengths = {errors[0], speed * Math.cos(latitude) * errors[1], speed * errors[2]};
    double[][] directions = {ahead, east, north};
    double[] velocity = new double[Rotation.AXES];
    double[][] covariance = new double[Rotation.AXES][Rotation.AXES];
    for (int i = 0; i < Rotation.AXES; i++) {
      velocity[i] = speed * ahead[i];
      for (int j = 0; j < Rotation.AXES; j++) {
        for (int k = 0; k < directions.length; k++) {
          covariance[i][j] += lengths[k] * lengths[k] * directions[k][i] * directions[k][j];
        }
      }
    }
    return new Motion(name, velocity, covariance, reference);
  }

  /** Its speed, km/s. */
  public double speed() {
    return Math.sqrt(
        velocity[0] * velocity[0] + velocity[1] * velocity[1] + velocity[2] * velocity[2]);
  }
}
