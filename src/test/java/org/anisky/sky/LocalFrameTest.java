package org.anisky.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFrameTest {
  private static final double HOUR = Math.PI / 12;

  /** Two or three roundings of numbers up to 2 pi. */
  private static final double ROUNDING = 2e-15;

  private static LocalFrame atLatitude(double degrees) {
    return LocalFrame.of(Observatory.ofDegrees("site", degrees, 0));
  }

  private static double[] vector(double longitude, double latitude) {
    return new double[] {
      Math.cos(latitude) * Math.cos(longitude),
      Math.cos(latitude) * Math.sin(longitude),
      Math.sin(latitude)
    };
  }

  /** Angle between two directions, rad; the chord keeps small angles exact. */
  private static double separation(double[] u, double[] v) {
    return 2
        * Math.asin(Math.min(1, Math.hypot(Math.hypot(u[0] - v[0], u[1] - v[1]), u[2] - v[2]) / 2));
  }

  private static double separation(LocalDirection u, LocalDirection v) {
    return separation(
        vector(u.azimuth(), Math.PI / 2 - u.zenith()),
        vector(v.azimuth(), Math.PI / 2 - v.zenith()));
  }

  private static double separation(EquatorialDirection u, EquatorialDirection v) {
    return separation(
        vector(u.rightAscension(), u.declination()), vector(v.rightAscension(), v.declination()));
  }

  @Test
  void zenithOnTheEquatorAtSiderealZeroIsRightAscensionZeroDeclinationZero() {
    EquatorialDirection up =
        atLatitude(0).toEquatorAtSiderealZero(LocalDirection.ofDegrees(0, 123));
    assertThat(separation(up, new EquatorialDirection(0, 0))).isLessThan(ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-89, -35.2, 0, 19, 89})
  void eastOnTheHorizonAtSiderealZeroHasRightAscensionSixHours(double latitude) {
    EquatorialDirection east =
        atLatitude(latitude).toEquatorAtSiderealZero(LocalDirection.ofDegrees(90, 90));
    assertThat(east.rightAscension()).isCloseTo(6 * HOUR, within(ROUNDING));
    assertThat(east.declination()).isCloseTo(0, within(ROUNDING));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-89, -35.2, 0, 19, 89})
  void westOnTheHorizonAtSiderealZeroHasRightAscensionEighteenHours(double latitude) {
    EquatorialDirection west =
        atLatitude(latitude).toEquatorAtSiderealZero(LocalDirection.ofDegrees(90, 270));
    assertThat(west.rightAscension()).isCloseTo(18 * HOUR, within(ROUNDING));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-89, -35.2, 0, 19, 89})
  void northCelestialPoleStandsInTheNorthAtNinetyMinusLatitude(double latitude) {
    // Any hour angle: 7 h here.
    LocalDirection pole = atLatitude(latitude).toLocal(7 * HOUR, Math.PI / 2);
    assertThat(separation(pole, LocalDirection.ofDegrees(90 - latitude, 0))).isLessThan(ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-90, -35.2, 0, 19, 90})
  void aSourceOfDeclinationEqualToTheLatitudePassesThroughTheZenith(double latitude) {
    LocalDirection culmination = atLatitude(latitude).toLocal(0, Math.toRadians(latitude));
    assertThat(culmination.zenith()).isCloseTo(0, within(ROUNDING));
  }

  @Test
  void aSourceRisesInTheEastAndSetsInTheWest() {
    LocalFrame frame = atLatitude(19);
    // Declination 0 is on the horizon six hours before and after its transit.
    assertThat(separation(frame.toLocal(-6 * HOUR, 0), LocalDirection.ofDegrees(90, 90)))
        .isLessThan(ROUNDING);
    assertThat(separation(frame.toLocal(6 * HOUR, 0), LocalDirection.ofDegrees(90, 270)))
        .isLessThan(ROUNDING);
  }

  @Test
  void aSouthernSourceCulminatesInTheSouthForANorthernSite() {
    LocalDirection transit = atLatitude(19).toLocal(0, Math.toRadians(-20));
    assertThat(separation(transit, LocalDirection.ofDegrees(39, 180))).isLessThan(ROUNDING);
  }

  @Test
  void atTheNorthPoleZenithIsNinetyMinusDeclinationAndTheMeridianLiesSouth() {
    LocalFrame frame = atLatitude(90);
    // Towards the observatory's own meridian is South there: azimuth 180 deg at hour angle 0, and
    // a source moves from East to West through South.
    assertThat(separation(frame.toLocal(0, 0.3), new LocalDirection(Math.PI / 2 - 0.3, Math.PI)))
        .isLessThan(ROUNDING);
    assertThat(
            separation(frame.toLocal(6 * HOUR, 0.3), LocalDirection.ofDegrees(90 - deg(0.3), 270)))
        .isLessThan(ROUNDING);
  }

  @Test
  void atTheSouthPoleZenithIsNinetyPlusDeclinationAndTheMeridianLiesNorth() {
    LocalFrame frame = atLatitude(-90);
    assertThat(separation(frame.toLocal(0, -0.3), new LocalDirection(Math.PI / 2 - 0.3, 0)))
        .isLessThan(ROUNDING);
    assertThat(
            separation(frame.toLocal(6 * HOUR, -0.3), LocalDirection.ofDegrees(90 - deg(0.3), 270)))
        .isLessThan(ROUNDING);
  }

  private static double deg(double rad) {
    return Math.toDegrees(rad);
  }

  @Test
  void bothDirectionsAgreeWithErfaAtRandomPointsAndAtThePoles() {
    ReferenceTable erfa = ReferenceTable.read("horizon_directions.csv");
    assertThat(erfa.size()).isEqualTo(200);
    for (int row = 0; row < erfa.size(); row++) {
      LocalFrame frame = atLatitude(erfa.number(row, "latitude_deg"));
      double hourAngle = erfa.number(row, "hour_angle");
      double declination = erfa.number(row, "declination");
      LocalDirection local =
          new LocalDirection(erfa.number(row, "zenith"), erfa.number(row, "azimuth"));
      // ERFA gives the elevation; zenith = pi/2 - elevation costs one more rounding.
      assertThat(separation(frame.toLocal(hourAngle, declination), local))
          .as("row %d", row)
          .isLessThan(2 * ROUNDING);
      assertThat(
              separation(
                  frame.toEquatorAtSiderealZero(local),
                  new EquatorialDirection(-hourAngle, declination)))
          .as("row %d", row)
          .isLessThan(2 * ROUNDING);
    }
  }

  @Test
  void thereAndBackReturnsTheSameDirection() {
    SplittableRandom random = new SplittableRandom(17);
    for (int n = 0; n < 2000; n++) {
      LocalFrame frame = atLatitude(180 * random.nextDouble() - 90);
      LocalDirection local =
          new LocalDirection(
              Math.acos(2 * random.nextDouble() - 1), 2 * Math.PI * random.nextDouble());
      EquatorialDirection sky = frame.toEquatorAtSiderealZero(local);
      // The hour angle is minus the right ascension at sidereal time 0.
      LocalDirection back = frame.toLocal(-sky.rightAscension(), sky.declination());
      assertThat(separation(back, local)).isLessThan(1e-14);
    }
  }

  @Test
  void numbersForLoopsEqualTheDirections() {
    SplittableRandom random = new SplittableRandom(18);
    for (int n = 0; n < 2000; n++) {
      LocalFrame frame = atLatitude(180 * random.nextDouble() - 90);
      double first = 2 * Math.PI * random.nextDouble();
      double z = 2 * random.nextDouble() - 1;
      double rho = Math.sqrt(1 - z * z);

      // Read once as (hour angle, sin dec), once as (azimuth, cos zenith).
      LocalDirection local = frame.toLocal(first, Math.asin(z));
      double eqX = rho * Math.cos(first);
      double eqY = -rho * Math.sin(first);
      double phi = frame.northWestLongitude(eqX, eqY, z);
      double cosZenith = frame.cosZenith(eqX, z);
      assertThat(cosZenith).isCloseTo(Math.cos(local.zenith()), within(ROUNDING));
      assertThat(separation(local, new LocalDirection(Math.acos(cosZenith), -phi)))
          // The arc cosine of a number near 1 loses half its digits.
          .isLessThan(1e-7);
      assertThat(Math.sin(local.zenith()) * Math.abs(Math.sin(phi + local.azimuth())))
          .isLessThan(ROUNDING);

      EquatorialDirection sky =
          frame.toEquatorAtSiderealZero(new LocalDirection(Math.acos(z), first));
      double north = rho * Math.cos(first);
      double east = rho * Math.sin(first);
      assertThat(frame.sinDeclination(north, z))
          .isCloseTo(Math.sin(sky.declination()), within(ROUNDING));
      double longitude = frame.longitudeAtSiderealZero(north, east, z);
      assertThat(Math.cos(longitude - sky.rightAscension()))
          .as("same half of the sky")
          .isPositive();
      assertThat(Math.cos(sky.declination()) * Math.abs(Math.sin(longitude - sky.rightAscension())))
          .isLessThan(ROUNDING);
    }
  }

  @Test
  void rotatedCosinesNeverExceedOne() {
    for (double latitude = -90; latitude <= 90; latitude += 0.01) {
      double phi = Math.toRadians(latitude);
      LocalFrame frame = LocalFrame.of(new Observatory("site", phi, 0));
      assertThat(frame.cosZenith(Math.cos(phi), Math.sin(phi))).isLessThanOrEqualTo(1);
      assertThat(frame.cosZenith(-Math.cos(phi), -Math.sin(phi))).isGreaterThanOrEqualTo(-1);
      assertThat(frame.sinDeclination(Math.cos(phi), Math.sin(phi))).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void returnedAnglesLieWithinOneTurn() {
    // A hair West of North: minus the smallest number, plus a turn, rounds to the turn.
    LocalFrame frame = atLatitude(0);
    assertThat(frame.toLocal(1e-300, 1).azimuth()).isEqualTo(0);
    assertThat(
            frame
                .toEquatorAtSiderealZero(new LocalDirection(1e-300, 3 * Math.PI / 2))
                .rightAscension())
        .isEqualTo(0);
  }
}
