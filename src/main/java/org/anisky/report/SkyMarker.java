package org.anisky.report;

/**
 * A marked direction on a sky map.
 *
 * @param longitude rad, on the axes of the map: right ascension on an equatorial map
 * @param latitude rad, in [-pi/2, pi/2]
 * @param label beside the symbol; empty for none
 * @param symbol what is drawn
 */
public record SkyMarker(double longitude, double latitude, String label, Symbol symbol) {
  /** The shape of a marker. */
  public enum Symbol {
    /** An upright cross, for a direction that was fitted. */
    CROSS,
    /** An open circle, for a place to look at, since it hides nothing. */
    RING
  }

  /** Checks the direction, so that NaN fails too. */
  public SkyMarker {
    if (!Double.isFinite(longitude) || !(Math.abs(latitude) <= Math.PI / 2)) {
      throw new IllegalArgumentException(
          "marker '" + label + "' at longitude " + longitude + ", latitude " + latitude + " rad");
    }
  }

  /** A cross. */
  public static SkyMarker cross(double longitude, double latitude, String label) {
    return new SkyMarker(longitude, latitude, label, Symbol.CROSS);
  }

  /** A ring. */
  public static SkyMarker ring(double longitude, double latitude, String label) {
    return new SkyMarker(longitude, latitude, label, Symbol.RING);
  }
}
