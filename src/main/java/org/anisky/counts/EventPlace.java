package org.anisky.counts;

import org.anisky.sky.LocalFrame;

/**
 * Where one event came from, in both frames, as the sines and cosines that {@link EventSums} adds
 * up. One object serves a whole list: it is set for each event.
 */
final class EventPlace {
  /**
   * A direction this close to the meridian, as sin azimuth, is on it: azimuths that a list gives in
   * whole or tenths of degrees are, but for the rounding of their sine.
   */
  static final double ON_THE_MERIDIAN = 1e-12;

  private final LocalFrame frame;
  private final Multiples rightAscension = new Multiples();
  private final Multiples azimuth = new Multiples();
  private final Multiples siderealTime = new Multiples();
  private double cosDeclination;
  private double sinDeclination;
  private double cosZenith;
  private double sinZenith;
  private double east;
  private double side;

  EventPlace(LocalFrame frame) {
    this.frame = frame;
  }

  /**
   * Sets a direction given by zenith and azimuth.
   *
   * @param angle of the time frame, rad
   * @param azimuthFromNorth North through East, rad
   */
  void setLocal(double angle, double zenith, double azimuthFromNorth) {
    sinZenith = Math.sin(zenith);
    cosZenith = Math.cos(zenith);
    setAzimuth(azimuthFromNorth);
    double north = sinZenith * azimuth.sine[0];
    sinDeclination = frame.sinDeclination(north, cosZenith);
    cosDeclination = Math.sqrt(1 - sinDeclination * sinDeclination);
    setTimes(angle, frame.longitudeAtSiderealZero(north, east, cosZenith));
  }

  /**
   * Sets a direction given by declination and right ascension minus sidereal time.
   *
   * @param angle of the time frame, rad
   * @param longitude right ascension minus sidereal time, rad
   * @param ownAzimuth azimuth (North through East) that the list gives beside, rad, or NaN to
   *     compute it
   */
  void setEquatorial(double angle, double declination, double longitude, double ownAzimuth) {
    sinDeclination = Math.sin(declination);
    cosDeclination = Math.cos(declination);
    double eqX = cosDeclination * Math.cos(longitude);
    double eqY = cosDeclination * Math.sin(longitude);
    cosZenith = frame.cosZenith(eqX, sinDeclination);
    sinZenith = Math.sqrt(1 - cosZenith * cosZenith);
    boolean computed = Double.isNaN(ownAzimuth);
    setAzimuth(computed ? -frame.northWestLongitude(eqX, eqY, sinDeclination) : ownAzimuth);
    setTimes(angle, longitude);
  }

  private void setAzimuth(double azimuthFromNorth) {
    double eastward = Math.sin(azimuthFromNorth);
    azimuth.set(eastward, Math.cos(azimuthFromNorth));
    east = sinZenith * eastward;
    side = eastward > ON_THE_MERIDIAN ? 1 : -1;
  }

  private void setTimes(double angle, double longitude) {
    siderealTime.set(Math.cos(angle), Math.sin(angle));
    rightAscension.set(Math.cos(angle + longitude), Math.sin(angle + longitude));
  }

  Multiples rightAscension() {
    return rightAscension;
  }

  Multiples azimuth() {
    return azimuth;
  }

  Multiples siderealTime() {
    return siderealTime;
  }

  double cosDeclination() {
    return cosDeclination;
  }

  double sinDeclination() {
    return sinDeclination;
  }

  double cosZenith() {
    return cosZenith;
  }

  double sinZenith() {
    return sinZenith;
  }

  /** sin zenith sin azimuth. */
  double east() {
    return east;
  }

  /** +1 in the eastern half of the sky, -1 in the western half and on the meridian. */
  double side() {
    return side;
  }
}
