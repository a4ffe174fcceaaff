package org.anisky.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;

/**
 * The sidebands of a wave that the seasons modulate, against sums over one year of the wave itself:
 * its first harmonic in each time frame, with solar angle U and sidereal angle S = U + Y, Y turning
 * once in the year of 365 days.
 */
class SpuriousWaveTest {
  private static final int DAYS = 365;
  private static final int HOURS = 24;
  private static final double ERROR = 1e-3;

  /** A wave over solar angle and the angle of the year, rad. */
  private interface Wave {
    double at(double solar, double year);
  }

  /** Twice the mean of the wave times cos and sin of the frame's angle, as a dipole. */
  private static DipoleEstimate harmonic(Wave wave, TimeFrame frame, double error) {
    double x = 0;
    double y = 0;
    int samples = DAYS * HOURS;
    for (int k = 0; k < samples; k++) {
      double solar = 2 * Math.PI * k / HOURS;
      double year = 2 * Math.PI * k / samples;
      double angle = frame.angle(solar + year, solar);
      x += 2 * wave.at(solar, year) * Math.cos(angle) / samples;
      y += 2 * wave.at(solar, year) * Math.sin(angle) / samples;
    }
    double[][] covariance = {{error * error, 0}, {0, error * error}};
    return new DipoleEstimate(
        DipoleComponent.EQUATORIAL, new double[] {x, y}, covariance, Double.NaN, Double.NaN);
  }

  private static SpuriousWave spurious(Wave wave, TimeFrame frame, double error) {
    return new SpuriousWave(
        frame,
        harmonic(wave, SpuriousWave.carrier(frame).orElseThrow(), error),
        harmonic(wave, SpuriousWave.sideband(frame).orElseThrow(), error));
  }

  private static double[] vector(SpuriousWave wave) {
    double amplitude = wave.amplitude().value();
    double phase = wave.phase().value();
    return new double[] {amplitude * Math.cos(phase), amplitude * Math.sin(phase)};
  }

  /** Solar wave of 0.05 at 30 deg, stronger by 40 percent when the year's angle is 100 deg. */
  private static double summer(double solar, double year) {
    return 0.05
        * Math.cos(solar - Math.toRadians(30))
        * (1 + 0.4 * Math.cos(year - Math.toRadians(100)));
  }

  @Test
  void aSolarWaveThatTheSeasonsModulateIsFoundInSiderealTimeAsAntiSiderealTimeTells() {
    double[] sidereal = harmonic(SpuriousWaveTest::summer, TimeFrame.SIDEREAL, ERROR).values();
    SpuriousWave wave = spurious(SpuriousWaveTest::summer, TimeFrame.SIDEREAL, ERROR);

    // Half of 0.4 of 0.05 at 30 + 100 deg; in anti-sidereal time at 30 - 100 deg.
    assertThat(wave.amplitude().value()).isCloseTo(0.01, within(1e-12));
    assertThat(Math.toDegrees(wave.phase().value())).isCloseTo(130, within(1e-9));
    assertThat(vector(wave)).containsExactly(sidereal, within(1e-12));
  }

  @Test
  void aSiderealWaveThatTheSeasonsModulateIsFoundInSolarTimeAsExtendedSiderealTimeTells() {
    Wave wave =
        (solar, year) ->
            0.03
                * Math.cos(solar + year - Math.toRadians(50))
                * (1 + 0.5 * Math.cos(year - Math.toRadians(20)));
    double[] solar = harmonic(wave, TimeFrame.SOLAR, ERROR).values();

    assertThat(vector(spurious(wave, TimeFrame.SOLAR, ERROR)))
        .containsExactly(solar, within(1e-12));
  }

  @Test
  void aWaveWhosePhaseTheSeasonsShiftHasTheSameAmplitudeAndIsOppositeSoThatTheErrorHoldsIt() {
    // To first order in the shift; the second order is a thousandth.
    Wave shifted =
        (solar, year) -> 0.05 * Math.cos(solar - 0.5 - 0.02 * Math.cos(year - Math.toRadians(100)));
    double[] sidereal = harmonic(shifted, TimeFrame.SIDEREAL, ERROR).values();
    SpuriousWave wave = spurious(shifted, TimeFrame.SIDEREAL, 1e-9);
    double[] opposite = vector(wave);

    assertThat(sidereal[0]).isCloseTo(-opposite[0], within(1e-6));
    assertThat(sidereal[1]).isCloseTo(-opposite[1], within(1e-6));
    double[][] covariance = wave.covariance(DipoleComponent.EQUATORIAL);
    assertThat(covariance[0][0]).isCloseTo(sidereal[0] * sidereal[0], within(1e-9));
    assertThat(covariance[0][1]).isCloseTo(sidereal[0] * sidereal[1], within(1e-9));
    assertThat(covariance[1][1]).isCloseTo(sidereal[1] * sidereal[1], within(1e-9));
  }

  @Test
  void errorsOfBothFramesAreInTheSpuriousPhase() {
    SpuriousWave wave = spurious(SpuriousWaveTest::summer, TimeFrame.SIDEREAL, ERROR);

    assertThat(wave.amplitude().statistical()).isCloseTo(ERROR, within(1e-12));
    // Twice 1e-3/0.05 and once 1e-3/0.01.
    assertThat(wave.phase().statistical()).isCloseTo(Math.hypot(0.04, 0.1), within(1e-9));
  }

  @Test
  void anUnknownPhaseSpreadsTheErrorOverBothComponentsAndLeavesDNAlone() {
    SpuriousWave wave = spurious(SpuriousWaveTest::summer, TimeFrame.SIDEREAL, 1.0);
    double[][] covariance = wave.covariance(List.of(DipoleComponent.values()));

    double half = 0.01 * 0.01 / 2;
    assertThat(covariance[0]).containsExactly(new double[] {half, 0, 0}, within(1e-12));
    assertThat(covariance[1]).containsExactly(new double[] {0, half, 0}, within(1e-12));
    assertThat(covariance[2]).containsExactly(0, 0, 0);
  }

  @Test
  void controlFramesHaveNoneThemselves() {
    assertThat(SpuriousWave.carrier(TimeFrame.ANTI_SIDEREAL)).isEmpty();
    assertThat(SpuriousWave.sideband(TimeFrame.EXTENDED_SIDEREAL)).isEmpty();
  }
}
