package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.SplittableRandom;
import org.anisky.InvalidInputException;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.LinearClock;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBinnerTest {
  private static final double TURN = 2 * Math.PI;
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final Observatory SITE = Observatory.ofDegrees("site", 19, 0);
  private static final SiderealBinning BINNING = new SiderealBinning(24);

  /** One sidereal turn per 86,400 s from 0 on, so that the sums below can be done by hand. */
  private static final SiderealClock CLOCK = new LinearClock(0, TURN / 86400);

  private static final double HOUR = 3600;

  private static LocalSky sky(SkyGrid grid) {
    return LocalSky.of(SITE, grid, FieldOfView.ofDegrees(60));
  }

  private static DetectorCounts bin(
      LocalSky sky, TimeFrame frame, EventSelection selection, ListedEvents events)
      throws IOException {
    return new EventBinner(sky, BINNING, frame, CLOCK, selection).bin("site", events, "abc");
  }

  private static DetectorCounts bin(LocalSky sky, ListedEvents events) throws IOException {
    return bin(sky, TimeFrame.SIDEREAL, EventSelection.ALL, events);
  }

  private static double sum(DetectorCounts counts) {
    double sum = 0;
    for (int tau = 0; tau < BINNING.bins(); tau++) {
      for (double n : counts.bin(tau)) {
        sum += n;
      }
    }
    return sum;
  }

  @Test
  void anEventInTheZenithAtFiveHoursAndAHalfIsInBinFiveAndTheFirstPixels() throws IOException {
    LocalSky sky = sky(new HealpixGrid(4));
    // Azimuth 315 deg (North-West): longitude 45 deg from North through West, the first of the
    // four pixels around the pole of the grid.
    ListedEvents events =
        new ListedEvents(DirectionKind.LOCAL, false)
            .add(5.5 * HOUR, Math.toRadians(1), Math.toRadians(315));
    DetectorCounts counts = bin(sky, events);
    assertThat(counts.count(5, sky.index(0))).isEqualTo(1);
    assertThat(sum(counts)).isEqualTo(1);
  }

  @Test
  void anEventOnTheMeridianIsInTheColumnOfHourAngleZero() throws IOException {
    LocalSky sky = sky(new CylindricalGrid(20, 24, 0));
    // LST 7.5 h: right ascension 7.5 h is on the meridian; the column centred on 0 is column 0,
    // sin(dec 18 deg) = 0.309 is in ring 6 of 20 from the north (0.3 to 0.4).
    ListedEvents events =
        new ListedEvents(DirectionKind.EQUATORIAL, false)
            .add(7.5 * HOUR, Math.toRadians(18), Math.toRadians(7.5 * 15));
    DetectorCounts counts = bin(sky, events);
    assertThat(counts.count(7, sky.index(6 * 24))).isEqualTo(1);
  }

  @Test
  void anEventTwoHoursEastOfTheMeridianIsTwoColumnsOn() throws IOException {
    LocalSky sky = sky(new CylindricalGrid(20, 24, 0));
    ListedEvents events =
        new ListedEvents(DirectionKind.EQUATORIAL, false)
            .add(7.5 * HOUR, Math.toRadians(18), Math.toRadians(9.5 * 15));
    assertThat(bin(sky, events).count(7, sky.index(6 * 24 + 2))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void localAndEquatorialSourcesOfTheSameEventsAgree(boolean healpix) throws IOException {
    LocalSky sky = sky(healpix ? new HealpixGrid(8) : CylindricalGrid.of(30, 48));
    ListedEvents local = new ListedEvents(DirectionKind.LOCAL, false);
    ListedEvents equatorial = new ListedEvents(DirectionKind.EQUATORIAL, false);
    SplittableRandom random = new SplittableRandom(4);
    double sinLatitude = Math.sin(SITE.latitude());
    double cosLatitude = Math.cos(SITE.latitude());
    int events = 20_000;
    for (int event = 0; event < events; event++) {
      double time = random.nextDouble(1e8);
      double zenith = Math.acos(1 - 0.6 * random.nextDouble());
      double azimuth = TURN * random.nextDouble();
      local.add(time, zenith, azimuth);
      // Spherical trigonometry, azimuth from North through East, hour angle towards West.
      double sinDec =
          sinLatitude * Math.cos(zenith) + cosLatitude * Math.sin(zenith) * Math.cos(azimuth);
      double hourAngle =
          Math.atan2(
              -Math.sin(azimuth) * Math.sin(zenith),
              cosLatitude * Math.cos(zenith) - sinLatitude * Math.sin(zenith) * Math.cos(azimuth));
      equatorial.add(time, Math.asin(sinDec), TURN * time / 86400 - hourAngle);
    }
    DetectorCounts fromLocal = bin(sky, local);
    DetectorCounts fromEquatorial = bin(sky, equatorial);
    // A right ascension of 1e4 rad rounds to 1e-12; none of 20,000 random events is that close to
    // an edge (chance 1e-5).
    for (int tau = 0; tau < BINNING.bins(); tau++) {
      assertThat(fromEquatorial.bin(tau)).isEqualTo(fromLocal.bin(tau));
    }
    long rejected = fromLocal.origin().eventsRejected().get(EventBinner.OUTSIDE_FIELD_OF_VIEW);
    assertThat(rejected).isPositive();
    assertThat(fromLocal.origin().eventsUsed() + rejected).isEqualTo(events);
    assertThat(sum(fromLocal)).isEqualTo(fromLocal.origin().eventsUsed());
  }

  @Test
  void whatIsLeftOutIsCountedByReason() throws IOException {
    LocalSky sky = sky(new HealpixGrid(4));
    EventSelection selection = new EventSelection(100, 200, 1, 10);
    ListedEvents events = new ListedEvents(DirectionKind.LOCAL, true);
    double inView = Math.toRadians(10);
    events.add(99.9, inView, 0, 1, 5);
    // The first instant and the smallest energy are in, the last ones out.
    events.add(100, inView, 0, 1, 1);
    events.add(200, inView, 0, 1, 5);
    events.add(150, inView, 0, 1, 0.9);
    events.add(150, inView, 0, 1, 10);
    events.add(150, inView, 0, 1, 9.9);
    events.add(150, Math.toRadians(80), 0, 1, 5);
    DetectorCounts counts = bin(sky, TimeFrame.SIDEREAL, selection, events);
    assertThat(counts.origin().eventsUsed()).isEqualTo(2);
    assertThat(counts.origin().eventsRejected())
        .containsOnly(
            entry(EventBinner.OUTSIDE_TIME_RANGE, 2L),
            entry(EventBinner.OUTSIDE_ENERGY_RANGE, 2L),
            entry(EventBinner.OUTSIDE_FIELD_OF_VIEW, 1L));
    assertThat(counts.origin().meanUnixTime()).isEqualTo(125);
    assertThat(counts.origin().digest()).isEqualTo("abc");
    assertThat(counts.origin().source()).isEqualTo("list in memory");
    assertThat(counts.origin().cuts()).containsKeys("time", "energy", "field of view");
    assertThat(counts.isWeighted()).isFalse();
  }

  @Test
  void thePixelFollowsFromSiderealTimeWhateverTheFrameOfTheBins() throws IOException {
    LocalSky sky = sky(new CylindricalGrid(20, 24, 0));
    // Day 10.25 of a clock with one more sidereal than solar turn in 40 days: U = 0.25 turns, S =
    // 0.25 + 10.25/40 = 0.50625 turns; 2 U - S = -0.00625; 2 S - U = 0.7625.
    SiderealClock clock = new LinearClock(0, TURN / 86400 * (1 + 1.0 / 40));
    double time = 10.25 * 86400;
    double rightAscension = 0.50625 * TURN;
    int[] expected = {12, 6, 23, 18};
    for (TimeFrame frame : TimeFrame.values()) {
      ListedEvents events =
          new ListedEvents(DirectionKind.EQUATORIAL, false)
              .add(time, Math.toRadians(18), rightAscension);
      DetectorCounts counts =
          new EventBinner(sky, BINNING, frame, clock, EventSelection.ALL).bin("site", events, "");
      assertThat(counts.timeFrame()).isEqualTo(frame);
      assertThat(counts.count(expected[frame.ordinal()], sky.index(6 * 24)))
          .describedAs(frame.key())
          .isEqualTo(1);
    }
  }

  @Test
  void weightsAndTheirSquaresAreSummedFromTheFirstEventOn() throws IOException {
    LocalSky sky = sky(new HealpixGrid(4));
    ListedEvents events = new ListedEvents(DirectionKind.LOCAL, false);
    double azimuth = Math.toRadians(315);
    // Two events of weight 1 before the first other weight: 1 + 1 + 0.5 + 3, 1 + 1 + 0.25 + 9.
    for (double weight : new double[] {1, 1, 0.5, 3}) {
      events.add(1, Math.toRadians(1), azimuth, weight, Double.NaN);
    }
    DetectorCounts counts = bin(sky, events);
    assertThat(counts.isWeighted()).isTrue();
    assertThat(counts.count(0, sky.index(0))).isEqualTo(5.5);
    assertThat(counts.squaredWeights(0)[sky.index(0)]).isEqualTo(11.25);
    assertThat(counts.origin().eventsUsed()).isEqualTo(4);
  }

  @Test
  void unweightedCountsAreTheirOwnSquares() throws IOException {
    ListedEvents events = new ListedEvents(DirectionKind.LOCAL, false).add(1, 0.1, 0.3);
    DetectorCounts counts = bin(sky(new HealpixGrid(4)), events);
    assertThat(counts.isWeighted()).isFalse();
    assertThat(counts.squaredWeights(0)).isEqualTo(counts.bin(0));
  }

  @Test
  void moreEventsThanABatchAreAllRead() throws IOException {
    ListedEvents events = new ListedEvents(DirectionKind.LOCAL, false);
    for (int event = 0; event < 20_001; event++) {
      events.add(event, 0.2, 1);
    }
    DetectorCounts counts = bin(sky(new HealpixGrid(4)), events);
    assertThat(counts.origin().eventsUsed()).isEqualTo(20_001);
    assertThat(counts.origin().meanUnixTime()).isCloseTo(10_000, within(1e-9));
  }

  @Test
  void nothingInViewIsRefusedWithTheReasons() {
    ListedEvents events =
        new ListedEvents(DirectionKind.LOCAL, false).add(1, 1.4, 0).add(2, 1.5, 0);
    assertThatThrownBy(() -> bin(sky(new HealpixGrid(4)), events))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "list in memory: none of 2 events is used (2 outside the field of view, 0 outside the"
                + " time range, 0 outside the energy range)");
  }

  @Test
  void anEnergyRangeNeedsEnergies() {
    ListedEvents events = new ListedEvents(DirectionKind.LOCAL, false).add(1, 0.1, 0);
    EventSelection selection = new EventSelection(-INFINITY, INFINITY, 1, INFINITY);
    assertThatThrownBy(() -> bin(sky(new HealpixGrid(4)), TimeFrame.SIDEREAL, selection, events))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "list in memory: an energy range is asked for but no energy column is declared");
  }

  @Test
  void emptyRangesAreRefused() {
    assertThatThrownBy(() -> new EventSelection(2, 2, -INFINITY, INFINITY))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds no instant");
    assertThatThrownBy(() -> new EventSelection(-INFINITY, INFINITY, Double.NaN, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds no energy");
  }
}
