package org.anisky.sky;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines within days, against the clock asked at every instant. */
class DailyAnglesTest {
  private static final Observatory SITE = Observatory.ofDegrees("site", 19, -97.3);
  private static final int SIZE = 20_000;

  private static void checkAgainstTheClock(
      SiderealClock clock, TimeFrame frame, SiderealBinning binning, double[] times) {
    int[] bins = new int[times.length];
    new DailyAngles(clock, frame, SITE, binning).bins(times, times.length, bins);
    for (int k = 0; k < times.length; k++) {
      assertThat(bins[k])
          .describedAs("%s, %s s", clock.describe(), times[k])
          .isEqualTo(binning.bin(clock.angle(frame, times[k], SITE)));
    }
  }

  @ParameterizedTest
  @EnumSource(TimeFrame.class)
  void everyBinIsTheOneOfTheClock(TimeFrame frame) {
    SplittableRandom random = new SplittableRandom(3);
    double[] times = random.doubles(SIZE, 0, 4.1e9).toArray();
    for (SiderealBinning binning :
        new SiderealBinning[] {
          new SiderealBinning(360), SiderealBinning.startingAt(24, 1.3), new SiderealBinning(86_400)
        }) {
      checkAgainstTheClock(new MeanSiderealClock(0.3), frame, binning, times);
      checkAgainstTheClock(LinearClock.of(0.7), frame, binning, times);
      checkAgainstTheClock(new LinearClock(0.7, 1e-3), frame, binning, times);
    }
  }

  @ParameterizedTest
  @EnumSource(TimeFrame.class)
  void edgesOfBinsAndDaysAreThoseOfTheClock(TimeFrame frame) {
    // Solar and sidereal bins of one hour and one day of 86,400 s: every time is an edge.
    double[] times = new double[SIZE];
    for (int k = 0; k < SIZE; k++) {
      times[k] = 3600.0 * (k + 380_000);
    }
    SiderealClock clock = new LinearClock(0, SiderealClock.TURN / 86400);
    checkAgainstTheClock(clock, frame, new SiderealBinning(24), times);
    checkAgainstTheClock(new MeanSiderealClock(0), frame, new SiderealBinning(24), times);
  }
}
