package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.anisky.InvalidInputException;
import org.anisky.sky.Equinox;
import org.anisky.sky.LinearClock;
import org.anisky.sky.Observatory;
import org.junit.jupiter.api.Test;

/**
 * Local directions against equatorial ones written down by hand. At the South Pole the zenith is at
 * declination -90 deg and North is the site's meridian: declination = zenith - 90 deg, right
 * ascension = sidereal time + azimuth. On the equator sin(declination) = sin(zenith) cos(azimuth)
 * and right ascension = sidereal time + atan2(sin(zenith) sin(azimuth), cos(zenith)).
 */
class CheckedDirectionsTest {
  private static final double LONGITUDE = -63.45;
  private static final double TIME = 1.2e9;
  private static final Observatory POLE = Observatory.ofDegrees("Pole", -90, LONGITUDE);
  private static final Observatory EQUATOR = Observatory.ofDegrees("Equator", 0, 20);

  /** What a list gives beside, from right ascension and declination of date and azimuth, deg. */
  @FunctionalInterface
  private interface Beside {
    double[] of(double rightAscension, double declination, double azimuth);
  }

  /** 3,000 events, all directions up to zenith 65 deg. */
  private static final class Events implements EventSource {
    private final Observatory site;
    private final Beside beside;
    private int left = 3;

    Events(Observatory site, Beside beside) {
      this.site = site;
      this.beside = beside;
    }

    @Override
    public DirectionKind direction() {
      return DirectionKind.LOCAL;
    }

    @Override
    public boolean hasEnergy() {
      return false;
    }

    @Override
    public String description() {
      return "list";
    }

    @Override
    public boolean read(EventBatch batch) {
      SplittableRandom random = new SplittableRandom(left);
      batch.size = left-- > 0 ? 1000 : 0;
      for (int k = 0; k < batch.size; k++) {
        batch.unixTime[k] = TIME + 1e7 * random.nextDouble();
        // Local sidereal time of a linear clock that shows 0 at the epoch.
        double siderealTime = Math.toDegrees(LinearClock.SIDEREAL_RATE * batch.unixTime[k]) % 360;
        double zenith = 65 * Math.sqrt(random.nextDouble());
        double azimuth = 360 * random.nextDouble();
        batch.polar[k] = Math.toRadians(zenith);
        batch.azimuthal[k] = Math.toRadians(azimuth);
        double north = Math.sin(batch.polar[k]) * Math.cos(batch.azimuthal[k]);
        double east = Math.sin(batch.polar[k]) * Math.sin(batch.azimuthal[k]);
        boolean pole = site == POLE;
        double[] given =
            beside.of(
                siderealTime
                    + (pole ? azimuth : Math.toDegrees(Math.atan2(east, Math.cos(batch.polar[k])))),
                pole ? zenith - 90 : Math.toDegrees(Math.asin(north)),
                azimuth);
        batch.checkRightAscension[k] = Math.toRadians(given[0]);
        batch.checkDeclination[k] = Math.toRadians(given[1]);
      }
      return batch.size > 0;
    }

    @Override
    public void close() {}
  }

  private static CheckedDirections checked(Observatory site, Equinox equinox, Beside beside) {
    CheckedDirections checked =
        new CheckedDirections(new Events(site, beside), site, LinearClock.of(0), equinox);
    EventBatch batch = new EventBatch(1000);
    boolean more = true;
    while (more) {
      try {
        more = checked.read(batch);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return checked;
  }

  private static void refused(String cause, Observatory site, Beside beside) {
    CheckedDirections checked = checked(site, Equinox.DATE, beside);
    assertThatThrownBy(checked::warning)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("list: right ascension and declination of the list differ")
        .hasMessageContaining(cause);
  }

  @Test
  void directionsThatAgreeAreNotSpokenOf() {
    Beside same = (ra, dec, azimuth) -> new double[] {ra, dec};
    assertThat(checked(POLE, Equinox.DATE, same).warning()).isEmpty();
    assertThat(checked(EQUATOR, Equinox.DATE, same).warning()).isEmpty();
    // Rounded to hundredths: 0.005 deg at most in each.
    Beside rounded =
        (ra, dec, azimuth) -> new double[] {Math.rint(100 * ra) / 100, Math.rint(100 * dec) / 100};
    assertThat(checked(EQUATOR, Equinox.DATE, rounded).warning()).isEmpty();
  }

  @Test
  void azimuthOfAGridAtThePoleIsFound() {
    // North along the meridian of Greenwich: right ascension lacks the longitude.
    refused(
        "all right ascensions are off by +63.45 deg, minus the site's longitude",
        POLE,
        (ra, dec, azimuth) -> new double[] {ra - LONGITUDE, dec});
    refused(
        "all right ascensions are off by -20.00 deg, minus the site's longitude",
        EQUATOR,
        (ra, dec, azimuth) -> new double[] {ra - 20, dec});
    refused(
        "all right ascensions are off by +7.00 deg, so that",
        EQUATOR,
        (ra, dec, azimuth) -> new double[] {ra + 7, dec});
  }

  @Test
  void azimuthThatBeginsElsewhereOrTurnsTheOtherWayIsFound() {
    // On the equator East for North: sin(dec) = east, ra = sidereal time + atan2(-north, up).
    refused(
        "all azimuths are off by +90.00 deg",
        EQUATOR,
        (ra, dec, azimuth) -> {
          double declination = Math.toRadians(dec);
          double hour = Math.toRadians(ra) - offset(ra, dec, azimuth);
          double north = Math.sin(declination);
          double east = Math.cos(declination) * Math.sin(offset(ra, dec, azimuth));
          double up = Math.cos(declination) * Math.cos(offset(ra, dec, azimuth));
          // Turned by +90 deg: north' = -east, east' = north.
          return new double[] {
            Math.toDegrees(hour + Math.atan2(north, up)), Math.toDegrees(Math.asin(-east))
          };
        });
    // West for East on the equator, right ascension to the other side of the meridian.
    refused(
        "azimuth is counted in the other sense",
        EQUATOR,
        (ra, dec, azimuth) ->
            new double[] {ra - 2 * Math.toDegrees(offset(ra, dec, azimuth)), dec});
    refused(
        "no shift of right ascension or azimuth explains it",
        EQUATOR,
        (ra, dec, azimuth) -> new double[] {17, 42});
  }

  /** Right ascension minus sidereal time on the equator: rad. */
  private static double offset(double ra, double dec, double azimuth) {
    // sin(dec) = sin z cos a, so sin z sin a = sin(dec) tan a, and cos(dec) sin(offset) is that.
    return Math.asin(
        Math.sin(Math.toRadians(dec))
            * Math.tan(Math.toRadians(azimuth))
            / Math.cos(Math.toRadians(dec)));
  }

  @Test
  void smallDifferencesAreToldWithTheirCause() {
    assertThat(
            checked(EQUATOR, Equinox.DATE, (ra, dec, azimuth) -> new double[] {ra + 0.5, dec})
                .warning()
                .get())
        .contains("all right ascensions are off by +0.50 deg, as half a column or bin");
    // 2008: precession since 2000 is 8 times 50 arcsec, 0.11 deg along the ecliptic.
    assertThat(
            checked(EQUATOR, Equinox.J2000, (ra, dec, azimuth) -> new double[] {ra, dec})
                .warning()
                .get())
        .contains("they are of date and not of J2000 (equinox: date)");
  }

  @Test
  void whatIsKnownOfPartsOfAListAddsUp() {
    Beside off = (ra, dec, azimuth) -> new double[] {ra + 0.5, dec};
    Beside farOff = (ra, dec, azimuth) -> new double[] {ra + 0.7, dec};
    CheckedDirections sum = checked(EQUATOR, Equinox.DATE, off);
    sum.add(checked(EQUATOR, Equinox.DATE, farOff).state());
    CheckedDirections otherOrder = checked(EQUATOR, Equinox.DATE, farOff);
    otherOrder.add(checked(EQUATOR, Equinox.DATE, off).state());
    // As many of 0.5 as of 0.7 deg, on a circle.
    assertThat(sum.warning().orElseThrow())
        .contains("all right ascensions are off by +0.60 deg")
        .contains("0.700 deg at most");
    assertThat(otherOrder.warning()).isEqualTo(sum.warning());
  }
}
