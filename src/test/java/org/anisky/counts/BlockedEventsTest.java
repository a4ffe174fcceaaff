package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.anisky.Workers;
import org.anisky.grid.HealpixGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One pass into blocks against a pass of all events and passes with cuts in time. */
class BlockedEventsTest {
  private static final double BEGIN = Instant.parse("2019-10-05T00:00:00Z").getEpochSecond();
  private static final double END = Instant.parse("2020-05-05T00:00:00Z").getEpochSecond();
  private static final int EVENTS = 40_000;
  private static final TimeFrame FRAME = TimeFrame.SIDEREAL;

  private static PassPlan plan(double from, double until) {
    return new PassPlan(
        LocalSky.of(
            Observatory.ofDegrees("site", 19, -97.3),
            new HealpixGrid(8),
            FieldOfView.ofDegrees(60)),
        new SiderealBinning(72),
        List.of(FRAME),
        new MeanSiderealClock(0),
        new EventSelection(from, until, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
        List.of(),
        WeightUse.COUNTS_AND_SUMS,
        true);
  }

  /** Events by time, or in no order; zenith angles beyond the field of view too. */
  private static ListedEvents events(boolean sorted, boolean weighted) {
    ListedEvents list = new ListedEvents(DirectionKind.LOCAL, true);
    SplittableRandom random = new SplittableRandom(7);
    for (int k = 0; k < EVENTS; k++) {
      double part = sorted ? (k + 0.5) / EVENTS : random.nextDouble();
      list.add(
          BEGIN + (END - BEGIN) * part,
          Math.acos(1 - 0.6 * random.nextDouble()),
          random.nextDouble(2 * Math.PI),
          weighted && k % 3 > 0 ? Math.pow(10, -6 * random.nextDouble()) : 1,
          1);
    }
    return list;
  }

  private static void checkSame(DetectorCounts actual, DetectorCounts expected) {
    for (int tau = 0; tau < 72; tau++) {
      assertThat(actual.bin(tau)).isEqualTo(expected.bin(tau));
      assertThat(actual.squaredWeights(tau)).isEqualTo(expected.squaredWeights(tau));
    }
    assertThat(actual.eventStatistics()).isEqualTo(expected.eventStatistics());
    assertThat(actual.origin().eventsUsed()).isEqualTo(expected.origin().eventsUsed());
    assertThat(actual.origin().meanUnixTime()).isEqualTo(expected.origin().meanUnixTime());
    assertThat(actual.origin().firstUnixTime()).isEqualTo(expected.origin().firstUnixTime());
    assertThat(actual.origin().lastUnixTime()).isEqualTo(expected.origin().lastUnixTime());
  }

  private static double of(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }

  @ParameterizedTest
  @CsvSource({"true, false, 1", "false, false, 3", "false, true, 3", "true, true, 2"})
  void aBlockHasTheBitsOfACutInTime(boolean sorted, boolean weighted, int threads)
      throws IOException {
    PassPlan all = plan(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    BlockedEvents blocks;
    try (Workers workers = Workers.of(threads)) {
      blocks =
          BlockedEvents.read(all, BlockKind.SEASON, events(sorted, weighted), workers, () -> {});
    }
    double[] edges = {
      BEGIN, of("2019-12-01T00:00:00Z"), of("2020-03-01T00:00:00Z"), of("2020-06-01T00:00:00Z")
    };
    assertThat(blocks.blocks().keySet().stream().map(BlockKind.SEASON::label))
        .containsExactly("2019-SON", "2020-DJF", "2020-MAM");
    int k = 0;
    for (BinnedEvents block : blocks.blocks().values()) {
      BinnedEvents cut =
          EventPass.read(plan(edges[k], edges[k + 1]), events(sorted, weighted), Workers.single());
      checkSame(block.counts("one", FRAME, ""), cut.counts("one", FRAME, ""));
      k++;
    }
    BinnedEvents whole = EventPass.read(all, events(sorted, weighted), Workers.single());
    checkSame(blocks.whole().counts("one", FRAME, ""), whole.counts("one", FRAME, ""));
    assertThat(blocks.whole().counts("one", FRAME, "").origin())
        .isEqualTo(whole.counts("one", FRAME, "").origin());
  }

  @Test
  void whatTheCutLeavesOutIsToldOnce() throws IOException {
    PassPlan cut = plan(of("2019-11-01T00:00:00Z"), of("2020-02-01T00:00:00Z"));
    BlockedEvents blocks =
        BlockedEvents.read(cut, BlockKind.MONTH, events(false, false), Workers.single(), () -> {});
    assertThat(blocks.blocks().keySet().stream().map(BlockKind.MONTH::label))
        .containsExactly("2019-11", "2019-12", "2020-01");
    String reason = EventBinner.OUTSIDE_TIME_RANGE;
    long whole = blocks.whole().counts("one", FRAME, "").origin().eventsRejected().get(reason);
    long inBlocks = 0;
    for (BinnedEvents block : blocks.blocks().values()) {
      inBlocks += block.counts("one", FRAME, "").origin().eventsRejected().get(reason);
    }
    assertThat(whole).isPositive();
    assertThat(inBlocks).isEqualTo(whole);
  }
}
