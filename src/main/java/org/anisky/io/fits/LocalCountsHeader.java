package org.anisky.io.fits;

import java.nio.file.Path;
import java.util.Locale;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.anisky.sky.Degrees;
import org.anisky.sky.Observatory;

/**
 * What the header of a file of local counts says of itself. Other programs say the order of pixels
 * at most; {@link FitsLocalCountsWriter} says more, and what it says must not be contradicted.
 *
 * @param nested whether the pixels are in NESTED order
 * @param azimuth key of the azimuth convention; empty when not said
 * @param binStart where bin 0 begins, rad, when bins count local time and directions belong to
 *     their centres; NaN when not said
 * @param latitude of the site, deg; NaN when not said
 * @param longitude of the site, deg; NaN when not said
 * @param maxZenith largest zenith angle with counts, deg; NaN when not said
 * @param timeFrame key of the time frame of the bins; empty when not said
 * @param bin number of the sidereal bin; {@value #ANY_BIN} when not said
 */
public record LocalCountsHeader(
    boolean nested,
    String azimuth,
    double binStart,
    double latitude,
    double longitude,
    double maxZenith,
    String timeFrame,
    int bin) {
  private static final int ANY_BIN = -1;

  /** Headers and configurations write angles with all their digits, or a few less. */
  private static final double SAME_SITE_DEG = 1e-6;

  /** Reads the cards; the order of pixels is checked where the pixels are read. */
  static LocalCountsHeader of(FitsHeader header, boolean nested) {
    boolean ours = header.has("BINTIME") && header.word("BINTIME").equals("LOCAL");
    return new LocalCountsHeader(
        nested,
        key(header, "AZIMUTH"),
        ours ? Math.toRadians(header.numberOr("BINSTART", Double.NaN)) : Double.NaN,
        ours ? header.numberOr("LATITUDE", Double.NaN) : Double.NaN,
        ours ? header.numberOr("LONGITUD", Double.NaN) : Double.NaN,
        ours ? header.numberOr("MAXZEN", Double.NaN) : Double.NaN,
        ours ? key(header, "TIMEFRAM") : "",
        ours ? (int) header.integerOr("BIN", 0, Integer.MAX_VALUE, ANY_BIN) : ANY_BIN);
  }

  private static String key(FitsHeader header, String key) {
    return header.word(key).toLowerCase(Locale.ROOT);
  }

  /** What the files of all bins have in common. */
  LocalCountsHeader ofAnyBin() {
    return new LocalCountsHeader(
        nested, azimuth, binStart, latitude, longitude, maxZenith, timeFrame, ANY_BIN);
  }

  /**
   * Checks the number of the bin.
   *
   * @throws InvalidInputException when the header says another
   */
  void checkBin(int tau, Path file) {
    if (bin != ANY_BIN && bin != tau) {
      throw InvalidInputException.of(
          "%s: its header says sidereal bin %d, but by its name it is bin %d", file, bin, tau);
    }
  }

  private void checkSite(Observatory observatory, Path file) {
    double configuredLatitude = Math.toDegrees(observatory.latitude());
    double configuredLongitude = Math.toDegrees(observatory.longitude());
    double turns = (longitude - configuredLongitude) / 360;
    boolean other =
        Math.abs(latitude - configuredLatitude) > SAME_SITE_DEG
            || 360 * Math.abs(turns - Math.rint(turns)) > SAME_SITE_DEG;
    if (other) {
      throw InvalidInputException.of(
          "%s: its header says latitude %s deg, longitude %s deg, but the configuration says %s"
              + " deg, %s deg",
          file,
          latitude,
          longitude,
          Degrees.text(observatory.latitude()),
          Degrees.text(observatory.longitude()));
    }
  }

  /**
   * The layout with the start of bin 0 that the header says.
   *
   * @throws InvalidInputException when the configuration contradicts the header
   */
  LocalCountsLayout applyTo(LocalCountsLayout layout, Path file) {
    if (!azimuth.isEmpty() && !azimuth.equals(layout.convention().key())) {
      throw InvalidInputException.of(
          "%s: its header says azimuth %s, but the configuration says %s",
          file, azimuth, layout.convention().key());
    }
    checkSite(layout.observatory(), file);
    if (!timeFrame.isEmpty() && !timeFrame.equals(layout.timeFrame().key())) {
      throw InvalidInputException.of(
          "%s: its header says time frame %s, but the configuration says %s",
          file, Excerpt.of(timeFrame), layout.timeFrame().key());
    }
    if (Math.toDegrees(layout.fieldOfView().maxZenith()) > maxZenith + SAME_SITE_DEG) {
      throw InvalidInputException.of(
          "%s: its header says that there are counts up to zenith %s deg, but max-zenith is %s deg",
          file,
          Degrees.text(Math.toRadians(maxZenith)),
          Degrees.text(layout.fieldOfView().maxZenith()));
    }
    if (Double.isNaN(binStart)) {
      return layout;
    }
    if (layout.firstBinStart() != 0 || layout.directionsAtStart()) {
      throw InvalidInputException.of(
          "%s: its header says that bins count local time, the first from %s deg, and that"
              + " directions belong to their centres; the configuration must say bin-time: local"
              + " and bin-phase: centre",
          file, Degrees.text(binStart));
    }
    return layout.startingAt(binStart);
  }
}
