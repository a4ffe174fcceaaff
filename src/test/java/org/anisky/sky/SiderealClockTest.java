package org.anisky.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SiderealClockTest {
  private static final double TURN = 2 * Math.PI;
  private static final double HOUR = TURN / 24;
  private static final Observatory GREENWICH = Observatory.ofDegrees("Greenwich", 51.5, 0);

  /** Published for the Auger site: 2.0488691940859876 h at the unix epoch. */
  private static final double AUGER_AT_EPOCH = 2.0488691940859876 / 24 * TURN;

  /**
   * Both sides split the instant into whole days and a fraction, and the Earth has turned 1e4 times
   * since the epoch: 1e4 turns x 1e-16, and some. A Julian date in one double would cost 3e-9 rad,
   * one second 7e-5 rad; ten leap seconds forgotten in the precession 7e-11 rad.
   */
  private static final double ROUNDING = 5e-12;

  /** The TIO locator that astropy adds, 2.3e-10 rad per century from J2000, over 34 years. */
  private static final double TIO_LOCATOR = 8e-11;

  private static final ReferenceTable ASTROPY = ReferenceTable.read("sidereal_time.csv");

  private static Observatory site(int row) {
    return Observatory.ofDegrees(
        ASTROPY.text(row, "site"), 0, ASTROPY.number(row, "longitude_deg"));
  }

  private static double distance(double angle, double other) {
    return Math.abs(Math.IEEEremainder(angle - other, TURN));
  }

  @ParameterizedTest
  @EnumSource(TimeFrame.class)
  void everyTimeFrameAgreesWithErfa(TimeFrame frame) {
    String column = frame.name().toLowerCase(java.util.Locale.ROOT);
    assertThat(ASTROPY.size()).isEqualTo(60);
    for (int row = 0; row < ASTROPY.size(); row++) {
      SiderealClock clock = new MeanSiderealClock(ASTROPY.number(row, "ut1_minus_utc_s"));
      double angle = clock.angle(frame, ASTROPY.number(row, "unix_time_s"), site(row));
      assertThat(distance(angle, ASTROPY.number(row, column)))
          .as("%s, row %d", frame, row)
          .isLessThan(ROUNDING);
    }
  }

  @Test
  void siderealTimeAgreesWithAstropyUpToTheTioLocator() {
    for (int row = 0; row < ASTROPY.size(); row++) {
      SiderealClock clock = new MeanSiderealClock(ASTROPY.number(row, "ut1_minus_utc_s"));
      double angle = clock.localSiderealTime(ASTROPY.number(row, "unix_time_s"), site(row));
      assertThat(distance(angle, ASTROPY.number(row, "astropy_sidereal")))
          .as("row %d", row)
          .isLessThan(TIO_LOCATOR);
    }
  }

  @Test
  void linearClockEqualsNumpyToTheLastBit() {
    LinearClock clock = LinearClock.of(AUGER_AT_EPOCH);
    for (int row = 0; row < ASTROPY.size(); row++) {
      assertThat(clock.localSiderealTime(ASTROPY.number(row, "unix_time_s"), site(row)))
          .as("row %d", row)
          .isEqualTo(ASTROPY.number(row, "linear"));
    }
  }

  @Test
  void linearClockBeforeItsEpochStaysWithinOneTurn() {
    // Rate of one turn a second: a quarter of a second before the epoch is three quarters of a
    // turn, and the smallest step back is the turn itself, which is zero.
    LinearClock clock = new LinearClock(0, TURN);
    assertThat(clock.localSiderealTime(-0.25, GREENWICH)).isCloseTo(0.75 * TURN, within(1e-15));
    assertThat(clock.localSiderealTime(-1e-300, GREENWICH)).isEqualTo(0);
  }

  @Test
  void meanClockAtTheUnixEpochIsNearThePublishedValueForAuger() {
    // The published number has no record of its own nutation, UT1 and site; the first two reach
    // 1.2 and 0.9 s of time and the site is known to 0.1 deg or 24 s. Found: 0.81 s.
    Observatory auger = Observatory.ofDegrees("Auger", -35.2, -69.5);
    double seconds =
        (new MeanSiderealClock(0).localSiderealTime(0, auger) - AUGER_AT_EPOCH) / HOUR * 3600;
    assertThat(seconds).isBetween(-2.1, 2.1);
  }

  @Test
  void linearAndMeanClockStayTogetherForFiftyYears() {
    // Precession is quadratic in time: 9.3e-5 s of time per century squared; the rate of the
    // tropical year differs from the sidereal rate by 1.1e-10, 0.17 s in fifty years.
    Observatory auger = Observatory.ofDegrees("Auger", -35.2, -69.5);
    SiderealClock mean = new MeanSiderealClock(0);
    SiderealClock linear = LinearClock.of(mean.localSiderealTime(0, auger));
    double fiftyYears = 50 * 365.25 * 86400;
    double seconds =
        distance(
                linear.localSiderealTime(fiftyYears, auger),
                mean.localSiderealTime(fiftyYears, auger))
            / HOUR
            * 3600;
    assertThat(seconds).isLessThan(0.5);
  }

  @Test
  void siderealClockGainsOneTurnInATropicalYear() {
    double year = LinearClock.TROPICAL_YEAR_DAYS * 86400;
    // 366.24217 turns; the product of two rounded numbers is good to a few units in the 16th digit.
    assertThat(LinearClock.SIDEREAL_RATE * year / TURN).isCloseTo(366.24217, within(1e-12));
  }

  @Test
  void solarTimeIsZeroAtMidnightAndHalfATurnAtNoonUnderGreenwich() {
    for (SiderealClock clock : new SiderealClock[] {new MeanSiderealClock(0), LinearClock.of(1)}) {
      assertThat(clock.localSolarTime(20_000 * 86400.0, GREENWICH)).isEqualTo(0);
      assertThat(clock.localSolarTime(20_000.5 * 86400.0, GREENWICH)).isEqualTo(Math.PI);
      assertThat(clock.localSolarTime(-0.25 * 86400.0, GREENWICH)).isEqualTo(0.75 * TURN);
    }
  }

  @Test
  void bothTimesGrowEastward() {
    Observatory east = Observatory.ofDegrees("one hour East", 0, 15);
    SiderealClock clock = new MeanSiderealClock(0);
    double t = 1.5e9;
    // One subtraction of angles below one turn.
    assertThat(distance(clock.localSiderealTime(t, east), clock.localSiderealTime(t, GREENWICH)))
        .isCloseTo(HOUR, within(2e-15));
    assertThat(clock.localSolarTime(t, east) - clock.localSolarTime(t, GREENWICH))
        .isCloseTo(HOUR, within(2e-15));
  }

  @Test
  void anglesLieWithinOneTurnWhateverTheLongitude() {
    for (double longitude = -360; longitude <= 360; longitude += 0.5) {
      Observatory site = Observatory.ofDegrees("site", 0, longitude);
      for (SiderealClock clock : new SiderealClock[] {new MeanSiderealClock(1), LinearClock.of(1)})
        for (double t = 1.7e9; t < 1.7e9 + 86400; t += 7200) {
          assertThat(clock.localSiderealTime(t, site)).isBetween(0.0, Math.nextDown(TURN));
          assertThat(clock.localSolarTime(t, site)).isBetween(0.0, Math.nextDown(TURN));
        }
    }
  }

  @Test
  void anInstantThatIsNotANumberGivesNoAngle() {
    for (SiderealClock clock : new SiderealClock[] {new MeanSiderealClock(0), LinearClock.of(1)}) {
      for (double t : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        assertThat(clock.localSiderealTime(t, GREENWICH)).isNaN();
        assertThat(clock.localSolarTime(t, GREENWICH)).isNaN();
      }
    }
  }

  @Test
  void leapSecondsAreThoseOfTheBulletins() {
    // Unix times of 1972-01-01, 1980-01-01, 1996-01-01 and 2017-01-01; IERS Bulletin C.
    assertThat(LeapSeconds.taiMinusUtc(63_072_000)).isEqualTo(10);
    assertThat(LeapSeconds.taiMinusUtc(315_532_799)).isEqualTo(18);
    assertThat(LeapSeconds.taiMinusUtc(315_532_800)).isEqualTo(19);
    assertThat(LeapSeconds.taiMinusUtc(820_454_399)).isEqualTo(29);
    assertThat(LeapSeconds.taiMinusUtc(820_454_400)).isEqualTo(30);
    assertThat(LeapSeconds.taiMinusUtc(1_483_228_799)).isEqualTo(36);
    assertThat(LeapSeconds.taiMinusUtc(1_483_228_800)).isEqualTo(37);
    assertThat(LeapSeconds.taiMinusUtc(4e9)).isEqualTo(37);
    assertThat(LeapSeconds.taiMinusUtc(-1)).isCloseTo(8.000082, within(1e-12));
  }

  @Test
  void impossibleClocksAreRefused() {
    assertThatThrownBy(() -> new MeanSiderealClock(Double.NaN))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> new MeanSiderealClock(-37))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("UT1 - UTC of -37.0 s is outside [-1, 1] s");
    assertThatThrownBy(() -> LinearClock.of(Double.POSITIVE_INFINITY))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not a finite angle");
    assertThatThrownBy(() -> new LinearClock(0, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("linear clock: rate of 0.0 rad/s must be positive and finite");
    assertThatThrownBy(() -> new LinearClock(0, Double.NaN))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void clocksSayWhatTheyAre() {
    assertThat(new MeanSiderealClock(-0.25).describe())
        .isEqualTo("mean sidereal time (IAU 2006), UT1 - UTC = -0.25 s");
    assertThat(new LinearClock(0.5, 7.25e-5).describe())
        .isEqualTo("linear: local sidereal time 0.5 rad at the unix epoch, rate 7.25E-5 rad/s");
  }
}
