package org.anisky.results;

import java.util.List;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.fits.FitsCard;
import org.anisky.sky.UtcText;

/** When the events of a map happened, in the standard's keywords (FITS 4.0, section 9.5). */
final class ObservationTimes {
  private ObservationTimes() {}

  /** First and last event of all detectors; nothing when a time is not known. */
  static List<FitsCard> cards(List<DetectorCounts> detectors) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (DetectorCounts detector : detectors) {
      // A time that is not known makes both NaN.
      first = Math.min(first, detector.origin().firstUnixTime());
      last = Math.max(last, detector.origin().lastUnixTime());
    }
    if (!(first <= last)) {
      return List.of();
    }
    return List.of(
        new FitsCard("TIMESYS", "UTC", "time scale of the dates"),
        new FitsCard("DATE-OBS", date(first), "first event"),
        new FitsCard("DATE-END", date(last), "last event"));
  }

  /** Without the Z, which FITS does not know. */
  private static String date(double unixTime) {
    return UtcText.of(unixTime).replaceFirst("Z$", "");
  }
}
