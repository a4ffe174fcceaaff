package org.anisky.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventBinner;
import org.anisky.counts.EventSelection;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.model.RingShiftScan;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.LinearClock;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedEventsTest {
  private static final SiderealBinning BINNING = new SiderealBinning(24);
  private static final SiderealClock CLOCK = new MeanSiderealClock(0);

  /** 2023-01-01 and 2024-01-01, 00:00 UTC. */
  private static final double BEGINNING = 1672531200;

  private static final double END = 1704067200;

  private static Simulation simulation(
      SkyGrid grid, double latitude, double events, Fluctuations fluctuations) {
    LocalSky sky =
        LocalSky.of(Observatory.ofDegrees("site", latitude, -97), grid, FieldOfView.ofDegrees(60));
    SimulatedDetector detector =
        new SimulatedDetector(
            "site", sky, new AcceptanceFormula(1, 0, 0), RateShape.CONSTANT, events);
    SyntheticSky dipole = SyntheticSky.of(HarmonicTerm.of(new SkyDipole(0.5, 0, 0)));
    SimulationPlan plan =
        new SimulationPlan(1, fluctuations, SkySampling.EXACT, BINNING, dipole, List.of(detector));
    return new Simulation(plan, Workers.single());
  }

  private static DetectorCounts counts(Simulation simulation) {
    return simulation.counts(simulation.plan().detectors().get(0));
  }

  private static void assertRoundTrip(SkyGrid grid, double latitude, SiderealClock clock)
      throws IOException {
    Simulation simulation = simulation(grid, latitude, 30_000, Fluctuations.POISSON);
    DetectorCounts counts = counts(simulation);
    EventBinner binner =
        new EventBinner(counts.sky(), BINNING, TimeFrame.SIDEREAL, clock, EventSelection.ALL);
    DetectorCounts again = binner.bin("site", simulation.events(counts, clock, 2023), "");
    for (int tau = 0; tau < 24; tau++) {
      assertArrayEquals(counts.bin(tau), again.bin(tau), 0);
    }
    assertEquals(counts.origin().eventsUsed(), again.origin().eventsUsed());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-90, -35, 0, 19, 90})
  void eventsBinnedAgainAreTheCountsTheyCameFrom(double latitude) throws IOException {
    assertRoundTrip(new HealpixGrid(8), latitude, CLOCK);
    assertRoundTrip(RingShiftScan.localGrid(18, 48, BINNING), latitude, CLOCK);
  }

  @Test
  void aLinearClockIsReadBackwardsAsWell() throws IOException {
    assertRoundTrip(new HealpixGrid(8), 19, LinearClock.of(2));
    assertRoundTrip(new HealpixGrid(8), 19, new LinearClock(1, 7.2722e-5));
  }

  @Test
  void eventsFillTheirYearTheirBinsAndTheirPixels() {
    Simulation simulation = simulation(new HealpixGrid(2), 30, 40_000, Fluctuations.POISSON);
    DetectorCounts counts = counts(simulation);
    SimulatedEvents events = simulation.events(counts, CLOCK, 2023);
    EventBatch batch = new EventBatch(1000);
    double meanTime = 0;
    double meanInBin = 0;
    double meanHeight = 0;
    double expectedHeight = 0;
    long n = 0;
    while (events.read(batch)) {
      for (int k = 0; k < batch.size; k++) {
        double time = batch.unixTime[k];
        assertTrue(time >= BEGINNING && time < END, "time " + time);
        meanTime += (time - BEGINNING) / (END - BEGINNING);
        double lst = CLOCK.localSiderealTime(time, counts.sky().observatory());
        meanInBin += lst * 24 / (2 * Math.PI) - BINNING.bin(lst);
        double z = Math.cos(batch.polar[k]);
        meanHeight += z;
        int pixel = counts.sky().grid().pixel(z, -batch.azimuthal[k]);
        expectedHeight += meanZ(pixel);
        assertEquals(1, batch.weight[k], 0);
        n++;
      }
    }
    assertEquals(counts.origin().eventsUsed(), n);
    // Uniform numbers have standard deviation 0.289; whole sidereal days leave out 0.1 percent of
    // the year's end. Heights within a pixel of nside 2 scatter by 0.1. 5 sigma: once in 6e5 seeds.
    double error = 5 * 0.289 / Math.sqrt(n);
    assertEquals(0.5, meanTime / n, error + 0.002);
    assertEquals(0.5, meanInBin / n, error);
    assertEquals(expectedHeight / n, meanHeight / n, 5 * 0.1 / Math.sqrt(n));
  }

  /**
   * Mean height of a pixel of nside 2 over its 256 nested pixels of nside 32: all of equal area.
   */
  private static double meanZ(int ringPixel) {
    HealpixGrid coarse = new HealpixGrid(2);
    HealpixGrid fine = new HealpixGrid(32);
    int first = coarse.ringToNest(ringPixel) * 256;
    double sum = 0;
    for (int k = 0; k < 256; k++) {
      sum += fine.z(fine.nestToRing(first + k));
    }
    return sum / 256;
  }

  @Test
  void theSameCountsGiveTheSameEvents() {
    Simulation simulation = simulation(new HealpixGrid(4), 19, 3000, Fluctuations.POISSON);
    EventBatch one = new EventBatch(5000);
    EventBatch other = new EventBatch(5000);
    simulation.events(counts(simulation), CLOCK, 2023).read(one);
    simulation.events(counts(simulation), CLOCK, 2023).read(other);
    assertArrayEquals(one.unixTime, other.unixTime, 0);
    assertArrayEquals(one.polar, other.polar, 0);
    assertArrayEquals(one.azimuthal, other.azimuthal, 0);
  }

  @Test
  void asimovCountsAndImpossibleYearsAreRefused() {
    Simulation asimov = simulation(new HealpixGrid(4), 19, 3000, Fluctuations.ASIMOV);
    assertThatThrownBy(() -> asimov.events(counts(asimov), CLOCK, 2023))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("events need fluctuations 'poisson'");
    Simulation simulation = simulation(new HealpixGrid(4), 19, 3000, Fluctuations.POISSON);
    assertThatThrownBy(() -> simulation.events(counts(simulation), CLOCK, 1969))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("year 1969 of the simulated events is outside [1970, 2099]");
    Simulation large = simulation(new HealpixGrid(4), 19, 3e7, Fluctuations.POISSON);
    assertThatThrownBy(() -> large.events(counts(large), CLOCK, 2023))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("a list has at most 2.00e+07");
  }
}
