package org.anisky.io.fits;

import java.util.Locale;
import java.util.Optional;
import org.anisky.io.Excerpt;
import org.anisky.sky.SkyFrame;

/**
 * What a header says of a map's axes: SKYFRAME, the program's own card, or COORDSYS in the words of
 * healpy, the Gamma Astro Data Formats, HEALPix's own programs and others.
 *
 * @param stated as written, in upper case, cut; empty when the file does not say
 * @param frame the axes; empty when the file does not say, or says others than the program knows
 */
public record HealpixAxes(String stated, Optional<SkyFrame> frame) {
  private static final HealpixAxes UNSTATED = new HealpixAxes("", Optional.empty());

  /** Reads the cards. */
  static HealpixAxes of(FitsHeader header) {
    String own = header.word("SKYFRAME");
    for (SkyFrame frame : SkyFrame.values()) {
      if (frame.key().toUpperCase(Locale.ROOT).equals(own)) {
        return new HealpixAxes(own, Optional.of(frame));
      }
    }
    if (!own.isEmpty()) {
      return new HealpixAxes(Excerpt.of(own), Optional.empty());
    }
    String word = header.word("COORDSYS");
    return switch (word) {
      case "" -> UNSTATED;
      case "C",
          "Q",
          "CEL",
          "CELESTIAL",
          "EQ",
          "EQU",
          "EQUATORIAL",
          "RADEC",
          "J2000",
          "FK5",
          "ICRS" ->
          new HealpixAxes(word, Optional.of(SkyFrame.EQUATORIAL));
      case "G", "GAL", "GALACTIC" -> new HealpixAxes(word, Optional.of(SkyFrame.GALACTIC));
      default -> new HealpixAxes(Excerpt.of(word), Optional.empty());
    };
  }

  /**
   * Whether the file says in words that it does not know: {@code unknown} is what HEALPix's Fortran
   * programs write when nobody tells them.
   */
  public boolean isUnknown() {
    return switch (stated) {
      case "UNKNOWN", "UNDEFINED", "UNDEF", "NONE" -> true;
      default -> false;
    };
  }

  /** Whether the file says axes that the program does not know. */
  public boolean isOther() {
    return !stated.isEmpty() && frame.isEmpty() && !isUnknown();
  }
}
