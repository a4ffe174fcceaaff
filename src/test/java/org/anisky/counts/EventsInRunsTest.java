package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.LinearClock;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;

class EventsInRunsTest {
  private static final double T0 = 1.6e9;

  /** Two runs of 1,000 s, 500 s apart, the second half alive. */
  private static final RunTimes RUNS =
      new RunTimes(
          "runs.csv",
          new double[] {T0, T0 + 1500},
          new double[] {T0 + 1000, T0 + 2500},
          new double[] {1, 0.5});

  private static EventsInMemory events(double... seconds) {
    EventsInMemory list = EventsInMemory.local();
    for (double second : seconds) {
      list.add(T0 + second, 0.1, second, 1);
    }
    return list;
  }

  private static DetectorCounts bin(EventSource source, EventSelection selection)
      throws IOException {
    LocalSky sky =
        LocalSky.of(
            Observatory.ofDegrees("site", 19, 0), new HealpixGrid(2), FieldOfView.ofDegrees(60));
    return new EventBinner(
            sky, new SiderealBinning(24), TimeFrame.SIDEREAL, LinearClock.of(0), selection)
        .bin("site", source, "");
  }

  /** Passes all events. */
  private static EventsInRuns passed(EventsInRuns events) throws IOException {
    EventBatch batch = new EventBatch(2);
    while (events.read(batch)) {
      assertThat(batch.size).isPositive();
    }
    return events;
  }

  @Test
  void anInstantIsInItsRunBothEndsIncluded() {
    double[] seconds = {-0.001, 0, 999.5, 1000, 1000.001, 1499.999, 1500, 2500, 2500.001};
    int[] expected = {-1, 0, 0, 0, -1, -1, 1, 1, -1};
    for (int k = 0; k < seconds.length; k++) {
      assertThat(RUNS.run(T0 + seconds[k])).as("%s s", seconds[k]).isEqualTo(expected[k]);
    }
    assertThat(RUNS.liveTime()).isEqualTo(1500);
    assertThat(RUNS.liveTimeAt(1, T0 + 1700)).isEqualTo(1100);
    assertThat(RUNS.instant(1100)).isEqualTo(T0 + 1700);
    assertThat(RUNS.instant(250)).isEqualTo(T0 + 250);
  }

  @Test
  void runsOutOfOrderOrOnTopOfEachOtherAreRefused() {
    double[] whole = {1, 1};
    for (double second : new double[] {0.5, -5}) {
      assertThatThrownBy(
              () ->
                  new RunTimes(
                      "list", new double[] {0, second}, new double[] {1, second + 1}, whole))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("list: runs must follow each other in time and not overlap");
    }
  }

  @Test
  void eventsOutsideAreCutAndCounted() throws IOException {
    EventsInRuns cut =
        new EventsInRuns(events(-10, 5, 1200, 1600, 3000, 2500), RUNS, EventSelection.ALL, false);
    DetectorCounts counts = cut.describe(bin(cut, EventSelection.ALL), "abc");
    cut.refuseOutsiders();
    assertThat(counts.origin().eventsUsed()).isEqualTo(3);
    assertThat(counts.origin().eventsRejected()).containsEntry("outside_runs", 3L);
    assertThat(counts.origin().cuts()).containsEntry("runs", EventsInRuns.cut("abc"));
    assertThat(cut.warningOfOutsiders().orElseThrow())
        .contains("3 of 6 events (from 2020-09-13T12:26:30Z to 2020-09-13T13:16:40Z) lie in no run")
        .contains("of runs.csv (2 runs from 2020-09-13T12:26:40Z to 2020-09-13T13:08:20Z)");
  }

  @Test
  void eventsOutsideAreRefusedWithTheirNumber() throws IOException {
    EventsInRuns refused =
        passed(new EventsInRuns(events(5, 1200, 1600), RUNS, EventSelection.ALL, true));
    assertThatThrownBy(refused::refuseOutsiders)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1 of 3 events")
        .hasMessageContaining("outside-runs: cut");
  }

  @Test
  void noEventInAnyRunIsRefusedWhateverIsDeclared() throws IOException {
    EventsInRuns cut = passed(new EventsInRuns(events(-5, 1200), RUNS, EventSelection.ALL, false));
    assertThatThrownBy(cut::refuseOutsiders)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("2 of 2 events");
  }

  @Test
  void eventsThatTheSelectionLeavesOutAreNotAskedForRuns() throws IOException {
    EventSelection before =
        new EventSelection(
            Double.NEGATIVE_INFINITY,
            T0 + 1100,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY);
    EventsInRuns refused = new EventsInRuns(events(5, 1200, 1300), RUNS, before, true);
    DetectorCounts counts = refused.describe(bin(refused, before), "");
    refused.refuseOutsiders();
    assertThat(counts.origin().eventsUsed()).isEqualTo(1);
    assertThat(counts.origin().eventsRejected())
        .containsEntry("outside_runs", 0L)
        .containsEntry("outside_time_range", 2L);
  }

  @Test
  void whatIsKnownOfPartsOfAListAddsUp() throws IOException {
    EventsInRuns whole =
        passed(new EventsInRuns(events(-10, 5, 1200, 1600), RUNS, EventSelection.ALL, false));
    EventsInRuns sum = passed(new EventsInRuns(events(1600, -10), RUNS, EventSelection.ALL, false));
    EventsInRuns other = passed(new EventsInRuns(events(1200, 5), RUNS, EventSelection.ALL, false));
    sum.add(other.state());
    assertThat(sum.outside()).isEqualTo(2);
    assertThat(sum.warningOfOutsiders()).isEqualTo(whole.warningOfOutsiders());
    assertThat(sum.warningOfOutsiders().orElseThrow()).contains("2 of 4 events");
    // Alone, the part whose only event lies in no run would be refused.
    EventsInRuns outside = passed(new EventsInRuns(events(1200), RUNS, EventSelection.ALL, false));
    outside.add(passed(new EventsInRuns(events(5), RUNS, EventSelection.ALL, false)).state());
    outside.refuseOutsiders();
  }

  @Test
  void liveTimeWithoutEventsIsTold() throws IOException {
    // 100 events in the first 600 of 1,500 s alive; for the last 900 s 60 are expected.
    double[] seconds = new double[100];
    for (int k = 0; k < seconds.length; k++) {
      seconds[k] = 6 * k;
    }
    EventsInRuns some = new EventsInRuns(events(seconds), RUNS, EventSelection.ALL, true);
    bin(some, EventSelection.ALL);
    assertThat(some.warningOfSilence().orElseThrow())
        .contains("has no event from 2020-09-13T12:36:3")
        .contains("to 2020-09-13T13:08:20Z, where runs.csv has 0.251 h of live time for which 60");
    // The 600 s before it are its only neighbours: (600/1,501)^100 = e^-92.
    assertThatThrownBy(some::refuseSilence)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("without-events: keep");
    for (int k = 0; k < seconds.length; k++) {
      double alive = 15 * k;
      seconds[k] = alive < 1000 ? alive : 1500 + 2 * (alive - 1000);
    }
    EventsInRuns everywhere = new EventsInRuns(events(seconds), RUNS, EventSelection.ALL, true);
    bin(everywhere, EventSelection.ALL);
    assertThat(everywhere.warningOfSilence()).isEmpty();
    everywhere.refuseSilence();
  }

  @Test
  void aGapInTimesOfLowRateIsToldButNotRefused() throws IOException {
    // 20 events in the first 450 s, 20 from 600 to 1,000 s, 280 in the last 500 s alive. The gap of
    // 171 s, 439 to 610 s, misses 36 at the mean rate, but as long before and behind it are 8 each,
    // and (2/3)^16 = e^-6 is chance's.
    double[] seconds = new double[320];
    for (int k = 0; k < 20; k++) {
      seconds[k] = 450.0 * (k + 0.5) / 20;
      seconds[20 + k] = 600 + 400.0 * (k + 0.5) / 20;
    }
    for (int k = 0; k < 280; k++) {
      seconds[40 + k] = 1500 + 1000.0 * (k + 0.5) / 280;
    }
    EventsInRuns growing = new EventsInRuns(events(seconds), RUNS, EventSelection.ALL, true);
    bin(growing, EventSelection.ALL);
    assertThat(growing.warningOfSilence().orElseThrow()).contains("has no event from");
    growing.refuseSilence();
  }
}
