package org.anisky.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.model.RingShiftScan;
import org.anisky.model.ScannedData;
import org.anisky.model.SkyScan;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountsSimulatorTest {
  private static final SiderealBinning BINNING = new SiderealBinning(24);
  private static final SkyDipole DIPOLE = new SkyDipole(0.1, -0.2, 0.05);
  private static final SyntheticSky SKY = SyntheticSky.of(HarmonicTerm.of(DIPOLE));
  private static final AcceptanceFormula ACCEPTANCE = new AcceptanceFormula(1, 0.2, 0.3);
  private static final RateShape RATE = RateShape.harmonic(0.1, 1).withGaps(List.of(5));
  private static final RandomStreams STREAMS = RandomStreams.of(4);

  private static SimulatedDetector detector(String name, double latitude, SkyGrid grid) {
    LocalSky sky =
        LocalSky.of(Observatory.ofDegrees(name, latitude, -97), grid, FieldOfView.ofDegrees(57));
    return new SimulatedDetector(name, sky, ACCEPTANCE, RATE, 1e6);
  }

  private static SkyGrid grid(boolean healpix) {
    return healpix ? new HealpixGrid(8) : RingShiftScan.localGrid(18, 48, BINNING);
  }

  private static CountsSimulator simulator(
      SkySampling sampling, Fluctuations fluctuations, Workers workers) {
    return new CountsSimulator(SKY, sampling, BINNING, fluctuations, workers);
  }

  /** N_tau and A_i as the test's own formulas give them. */
  private static double isotropic(SimulatedDetector detector, int tau, int i) {
    double[] rates = new double[24];
    double sumRates = 0;
    for (int t = 0; t < 24; t++) {
      rates[t] = t == 5 ? 0 : 1 + 0.1 * Math.cos(2 * Math.PI * (t + 0.5) / 24 - 1);
      sumRates += rates[t];
    }
    LocalSky sky = detector.sky();
    double sumAcceptance = 0;
    double[] acceptance = new double[sky.size()];
    for (int k = 0; k < acceptance.length; k++) {
      double sine = Math.sin(sky.azimuth(k) + 0.3);
      acceptance[k] = Math.cos(sky.zenith(k)) * (1 + 0.2 * Math.sin(sky.zenith(k)) * sine * sine);
      sumAcceptance += acceptance[k];
    }
    return 1e6 * rates[tau] / sumRates * acceptance[i] / sumAcceptance;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void exactAsimovCountsAreTheDipoleAtTheDirectionOfThePixelCentre(boolean healpix) {
    SimulatedDetector detector = detector("site", 19, grid(healpix));
    DetectorCounts counts =
        simulator(SkySampling.EXACT, Fluctuations.ASIMOV, Workers.single())
            .simulate(detector, STREAMS);
    for (int tau : new int[] {0, 5, 23}) {
      for (int i = 0; i < detector.sky().size(); i += 7) {
        EquatorialDirection n = detector.sky().directionAtSiderealZero(i);
        double rightAscension = n.rightAscension() + 2 * Math.PI * (tau + 0.5) / 24;
        double intensity =
            1
                + DIPOLE.d0h() * Math.cos(n.declination()) * Math.cos(rightAscension)
                + DIPOLE.d6h() * Math.cos(n.declination()) * Math.sin(rightAscension)
                + DIPOLE.dNorth() * Math.sin(n.declination());
        double expected = intensity * isotropic(detector, tau, i);
        // A dozen operations.
        assertEquals(expected, counts.count(tau, i), 1e-13 * expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void asimovCountsOnPixelsAreThoseOfTheReconstructionsOwnScan(boolean healpix) {
    SimulatedDetector detector = detector("site", 19, grid(healpix));
    SkyGrid grid = SimulationPlan.naturalGrid(List.of(detector));
    DetectorCounts counts =
        simulator(SkySampling.onPixels(grid), Fluctuations.ASIMOV, Workers.single())
            .simulate(detector, STREAMS);
    ScannedData scanned = ScannedData.of(new Dataset(List.of(counts)), Workers.single());
    assertEquals(grid, scanned.grid());
    SkyScan scan = scanned.detectors().get(0).scan();
    for (int tau = 0; tau < 24; tau++) {
      for (int i = 0; i < detector.sky().size(); i++) {
        int a = scan.equatorialPixel(tau, i);
        double cos = Math.sqrt(1 - grid.z(a) * grid.z(a));
        double intensity =
            1
                + DIPOLE.d0h() * cos * Math.cos(grid.longitude(a))
                + DIPOLE.d6h() * cos * Math.sin(grid.longitude(a))
                + DIPOLE.dNorth() * grid.z(a);
        double expected = intensity * isotropic(detector, tau, i);
        assertEquals(expected, counts.count(tau, i), 1e-13 * expected);
      }
    }
  }

  @Test
  void asimovCountsAreTheExpectedCountsAndGapsAreEmpty() {
    SimulatedDetector detector = detector("site", -35, new HealpixGrid(8));
    CountsSimulator simulator = simulator(SkySampling.EXACT, Fluctuations.ASIMOV, Workers.single());
    DetectorCounts counts = simulator.simulate(detector, STREAMS);
    double[][] expected = simulator.expected(detector, STREAMS);
    for (int tau = 0; tau < 24; tau++) {
      assertArrayEquals(expected[tau], counts.bin(tau), 0);
      assertEquals(tau == 5, Arrays.stream(counts.bin(tau)).sum() == 0, "bin " + tau);
    }
    assertEquals(
        "simulation, seed 4, replica 0, asimov, exact directions", counts.origin().source());
  }

  @Test
  void poissonCountsScatterAroundTheExpectedOnesAsTheyShould() {
    SimulatedDetector detector = detector("site", 19, new HealpixGrid(16));
    CountsSimulator simulator =
        simulator(SkySampling.EXACT, Fluctuations.POISSON, Workers.single());
    double[][] mu = simulator.expected(detector, STREAMS);
    DetectorCounts counts = simulator.simulate(detector, STREAMS);
    double sum = 0;
    double total = 0;
    double chi2 = 0;
    double variance = 0;
    double neighbours = 0;
    int cells = 0;
    for (int tau = 0; tau < 24; tau++) {
      double before = 0;
      for (int i = 0; i < mu[tau].length; i++) {
        double n = counts.count(tau, i);
        assertEquals(Math.rint(n), n, 0);
        if (mu[tau][i] > 0) {
          double pull = (n - mu[tau][i]) / Math.sqrt(mu[tau][i]);
          sum += n;
          total += mu[tau][i];
          chi2 += pull * pull;
          variance += 2 + 1 / mu[tau][i];
          neighbours += pull * before;
          before = pull;
          cells++;
        }
      }
    }
    // Three statistics of nearly normal law at 5 sigma: a false alarm once in 6e5 seeds.
    assertTrue(Math.abs(sum - total) < 5 * Math.sqrt(total));
    assertTrue(Math.abs(chi2 - cells) < 5 * Math.sqrt(variance));
    assertTrue(Math.abs(neighbours) < 5 * Math.sqrt(cells));
    assertEquals((long) sum, counts.origin().eventsUsed());
  }

  @ParameterizedTest
  @EnumSource(Fluctuations.class)
  void anyNumberOfThreadsGivesTheSameBits(Fluctuations fluctuations) {
    for (SkySampling sampling :
        List.of(SkySampling.EXACT, SkySampling.onPixels(new HealpixGrid(8)))) {
      SimulatedDetector detector = detector("site", 19, new HealpixGrid(8));
      DetectorCounts one =
          simulator(sampling, fluctuations, Workers.single()).simulate(detector, STREAMS);
      for (int threads : new int[] {2, 7}) {
        try (Workers workers = Workers.of(threads)) {
          DetectorCounts many =
              simulator(sampling, fluctuations, workers).simulate(detector, STREAMS);
          assertSameCounts(one, many);
        }
      }
    }
  }

  private static void assertSameCounts(DetectorCounts one, DetectorCounts other) {
    for (int tau = 0; tau < one.binning().bins(); tau++) {
      assertArrayEquals(one.bin(tau), other.bin(tau), 0);
    }
  }

  @Test
  void aDetectorsCountsDoNotDependOnTheOthers() {
    SimulatedDetector a = detector("a", 19, new HealpixGrid(4));
    SimulatedDetector b = detector("b", -90, new HealpixGrid(4));
    Dataset both = dataset(0, a, b);
    assertSameCounts(both.detectors().get(0), dataset(0, b, a).detectors().get(1));
    assertSameCounts(both.detectors().get(1), dataset(0, b).detectors().get(0));
  }

  @Test
  void detectorsAndReplicasFluctuateIndependently() {
    SimulatedDetector a = detector("a", 19, new HealpixGrid(4));
    LocalSky sky = a.sky();
    SimulatedDetector twin = new SimulatedDetector("b", sky, ACCEPTANCE, RATE, 1e6);
    Dataset data = dataset(0, a, twin);
    DetectorCounts replica = dataset(1, a).detectors().get(0);
    assertFalse(Arrays.equals(data.detectors().get(0).bin(0), data.detectors().get(1).bin(0)));
    assertFalse(Arrays.equals(data.detectors().get(0).bin(0), replica.bin(0)));
  }

  private static Dataset dataset(long replica, SimulatedDetector... detectors) {
    SimulationPlan plan =
        new SimulationPlan(
            4, Fluctuations.POISSON, SkySampling.EXACT, BINNING, SKY, List.of(detectors));
    return new Simulation(plan, Workers.single()).dataset(replica);
  }

  @Test
  void aSkyThatIsNotPositiveIsRefusedFromAnyThread() {
    SyntheticSky impossible = SyntheticSky.of(HarmonicTerm.of(new SkyDipole(2, 0, 0)));
    try (Workers workers = Workers.of(2)) {
      CountsSimulator simulator =
          new CountsSimulator(
              impossible, SkySampling.EXACT, BINNING, Fluctuations.POISSON, workers);
      assertThatThrownBy(
              () -> simulator.simulate(detector("site", 19, new HealpixGrid(8)), STREAMS))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("synthetic sky: the relative intensity at right ascension");
    }
  }

  @Test
  void plansThatMakeNoSenseAreRefused() {
    SimulatedDetector a = detector("a", 19, new HealpixGrid(4));
    refused(() -> dataset(0, a, a), "two detectors are named 'a'");
    refused(() -> dataset(0), "a simulation needs at least one detector");
    refused(
        () -> new SimulatedDetector("a", a.sky(), ACCEPTANCE, RATE, 0),
        "a: expected number of events 0.0 is outside (0, 1e15]");
    refused(
        () -> SimulationPlan.naturalGrid(List.of(a, detector("b", 0, grid(false)))),
        "a has a HEALPix nside 4 grid but b has a cylindrical 18 x 48 grid");
  }

  private static void refused(Runnable attempt, String message) {
    assertThatThrownBy(attempt::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }
}
