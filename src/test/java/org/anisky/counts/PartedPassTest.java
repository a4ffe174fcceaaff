package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.anisky.InvalidInputException;
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

/** The parts of one reading against readings of the events of each part alone. */
class PartedPassTest {
  private static final double FIRST = Instant.parse("2020-01-28T00:00:00Z").getEpochSecond();
  private static final int DAYS = 37;
  private static final List<TimeFrame> FRAMES = List.of(TimeFrame.SIDEREAL, TimeFrame.SOLAR);
  private static final PassPlan PLAN =
      new PassPlan(
          LocalSky.of(
              Observatory.ofDegrees("site", 19, -97.3),
              new HealpixGrid(8),
              FieldOfView.ofDegrees(60)),
          new SiderealBinning(24),
          FRAMES,
          new MeanSiderealClock(0),
          // Cuts of the first two days.
          new EventSelection(FIRST + 2 * 86400, Double.POSITIVE_INFINITY, 0, 8),
          List.of(),
          WeightUse.COUNTS_AND_SUMS,
          true);

  private final Map<Long, List<Serializable>> shelf = new HashMap<>();
  private int shelved;

  private final PartShelf onShelf =
      new PartShelf() {
        @Override
        public synchronized void put(long part, Serializable state) {
          shelved++;
          shelf.computeIfAbsent(part, each -> new ArrayList<>()).add(state);
        }

        @Override
        public synchronized List<Serializable> take(long part) {
          List<Serializable> states = shelf.remove(part);
          return states == null ? List.of() : states;
        }
      };

  private static double[][] events(boolean inOrder) {
    return events(inOrder, 40_000);
  }

  private static double[][] events(boolean inOrder, int number) {
    SplittableRandom random = new SplittableRandom(5);
    double[][] events = new double[number][];
    for (int k = 0; k < events.length; k++) {
      events[k] =
          new double[] {
            FIRST + random.nextDouble(DAYS * 86400.0),
            Math.acos(1 - 0.6 * random.nextDouble()),
            random.nextDouble(2 * Math.PI),
            k % 3 == 0 ? 1 : random.nextDouble() * 1e-3,
            0.5 / (1 - random.nextDouble())
          };
    }
    if (inOrder) {
      Arrays.sort(events, Comparator.comparingDouble(event -> event[0]));
    }
    return events;
  }

  private static ListedEvents list(List<double[]> events) {
    ListedEvents list = new ListedEvents(DirectionKind.LOCAL, true);
    events.forEach(e -> list.add(e[0], e[1], e[2], e[3], e[4]));
    return list;
  }

  private static String part(EventPartition partition, double unixTime) {
    var day = Instant.ofEpochSecond((long) unixTime).atOffset(ZoneOffset.UTC).toLocalDate();
    return partition == EventPartition.DAY ? day.toString() : YearMonth.from(day).toString();
  }

  private static void checkSame(BinnedEvents actual, BinnedEvents expected) {
    for (TimeFrame frame : FRAMES) {
      DetectorCounts counts = actual.counts("site", frame, "");
      DetectorCounts alone = expected.counts("site", frame, "");
      for (int tau = 0; tau < 24; tau++) {
        assertThat(counts.bin(tau)).isEqualTo(alone.bin(tau));
        assertThat(counts.squaredWeights(tau)).isEqualTo(alone.squaredWeights(tau));
      }
      assertThat(counts.origin()).isEqualTo(alone.origin());
      assertThat(counts.eventStatistics()).isEqualTo(alone.eventStatistics());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, true, 1, 100",
    "DAY, true, 3, 4",
    "DAY, false, 2, 100",
    "DAY, false, 3, 20",
    "MONTH, true, 2, 2",
    "MONTH, false, 3, 1"
  })
  void everyPartHasTheBitsOfItsEventsAlone(
      EventPartition partition, boolean inOrder, int threads, int most) throws IOException {
    double[][] events = events(inOrder);
    Map<String, List<double[]>> alone = new HashMap<>();
    List<double[]> cut = new ArrayList<>();
    for (double[] event : events) {
      if (event[0] < FIRST + 2 * 86400) {
        cut.add(event);
      } else {
        alone.computeIfAbsent(part(partition, event[0]), p -> new ArrayList<>()).add(event);
      }
    }
    PartedPass.PartedEvents parts;
    try (Workers workers = Workers.of(threads)) {
      parts =
          PartedPass.read(PLAN, list(List.of(events)), partition, onShelf, most, workers, () -> {});
    }
    assertThat(parts.parts()).hasSize(alone.size() + 1).startsWith(EventPartition.NONE);
    BinnedEvents sum = parts.ofNoPart();
    for (long part : parts.parts()) {
      BinnedEvents of = parts.of(part);
      if (part == EventPartition.NONE) {
        assertThat(of.eventsUsed()).containsExactly(0);
        assertThat(
                of.countsOfPart("site", TimeFrame.SIDEREAL, "")
                    .origin()
                    .eventsRejected()
                    .get("outside_time_range"))
            .isEqualTo(cut.size());
      } else {
        checkSame(
            of, EventPass.read(PLAN, list(alone.get(partition.name(part))), Workers.single()));
      }
      sum.add(of);
    }
    checkSame(sum, EventPass.read(PLAN, list(List.of(events)), Workers.single()));
    assertThat(shelved > 0).isEqualTo(most < alone.size());
    assertThat(shelf).isEmpty();
  }

  @Test
  void aListWithoutOrderWhosePartsDoNotFitIsRefused() {
    assertThatThrownBy(
            () ->
                PartedPass.read(
                    PLAN,
                    list(List.of(events(false, 80_000))),
                    EventPartition.DAY,
                    onShelf,
                    2,
                    Workers.single(),
                    () -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("list in memory: its events are in no order of time")
        .hasMessageContaining("no more than 2 fit into memory");
  }
}
