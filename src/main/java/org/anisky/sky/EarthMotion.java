package org.anisky.sky;

import org.jastronomy.jsofa.JSOFA;

/**
 * The mean velocity of the Earth around the barycentre of the solar system over a span of time, as
 * a detector that runs evenly carries it (SOFA's {@code epv00}, good to some mm/s). The turn of the
 * Earth about its axis is left out: it is the same at every hour, so that it moves nothing along
 * right ascension.
 */
public final class EarthMotion {
  /** Astronomical unit per day, km/s. */
  private static final double KM_PER_S = 149_597_870.7 / SiderealClock.SECONDS_PER_DAY;

  /** Mean tropical year, s. */
  public static final double YEAR = 365.2422 * SiderealClock.SECONDS_PER_DAY;

  /** Unix time of J2000 within a minute, s. */
  public static final double J2000 = 946_728_000;

  private static final int SAMPLES_PER_DAY = 4;
  private static final int LEAST_SAMPLES = 2000;
  private static final int MOST_SAMPLES = 40_000;

  private EarthMotion() {}

  /**
   * Along the axes of a time frame.
   *
   * @param frame {@link TimeFrame#SIDEREAL}: axes of ICRS; {@link TimeFrame#SOLAR}: x towards where
   *     the meridian is at local mean midnight, y where it is at 6 h, z the celestial pole of date
   * @param first start of the span, unix time, s
   * @param last its end, not before {@code first}
   * @return km/s, shape (3)
   */
  public static double[] mean(TimeFrame frame, double first, double last) {
    if (frame != TimeFrame.SIDEREAL && frame != TimeFrame.SOLAR) {
      throw new IllegalArgumentException("the Earth does not move along " + frame.key() + " axes");
    }
    double days = (last - first) / SiderealClock.SECONDS_PER_DAY;
    int samples = (int) Math.min(MOST_SAMPLES, Math.max(LEAST_SAMPLES, SAMPLES_PER_DAY * days));
    double[] mean = new double[Rotation.AXES];
    for (int k = 0; k < samples; k++) {
      double time = first + (k + 0.5) / samples * (last - first);
      double[] velocity = icrs(time);
      if (frame == TimeFrame.SOLAR) {
        velocity = solar(velocity, time);
      }
      for (int axis = 0; axis < Rotation.AXES; axis++) {
        mean[axis] += velocity[axis] / samples;
      }
    }
    return mean;
  }

  /** Velocity, km/s, axes of ICRS. */
  private static double[] icrs(double unixTime) {
    double[][] heliocentric = new double[2][Rotation.AXES];
    double[][] barycentric = new double[2][Rotation.AXES];
    // Terrestrial and barycentric time are 2 ms apart.
    double terrestrial =
        unixTime + LeapSeconds.taiMinusUtc(unixTime) + MeanSiderealClock.TT_MINUS_TAI;
    JSOFA.jauEpv00(
        MeanSiderealClock.JULIAN_DATE_OF_UNIX_EPOCH,
        terrestrial / SiderealClock.SECONDS_PER_DAY,
        heliocentric,
        barycentric);
    double[] velocity = barycentric[1];
    for (int axis = 0; axis < Rotation.AXES; axis++) {
      velocity[axis] *= KM_PER_S;
    }
    return velocity;
  }

  /** Right ascensions of date grow by solar minus sidereal time. */
  private static double[] solar(double[] icrs, double unixTime) {
    double[] ofDate = Rotation.turn(Precession.ofDay(unixTime), icrs);
    MeanSiderealClock clock = new MeanSiderealClock(0);
    Observatory greenwich = new Observatory("Greenwich", 0, 0);
    double angle =
        clock.localSolarTime(unixTime, greenwich) - clock.localSiderealTime(unixTime, greenwich);
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    return new double[] {
      cosine * ofDate[0] - sine * ofDate[1], sine * ofDate[0] + cosine * ofDate[1], ofDate[2]
    };
  }
}
