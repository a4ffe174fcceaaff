package org.anisky.reconstruction.eastwest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventSample;
import org.anisky.counts.EventsInMemory;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Curve;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.ToyDetector;
import org.anisky.sky.SiderealBinning;
import org.junit.jupiter.api.Test;

class EastWestClosureTest {
  private static final ToyDetector NORTH = ToyDetector.onCylinder("north", 19, 60, 60, 120);
  private static final ToyDetector SOUTH = ToyDetector.onCylinder("south", -40, 50, 60, 120);

  private static Reconstruction reconstruct(EastWestOptions options, DetectorCounts... detectors) {
    return new EastWestReconstructor(options)
        .reconstruct(new Dataset(List.of(detectors)), Workers.single(), Progress.SILENT);
  }

  private static double value(DipoleEstimate dipole, DipoleComponent component) {
    return dipole.value(component).orElseThrow();
  }

  private static DipoleEstimate asimov(ToyDetector detector, ToDoubleFunction<double[]> sky) {
    return reconstruct(EastWestOptions.DEFAULT, detector.asimov(1e6, sky, lst -> 1)).dipole();
  }

  @Test
  void anEquatorialDipoleComesBackOnEveryGrid() {
    ToDoubleFunction<double[]> sky = ToyDetector.dipole(3e-4, -2e-4, 0);
    ToyDetector healpix = NORTH.with(new HealpixGrid(32), new SiderealBinning(36));
    for (ToyDetector detector : List.of(NORTH, SOUTH, healpix)) {
      DipoleEstimate dipole = asimov(detector, sky);
      // What is left is of second order in the dipole: 4e-4 of 3e-4.
      assertThat(value(dipole, DipoleComponent.D_0H)).isCloseTo(3e-4, within(2e-7));
      assertThat(value(dipole, DipoleComponent.D_6H)).isCloseTo(-2e-4, within(2e-7));
    }
  }

  @Test
  void aPolarDipoleGivesNoEquatorialOne() {
    DipoleEstimate dipole = asimov(NORTH, ToyDetector.dipole(0, 0, 2e-3));
    // Both halves see the same: only rounding is left.
    assertThat(dipole.amplitude()).isLessThan(1e-14);
  }

  @Test
  void aRateThatChangesOverTheDayCancels() {
    DetectorCounts counts = NORTH.asimov(1e6, n -> 1, lst -> 1 + 0.5 * Math.cos(lst - 1));
    assertThat(reconstruct(EastWestOptions.DEFAULT, counts).dipole().amplitude()).isLessThan(1e-14);
  }

  @Test
  void aQuadrupoleLeaksIntoTheDipoleAsCalculated() {
    // I = 1 + q x z: y = -q sin LST mean(|e| z)/mean|e|, so d_0h = q sin(latitude) times the mean
    // of cos zenith weighted with |e|; over sin z cos z up to 60 deg that is
    // (z/8 - sin(4z)/32)/(sin(z)^3/3) = 0.157963/0.216506 = 0.729601.
    double q = 1e-3;
    double expected = q * Math.sin(Math.toRadians(19)) * 0.729601;
    DipoleEstimate dipole = asimov(NORTH, n -> 1 + q * n[0] * n[2]);
    // The rim of the field of view follows the cells: 1.5 deg of 60.
    assertThat(value(dipole, DipoleComponent.D_0H)).isCloseTo(expected, within(0.02 * expected));
    assertThat(value(dipole, DipoleComponent.D_6H)).isCloseTo(0, within(1e-6));
  }

  @Test
  void aQuadrupoleOfOrderTwoShowsInTheSecondHarmonicOnly() {
    EastWestOptions two =
        new EastWestOptions(EastWestForm.BINNED, 0, 2, EventSample.IN_VIEW, false);
    // x^2 - y^2 = (u^2 - e^2) cos 2 LST - 2 u e sin 2 LST, with u towards the meridian: the odd
    // part in e is -2 u e, so y = -2 q sin 2 LST mean(|e| u)/mean|e|.
    double q = 1e-3;
    Reconstruction result =
        reconstruct(two, NORTH.asimov(1e6, n -> 1 + q * (n[0] * n[0] - n[1] * n[1]), lst -> 1));
    double expected = -2 * q * Math.cos(Math.toRadians(19)) * 0.729601;
    assertThat(result.measurement("sine_2").orElseThrow().value())
        .isCloseTo(expected, within(0.02 * Math.abs(expected)));
    assertThat(result.dipole().amplitude()).isLessThan(1e-6);
  }

  @Test
  void eventsAndFineBinsGiveTheSameDipole() {
    ToyDetector fine = NORTH.with(CylindricalGrid.of(180, 720), new SiderealBinning(360));
    DetectorCounts counts = fine.observe(20_000, ToyDetector.dipole(0.2, 0.1, 0), 1.3, 4);
    DipoleEstimate events =
        reconstruct(EastWestOptions.DEFAULT.withForm(EastWestForm.EVENTS), counts).dipole();
    DipoleEstimate bins = reconstruct(EastWestOptions.DEFAULT.withBins(360), counts).dipole();
    // Cells of half a degree let one event in two hundred fall out at the rim, 0.07 of the error;
    // the means of |e| and of sin zenith fluctuate by half a percent of the dipole, 0.05.
    double error = events.amplitudeError();
    assertThat(value(bins, DipoleComponent.D_0H))
        .isCloseTo(value(events, DipoleComponent.D_0H), within(0.17 * error));
    assertThat(value(bins, DipoleComponent.D_6H))
        .isCloseTo(value(events, DipoleComponent.D_6H), within(0.17 * error));
    assertThat(bins.amplitudeError()).isCloseTo(error, within(0.02 * error));
  }

  @Test
  void theErrorIsThatOfTheBinomialCountsAndNeverRescaled() {
    // All events at one cell East and one West, 30 deg from the zenith: D = 1/2. With n events a
    // bin, half of them East, sigma_y = 1/sqrt(n)/D; over T bins each component has the error
    // sqrt(2/(n T))/D. The counts have no scatter at all, so that chi-squared is 0.
    ToyDetector equator = ToyDetector.onCylinder("equator", 0, 60, 61, 12);
    DetectorCounts model = equator.asimov(1, n -> 1, lst -> 1);
    double[][] counts = new double[12][model.sky().size()];
    int east = model.sky().index(model.sky().grid().pixel(0, Math.PI / 6));
    int west = model.sky().index(model.sky().grid().pixel(0, -Math.PI / 6));
    for (double[] bin : counts) {
      bin[east] = 50;
      bin[west] = 50;
    }
    Reconstruction result = reconstruct(EastWestOptions.DEFAULT, table(model, counts, null));
    assertThat(result.dipole().error(DipoleComponent.D_0H).orElseThrow())
        .isCloseTo(2 * Math.sqrt(2.0 / 1200), within(1e-12));
    assertThat(result.measurement("chi_squared").orElseThrow().value()).isCloseTo(0, within(1e-20));
    assertThat(result.measurement("mean_east").orElseThrow().value()).isCloseTo(0.5, within(1e-12));
  }

  private static DetectorCounts table(
      DetectorCounts model, double[][] counts, double[][] squaredWeights) {
    return new DetectorCounts(
        model.name(),
        model.sky(),
        model.binning(),
        model.timeFrame(),
        counts,
        squaredWeights,
        model.origin());
  }

  @Test
  void weightsOfTwoChangeNeitherDipoleNorError() {
    DetectorCounts one = NORTH.observe(5000, ToyDetector.dipole(0.2, 0, 0), 1.2, 6);
    double[][] doubled = new double[120][one.sky().size()];
    double[][] squares = new double[120][one.sky().size()];
    for (int tau = 0; tau < 120; tau++) {
      for (int i = 0; i < one.sky().size(); i++) {
        doubled[tau][i] = 2 * one.count(tau, i);
        squares[tau][i] = 4 * one.count(tau, i);
      }
    }
    DipoleEstimate first = reconstruct(EastWestOptions.DEFAULT, one).dipole();
    DipoleEstimate second =
        reconstruct(EastWestOptions.DEFAULT, table(one, doubled, squares)).dipole();
    assertThat(second.amplitude()).isCloseTo(first.amplitude(), within(1e-12));
    assertThat(second.amplitudeError()).isCloseTo(first.amplitudeError(), within(1e-12));
  }

  @Test
  void binsWithoutEventsAreLeftOutAndToldAndNothingIsIntegratedAcrossThem() {
    DetectorCounts counts =
        NORTH.asimov(1e6, ToyDetector.dipole(3e-4, -2e-4, 0), lst -> lst > 1 && lst < 2 ? 0 : 1);
    Reconstruction result = reconstruct(EastWestOptions.DEFAULT.withBins(60), counts);
    // 10 bins of 0.1047 rad have their whole width within (1, 2) but for the rims.
    assertThat(result.warnings()).hasSize(1);
    assertThat(result.warnings().get(0)).startsWith("north: ").contains("of 60 sidereal bins");
    assertThat(value(result.dipole(), DipoleComponent.D_0H)).isCloseTo(3e-4, within(2e-6));
    assertThat(result.curves()).hasSize(1);
  }

  @Test
  void detectorsAreFittedTogetherEachWithItsOwnEastwardMean() {
    ToDoubleFunction<double[]> sky = ToyDetector.dipole(3e-4, -2e-4, 0);
    DetectorCounts north = NORTH.asimov(1e6, sky, lst -> 1);
    DetectorCounts south = SOUTH.asimov(3e6, sky, lst -> 1);
    Reconstruction both = reconstruct(EastWestOptions.DEFAULT, north, south);
    assertThat(value(both.dipole(), DipoleComponent.D_0H)).isCloseTo(3e-4, within(2e-7));
    double errorNorth = reconstruct(EastWestOptions.DEFAULT, north).dipole().amplitudeError();
    double errorSouth = reconstruct(EastWestOptions.DEFAULT, south).dipole().amplitudeError();
    double expected = 1 / Math.hypot(1 / errorNorth, 1 / errorSouth);
    assertThat(both.dipole().amplitudeError()).isCloseTo(expected, within(1e-3 * expected));
    assertThat(both.curves()).extracting(Curve::key).contains("east_west_1", "east_west_2");
  }

  @Test
  void theIntegralOfTheAsymmetryIsTheIntensityAlongRightAscension() {
    Reconstruction result =
        reconstruct(
            EastWestOptions.DEFAULT.withBins(60),
            NORTH.asimov(1e6, ToyDetector.dipole(3e-4, -2e-4, 0), lst -> 1));
    Curve integral = result.curves().get(1);
    assertThat(integral.key()).isEqualTo("east_west_integral");
    for (int k = 0; k < integral.size(); k++) {
      double lst = integral.x(k) * Math.PI / 12;
      double expected = 3e-4 * Math.cos(lst) - 2e-4 * Math.sin(lst);
      // Sums at centres exceed the integral by x/sin x, 0.05 percent at half a bin of 3 deg.
      assertThat(integral.y(k)).isCloseTo(expected, within(5e-7));
      assertThat(integral.model(k)).isCloseTo(expected, within(5e-7));
    }
  }

  @Test
  void aLastingDifferenceOfTheHalvesUnderUnevenCoverageIsTold() {
    // All day in the East at sidereal time 0: the events alone cannot tell this from a dipole.
    EventsInMemory events = EventsInMemory.local();
    for (int k = 0; k < 400; k++) {
      events.add(k % 4 == 0 ? 43_000 : 0, 0.5, k % 8 < 6 ? 1.5 : 4.5, 1);
    }
    Reconstruction result =
        reconstruct(EastWestOptions.DEFAULT.withForm(EastWestForm.EVENTS), NORTH.bin(events));
    assertThat(result.warnings()).hasSize(1);
    assertThat(result.warnings().get(0)).contains("feign a dipole");
  }

  @Test
  void aNumberOfBinsThatDoesNotDivideThoseOfTheCountsIsRefused() {
    DetectorCounts counts = NORTH.asimov(1e6, n -> 1, lst -> 1);
    assertThatThrownBy(() -> reconstruct(EastWestOptions.DEFAULT.withBins(36), counts))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "east-west: 36 bins are asked for, but the counts have 120 sidereal bins; the number"
                + " must divide theirs");
  }
}
