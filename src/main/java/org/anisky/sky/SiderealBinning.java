package org.anisky.sky;

import org.anisky.InvalidInputException;

/**
 * Equal bins of local sidereal time (or of the angle of another {@link TimeFrame}): the only place
 * that knows edges and centres. Bin tau is [2 pi tau/T, 2 pi (tau + 1)/T).
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
   */
  public int bin(double angle) {
    double turns = angle / TURN;
    int tau = (int) ((turns - Math.floor(turns)) * bins);
    return tau == bins ? 0 : tau;
  }

  /** The centre of bin tau, rad. */
  public double centre(int tau) {
    return TURN * (tau + 0.5) / bins;
  }
}
