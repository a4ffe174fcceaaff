package org.anisky.simulation;

import org.anisky.InvalidInputException;
import org.anisky.sky.EquatorialDirection;

/**
 * A round excess or deficit.
 *
 * @param centre direction of the centre
 * @param radius rad, in (0, pi]: of the disc, or the standard deviation of the Gaussian
 * @param amplitude dI at the centre, finite
 * @param shape profile
 */
public record Spot(EquatorialDirection centre, double radius, double amplitude, Shape shape)
    implements SkyTerm {
  /** Profile of a spot, with theta the angle from the centre. */
  public enum Shape {
    /** amplitude up to the radius, the edge included; 0 beyond. */
    TOP_HAT,
    /** amplitude exp(-theta^2/(2 radius^2)). */
    GAUSSIAN
  }

  /** exp(-9^2/2) = 3e-18 is lost in I = 1 + dI. */
  private static final double GAUSSIAN_REACH = 9;

  /** Intervals of Simpson's rule; the Gaussian's integral is then good to 1e-11. */
  private static final int INTERVALS = 2000;

  /** Checks the ranges, so that NaN fails too. */
  public Spot {
    if (!(radius > 0 && radius <= Math.PI)) {
      throw InvalidInputException.of(
          "spot radius %s deg is outside (0, 180]", Math.toDegrees(radius));
    }
    if (!Double.isFinite(amplitude)) {
      throw InvalidInputException.of("spot amplitude %s must be finite", amplitude);
    }
  }

  /** Angle beyond which nothing is added, rad. */
  private double reach() {
    return Math.min(Math.PI, shape == Shape.TOP_HAT ? radius : GAUSSIAN_REACH * radius);
  }

  @Override
  public void addTo(double sinDeclination, double[] rightAscensions, double[] anisotropy) {
    double sinCentre = StrictMath.sin(centre.declination());
    double cosCentre = StrictMath.cos(centre.declination());
    double cosDeclination = Math.sqrt(Math.max(0, 1 - sinDeclination * sinDeclination));
    double edge = squaredChord(reach());
    double squaredStep = square(cosDeclination - cosCentre) + square(sinDeclination - sinCentre);
    if (squaredStep > edge) {
      return;
    }
    for (int k = 0; k < rightAscensions.length; k++) {
      double half = StrictMath.sin((rightAscensions[k] - centre.rightAscension()) / 2);
      double chord = squaredStep + 4 * cosDeclination * cosCentre * half * half;
      if (chord <= edge) {
        anisotropy[k] += shape == Shape.TOP_HAT ? amplitude : gaussian(angle(chord));
      }
    }
  }

  private double gaussian(double angle) {
    return amplitude * StrictMath.exp(-0.5 * square(angle / radius));
  }

  /** Square of the straight distance between two unit vectors. */
  private static double squaredChord(double angle) {
    return 4 * square(StrictMath.sin(angle / 2));
  }

  private static double angle(double squaredChord) {
    return 2 * StrictMath.asin(Math.min(1, Math.sqrt(squaredChord) / 2));
  }

  private static double square(double x) {
    return x * x;
  }

  /** d = (3/2) integral of dI cos(theta) sin(theta), towards the centre. */
  @Override
  public SkyDipole dipole() {
    double integral =
        shape == Shape.TOP_HAT
            ? amplitude * square(StrictMath.sin(radius)) / 2
            : gaussianIntegral();
    return SkyDipole.of(1.5 * integral, centre);
  }

  private double gaussianIntegral() {
    double step = reach() / INTERVALS;
    double sum = 0;
    for (int k = 0; k <= INTERVALS; k++) {
      double angle = k * step;
      double weight = k == 0 || k == INTERVALS ? 1 : 2 + 2 * (k & 1);
      sum += weight * gaussian(angle) * StrictMath.sin(2 * angle) / 2;
    }
    return sum * step / 3;
  }
}
