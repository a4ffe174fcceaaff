package org.anisky.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecessionTest {
  /** Half a day of precession, 0.07 arcsec, and the frame bias, 0.02 arcsec. */
  private static final double TOLERANCE_DEG = 0.1 / 3600;

  /**
   * SkyCoord(ra, dec, frame='icrs').transform_to(FK5(equinox=Time(year, format='jyear'))) of
   * astropy, which turns FK5 by the precession of Capitaine et al. 2003.
   */
  @ParameterizedTest
  @CsvSource({
    "10, 20, 1688331530.8, 10.3095265, 20.1287744",
    "266.4051, -28.936175, 1688331530.8, 266.7784104, -28.9439454",
    "37.95, 89.264, 1072958335.8, 39.0943135, 89.2814214",
    "180, -60, 481253345.8, 179.8112859, -59.9178839"
  })
  void directionsAreThoseOfAstropy(
      double j2000, double decJ2000, double unixTime, double ofDate, double decOfDate) {
    Precession precession = new Precession();
    precession.set(unixTime, Math.toRadians(j2000), Math.toRadians(decJ2000));
    double dec = Math.toDegrees(precession.declination());
    assertThat(dec).isCloseTo(decOfDate, within(TOLERANCE_DEG));
    double along = Math.toDegrees(precession.rightAscension()) - ofDate;
    assertThat(along * Math.cos(Math.toRadians(dec))).isCloseTo(0, within(TOLERANCE_DEG));
  }
}
