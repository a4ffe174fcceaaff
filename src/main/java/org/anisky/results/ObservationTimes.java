package org.anisky.results;

import java.util.ArrayList;
import java.util.List;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.fits.FitsCard;
import org.anisky.io.fits.StoredMaps;
import org.anisky.sky.UtcText;

/** When the events of a map happened, in the standard's keywords (FITS 4.0, section 9.5). */
final class ObservationTimes {
  private ObservationTimes() {}

  /**
   * First and last event of all detectors, nothing when a time is not known, and the mean of the
   * detectors' mean times, nothing when one is not known: the equinox of equatorial axes.
   */
  static List<FitsCard> cards(List<DetectorCounts> detectors) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (DetectorCounts detector : detectors) {
      // A time that is not known makes both NaN.
      first = Math.min(first, detector.origin().firstUnixTime());
      last = Math.max(last, detector.origin().lastUnixTime());
    }
    double mean =
        detectors.stream()
            .mapToDouble(detector -> detector.origin().meanUnixTime())
            .average()
            .orElse(Double.NaN);
    List<FitsCard> cards = new ArrayList<>();
    if (first <= last || Double.isFinite(mean)) {
      cards.add(new FitsCard("TIMESYS", "UTC", "time scale of the dates"));
    }
    if (first <= last) {
      cards.add(new FitsCard("DATE-OBS", date(first), "first event"));
      cards.add(new FitsCard("DATE-END", date(last), "last event"));
    }
    if (Double.isFinite(mean)) {
      cards.add(
          new FitsCard(
              StoredMaps.MEAN_DATE, date(Math.round(mean)), "mean of the events; equinox of date"));
    }
    return cards;
  }

  /** Without the Z, which FITS does not know. */
  private static String date(double unixTime) {
    return UtcText.of(unixTime).replaceFirst("Z$", "");
  }
}
