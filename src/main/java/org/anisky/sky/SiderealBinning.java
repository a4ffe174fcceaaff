package org.anisky.sky;

import org.anisky.InvalidInputException;

/**
 * Equal bins of local sidereal time (or of the angle of another {@link TimeFrame}): the only place
 * that knows edges and centres. Bin tau is start + [2 pi tau/T, 2 pi (tau + 1)/T): it owns its
 * lower edge.
 *
 * @param bins T, at least 1
 * @param start lower edge of bin 0, rad, in [0, 2 pi): 0 for the program's own bins; files of other
 *     programs may count from elsewhere, for example Greenwich time from the site's longitude
 */
public record SiderealBinning(int bins, double start) {
  private static final double TURN = 2 * Math.PI;

  /** Checks the number of bins and the start. */
  public SiderealBinning {
    if (bins < 1) {
      throw InvalidInputException.of("number of sidereal bins %d must be at least 1", bins);
    }
    if (!(start >= 0 && start < TURN)) {
      throw new IllegalArgumentException("start " + start + " rad is outside [0, 2 pi)");
    }
  }

  /** Bins of which the first starts at 0. */
  public SiderealBinning(int bins) {
    this(bins, 0);
  }

  /**
   * Bins of which the first starts at any angle.
   *
   * @param start rad, finite
   */
  public static SiderealBinning startingAt(int bins, double start) {
    double reduced = start - TURN * Math.floor(start / TURN);
    return new SiderealBinning(bins, reduced >= TURN ? 0 : reduced);
  }

  /**
   * The bin of an angle.
   *
   * @param angle rad, any finite value
   * @return tau, in [0, T)
   * @throws IllegalArgumentException when the angle is not finite: it belongs to no bin
   */
  public int bin(double angle) {
    return start == 0 ? binFromZero(angle) : binFromZero(angle - start);
  }

  private int binFromZero(double angle) {
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
    if (angle < edgeFromZero(tau)) {
      return tau - 1;
    }
    return tau < bins - 1 && angle >= edgeFromZero(tau + 1) ? tau + 1 : tau;
  }

  /**
   * The lower edge of bin tau, rad.
   *
   * @param tau in [0, T]; T gives the end of the last bin, one turn after the start of the first
   */
  public double edge(int tau) {
    return start + edgeFromZero(tau);
  }

  private double edgeFromZero(int tau) {
    return TURN * ((double) tau / bins);
  }

  /** The centre of bin tau, rad. */
  public double centre(int tau) {
    return start + TURN * (tau + 0.5) / bins;
  }
}
