package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.anisky.grid.CylindricalGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.LinearClock;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;

class EventStatisticsTest {
  /** Sums of a few sines; a rotation and a recurrence cost a few roundings each. */
  private static final double ROUNDING = 1e-13;

  /** On the equator, sidereal time pi/6 at the unix epoch: the zenith is at right ascension 2 h. */
  private static final Observatory SITE = new Observatory("site", 0, 0);

  private static final LinearClock CLOCK = LinearClock.of(Math.PI / 6);

  private static EventBinner binner(WeightUse use, boolean sums) {
    LocalSky sky = LocalSky.of(SITE, CylindricalGrid.of(18, 36), FieldOfView.ofDegrees(57));
    return new EventBinner(
        sky, new SiderealBinning(36), TimeFrame.SIDEREAL, CLOCK, EventSelection.ALL, use, sums);
  }

  private static EventStatistics statistics(EventsInMemory events) throws IOException {
    return binner(WeightUse.COUNTS_AND_SUMS, true)
        .bin("site", events.rewind(), "")
        .eventStatistics()
        .orElseThrow();
  }

  /** 30 deg East of the zenith of the equator: declination 0, two hours East of the meridian. */
  private static EventsInMemory oneEvent() {
    return EventsInMemory.local().add(0, Math.PI / 6, Math.PI / 2, 1);
  }

  @Test
  void sumsOfOneEventAreItsOwnSinesAndCosines() throws IOException {
    EventSums sums = statistics(oneEvent()).inView();
    assertThat(sums.events()).isEqualTo(1);
    assertThat(sums.sinZenith()).isCloseTo(0.5, within(ROUNDING));
    assertThat(sums.cosZenith()).isCloseTo(Math.sqrt(0.75), within(ROUNDING));
    assertThat(sums.absoluteEast()).isCloseTo(0.5, within(ROUNDING));
    assertThat(sums.cosDeclination()).isCloseTo(1, within(ROUNDING));
    assertThat(sums.sinDeclination()).isCloseTo(0, within(ROUNDING));
    assertThat(sums.eastMinusWest()).isEqualTo(1);
    // Right ascension = sidereal time 30 deg + 30 deg; azimuth from East is 0.
    for (int k = 1; k <= HarmonicSums.ORDERS; k++) {
      assertThat(sums.rightAscension().cosine(k))
          .isCloseTo(Math.cos(k * Math.PI / 3), within(ROUNDING));
      assertThat(sums.rightAscension().sine(k))
          .isCloseTo(Math.sin(k * Math.PI / 3), within(ROUNDING));
      assertThat(sums.azimuth().cosine(k)).isCloseTo(1, within(ROUNDING));
      assertThat(sums.azimuth().sine(k)).isCloseTo(0, within(ROUNDING));
      assertThat(sums.eastWest().cosine(k)).isCloseTo(Math.cos(k * Math.PI / 6), within(ROUNDING));
      assertThat(sums.siderealTime().sine(k))
          .isCloseTo(Math.sin(k * Math.PI / 6), within(ROUNDING));
    }
  }

  @Test
  void eventsInTheWestAndOnTheMeridianCountNegativeInEastWestSums() throws IOException {
    EventsInMemory events =
        EventsInMemory.local()
            .add(0, Math.PI / 6, 1.5 * Math.PI, 1)
            .add(0, Math.PI / 6, Math.PI, 1);
    EventSums sums = statistics(events).inView();
    assertThat(sums.eastMinusWest()).isEqualTo(-2);
    assertThat(sums.eastWest().cosine(1)).isCloseTo(-2 * Math.cos(Math.PI / 6), within(ROUNDING));
    // South is a quarter turn clockwise from East, West half a turn.
    assertThat(sums.azimuth().cosine(1)).isCloseTo(-1, within(ROUNDING));
    assertThat(sums.azimuth().sine(1)).isCloseTo(-1, within(ROUNDING));
  }

  @Test
  void equatorialDirectionsGiveTheSameSumsAsLocalOnes() throws IOException {
    EventsInMemory equatorial = EventsInMemory.equatorial().add(0, 0, Math.PI / 3, 1);
    EventSums one = statistics(oneEvent()).inView();
    EventSums other = statistics(equatorial).inView();
    assertThat(other.sinZenith()).isCloseTo(one.sinZenith(), within(ROUNDING));
    assertThat(other.eastMinusWest()).isEqualTo(1);
    assertThat(other.azimuth().cosine(1)).isCloseTo(1, within(ROUNDING));
    assertThat(other.rightAscension().sine(2))
        .isCloseTo(one.rightAscension().sine(2), within(ROUNDING));
  }

  @Test
  void theViewIsDecidedByTheEventsOwnZenithAngleNotByItsPixel() throws IOException {
    // 58 deg: the cell's centre, at 55 deg, is in view, the event is not.
    EventsInMemory events =
        EventsInMemory.local()
            .add(0, Math.toRadians(58), Math.PI / 2, 1)
            .add(0, Math.toRadians(56), Math.PI / 2, 1);
    EventStatistics statistics = statistics(events);
    assertThat(statistics.inView().events()).isEqualTo(1);
    assertThat(statistics.all().events()).isEqualTo(2);
    assertThat(statistics.all().sinZenith())
        .isCloseTo(Math.sin(Math.toRadians(58)) + Math.sin(Math.toRadians(56)), within(ROUNDING));
  }

  @Test
  void weightsEnterTheWeightedSumsFromTheFirstEventOn() throws IOException {
    EventsInMemory events =
        EventsInMemory.local()
            .add(0, Math.PI / 6, Math.PI / 2, 1)
            .add(0, Math.PI / 6, Math.PI / 2, 3)
            .add(0, Math.PI / 3 + 0.1, Math.PI / 2, 2);
    EventStatistics statistics = statistics(events);
    assertThat(statistics.isWeighted()).isTrue();
    assertThat(statistics.inView().weights()).isEqualTo(2);
    assertThat(statistics.weightedInView().events()).isEqualTo(2);
    assertThat(statistics.weightedInView().weights()).isEqualTo(4);
    assertThat(statistics.weightedInView().squaredWeights()).isEqualTo(10);
    // (1 + 3)^2 / (1 + 9)
    assertThat(statistics.weightedInView().effectiveEvents()).isCloseTo(1.6, within(ROUNDING));
    assertThat(statistics.weightedInView().sinZenith()).isCloseTo(2, within(ROUNDING));
    assertThat(statistics.sums(EventSample.ALL, true).weights()).isEqualTo(6);
    assertThat(statistics.sums(EventSample.ALL, false).weights()).isEqualTo(3);
  }

  @Test
  void anAzimuthOfTheListsOwnDecidesTheHalfButNotTheCell() throws IOException {
    EventsInMemory events =
        new EventsInMemory(DirectionKind.EQUATORIAL, true).add(0, 0, Math.PI / 3, 1, 1.5 * Math.PI);
    DetectorCounts counts =
        binner(WeightUse.COUNTS_AND_SUMS, true).bin("site", events.rewind(), "");
    EventSums sums = counts.eventStatistics().orElseThrow().inView();
    assertThat(sums.eastMinusWest()).isEqualTo(-1);
    assertThat(sums.azimuth().cosine(1)).isCloseTo(-1, within(ROUNDING));
    // Sidereal time 30 deg is bin 3; right ascension minus sidereal time 30 deg is column 3.
    int cell = counts.sky().index(counts.sky().grid().pixel(0, Math.PI / 6));
    assertThat(counts.count(3, cell)).isEqualTo(1);
  }

  @Test
  void countsAreNumbersOfEventsWhenWeightsAreForTheSumsOnly() throws IOException {
    EventsInMemory events = EventsInMemory.local().add(0, Math.PI / 6, Math.PI / 2, 3);
    DetectorCounts counts = binner(WeightUse.SUMS_ONLY, true).bin("site", events.rewind(), "");
    double sum = 0;
    for (int tau = 0; tau < 36; tau++) {
      for (double n : counts.bin(tau)) {
        sum += n;
      }
    }
    assertThat(sum).isEqualTo(1);
    assertThat(counts.isWeighted()).isFalse();
    assertThat(counts.eventStatistics().orElseThrow().weightedInView().weights()).isEqualTo(3);
  }

  @Test
  void sumsAreAbsentUnlessAskedFor() throws IOException {
    DetectorCounts counts =
        binner(WeightUse.COUNTS_AND_SUMS, false).bin("site", oneEvent().rewind(), "");
    assertThat(counts.eventStatistics()).isEmpty();
  }
}
