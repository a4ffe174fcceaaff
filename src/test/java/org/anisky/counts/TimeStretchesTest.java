package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class TimeStretchesTest {
  private static final double DAY = 86400;
  private static final double YEAR = 365.2422;

  /** Sorted times in days, as many as asked for, of a rate of at most 1. */
  private static double[] times(long seed, int number, double days, DoubleUnaryOperator rate) {
    UniformRandomProvider random = RandomSource.PHILOX_4X64.create(seed);
    return random
        .doubles()
        .map(x -> days * x)
        .filter(t -> random.nextDouble() < rate.applyAsDouble(t))
        .limit(number)
        .sorted()
        .map(t -> DAY * t)
        .toArray();
  }

  private static List<TimePiece> pieces(double[] times) {
    return TimeStretches.of(times, times[0], times[times.length - 1], 10L * times.length);
  }

  private static double season(double day) {
    return day - YEAR * Math.floor(day / YEAR);
  }

  /** Part of the amplitude of a wave of one turn a year that the pieces leave. */
  private static double leakage(List<TimePiece> pieces) {
    double cos = 0;
    double sin = 0;
    double events = 0;
    for (TimePiece piece : pieces) {
      double half = Math.PI * (piece.lastDay() - piece.firstDay()) / YEAR;
      double middle = Math.PI * (piece.lastDay() + piece.firstDay()) / YEAR;
      double length = piece.events() * Math.sin(half) / half;
      cos += length * Math.cos(middle);
      sin += length * Math.sin(middle);
      events += piece.events();
    }
    return Math.hypot(cos, sin) / events;
  }

  /** One list in 1,000 is called uneven by chance: 4 or more of 600 once in 300 times. */
  @Test
  void anEvenListIsOnePiece() {
    int told = 0;
    for (int seed = 0; seed < 600; seed++) {
      double[] times = times(seed, seed % 2 == 0 ? 400 : 5000, YEAR * (1 + seed % 3), t -> 1);
      told += pieces(times).isEmpty() ? 0 : 1;
    }
    assertThat(told).isLessThan(4);
  }

  /** Ten hours of every day are one piece, two weeks of every month thirteen. */
  @Test
  void nightsAreNoGaps() {
    double[] times = times(1, 20_000, YEAR, t -> t - Math.floor(t) < 0.4 ? 1 : 0);
    assertThat(pieces(times)).isEmpty();
    double[] month = times(1, 20_000, YEAR, t -> t - 30 * Math.floor(t / 30) < 15 ? 1 : 0);
    assertThat(pieces(month)).hasSize(13);
  }

  @Test
  void summersAreThree() {
    double[] times = times(2, 400, 3 * YEAR, t -> season(t) < 120 ? 1 : 0);
    List<TimePiece> pieces = pieces(times);
    assertThat(pieces).hasSize(3);
    for (int k = 0; k < 3; k++) {
      // Ends are known to the interval of events, 0.9 days: 9 of them once in 1,000 seeds.
      assertThat(pieces.get(k).firstDay()).isCloseTo(k * YEAR, within(8.1));
      assertThat(pieces.get(k).lastDay()).isCloseTo(k * YEAR + 120, within(8.1));
      // An even rate: 4,000 events by length.
      assertThat(pieces.get(k).events()).isCloseTo(4000 / 3.0, within(60.0));
    }
    // sin(pi x)/(pi x) of x = 120/365.2422: 0.83166 (numpy)
    assertThat(leakage(pieces)).isCloseTo(0.83166, within(0.02));
  }

  /** Of rates a and b in half a year each 2 (a - b)/(pi (a + b)) is left: 0.42441 of 1 and 0.2. */
  @Test
  void thinSeasonsCount() {
    double[] times = times(3, 20_000, 2 * YEAR, t -> season(t) < YEAR / 2 ? 1 : 0.2);
    List<TimePiece> pieces = pieces(times);
    assertThat(pieces.size()).isBetween(24, 26);
    assertThat(pieces.stream().mapToDouble(TimePiece::events).sum()).isCloseTo(2e5, within(1e-6));
    // 20,000 events: 0.007; months: sinc(1/24)
    assertThat(leakage(pieces)).isCloseTo(0.42441, within(0.022));
  }

  /** Ten years of an array that grows hundredfold: no gaps at its thin beginning. */
  @Test
  void growthIsNoGap() {
    double[] times =
        times(4, 30_000, 10 * YEAR, t -> Math.exp((t / YEAR - 10) / 10 * Math.log(100)));
    List<TimePiece> pieces = pieces(times);
    assertThat(pieces.size()).isBetween(119, 122);
    for (int k = 1; k < pieces.size(); k++) {
      assertThat(pieces.get(k).firstUnixTime()).isEqualTo(pieces.get(k - 1).lastUnixTime());
    }
  }

  @Test
  void piecesAreBoundedInNumber() {
    double[] times = times(5, 32_768, 100 * YEAR, t -> season(t) < 120 ? 1 : 0.05);
    assertThat(pieces(times).size()).isBetween(300, 500);
    double[] gaps = times(6, 32_768, 2000, t -> t - 4 * Math.floor(t / 4) < 0.5 ? 1 : 0);
    assertThat(pieces(gaps)).hasSize(400);
  }

  @Test
  void littleIsSaidOfFewEventsOrAFewDays() {
    double[] few = times(7, 49, 3 * YEAR, t -> season(t) < 120 ? 1 : 0);
    assertThat(pieces(few)).isEmpty();
    assertThat(pieces(times(8, 1000, 1.9, t -> t < 0.5 ? 1 : 0.1))).isEmpty();
    assertThat(TimeStretches.of(new double[0], Double.POSITIVE_INFINITY, 0, 0)).isEmpty();
  }
}
