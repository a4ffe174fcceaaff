package org.anisky.reconstruction.montecarlo;

import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.grid.SkyGrid;

/**
 * A reference that is made of the data themselves, by time scrambling or direct integration over
 * windows of time W (Alexandreas et al. 1993, Nucl. Instrum. Meth. A 328, 570): the background of a
 * window is the product of its rate and of its acceptance in local coordinates, both from all its
 * events, the sky's own included. Therefore it
 *
 * <ul>
 *   <li>follows the events in declination: nothing with m = 0 can be measured;
 *   <li>holds the part of an equatorial dipole that modulates the rate, and of a structure wider
 *       than the window.
 * </ul>
 *
 * Of a dipole cos dec cos(ra - phase) there remains T(dec) cos(ra - phase) in counts over
 * reference,
 *
 * <pre>
 *   T(dec) = (1 - s) (cos dec - G K(dec))    s = sinc(W/2) sliding, sinc(W/2)^2 in fixed windows
 *   K(dec) = mean of cos h at one declination,  G = mean of cos dec cos h,  h the hour angle
 * </pre>
 *
 * with means over the acceptance and W as the angle that the sky turns; s = 0 for a whole turn. For
 * 24 h and zenith angles below 60 deg at latitude 19 deg that is 0.29 of it. A fit of T in place of
 * cos dec corrects for it. Its estimate is linear in counts minus reference, and the reference
 * takes the rate out of the fluctuations too: the variance is v / sum mu T^2 cos^2 ra with v = 1 -
 * g^2/(mean of T^2), g = mean of T cos h, as sets of simulated counts confirm.
 *
 * @param window W, rad, in (0, 2 pi]
 * @param sliding whether the window is centred on every instant (direct integration), or fixed
 * @param site that saw the events; empty when it is not known, and nothing is corrected then
 */
public record DataBackground(double window, boolean sliding, Optional<Site> site) {
  private static final int DECLINATIONS = 500;
  private static final int HOUR_ANGLES = 240;
  private static final double TURN = 2 * Math.PI;

  /**
   * Where the events were seen, and how.
   *
   * @param latitude rad
   * @param maxZenith rad
   * @param zenithPower p of an acceptance cos^p z, per solid angle
   */
  public record Site(double latitude, double maxZenith, double zenithPower) {
    double acceptance(double sinDeclination, double hourAngle) {
      double cosDeclination = Math.sqrt(1 - sinDeclination * sinDeclination);
      double up =
          Math.sin(latitude) * sinDeclination
              + Math.cos(latitude) * cosDeclination * Math.cos(hourAngle);
      return up > 0 && up >= Math.cos(maxZenith) ? Math.pow(up, zenithPower) : 0;
    }

    /** Sums of the acceptance and of it times cos h over the hour angles of one declination. */
    private double[] overHourAngles(double sinDeclination) {
      double[] sums = new double[2];
      for (int k = 0; k < HOUR_ANGLES; k++) {
        double hourAngle = TURN * (k + 0.5) / HOUR_ANGLES;
        double acceptance = acceptance(sinDeclination, hourAngle);
        sums[0] += acceptance;
        sums[1] += acceptance * Math.cos(hourAngle);
      }
      return sums;
    }
  }

  /** Checks the window, so that NaN fails too. */
  public DataBackground {
    if (!(window > 0 && window <= TURN)) {
      throw InvalidInputException.of(
          "window of a background made of the data: %s rad is outside (0, 2 pi]", window);
    }
  }

  /**
   * What remains of an equatorial dipole.
   *
   * @param profile T at the pixel centres, shape (pixels); cos dec when the site is not known
   * @param fraction of the dipole that a fit of cos dec would give; 1 when it is not known
   * @param varianceFactor v
   */
  record Remainder(double[] profile, double fraction, double varianceFactor) {}

  /** On the pixels of a grid. */
  Remainder on(SkyGrid grid) {
    double[] profile = new double[grid.size()];
    if (site.isEmpty()) {
      for (int a = 0; a < profile.length; a++) {
        profile[a] = Math.sqrt(Math.max(0, 1 - grid.z(a) * grid.z(a)));
      }
      return new Remainder(profile, 1, 1);
    }
    double inRate = meanOver((sin, sums) -> Math.sqrt(1 - sin * sin) * sums[1]);
    double open = 1 - shareOfWindow();
    Profile remaining =
        (sin, sums) -> open * (Math.sqrt(1 - sin * sin) - inRate * sums[1] / sums[0]);
    double square = meanOver((sin, sums) -> Math.pow(remaining.at(sin, sums), 2) * sums[0]);
    double along =
        meanOver((sin, sums) -> remaining.at(sin, sums) * Math.sqrt(1 - sin * sin) * sums[0]);
    double whole = meanOver((sin, sums) -> (1 - sin * sin) * sums[0]);
    double inTime = meanOver((sin, sums) -> remaining.at(sin, sums) * sums[1]);
    double[] sums = new double[2];
    for (int a = 0; a < profile.length; a++) {
      if (a == 0 || grid.z(a) != grid.z(a - 1)) {
        sums = site.get().overHourAngles(grid.z(a));
      }
      profile[a] = sums[0] > 0 ? remaining.at(grid.z(a), sums) : 0;
    }
    return new Remainder(profile, along / whole, 1 - inTime * inTime / square);
  }

  /** A number per declination, from sin dec and {@link Site#overHourAngles}. */
  @FunctionalInterface
  private interface Profile {
    double at(double sinDeclination, double[] sums);
  }

  /** The sum over declinations over the sum of the acceptance. */
  private double meanOver(Profile profile) {
    double sum = 0;
    double weight = 0;
    for (int k = 0; k < DECLINATIONS; k++) {
      double sinDeclination = -1 + 2 * (k + 0.5) / DECLINATIONS;
      double[] sums = site.orElseThrow().overHourAngles(sinDeclination);
      if (sums[0] > 0) {
        sum += profile.at(sinDeclination, sums);
        weight += sums[0];
      }
    }
    return sum / weight;
  }

  /** s: what the acceptance of a window still holds of the first harmonic. */
  private double shareOfWindow() {
    double half = window / 2;
    double sinc = Math.sin(half) / half;
    return sliding ? sinc : sinc * sinc;
  }
}
