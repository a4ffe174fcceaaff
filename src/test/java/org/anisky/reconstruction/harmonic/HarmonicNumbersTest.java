package org.anisky.reconstruction.harmonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.anisky.Workers;
import org.anisky.counts.CountedSums;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventSums;
import org.anisky.counts.HarmonicSums;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Highlight;
import org.anisky.reconstruction.Measurement;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.ToyDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums whose numbers are round, and detectors that favour the East. */
class HarmonicNumbersTest {
  private static HarmonicSums first(double cosine, double sine) {
    return HarmonicSums.of(new double[] {cosine, 0, 0, 0}, new double[] {sine, 0, 0, 0});
  }

  @ParameterizedTest
  @CsvSource({"30, 40, 53.13010235", "-30, -40, 233.13010235", "30, -40, 306.86989765"})
  void phasesAreInOneTurnWithTheirErrors(double cosine, double sine, double phase) {
    EventSums sums =
        new EventSums(
            900,
            800,
            1280,
            0,
            0,
            0,
            0,
            0,
            0,
            first(cosine, sine),
            first(0, 0),
            first(0, 0),
            first(0, 0));
    DetectorHarmonics detector =
        new DetectorHarmonics(
            "site", sums, new ExposureMeans(0.8, 0.5), 0.5, new RateFlatness(1, 2, 0, 0, 0, 0, 0));
    List<Measurement> table = new HarmonicTable(HarmonicOptions.DEFAULT).detector(detector, "_2");
    // r = 2 x 50/800; 800^2/1280 = 500 events, of which every harmonic has the error sqrt(2/500).
    double error = Math.sqrt(2 / 500.0);
    Measurement found = named(table, "ra_phase_1_2");
    assertThat(found.value()).isCloseTo(phase, within(1e-8));
    assertThat(found.upperError()).isCloseTo(Math.toDegrees(error / 0.125), within(1e-12));
    assertThat(named(table, "ra_r_1_2").value()).isCloseTo(0.125, within(1e-15));
    assertThat(named(table, "ra_r_1_2").lowerError()).isCloseTo(error, within(1e-15));
    assertThat(named(table, "ra_p_value_1_2").value())
        .isCloseTo(Math.exp(-500 * 0.125 * 0.125 / 4), within(1e-15));
    assertThat(named(table, "events_2").value()).isEqualTo(900);
    assertThat(detector.dipole()[0]).isCloseTo(2 * cosine / 800 / 0.8, within(1e-15));
    assertThat(detector.information()[1]).isCloseTo(250 * 0.64, within(1e-12));
    assertThat(detector.information()[2]).isCloseTo(250 * 0.0625, within(1e-12));
  }

  private static Measurement named(List<Measurement> table, String key) {
    return table.stream().filter(number -> number.key().equals(key)).findFirst().orElseThrow();
  }

  /** A rate 1 + 0.03 cos(LST - 1) before an isotropic sky, seen lopsided: no symmetry helps. */
  @Test
  void theModulationOfTheExposureIsFoundAndWhatItFeigns() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1e6);
    double[] flat = SyntheticDetector.dipole(detector.equatorialGrid(), 0, 0);
    DetectorCounts counts = detector.asimov("site", flat);
    EventSums sums = new CountedSums(counts.sky()).sums(counts);
    RateFlatness rate = RateFlatness.of(counts, sums, 1);
    // Counts are products of rate and acceptance: the formulas are exact but for rounding.
    assertThat(rate.cosine()).isCloseTo(0.03 * Math.cos(1), within(1e-12));
    assertThat(rate.sine()).isCloseTo(0.03 * Math.sin(1), within(1e-12));
    assertThat(rate.modulation()).isCloseTo(0.03, within(1e-12));
    double cosine = 0;
    double towards = 0;
    double across = 0;
    double[] acceptance = detector.acceptance();
    for (int i = 0; i < acceptance.length; i++) {
      var direction = detector.sky().directionAtSiderealZero(i);
      cosine += acceptance[i] * Math.cos(direction.declination());
      towards += acceptance[i] * Math.cos(direction.rightAscension());
      across += acceptance[i] * Math.sin(direction.rightAscension());
    }
    // The dipole of an analysis of these counts is nothing but what the rate feigns.
    assertThat(rate.shift0h())
        .isCloseTo(2 * sums.rightAscension().cosine(1) / sums.weights() / cosine, within(1e-12));
    assertThat(rate.shift6h())
        .isCloseTo(2 * sums.rightAscension().sine(1) / sums.weights() / cosine, within(1e-12));
    assertThat(rate.shiftPerModulation())
        .isCloseTo(Math.hypot(towards, across) / cosine, within(1e-12));
    assertThat(rate.probability()).isLessThan(1e-10);
  }

  /** A dipole of a percent modulates the rate, and is allowed for to its square. */
  @Test
  void aDipoleUnderAnEvenRateIsNoModulationOfTheExposure() {
    SyntheticDetector lopsided = SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1e6);
    double[] even = new double[24];
    Arrays.fill(even, 1e6 / 24);
    SyntheticDetector detector = lopsided.withRate(even);
    double[] sky = SyntheticDetector.dipole(detector.equatorialGrid(), 0.01, -0.005);
    DetectorCounts counts = detector.asimov("site", sky);
    EventSums sums = new CountedSums(counts.sky()).sums(counts);
    double inTime = 2 * Math.hypot(sums.siderealTime().cosine(1), sums.siderealTime().sine(1));
    assertThat(inTime / sums.weights()).isGreaterThan(0.005);
    assertThat(RateFlatness.of(counts, sums, 1).modulation()).isLessThan(1e-4);
  }

  /** 300 isotropic skies: chi-squared of four degrees of freedom has the mean 4 +- 0.16. */
  @Test
  void theTestStatisticHasTheMeanOfItsDegreesOfFreedom() {
    SyntheticDetector lopsided = SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1000);
    double[] even = new double[24];
    Arrays.fill(even, 1000 / 24.0);
    SyntheticDetector detector = lopsided.withRate(even);
    double[] flat = SyntheticDetector.dipole(detector.equatorialGrid(), 0, 0);
    CountedSums sums = new CountedSums(detector.sky());
    double one = 0;
    double two = 0;
    for (int toy = 0; toy < 300; toy++) {
      DetectorCounts counts = detector.poisson("site", flat, 100 + toy);
      RateFlatness rate = RateFlatness.of(counts, sums.sums(counts), 2);
      assertThat(rate.degreesOfFreedom()).isEqualTo(4);
      two += rate.testStatistic() / 300;
      one += RateFlatness.of(counts, sums.sums(counts), 1).testStatistic() / 300;
    }
    assertThat(one).isBetween(1.6, 2.4);
    assertThat(two).isBetween(3.4, 4.6);
  }

  /** Three of twelve bins in a row: 2 sin(3 pi/12)/sin(pi/12)/9, away from the middle of them. */
  @Test
  void aGapModulatesTheRateThatIsEvenOutside() {
    DetectorCounts counts =
        ToyDetector.onCylinder("site", 19, 60, 12, 12)
            .asimov(1000, n -> 1, lst -> lst > Math.PI / 2 && lst < Math.PI ? 0 : 1);
    EmptyBins empty = EmptyBins.of(counts);
    assertThat(empty.empty()).containsExactly(3, 4, 5);
    double modulation = 2 * Math.sin(Math.PI / 4) / Math.sin(Math.PI / 12) / 9;
    assertThat(empty.modulation()).isCloseTo(modulation, within(1e-12));
    // The middle of the gap is 135 deg: least there, most at 315 deg.
    assertThat(empty.cosine()).isCloseTo(modulation * Math.sqrt(0.5), within(1e-12));
    assertThat(empty.sine()).isCloseTo(-modulation * Math.sqrt(0.5), within(1e-12));
  }

  private static Reconstruction reconstruct(DetectorCounts... detectors) {
    return new HarmonicReconstructor(HarmonicOptions.DEFAULT)
        .reconstruct(new Dataset(List.of(detectors)), Workers.single(), Progress.SILENT);
  }

  private static List<String> labels(Reconstruction result) {
    List<String> labels = new ArrayList<>();
    for (Highlight highlight : result.highlights()) {
      String whose =
          highlight instanceof Highlight.Harmonic harmonic
              ? harmonic.whose()
              : highlight instanceof Highlight.Test test ? ": " + test.supposition() : "";
      labels.add(highlight.label() + whose);
    }
    return labels;
  }

  @Test
  void aPersonReadsHarmonicsAndWhetherTheRateIsEven() {
    ToyDetector north = ToyDetector.onCylinder("north", 19, 60, 12, 24);
    ToyDetector south = ToyDetector.onCylinder("south", -35, 50, 12, 24);
    // Counts without sums hold the events that they hold.
    assertThat(labels(reconstruct(north.asimov(1000, n -> 1, lst -> 1))))
        .containsExactly(
            "RA harmonic 1",
            "RA harmonic 2",
            "Azimuth harmonic 1",
            "Azimuth harmonic 2",
            "Rate over the day: for an even exposure");
    List<String> both =
        labels(reconstruct(north.observe(500, n -> 1, 1, 1), south.observe(400, n -> 1, 1, 2)));
    assertThat(both.subList(0, 2)).containsOnly("Events in the sums");
    assertThat(both.stream().skip(2).collect(Collectors.joining(", ")))
        .isEqualTo(
            "RA harmonic 1 (north), RA harmonic 2 (north), RA harmonic 1 (south), RA harmonic 2"
                + " (south), Azimuth harmonic 1 (north), Azimuth harmonic 2 (north), Azimuth"
                + " harmonic 1 (south), Azimuth harmonic 2 (south), Rate over the day: for an even"
                + " exposure (north), Rate over the day: for an even exposure (south)");
  }
}
