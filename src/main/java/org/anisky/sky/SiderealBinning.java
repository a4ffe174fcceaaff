package org.anisky.sky;

import org.anisky.InvalidInputException;

/**
 * Equal bins of local sidereal time (or of the angle of another {@link TimeFrame}): the only place
 * that knows edges and centres. Bin tau is [2 pi tau/T, 2 pi (tau + 1)/T): it owns its lower edge.
 *
 * @param bins T, at least 1
 */
public record SiderealBinning(int bins) {
  private static final double TURN = 2 * Math.PI;

  /** Checks the number of bins. */
  public SiderealBinning {
    if (bins < 1) {
      throw InvalidInputException.of("number of sidereal bins %d must be at least 1", bins);
    }
  }

  /**
   * The bin of an angle.
   *
   * @param angle rad, any finite value
   * @return tau, in [0, T)
   * @throws IllegalArgumentException when the angle is not finite: it belongs to no bin
   */
  public int bin(double angle) {
    double turns = angle / TURN;
    if (!(angle >= 0 && angle < TURN)) {
      turns -= Math.floor(turns);
      if (!(turns >= 0)) {
        throw new IllegalArgumentException("angle " + angle + " rad is in no sidereal bin");
      }
      return Math.min((int) (turns * bins), bins - 1);
    }
    // A rounded product never decides on which side of an edge an angle within one turn lies.
    int tau = Math.min((int) (turns * bins), bins - 1);
    if (angle < edge(tau)) {
      return tau - 1;
    }
    return tau < bins - 1 && angle >= edge(tau + 1) ? tau + 1 : tau;
  }

  /**
   * The lower edge of bin tau, rad.
   *
   * @param tau in [0, T]; T gives the end of the last bin, 2 pi
   */
  public double edge(int tau) {
    return TURN * ((double) tau / bins);
  }

  /** The centre of bin tau, rad. */
  public double centre(int tau) {
    return TURN * (tau + 0.5) / bins;
  }
}
