package org.anisky.sky;

import org.jastronomy.jsofa.JSOFA;

/**
 * From J2000 (ICRS) to the mean equator and equinox of date, to which mean sidereal time belongs:
 * frame bias and precession of the IAU 2006 model (SOFA's {@code pmat06}), nutation left out as it
 * is in the time; no proper motion or aberration. In 20 years right ascensions move by a quarter of
 * a degree. One matrix serves a day, in which precession is 0.14 arcsec.
 *
 * <p>Holds the matrix of the last day: one object per thread.
 */
public final class Precession {
  private static final double DAY = SiderealClock.SECONDS_PER_DAY;

  private double day = Double.NaN;
  private double[][] matrix;
  private double rightAscension;
  private double declination;

  /**
   * The rotation from ICRS to the mean axes of a day, shape (3, 3).
   *
   * @param unixTime s
   */
  public static double[][] ofDay(double unixTime) {
    return matrix(Math.floor(unixTime / DAY));
  }

  private static double[][] matrix(double today) {
    return JSOFA.jauPmat06(MeanSiderealClock.JULIAN_DATE_OF_UNIX_EPOCH, today + 0.5);
  }

  /**
   * Sets a direction.
   *
   * @param unixTime s
   * @param rightAscensionJ2000 rad
   * @param declinationJ2000 rad
   */
  public void set(double unixTime, double rightAscensionJ2000, double declinationJ2000) {
    double today = Math.floor(unixTime / DAY);
    if (!(today == day)) {
      day = today;
      matrix = matrix(today);
    }
    double cosDec = Math.cos(declinationJ2000);
    double x = cosDec * Math.cos(rightAscensionJ2000);
    double y = cosDec * Math.sin(rightAscensionJ2000);
    double z = Math.sin(declinationJ2000);
    double ofDateX = row(0, x, y, z);
    double ofDateY = row(1, x, y, z);
    rightAscension = Turn.positive(Math.atan2(ofDateY, ofDateX));
    declination = Math.atan2(row(2, x, y, z), Math.hypot(ofDateX, ofDateY));
  }

  private double row(int row, double x, double y, double z) {
    return matrix[row][0] * x + matrix[row][1] * y + matrix[row][2] * z;
  }

  /** Right ascension of date, rad, in [0, 2 pi]. */
  public double rightAscension() {
    return rightAscension;
  }

  /** Declination of date, rad. */
  public double declination() {
    return declination;
  }
}
