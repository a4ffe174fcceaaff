package org.anisky.interpretation;

import java.util.Optional;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.sky.Rotation;

/**
 * A dipole without the part that motion of the observer makes, d - (2 + gamma) v/c (Compton and
 * Getting 1935; Gleeson and Axford 1968).
 *
 * @param index of the spectrum
 * @param motion of the solar system
 * @param earth mean velocity of the Earth in the solar system over the data, km/s, axes of ICRS,
 *     shape (3); empty when their span is not known; must not be modified
 * @param ofMotion (2 + gamma) v/c along all three axes, shape (3); must not be modified
 * @param ofMotionCovariance of it, shape (3, 3); must not be modified
 * @param corrected the dipole in the frame of {@code motion}; components that are not measured stay
 *     absent; what spectral index and velocity do not know is in its systematic covariance
 */
public record ComptonGetting(
    SpectralIndex index,
    Motion motion,
    Optional<double[]> earth,
    double[] ofMotion,
    double[][] ofMotionCovariance,
    DipoleEstimate corrected) {
  /**
   * The correction.
   *
   * @param measured dipole, axes of ICRS
   */
  public static ComptonGetting of(
      DipoleEstimate measured, SpectralIndex index, Motion motion, Optional<double[]> earth) {
    double[] velocity = motion.velocity().clone();
    earth.ifPresent(
        mean -> {
          for (int axis = 0; axis < Rotation.AXES; axis++) {
            velocity[axis] += mean[axis];
          }
        });
    double perSpeed = index.boost() / Motion.LIGHT;
    double[] ofMotion = new double[Rotation.AXES];
    double[][] covariance = new double[Rotation.AXES][Rotation.AXES];
    double perIndex = index.error() / Motion.LIGHT;
    for (int i = 0; i < Rotation.AXES; i++) {
      ofMotion[i] = perSpeed * velocity[i];
      for (int j = 0; j < Rotation.AXES; j++) {
        covariance[i][j] =
            perSpeed * perSpeed * motion.covariance()[i][j]
                + perIndex * perIndex * velocity[i] * velocity[j];
      }
    }
    return new ComptonGetting(
        index, motion, earth, ofMotion, covariance, corrected(measured, ofMotion, covariance));
  }

  private static DipoleEstimate corrected(
      DipoleEstimate measured, double[] ofMotion, double[][] covariance) {
    double[] values = measured.values();
    double[][] systematic =
        measured.systematicCovariance().orElse(new double[values.length][values.length]);
    for (int k = 0; k < values.length; k++) {
      int i = axis(measured, k);
      values[k] -= ofMotion[i];
      for (int l = 0; l < values.length; l++) {
        systematic[k][l] += covariance[i][axis(measured, l)];
      }
    }
    return Vectors.dipole(
        measured.components(), values, measured.covariance(), Optional.of(systematic));
  }

  private static int axis(DipoleEstimate dipole, int k) {
    DipoleComponent component = dipole.components().get(k);
    return component.ordinal();
  }
}
