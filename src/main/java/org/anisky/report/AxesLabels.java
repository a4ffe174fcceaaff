package org.anisky.report;

import java.util.Locale;
import org.anisky.sky.SkyAxes;
import org.anisky.sky.SkyFrame;

/**
 * How the axes of a sky map are named and counted.
 *
 * @param key in descriptions
 * @param note what they are, for a reader of the picture alone
 * @param hours whether longitudes are told in hours
 * @param zenithAngles whether latitudes are told as angles from the zenith
 */
record AxesLabels(String key, String note, boolean hours, boolean zenithAngles) {
  /** The axes of a map: right ascension in hours, other longitudes in degrees. */
  static AxesLabels of(SkyFrame frame) {
    String note =
        switch (frame) {
          case EQUATORIAL -> "right ascension, declination";
          case GALACTIC -> "Galactic longitude, latitude";
          case LOCAL_HORIZON -> "angle from North through West, zenith angle";
          case LOCAL_HOUR_ANGLE -> "right ascension − sidereal time, declination";
        };
    return new AxesLabels(
        frame.name().toLowerCase(Locale.ROOT),
        note,
        frame == SkyFrame.EQUATORIAL,
        frame == SkyFrame.LOCAL_HORIZON);
  }

  /** Axes of the sky. */
  static AxesLabels of(SkyAxes axes) {
    return switch (axes) {
      case ICRS -> of(SkyFrame.EQUATORIAL);
      case GALACTIC -> of(SkyFrame.GALACTIC);
      case ECLIPTIC -> new AxesLabels("ecliptic", "ecliptic longitude, latitude", false, false);
    };
  }

  /** With longitudes in hours, or in degrees. */
  AxesLabels in(boolean inHours) {
    return new AxesLabels(key, note, inHours, zenithAngles);
  }
}
