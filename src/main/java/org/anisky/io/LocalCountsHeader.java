package org.anisky.io;

import java.nio.file.Path;
import java.util.Locale;
import nom.tam.fits.Header;
import org.anisky.InvalidInputException;
import org.anisky.sky.Degrees;

/**
 * What the header of a file of local counts says of itself. Other programs say the order of pixels
 * at most; {@link FitsLocalCountsWriter} says more, and what it says must not be contradicted.
 *
 * @param nested whether the pixels are in NESTED order
 * @param azimuth key of the azimuth convention; empty when not said
 * @param binStart where bin 0 begins, rad, when bins count local time and directions belong to
 *     their centres; NaN when not said
 */
record LocalCountsHeader(boolean nested, String azimuth, double binStart) {
  /** Reads the cards; the order of pixels is checked where the pixels are read. */
  static LocalCountsHeader of(Header header, boolean nested) {
    String azimuth = header.getStringValue("AZIMUTH");
    boolean ours = "local".equals(header.getStringValue("BINTIME"));
    return new LocalCountsHeader(
        nested,
        azimuth == null ? "" : azimuth.trim().toLowerCase(Locale.ROOT),
        ours ? Math.toRadians(header.getDoubleValue("BINSTART", Double.NaN)) : Double.NaN);
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
