package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times in steps, times that cannot be, and repeated events of a list. */
class ListRemarksTest {
  private static final double START = 1.6e9;
  private static final double YEAR = 365 * 86400.0;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Random times of a year, rounded, with random directions rounded to 0.001 rad. */
  private static ThinnedEvents list(int events, DoubleUnaryOperator rounded) {
    return list(events, rounded, 1e-3);
  }

  private static ThinnedEvents list(int events, DoubleUnaryOperator rounded, double direction) {
    SplittableRandom random = new SplittableRandom(8);
    ThinnedEvents list = new ThinnedEvents();
    for (int event = 0; event < events; event++) {
      list.add(
          rounded.applyAsDouble(START + YEAR * random.nextDouble()),
          direction * Math.rint(random.nextDouble() / direction),
          direction * Math.rint(6 * random.nextDouble() / direction));
    }
    return list;
  }

  /** Julian date and back, with the rounding of a double. */
  private static double julian(double time, DoubleUnaryOperator rounded) {
    return (rounded.applyAsDouble(time / 86400 + 2440587.5) - 2440587.5) * 86400;
  }

  @Test
  void stepsOfTimesAreFound() {
    // A Julian date of 2.46e6 has 22 bits before the point: 2 of the 24 of a float are left.
    assertThat(TimeSteps.step(list(3000, t -> julian(t, d -> (float) d)).sortedTimes()))
        .isEqualTo(86400 / 4.0);
    // Modified Julian dates near 5.9e4 have 16 bits: steps of 1/256 day.
    assertThat(
            TimeSteps.step(
                list(3000, t -> ((double) (float) (t / 86400 + 40587) - 40587) * 86400)
                    .sortedTimes()))
        .isEqualTo(86400 / 256.0);
    // Unix time has 31 bits: steps of 128 s.
    assertThat(TimeSteps.step(list(3000, t -> (double) (float) t).sortedTimes())).isEqualTo(128);
    assertThat(TimeSteps.step(list(3000, t -> 86400 * Math.floor(t / 86400)).sortedTimes()))
        .isEqualTo(86400);
    // Hundredths of a day in Julian dates, each off by up to 2e-5 s.
    assertThat(
            TimeSteps.step(list(3000, t -> julian(t, d -> Math.rint(d * 100) / 100)).sortedTimes()))
        .isCloseTo(864, org.assertj.core.api.Assertions.within(1e-3));
    // Hours: few events, far from each other.
    assertThat(TimeSteps.step(list(30, t -> 3600 * Math.rint(t / 3600)).sortedTimes()))
        .isEqualTo(3600);
  }

  @Test
  void timesWithoutStepsThatMatterHaveNone() {
    for (int events : new int[] {1, 2, 30, 3000}) {
      assertThat(TimeSteps.step(list(events, t -> t).sortedTimes())).isZero();
      assertThat(TimeSteps.step(list(events, t -> Math.rint(t)).sortedTimes())).isZero();
    }
    assertThat(TimeSteps.step(list(3000, t -> 60 * Math.rint(t / 60)).sortedTimes())).isZero();
  }

  @Test
  void stepsAreToldWithTheirConsequence() {
    assertThat(TimeSteps.warningOfSteps(list(3000, t -> julian(t, d -> (float) d)), "list").get())
        // x = pi 21600/86164.1 = 0.78755; sin(x)/x = 0.70857/0.78755 = 0.8997.
        .isEqualTo(
            "list: all times are in steps of 0.2500 days, 90.2 deg of sidereal time, as numbers of"
                + " single precision (float32) have them: structure below that is smeared, and of"
                + " the amplitude of a dipole 0.900 is left");
    assertThat(
            TimeSteps.warningOfSteps(list(3000, t -> 86400 * Math.floor(t / 86400)), "list").get())
        .contains("steps of 1.000 days, 361 deg of sidereal time: structure")
        .contains("of a dipole 0.00 is left");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1.6e9, Infinity, 'time 1970-01-01T00:00:00Z, 0 in its scale'",
    "315964800, 1.6e9, Infinity, 'time 1980-01-06T00:00:00Z, 0 in its scale'",
    "1.6e9, 1.6e9, Infinity, 'all events lie within one second, at 2020-09-13T12:26:40Z'",
    "59000, 59360, Infinity, 'all events are of 1970'",
    "1.9e9, 2.0e9, 1.7e9, 'is later than the list itself, which was written 2023-11-14T22:13:20Z'"
  })
  void timesThatCannotBeAreTold(double first, double last, double latest, String told) {
    ThinnedEvents list = new ThinnedEvents();
    for (int event = 0; event < 20; event++) {
      list.add(first + (last - first) * event / 19, event, 0);
    }
    assertThat(TimeSteps.warningOfTimes(list, first, last, latest, "list").get()).contains(told);
  }

  @Test
  void timesOfEventsAreNot() {
    ThinnedEvents list = list(100, t -> t);
    assertThat(TimeSteps.warningOfTimes(list, START, START + YEAR, START + YEAR, "list")).isEmpty();
    assertThat(TimeSteps.warningOfTimes(list, START, START + YEAR, INFINITY, "list")).isEmpty();
  }

  @Test
  void aListThatIsThereTwiceIsTold() {
    ThinnedEvents list = list(2000, t -> Math.rint(t));
    list.add(list(2000, t -> Math.rint(t)));
    assertThat(RepeatedEvents.warning(list, "list").get())
        .isEqualTo(
            "list: 2,000 of 4,000 events have the time and the direction of another one: are events"
                + " there twice? Errors are then too small by a factor 1.41");
  }

  @Test
  void oneRepeatedEventIsTold() {
    ThinnedEvents list = list(2000, t -> t);
    list.add(START, 0.5, 0.5);
    list.add(START, 0.5, 0.5);
    assertThat(RepeatedEvents.warning(list, "list").get()).startsWith("list: 1 of 2,002 events");
  }

  @Test
  void whatRoundingExplainsIsNotTold() {
    // 365 days, 11 x 61 directions: 30,000^2/2 pairs over 245,000 cells make 1,840, more at half
    // cells.
    ThinnedEvents list = list(30_000, t -> 86400 * Math.floor(t / 86400), 0.1);
    assertThat(list.pairs()).isBetween(1700.0, 2100.0);
    assertThat(RepeatedEvents.warning(list, "list")).isEmpty();
    assertThat(RepeatedEvents.warning(list(30_000, t -> t), "list")).isEmpty();
  }

  @Test
  void moreThanRoundingExplainsIsTold() {
    ThinnedEvents list = list(30_000, t -> 3600 * Math.floor(t / 3600), 0.05);
    ThinnedEvents twice = list(30_000, t -> 3600 * Math.floor(t / 3600), 0.05);
    assertThat(RepeatedEvents.warning(list, "list")).isEmpty();
    twice.add(list);
    assertThat(RepeatedEvents.warning(twice, "list")).isPresent();
  }

  @Test
  void longListsAreThinnedAndTheirNumbersExtrapolated() {
    int events = 10 * ThinnedEvents.MOST;
    ThinnedEvents list = list(events, t -> t);
    assertThat(list.size()).isBetween(ThinnedEvents.MOST / 2, ThinnedEvents.MOST);
    // Binomial: 3.3e5 events, one in 16 held: 4 sigma are 3 percent.
    assertThat(list.each() * list.size())
        .isCloseTo(events, org.assertj.core.api.Assertions.withinPercentage(3));
    assertThat(RepeatedEvents.warning(list, "list")).isEmpty();
    // A tenth of the list again.
    list.add(list(events / 10, t -> t));
    String warning = RepeatedEvents.warning(list, "list").get();
    assertThat(warning).startsWith("list: about 3").contains("(from a sample of ");
    double told = Double.parseDouble(warning.split(" ")[2].replace(",", ""));
    // 2048 of them held: 4 sigma are 9 percent.
    assertThat(told).isCloseTo(events / 10.0, org.assertj.core.api.Assertions.withinPercentage(9));
  }

  @Test
  void whatIsHeldDependsNeitherOnOrderNorOnParts() {
    int events = 3 * ThinnedEvents.MOST;
    Integer[] order = new Integer[events];
    Arrays.setAll(order, k -> k);
    ThinnedEvents forward = new ThinnedEvents();
    for (int k : order) {
      forward.add(k % (events / 2), 0.1, 0.2);
    }
    Collections.shuffle(Arrays.asList(order), new Random(4));
    List<ThinnedEvents> parts =
        List.of(new ThinnedEvents(), new ThinnedEvents(), new ThinnedEvents());
    for (int k : order) {
      parts.get(k % 7 == 0 ? 0 : k % 7 < 3 ? 1 : 2).add(k % (events / 2), 0.1, 0.2);
    }
    ThinnedEvents sum = parts.get(0);
    sum.add(parts.get(2));
    sum.add(parts.get(1));
    assertThat(sum.each()).isEqualTo(forward.each());
    assertThat(sum.sortedTimes()).isEqualTo(forward.sortedTimes());
    assertThat(sum.pairs()).isEqualTo(forward.pairs()).isEqualTo(forward.size());
  }

  /** Times and directions of some numbers, all different. */
  private static ThinnedEvents numbered(int from, int until) {
    ThinnedEvents list = new ThinnedEvents();
    for (int k = from; k < until; k++) {
      list.add(START + 1.5 * k, 0.001 * (k % 1009), 0.001 * (k % 6007));
    }
    return list;
  }

  @Test
  void eventsOfTwoListsAreToldWithTheirNumber() {
    assertThat(RepeatedEvents.warningOfBoth(numbered(0, 1000), "a", numbered(900, 1500), "b").get())
        .isEqualTo(
            "a and b: 100 events, with time and direction, are in both lists: events that both use"
                + " count twice, and errors are too small");
    assertThat(RepeatedEvents.warningOfBoth(numbered(0, 1000), "a", numbered(1000, 1500), "b"))
        .isEmpty();
    // The same event twice in one list is one that is in both.
    ThinnedEvents twice = numbered(0, 10);
    twice.add(numbered(0, 10));
    assertThat(RepeatedEvents.warningOfBoth(twice, "a", numbered(0, 500), "b").get())
        .startsWith("a and b: 10 events");
  }

  @Test
  void eventsOfALongListAndAShortOneAreFound() {
    int many = 10 * ThinnedEvents.MOST;
    String warning =
        RepeatedEvents.warningOfBoth(
                numbered(0, many), "long", numbered(many - 20_000, many + 20_000), "short")
            .get();
    assertThat(warning).startsWith("long and short: about ");
    double told = Double.parseDouble(warning.split(" ")[4].replace(",", ""));
    // One in 16 held: 1250 of them, 4 sigma are 11 percent.
    assertThat(told).isCloseTo(20_000, org.assertj.core.api.Assertions.withinPercentage(11));
  }

  @Test
  void roundedListsShareEventsByChance() {
    // Hours and steps of 0.05 rad: 8760 x 20 x 120 places, 43 of 30,000 x 30,000 pairs agree.
    ThinnedEvents one = list(30_000, t -> 3600 * Math.floor(t / 3600), 0.05);
    SplittableRandom random = new SplittableRandom(9);
    ThinnedEvents other = new ThinnedEvents();
    for (int event = 0; event < 30_000; event++) {
      other.add(
          3600 * Math.floor((START + YEAR * random.nextDouble()) / 3600),
          0.05 * Math.rint(random.nextDouble() / 0.05),
          0.05 * Math.rint(6 * random.nextDouble() / 0.05));
    }
    assertThat(one.size() + other.size()).isGreaterThan(59_000);
    assertThat(RepeatedEvents.warningOfBoth(one, "one", other, "other")).isEmpty();
  }
}
