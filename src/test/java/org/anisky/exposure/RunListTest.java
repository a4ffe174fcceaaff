package org.anisky.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.sky.LinearClock;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunListTest {
  private static final Observatory SITE = Observatory.ofDegrees("site", 19, -97);

  /** A clock of one turn in 86,400 s that shows 0 at the unix epoch: a bin of 24 is an hour. */
  private static final SiderealClock HOURS = new LinearClock(0, 2 * Math.PI / 86400);

  /** Unix times of 1e9 s are rounded to 1.2e-7 s, and the clock's angle to 1e-11 of a turn. */
  private static final double SECONDS = 2e-6;

  private static double[] liveTime(SiderealClock clock, TimeFrame frame, int bins, Run... runs) {
    return new RunList("runs.csv", List.of(runs), clock)
        .liveTime(SITE, frame, new SiderealBinning(bins));
  }

  @Test
  void aRunIsCutAtTheEdgesOfTheBins() {
    double[] live =
        liveTime(HOURS, TimeFrame.SIDEREAL, 24, new Run("1", 3 * 3600 + 600, 5 * 3600 + 60));
    double[] expected = new double[24];
    expected[3] = 3000;
    expected[4] = 3600;
    expected[5] = 60;
    assertThat(live).containsExactly(expected, within(SECONDS));
  }

  @Test
  void aRunOverTheLastBinGoesOnInTheFirst() {
    double[] live =
        liveTime(HOURS, TimeFrame.SIDEREAL, 24, new Run("1", 23 * 3600 + 1800, 86400 + 900));
    double[] expected = new double[24];
    expected[23] = 1800;
    expected[0] = 900;
    assertThat(live).containsExactly(expected, within(SECONDS));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 24, 360})
  void oneSiderealDayFromAnEdgeGivesAllBinsTheSame(int bins) {
    double[] live = liveTime(HOURS, TimeFrame.SIDEREAL, bins, new Run("1", 86400, 2 * 86400));
    double[] expected = new double[bins];
    Arrays.fill(expected, 86400.0 / bins);
    assertThat(live).containsExactly(expected, within(SECONDS));
  }

  /**
   * 86164.0905 s is the mean sidereal day (IERS Conventions 2010: 86400/1.00273781191135448 s =
   * 86164.09053 s), here in 2016, from no edge in particular.
   */
  @Test
  void oneSiderealDayOfTheMeanClockGivesAllBinsTheSame() {
    double start = 1_467_331_234.5;
    double[] live =
        liveTime(
            new MeanSiderealClock(0),
            TimeFrame.SIDEREAL,
            360,
            new Run("1", start, start + 86164.09053));
    double[] expected = new double[360];
    Arrays.fill(expected, 86164.09053 / 360);
    // The day of the clock and the number above may differ by 1e-5 s, which fall into one bin.
    assertThat(live).containsExactly(expected, within(2e-5));
  }

  /**
   * The sum of bins over a year is the year; and a bin counted by instants every 7 s, which no
   * edge-finding enters, agrees within what the instants resolve.
   */
  @ParameterizedTest
  @EnumSource(TimeFrame.class)
  void aYearInEveryFrameAgreesWithCountingInstants(TimeFrame frame) {
    MeanSiderealClock clock = new MeanSiderealClock(0);
    double start = 1_450_000_000;
    double stop = start + 20.3 * 86400;
    SiderealBinning binning = new SiderealBinning(24);
    double[] live = liveTime(clock, frame, 24, new Run("1", start, stop));
    double[] counted = new double[24];
    for (double t = start + 3.5; t < stop; t += 7) {
      counted[binning.bin(clock.angle(frame, t, SITE))] += 7;
    }
    assertThat(Arrays.stream(live).sum()).isCloseTo(stop - start, within(1e-3));
    for (int tau = 0; tau < 24; tau++) {
      // 42 crossings, each off by at most 3.5 s, at random.
      assertThat(live[tau]).isCloseTo(counted[tau], within(60.0));
    }
  }

  @Test
  void deadTimeCountsAndRunsAddUpInAnyOrder() {
    double[] live =
        liveTime(
            HOURS,
            TimeFrame.SIDEREAL,
            24,
            new Run("late", 3600, 5400, 0.5),
            new Run("early", 0, 3600, 0.25),
            new Run("next day", 86400, 86400 + 100));
    double[] expected = new double[24];
    expected[0] = 1000;
    expected[1] = 900;
    assertThat(live).containsExactly(expected, within(SECONDS));
  }

  @Test
  void binsThatStartElsewhereAreKept() {
    double[] live =
        new RunList("runs.csv", List.of(new Run("1", 3 * 3600, 5 * 3600)), HOURS)
            .liveTime(SITE, TimeFrame.SIDEREAL, SiderealBinning.startingAt(24, Math.PI / 4));
    double[] expected = new double[24];
    expected[0] = 3600;
    expected[1] = 3600;
    assertThat(live).containsExactly(expected, within(SECONDS));
  }

  @Test
  void runsThatOverlapAreRefused() {
    assertThatThrownBy(
            () ->
                new RunList(
                    "runs.csv",
                    List.of(new Run("runs.csv:3", 2000, 3000), new Run("runs.csv:2", 1000, 2000.5)),
                    HOURS))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "run runs.csv:3 starts at 1970-01-01T00:33:20Z, before run runs.csv:2 stops at"
                + " 1970-01-01T00:33:20.500Z; runs must not overlap");
    assertThatThrownBy(() -> new RunList("runs.csv", List.of(), HOURS))
        .hasMessage("a run list needs at least one run");
    // Runs that touch do not overlap.
    assertThat(
            new RunList("runs.csv", List.of(new Run("1", 0, 10), new Run("2", 10, 20)), HOURS)
                .runs())
        .hasSize(2);
  }

  @Test
  void runsThatEndBeforeTheyStartAreRefused() {
    assertThatThrownBy(() -> new Run("7", 10, 10))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "run 7: it starts at 1970-01-01T00:00:10Z and stops at 1970-01-01T00:00:10Z; it must"
                + " stop after it starts");
    assertThatThrownBy(() -> new Run("7", Double.NaN, 10))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("run 7: it starts at NaN s and stops at 1970-01-01T00:00:10Z;");
    assertThatThrownBy(() -> new Run("7", 0, 10, 1.5))
        .hasMessage("run 7: live fraction 1.5 is outside (0, 1]");
  }
}
