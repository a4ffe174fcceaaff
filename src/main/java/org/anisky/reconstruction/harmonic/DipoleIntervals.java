package org.anisky.reconstruction.harmonic;

/**
 * Shortest 68.27 percent intervals of amplitude, right ascension and declination of a dipole whose
 * components are independent and Gaussian around the measured values (equivalently, the posterior
 * with a flat prior on the vector). The density is summed on a regular grid of {@value #POINTS}
 * points per axis within {@value #REACH} standard deviations, so that no random number is needed;
 * the intervals are good to about one percent of their length.
 */
final class DipoleIntervals {
  private static final int POINTS = 65;
  private static final double REACH = 4;

  private final MarginalDensity amplitude;
  private final MarginalDensity rightAscension;
  private final MarginalDensity declination;

  /**
   * @param dipole d_0h, d_6h, d_N; not modified
   * @param errors standard deviations of the same; not modified
   */
  DipoleIntervals(double[] dipole, double[] errors) {
    double[][] values = new double[3][POINTS];
    double[] weights = new double[POINTS];
    double longest = 0;
    for (int k = 0; k < POINTS; k++) {
      double t = REACH * (2.0 * k / (POINTS - 1) - 1);
      weights[k] = Math.exp(-t * t / 2);
      for (int axis = 0; axis < 3; axis++) {
        values[axis][k] = dipole[axis] + t * errors[axis];
      }
    }
    for (int axis = 0; axis < 3; axis++) {
      double furthest = Math.abs(dipole[axis]) + REACH * errors[axis];
      longest += furthest * furthest;
    }
    amplitude = new MarginalDensity(0, Math.sqrt(longest));
    rightAscension = new MarginalDensity(-Math.PI, Math.PI);
    declination = new MarginalDensity(-Math.PI / 2, Math.PI / 2);
    double phase = Math.atan2(dipole[1], dipole[0]);
    for (int x = 0; x < POINTS; x++) {
      for (int y = 0; y < POINTS; y++) {
        double inPlane = Math.hypot(values[0][x], values[1][y]);
        double turn = Math.atan2(values[1][y], values[0][x]) - phase;
        double weight = weights[x] * weights[y];
        rightAscension.add(Math.IEEEremainder(turn, 2 * Math.PI), weight);
        for (int z = 0; z < POINTS; z++) {
          double north = values[2][z];
          amplitude.add(Math.sqrt(inPlane * inPlane + north * north), weight * weights[z]);
          declination.add(Math.atan2(north, inPlane), weight * weights[z]);
        }
      }
    }
  }

  /** Limits of the amplitude. */
  double[] amplitude() {
    return amplitude.shortestInterval();
  }

  /** Limits of the right ascension minus the measured one, rad. */
  double[] rightAscension() {
    return rightAscension.shortestInterval();
  }

  /** Limits of the declination, rad. */
  double[] declination() {
    return declination.shortestInterval();
  }
}
