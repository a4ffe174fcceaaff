package org.anisky.reconstruction.eastwest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventSample;
import org.anisky.counts.EventSums;
import org.anisky.counts.HarmonicSums;
import org.anisky.reconstruction.Highlight;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.ToyDetector;
import org.junit.jupiter.api.Test;

/** Sums over events and asymmetries whose numbers are round. */
class EastWestNumbersTest {
  private static HarmonicSums first(double cosine, double sine) {
    return HarmonicSums.of(new double[] {cosine, 0, 0, 0}, new double[] {sine, 0, 0, 0});
  }

  /** Mean of sin zenith 1/2, a tenth more in the East, (30, -40) and (24, 7) of 800. */
  private static EventEastWest events(double squaredWeights) {
    return new EventEastWest(
        "site",
        new EventSums(
            1000,
            800,
            squaredWeights,
            0,
            0,
            0,
            400,
            0,
            80,
            first(0, 0),
            first(0, 0),
            first(24, 7),
            first(30, -40)));
  }

  @Test
  void sumsOverEventsGiveHarmonicAndDipole() {
    EventEastWest events = events(800);
    // r = 2 x 50/800, and exp(-800 r^2/4).
    assertThat(events.amplitude(1)).isCloseTo(0.125, within(1e-15));
    assertThat(events.phase(1)).isCloseTo(-Math.atan(4 / 3.0), within(1e-15));
    assertThat(events.probability(1)).isCloseTo(Math.exp(-3.125), within(1e-15));
    // pi/2 over 1/2; the dipole is a quarter turn on: (40, 30) 2 pi/800.
    assertThat(events.scale()).isCloseTo(Math.PI, within(1e-15));
    assertThat(events.dipole())
        .containsExactly(new double[] {0.1 * Math.PI, 0.075 * Math.PI}, within(1e-15));
    assertThat(events.error()).isCloseTo(0.05 * Math.PI, within(1e-15));
    // A tenth of a modulation of 2 x 25/800 = 1/16.
    assertThat(events.feignedDipole()).isCloseTo(Math.PI / 160, within(1e-15));
    // Of weights 800^2/1600 = 400 events.
    assertThat(events(1600).error()).isCloseTo(Math.PI * Math.sqrt(2 / 400.0), within(1e-15));
    assertThat(events(1600).probability(1)).isCloseTo(Math.exp(-1.5625), within(1e-15));
  }

  /** All events 30 deg East or West of the zenith: D = 1/2 and (E - W)/(E + W) = y/2. */
  private static EastWestAsymmetry asymmetry(double mean, double third) {
    ToyDetector equator = ToyDetector.onCylinder("equator", 0, 60, 61, 12);
    DetectorCounts model = equator.asimov(1, n -> 1, lst -> 1);
    int east = model.sky().index(model.sky().grid().pixel(0, Math.PI / 6));
    int west = model.sky().index(model.sky().grid().pixel(0, -Math.PI / 6));
    double[][] counts = new double[12][model.sky().size()];
    for (int tau = 0; tau < 12; tau++) {
      double lst = model.binning().centre(tau);
      double y =
          mean
              + 0.05 * Math.cos(lst)
              - 0.02 * Math.sin(lst)
              + 0.01 * Math.cos(2 * lst)
              + third * Math.cos(3 * lst);
      counts[tau][east] = 50 * (1 + y / 2);
      counts[tau][west] = 50 * (1 - y / 2);
    }
    DetectorCounts table =
        new DetectorCounts(
            "equator",
            model.sky(),
            model.binning(),
            model.timeFrame(),
            counts,
            null,
            model.origin());
    return EastWestAsymmetry.of(table, new HalfSkies(table.sky()), 12);
  }

  @Test
  void aConstantOfEveryDetectorAndCommonHarmonicsComeBack() {
    AsymmetryFit fit = AsymmetryFit.of(List.of(asymmetry(0.1, 0), asymmetry(-0.06, 0)), 2);
    assertThat(fit.mean(0)).isCloseTo(0.1, within(1e-12));
    assertThat(fit.mean(1)).isCloseTo(-0.06, within(1e-12));
    assertThat(fit.cosine(1)).isCloseTo(0.05, within(1e-12));
    assertThat(fit.sine(1)).isCloseTo(-0.02, within(1e-12));
    assertThat(fit.cosine(2)).isCloseTo(0.01, within(1e-12));
    assertThat(fit.dipole()).containsExactly(new double[] {0.02, 0.05}, within(1e-12));
    assertThat(fit.chiSquared()).isCloseTo(0, within(1e-20));
    assertThat(fit.degreesOfFreedom()).isEqualTo(24 - 6);
    // The integral of 0.05 cos - 0.02 sin and of 0.01 cos of twice the angle.
    assertThat(fit.integral(0.7))
        .isCloseTo(
            0.05 * Math.sin(0.7) + 0.02 * Math.cos(0.7) + 0.005 * Math.sin(1.4), within(1e-12));
    assertThat(fit.derivative(0.7))
        .isCloseTo(
            0.05 * Math.cos(0.7) - 0.02 * Math.sin(0.7) + 0.01 * Math.cos(1.4), within(1e-12));
  }

  /** A third harmonic that two cannot follow: chi^2 = sum cos^2 (d/sigma)^2 = 6 (d/sigma)^2. */
  @Test
  void whatHarmonicsCannotFollowIsInTheChiSquared() {
    double third = 0.03;
    EastWestAsymmetry data = asymmetry(0, third);
    AsymmetryFit fit = AsymmetryFit.of(List.of(data), 2);
    // 100 events a bin, half of them East: sigma = 2 (1/4/100)^1/2/D.
    double sigma = 2 * Math.sqrt(0.25 / 100) / 0.5;
    assertThat(data.error(3)).isCloseTo(sigma, within(1e-12));
    assertThat(fit.chiSquared()).isCloseTo(6 * Math.pow(third / sigma, 2), within(1e-10));
    assertThat(fit.mean(0)).isCloseTo(0, within(1e-12));
    assertThat(fit.cosineError(1)).isCloseTo(sigma / Math.sqrt(6), within(1e-12));
    assertThat(fit.sineError(2)).isCloseTo(sigma / Math.sqrt(6), within(1e-12));
  }

  private static Reconstruction reconstruct(EastWestForm form, DetectorCounts... detectors) {
    return new EastWestReconstructor(new EastWestOptions(form, 0, 2, EventSample.IN_VIEW, false))
        .reconstruct(new Dataset(List.of(detectors)), Workers.single(), Progress.SILENT);
  }

  private static List<String> labels(Reconstruction result) {
    List<String> labels = new ArrayList<>();
    for (Highlight highlight : result.highlights()) {
      String whose = highlight instanceof Highlight.Harmonic harmonic ? harmonic.whose() : "";
      labels.add(highlight.label() + whose);
    }
    return labels;
  }

  @Test
  void aPersonReadsTheFitOrTheHarmonicsOfEveryDetector() {
    DetectorCounts north =
        ToyDetector.onCylinder("north", 19, 60, 12, 24).observe(500, n -> 1, 1, 1);
    DetectorCounts south =
        ToyDetector.onCylinder("south", -35, 50, 12, 24).observe(500, n -> 1, 1, 2);
    assertThat(labels(reconstruct(EastWestForm.BINNED, north)))
        .containsExactly("Fit to East-West", "Harmonic 2");
    // Of 500 events some lie in cells whose centres are out of view.
    assertThat(north.origin().eventsUsed()).isLessThan(500);
    assertThat(labels(reconstruct(EastWestForm.EVENTS, north)))
        .containsExactly("Events in the sums", "East-West harmonic 1", "East-West harmonic 2");
    Reconstruction both = reconstruct(EastWestForm.EVENTS, north, south);
    assertThat(labels(both))
        .containsExactly(
            "Events in the sums",
            "Events in the sums",
            "East-West harmonic 1 (north)",
            "East-West harmonic 2 (north)",
            "East-West harmonic 1 (south)",
            "East-West harmonic 2 (south)");
    assertThat(both.measurement("events_2").orElseThrow().value()).isEqualTo(500);
    // sqrt(2/500) of every harmonic.
    assertThat(both.measurement("r_2_1").orElseThrow().upperError())
        .isCloseTo(Math.sqrt(2 / 500.0), within(1e-15));
    Reconstruction binned = reconstruct(EastWestForm.BINNED, north, south);
    assertThat(binned.measurement("mean_east_2")).isPresent();
  }
}
