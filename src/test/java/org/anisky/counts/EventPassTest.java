package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anisky.Workers;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.LocalFrame;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One pass over events against passes of its parts, and against the formulas event by event. */
class EventPassTest {
  private static final Observatory SITE = Observatory.ofDegrees("site", 19, -97.3);
  private static final SiderealBinning BINNING = new SiderealBinning(72);
  private static final SiderealClock CLOCK = new MeanSiderealClock(0);
  private static final int EVENTS = 60_000;
  private static final List<TimeFrame> FRAMES = List.of(TimeFrame.values());
  private static final EnergyRanges RANGES =
      EnergyRanges.of(new double[] {1, 2, 4}, Double.POSITIVE_INFINITY);

  private static PassPlan plan(
      SkyGrid grid, List<TimeFrame> frames, EventSelection selection, List<EnergyRange> ranges) {
    return new PassPlan(
        LocalSky.of(SITE, grid, FieldOfView.ofDegrees(60)),
        BINNING,
        frames,
        CLOCK,
        selection,
        ranges,
        WeightUse.COUNTS_AND_SUMS,
        true);
  }

  private static PassPlan plan(List<TimeFrame> frames, List<EnergyRange> ranges) {
    return plan(new HealpixGrid(8), frames, EventSelection.ALL, ranges);
  }

  /** Random events in random order; weights and energies of any size. */
  private static double[][] events(boolean weighted) {
    SplittableRandom random = new SplittableRandom(11);
    double[][] events = new double[EVENTS][];
    for (int event = 0; event < EVENTS; event++) {
      events[event] =
          new double[] {
            random.nextDouble(1.3e9, 1.6e9),
            Math.acos(1 - 0.6 * random.nextDouble()),
            random.nextDouble(2 * Math.PI),
            weighted && event % 5 > 0 ? random.nextDouble() * 1e-3 : 1,
            0.5 / (1 - random.nextDouble())
          };
    }
    return events;
  }

  private static ListedEvents list(DirectionKind kind, double[][] events, int first, int step) {
    ListedEvents list = new ListedEvents(kind, true);
    for (int event = first; event < events.length; event += step) {
      double[] e = events[event];
      double polar = kind == DirectionKind.LOCAL ? e[1] : e[1] - Math.PI / 4;
      list.add(e[0], polar, e[2], e[3], e[4]);
    }
    return list;
  }

  private static BinnedEvents read(PassPlan plan, double[][] events, int threads)
      throws IOException {
    try (Workers workers = Workers.of(threads)) {
      return EventPass.read(plan, list(DirectionKind.LOCAL, events, 0, 1), workers);
    }
  }

  private static void checkSame(DetectorCounts actual, DetectorCounts expected) {
    assertThat(actual.timeFrame()).isEqualTo(expected.timeFrame());
    assertThat(actual.isWeighted()).isEqualTo(expected.isWeighted());
    for (int tau = 0; tau < BINNING.bins(); tau++) {
      assertThat(actual.bin(tau)).isEqualTo(expected.bin(tau));
      assertThat(actual.squaredWeights(tau)).isEqualTo(expected.squaredWeights(tau));
    }
    assertThat(actual.origin()).isEqualTo(expected.origin());
    assertThat(actual.eventStatistics()).isEqualTo(expected.eventStatistics());
  }

  @ParameterizedTest
  @CsvSource({"LOCAL, healpix", "LOCAL, rings", "EQUATORIAL, healpix", "EQUATORIAL, rings"})
  void cellsAreThoseOfTheFormulasEventByEvent(DirectionKind kind, String grid) throws IOException {
    SkyGrid pixels = grid.equals("healpix") ? new HealpixGrid(32) : CylindricalGrid.of(90, 144);
    PassPlan plan = plan(pixels, FRAMES, EventSelection.ALL, List.of());
    double[][] events = events(false);
    BinnedEvents binned = EventPass.read(plan, list(kind, events, 0, 1), Workers.single());
    LocalFrame frame = LocalFrame.of(SITE);
    for (TimeFrame time : FRAMES) {
      double[][] expected = new double[BINNING.bins()][plan.sky().size()];
      for (double[] event : events) {
        double sidereal = CLOCK.localSiderealTime(event[0], SITE);
        double polar = kind == DirectionKind.LOCAL ? event[1] : event[1] - Math.PI / 4;
        // A unit vector in the axes of the grid, x to longitude 0.
        double z;
        double longitude;
        if (kind == DirectionKind.LOCAL) {
          double north = Math.sin(polar) * Math.cos(event[2]);
          double east = Math.sin(polar) * Math.sin(event[2]);
          double up = Math.cos(polar);
          z = grid.equals("healpix") ? up : frame.sinDeclination(north, up);
          longitude =
              grid.equals("healpix") ? -event[2] : frame.longitudeAtSiderealZero(north, east, up);
        } else {
          double fromMeridian = event[2] - sidereal;
          double x = Math.cos(polar) * Math.cos(fromMeridian);
          double y = Math.cos(polar) * Math.sin(fromMeridian);
          double north = Math.sin(polar);
          z = grid.equals("healpix") ? frame.cosZenith(x, north) : north;
          longitude = grid.equals("healpix") ? frame.northWestLongitude(x, y, north) : fromMeridian;
        }
        int i = plan.sky().index(pixels.pixel(z, longitude));
        if (i >= 0) {
          double angle = time.angle(sidereal, CLOCK.localSolarTime(event[0], SITE));
          expected[BINNING.bin(angle)][i]++;
        }
      }
      DetectorCounts counts = binned.counts("site", time, "");
      for (int tau = 0; tau < BINNING.bins(); tau++) {
        assertThat(counts.bin(tau)).isEqualTo(expected[tau]);
      }
    }
  }

  @Test
  void theNumberOfThreadsChangesNoBit() throws IOException {
    for (boolean weighted : new boolean[] {false, true}) {
      double[][] events = events(weighted);
      BinnedEvents one = read(plan(FRAMES, List.of()), events, 1);
      for (int threads : new int[] {2, 7}) {
        BinnedEvents more = read(plan(FRAMES, List.of()), events, threads);
        for (TimeFrame frame : FRAMES) {
          checkSame(more.counts("site", frame, ""), one.counts("site", frame, ""));
        }
      }
    }
  }

  @Test
  void partsOfAListAddUpToTheListHoweverItIsSplit() throws IOException {
    double[][] events = events(true);
    PassPlan plan = plan(List.of(TimeFrame.SIDEREAL), List.of());
    BinnedEvents whole = read(plan, events, 1);
    for (int parts : new int[] {2, 5}) {
      BinnedEvents sum = null;
      for (int part = parts - 1; part >= 0; part--) {
        BinnedEvents binned =
            EventPass.read(plan, list(DirectionKind.LOCAL, events, part, parts), Workers.single());
        if (sum == null) {
          sum = binned;
        } else {
          sum.add(binned);
        }
      }
      checkSame(
          sum.counts("site", TimeFrame.SIDEREAL, ""), whole.counts("site", TimeFrame.SIDEREAL, ""));
    }
  }

  @Test
  void whatWasAddedUpCanBeWrittenAndRead() throws Exception {
    PassPlan plan = plan(FRAMES, RANGES.differential());
    BinnedEvents binned = read(plan, events(true), 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(binned.state());
    }
    Object state =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    BinnedEvents again = binned.restored((Serializable) state);
    for (EnergyRange range : RANGES.cumulative()) {
      checkSame(
          again.counts("site", TimeFrame.SOLAR, "", range),
          binned.counts("site", TimeFrame.SOLAR, "", range));
    }
  }

  @Test
  void everyFrameOfOnePassIsThatOfAPassOfItsOwn() throws IOException {
    double[][] events = events(true);
    BinnedEvents all = read(plan(FRAMES, List.of()), events, 1);
    for (TimeFrame frame : FRAMES) {
      checkSame(
          all.counts("site", frame, ""),
          read(plan(List.of(frame), List.of()), events, 1).counts("site", frame, ""));
    }
  }

  @Test
  void everyEnergyRangeOfOnePassIsThatOfAPassOfItsOwn() throws IOException {
    double[][] events = events(true);
    BinnedEvents all = read(plan(FRAMES, RANGES.differential()), events, 2);
    long[] used = all.eventsUsed();
    for (int r = 0; r < used.length; r++) {
      checkRange(all, events, RANGES.differential().get(r));
      checkRange(all, events, RANGES.cumulative().get(r));
      assertThat(all.counts("site", TimeFrame.SIDEREAL, "", RANGES.differential().get(r)).origin())
          .extracting(CountsOrigin::eventsUsed)
          .isEqualTo(used[r]);
    }
    assertThat(Arrays.stream(used).sum())
        .isEqualTo(
            all.counts("site", TimeFrame.SIDEREAL, "", RANGES.cumulative().get(0))
                .origin()
                .eventsUsed());
  }

  private static void checkRange(BinnedEvents all, double[][] events, EnergyRange range)
      throws IOException {
    PassPlan own =
        plan(
            new HealpixGrid(8),
            List.of(TimeFrame.ANTI_SIDEREAL),
            range.select(EventSelection.ALL),
            List.of());
    BinnedEvents alone = read(own, events, 1);
    checkSame(
        all.counts("site", TimeFrame.ANTI_SIDEREAL, "", range),
        alone.counts("site", TimeFrame.ANTI_SIDEREAL, ""));
    assertThat(all.meanEnergy(range)).isEqualTo(alone.meanEnergy());
  }
}
