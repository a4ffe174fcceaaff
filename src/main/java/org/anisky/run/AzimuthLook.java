package org.anisky.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.LocalDirection;
import org.anisky.sky.LocalFrame;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealClock;

/**
 * What a convention of azimuths would mean for the first events of a list.
 *
 * @param convention that is tried
 * @param shares of the events whose azimuth is within 45 deg of North, East, South and West
 * @param medianAngle between the directions that follow from zenith, azimuth, time and site and the
 *     equatorial ones that the list has beside them, rad; empty when it has none or the site is not
 *     known
 */
public record AzimuthLook(
    AzimuthConvention convention, double[] shares, Optional<Double> medianAngle) {
  /**
   * Every convention.
   *
   * @param azimuth as the list has it, rad
   * @param sky directions to compare with, if any
   */
  static List<AzimuthLook> of(double[] azimuth, Optional<Sky> sky) {
    List<AzimuthLook> looks = new ArrayList<>();
    for (AzimuthConvention convention : AzimuthConvention.values()) {
      double[] shares = new double[4];
      for (double angle : azimuth) {
        double turn = convention.toAzimuth(angle) / (2 * Math.PI);
        double quarter = 4 * (turn - Math.floor(turn)) + 0.5;
        shares[(int) quarter % 4] += 1.0 / azimuth.length;
      }
      looks.add(
          new AzimuthLook(
              convention,
              shares,
              sky.map(directions -> directions.medianAngle(azimuth, convention))));
    }
    return looks;
  }

  /**
   * Directions of the same events on the sky.
   *
   * @param site of the array
   * @param clock sidereal time
   * @param unixTime of the events, s
   * @param zenith angles, rad
   * @param declination as the list has it, rad
   * @param rightAscension the same
   */
  record Sky(
      Observatory site,
      SiderealClock clock,
      double[] unixTime,
      double[] zenith,
      double[] declination,
      double[] rightAscension) {
    private double medianAngle(double[] azimuth, AzimuthConvention convention) {
      LocalFrame frame = LocalFrame.of(site);
      double[] angles = new double[azimuth.length];
      for (int k = 0; k < angles.length; k++) {
        EquatorialDirection direction =
            frame.toEquatorAtSiderealZero(
                new LocalDirection(zenith[k], convention.toAzimuth(azimuth[k])));
        double right = direction.rightAscension() + clock.localSiderealTime(unixTime[k], site);
        double cosine =
            Math.sin(direction.declination()) * Math.sin(declination[k])
                + Math.cos(direction.declination())
                    * Math.cos(declination[k])
                    * Math.cos(right - rightAscension[k]);
        angles[k] = Math.acos(Math.max(-1, Math.min(1, cosine)));
      }
      Arrays.sort(angles);
      return angles[angles.length / 2];
    }
  }
}
