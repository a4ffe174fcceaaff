package org.anisky.grid;

import java.util.function.DoubleToIntFunction;

/**
 * Equal-area pixels in rings of equal latitude. Pixels are numbered ring after ring from north to
 * south, and within a ring by growing longitude. Immutable and safe to share between threads.
 *
 * <p>A point is (z, longitude): z is the sine of the latitude (of the declination; in a horizon
 * frame the cosine of the zenith angle), longitude is in rad.
 */
public sealed interface SkyGrid permits HealpixGrid, CylindricalGrid {
  /** Number of pixels. */
  int size();

  /** Solid angle of each pixel, sr. */
  default double pixelArea() {
    return 4 * Math.PI / size();
  }

  /**
   * The pixel that holds a point.
   *
   * @param z in [-1, 1]
   * @param longitude rad, any finite value
   */
  int pixel(double z, double longitude);

  /**
   * The pixels along a line of equal latitude: from longitude, rad, to the pixel that holds the
   * point.
   *
   * @param z in [-1, 1]
   */
  default DoubleToIntFunction parallel(double z) {
    return longitude -> pixel(z, longitude);
  }

  /** z of a pixel's centre. */
  double z(int pixel);

  /** Longitude of a pixel's centre, rad, in [0, 2 pi). */
  double longitude(int pixel);

  /** Number of rings. */
  int rings();

  /** The ring of a pixel, in [0, rings), north first. */
  int ringOf(int pixel);

  /** First pixel of a ring. */
  int ringStart(int ring);

  /** Number of pixels of a ring. */
  int ringLength(int ring);

  /** z of the centres of a ring. */
  double ringZ(int ring);

  /** One phrase for a person, for example {@code "HEALPix nside 64"}. */
  String describe();
}
