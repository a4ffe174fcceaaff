package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.grid.SkyMap;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.sky.SkyFrame;
import org.anisky.sky.TimeFrame;
import org.anisky.statistics.AmplitudeInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AngularSpectrumTest {
  private static AngularSpectrum.Row row(int l, double power) {
    AmplitudeInterval none = new AmplitudeInterval(0, 1);
    return new AngularSpectrum.Row(
        l, power, 1, none, none, 1, Optional.empty(), 0, 0, 0, Optional.empty(), Optional.empty());
  }

  private static AngularSpectrum spectrum(int band, double... powers) {
    int bands = (powers.length + band - 1) / band;
    return new AngularSpectrum(
        IntStream.range(0, powers.length).mapToObj(k -> row(k + 1, powers[k])).toList(),
        new double[bands][bands],
        band,
        true,
        3,
        0,
        false,
        0,
        0,
        1,
        1e6,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of("own"));
  }

  /**
   * C = 4, S = 1 of 2 modes: sqrt(1 + 4 4/2) = 3; a negative C leaves S alone, whatever its sign; C
   * = 6, S = 1 of the 2 + 4 modes of degrees 1 and 2: sqrt(1 + 4 6/6).
   */
  @Test
  void spuriousStructureAddsItsPowerAndCrossTerms() {
    assertThat(spectrum(1, 4).systematic(row(1, 4))).isEmpty();
    double[] one = {1};
    AngularSpectrum two =
        spectrum(1, 4, -5)
            .with(
                new AngularSpectrum.Sideband(
                    TimeFrame.ANTI_SIDEREAL, new double[] {-1, 2}, new double[] {1, 1}));
    assertThat(two.systematic(two.rows().get(0)).orElseThrow()).isCloseTo(3, within(1e-12));
    assertThat(two.systematic(two.rows().get(1)).orElseThrow()).isCloseTo(2, within(1e-12));
    AngularSpectrum band =
        spectrum(2, 6, 6).with(new AngularSpectrum.Sideband(TimeFrame.ANTI_SIDEREAL, one, one));
    for (AngularSpectrum.Row row : band.rows()) {
      assertThat(band.systematic(row).orElseThrow()).isCloseTo(Math.sqrt(5), within(1e-12));
    }
  }

  /** 0, 1, ... 1000 in any order: quantiles are places. */
  @Test
  void bandsHoldTheMiddleOfTheToys() {
    double[] values = IntStream.rangeClosed(0, 1000).mapToDouble(k -> (10.0 * k) % 1001).toArray();
    AngularSpectrum.Bands bands = AngularSpectrum.Bands.of(values);
    assertThat(bands.mean()).isCloseTo(500, within(1e-10));
    assertThat(bands.band68()).containsExactly(new double[] {160, 840}, within(1e-9));
    assertThat(bands.band95()).containsExactly(new double[] {25, 975}, within(1e-9));
    // Between two numbers the quantile is on the line: 0.16 of 10 and 0.84.
    AngularSpectrum.Bands two = AngularSpectrum.Bands.of(new double[] {10, 0});
    assertThat(two.band68()).containsExactly(new double[] {1.6, 8.4}, within(1e-12));
    AngularSpectrum.Bands one = AngularSpectrum.Bands.of(new double[] {4});
    assertThat(one.band95()).containsExactly(4, 4);
  }

  /** C_l/C_1 of Ahlers (2014): 1, 3/10, 9/70. */
  @Test
  void diffusionFallsFromTheDipole() {
    assertThat(AngularSpectrum.diffusion(1)).isEqualTo(1);
    assertThat(AngularSpectrum.diffusion(2)).isCloseTo(0.3, within(1e-15));
    assertThat(AngularSpectrum.diffusion(3)).isCloseTo(9 / 70.0, within(1e-15));
  }

  /** 4 pi xi = 3 C_1 x + 5 C_2 (3 x^2 - 1)/2 + 7 C_3 (5 x^3 - 3 x)/2. */
  @Test
  void theAutoCorrelationIsTheSumOfLegendrePolynomials() {
    AngularSpectrum spectrum = spectrum(1, 2, 3, 4);
    for (double degrees : new double[] {0, 30, 60, 90, 180}) {
      double x = Math.cos(Math.toRadians(degrees));
      double sum = 6 * x + 15 * (3 * x * x - 1) / 2 + 28 * (5 * x * x * x - 3 * x) / 2;
      assertThat(spectrum.autoCorrelation(Math.toRadians(degrees)))
          .isCloseTo(sum / (4 * Math.PI), within(1e-13));
    }
  }

  @Test
  void powersAreOnePerBandAndWarningsOfTheDataComeFirst() {
    AngularSpectrum spectrum = spectrum(2, 1, 1, 5, 5, 7);
    assertThat(spectrum.powers()).containsExactly(1, 5, 7);
    assertThat(spectrum.withWarnings(List.of("data")).warnings()).containsExactly("data", "own");
    CrossSpectrum cross =
        new CrossSpectrum("a", "b", 2, 4, new double[] {3, -1}, new double[][] {{4, 0}, {0, 0.25}});
    AngularSpectrum with = spectrum.withCross(List.of(cross));
    assertThat(with.cross()).containsExactly(cross);
    assertThat(with.warnings()).containsExactly("own");
    assertThat(with.rows()).isEqualTo(spectrum.rows());
  }

  /** chi^2 = 9/4 + 4 = 6.25 of two degrees of freedom: exp(-3.125). */
  @Test
  void whatTwoPartsHaveInCommonIsTestedAgainstNothing() {
    CrossSpectrum cross =
        new CrossSpectrum("a", "b", 2, 4, new double[] {3, -1}, new double[][] {{4, 0}, {0, 0.25}});
    assertThat(cross.power(2)).isEqualTo(3);
    assertThat(cross.power(3)).isEqualTo(-1);
    assertThat(cross.error(1)).isEqualTo(2);
    assertThat(cross.error(4)).isEqualTo(0.5);
    assertThat(cross.chiSquared()).isCloseTo(6.25, within(1e-12));
    assertThat(cross.probability()).isCloseTo(Math.exp(-3.125), within(1e-12));
  }

  private static ScannedData data(int rings, int columns, int bins, double events) {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, rings, columns, bins, events);
    double[] flat = SyntheticDetector.dipole(detector.equatorialGrid(), 0, 0);
    return ScannedData.of(detector.asimovData(flat), Workers.single());
  }

  /** All pairs in order; a negative weight of modes counts as none. */
  @Test
  void everyPairOfPartsIsComparedOnce() {
    List<CrossSpectrum.Part> parts =
        List.of(
            new CrossSpectrum.Part("first", data(12, 24, 24, 1e4)),
            new CrossSpectrum.Part("second", data(12, 24, 24, 2e4)),
            new CrossSpectrum.Part("third", data(12, 24, 24, 4e4)));
    Workers single = Workers.single();
    List<CrossSpectrum> all = CrossSpectrum.of(parts, new double[] {-1, 1e-3}, 2, 4, single);
    assertThat(all)
        .extracting(pair -> pair.first() + " " + pair.second())
        .containsExactly("first second", "first third", "second third");
    List<CrossSpectrum> zero = CrossSpectrum.of(parts, new double[] {0, 1e-3}, 2, 4, single);
    for (int k = 0; k < 3; k++) {
      assertThat(all.get(k).covariance()).isDeepEqualTo(zero.get(k).covariance());
      // No fluctuations, nothing in common; more events, smaller errors.
      assertThat(all.get(k).powers()).containsExactly(new double[2], within(1e-12));
      assertThat(all.get(k).error(1)).isPositive();
    }
    assertThat(all.get(2).error(1)).isLessThan(all.get(0).error(1));
  }

  private static SpectrumOptions options(int lMax, int toys, int removed) {
    return new SpectrumOptions(lMax, 1, toys, 0, removed, 1);
  }

  /** Half the rings, half the bins, half the columns; 40 at most when nothing is asked for. */
  @ParameterizedTest
  @CsvSource({
    "12, 24, 24, 6",
    "13, 24, 24, 7",
    "24, 48, 12, 6",
    "90, 36, 36, 18",
    "90, 96, 96, 40"
  })
  void theLargestDegreeIsWhatGridAndBinsTell(int rings, int columns, int bins, int largest) {
    ScannedData data = data(rings, columns, bins, 1e4);
    assertThat(options(0, 0, 0).forData(data).lMax()).isEqualTo(largest);
    assertThat(options(3, 0, 0).forData(data).lMax()).isEqualTo(3);
    if (largest < 40) {
      assertThat(options(largest, 0, 0).forData(data).lMax()).isEqualTo(largest);
      assertThatThrownBy(() -> options(largest + 1, 0, 0).forData(data))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(bins + " sidereal bins tell degrees up to " + largest);
    }
  }

  @Test
  void whatNoDataTellIsRefused() {
    ScannedData data = data(12, 24, 24, 1e4);
    assertThatThrownBy(() -> options(4, 0, 5).forData(data))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("--remove 5: must be at most l-max, 4");
    assertThat(options(4, 0, 4).forData(data).removed()).isEqualTo(4);
    assertThatThrownBy(() -> options(2, 0, 0).forData(data(12, 24, 24, 99)))
        .hasMessageContaining("are too few for a spectrum; at least 100");
    assertThat(options(2, 0, 0).forData(data(12, 24, 24, 101)).lMax()).isEqualTo(2);
    assertThatThrownBy(() -> options(2, 0, 0).forData(data(12, 24, 1, 1e4)))
        .hasMessageContaining("1 sidereal bins tell degrees up to 0");
    assertThatThrownBy(() -> options(0, 0, 0).forData(data(12, 24, 1, 1e4)))
        .hasMessageContaining("tell degrees up to 0");
    assertThatThrownBy(() -> options(-1, 0, 0)).hasMessage("--l-max -1: must be at least 1");
    assertThatThrownBy(() -> options(2, 39, 0)).hasMessage("--toys 39: must be 0 or at least 40");
    assertThat(options(2, 40, 0).toys()).isEqualTo(40);
    assertThatThrownBy(() -> options(2, 0, -1)).hasMessage("--remove -1: must be at least 0");
    assertThatThrownBy(() -> new SpectrumOptions(2, 0, 0, 0, 0, 1))
        .hasMessage("--band 0: must be at least 1");
    assertThatThrownBy(() -> new SpectrumOptions(2, 1, 0, 1, 0, 1))
        .hasMessage("--pseudo-toys 1: must be 0 or at least 2");
    assertThat(new SpectrumOptions(2, 1, 0, 2, 0, 1).pseudoToys()).isEqualTo(2);
  }

  private static SkyMap map(ScannedData data, double[] values) {
    return SkyMap.of(
        data.grid(), SkyFrame.EQUATORIAL, "relative intensity", "1", values, data.observed());
  }

  /**
   * A map of n/E with the true exposure: what a fit would find if it knew rates and acceptances.
   */
  private static ReconstructedSky sky(ScannedData data, double[] exposure) {
    double[] intensity = new double[exposure.length];
    for (int a = 0; a < intensity.length; a++) {
      intensity[a] = exposure[a] > 0 ? data.equatorialCounts()[a] / exposure[a] : 0;
    }
    SkyMap map = map(data, intensity);
    return new ReconstructedSky(
        map,
        map,
        map,
        map(data, data.equatorialCounts()),
        map(data, exposure),
        List.of(),
        map,
        map,
        map,
        0.1,
        null,
        List.of(),
        List.of(),
        "none",
        0,
        0,
        null);
  }

  /**
   * A dipole of 0.1 without fluctuations. What the spectrum of a map is, is tested against healpy;
   * here, that map, noise and toys are those of these data.
   */
  @Test
  void theMeasuredSpectrumIsThatOfTheSky() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 18, 36, 36, 4e6);
    double[] sky = SyntheticDetector.dipole(detector.equatorialGrid(), 0.08, -0.06);
    ScannedData data =
        ScannedData.of(new Dataset(List.of(detector.asimov("site", sky))), Workers.single());
    double[] exposure = new double[sky.length];
    for (int a = 0; a < sky.length; a++) {
      exposure[a] = data.equatorialCounts()[a] / sky[a];
    }
    List<Integer> told = new ArrayList<>();
    AngularSpectrum spectrum =
        new SpectrumMeasurement(
                data,
                new SpectrumOptions(4, 2, 40, 3, 1, 7),
                counts -> {
                  ScannedData own = ScannedData.of(counts, Workers.single());
                  return sky(own, exposure);
                })
            .measure(told::add);
    assertThat(told).containsExactly(1, 2, 3, 4);
    assertThat(spectrum.rows()).extracting(AngularSpectrum.Row::l).containsExactly(1, 2, 3, 4);
    assertThat(spectrum.converged()).isTrue();
    assertThat(spectrum.warnings()).isEmpty();
    assertThat(spectrum.events()).isCloseTo(4e6, within(1e5));
    assertThat(spectrum.skyFraction())
        .isCloseTo((double) data.observed().cardinality() / sky.length, within(1e-12));
    // One band of two degrees: a power in common, its modes shared by both.
    AngularSpectrum.Row first = spectrum.rows().get(0);
    assertThat(spectrum.rows().get(1).power()).isEqualTo(first.power());
    assertThat(first.interval68().lower()).isBetween(0.0, first.power());
    assertThat(first.interval95().upper()).isGreaterThan(first.interval68().upper());
    PseudoSpectrum ofSky = PseudoSpectrum.ofAnisotropy(map(data, sky), 4);
    double[] pseudo = ofSky.powers();
    double[] decoupled = ofSky.decoupled(first.noise());
    for (AngularSpectrum.Row row : spectrum.rows()) {
      assertThat(row.pseudo()).isCloseTo(pseudo[row.l()], within(1e-9));
      assertThat(row.decoupled()).isCloseTo(decoupled[row.l()], within(1e-9));
      assertThat(row.window()).isBetween(0.5, 1.0);
      assertThat(row.isotropic()).isPresent();
      assertThat(row.pseudoIsotropic()).isPresent();
      // The dipole was all there was.
      assertThat(row.pseudoAfter().orElseThrow()).isCloseTo(0, within(1e-12));
    }
    // White noise of variance n/E^2: (pixel area)^2/(4 pi) times its sum.
    double sum = 0;
    for (int a = 0; a < sky.length; a++) {
      sum += exposure[a] > 0 ? sky[a] / exposure[a] : 0;
    }
    double area = data.grid().pixelArea();
    assertThat(first.noise()).isCloseTo(area * area * sum / (4 * Math.PI), within(1e-15));
    // An isotropic sky does not show a dipole of 0.1 with 4e6 events.
    assertThat(spectrum.isotropy().orElseThrow().probability()).isCloseTo(1 / 41.0, within(1e-12));
    assertThat(first.isotropic().orElseThrow().band95()[1]).isLessThan(first.power());
  }

  @Test
  void withoutToysThereAreNoBands() {
    ScannedData data = data(12, 24, 24, 1e4);
    double[] exposure = data.equatorialCounts().clone();
    AngularSpectrum spectrum =
        new SpectrumMeasurement(data, options(6, 0, 0), counts -> sky(data, exposure))
            .measure(count -> {});
    assertThat(spectrum.isotropy()).isEmpty();
    for (AngularSpectrum.Row row : spectrum.rows()) {
      assertThat(row.isotropic()).isEmpty();
      assertThat(row.pseudoIsotropic()).isEmpty();
      assertThat(row.pseudoAfter()).isEmpty();
    }
    double[] powers = spectrum.powers();
    assertThat(Arrays.stream(powers).map(Math::abs).max().orElseThrow())
        .isLessThan(10 * Math.sqrt(spectrum.covariance()[0][0]));
    // Cells of 15 deg leave less than half of degree 6: that is said.
    double left = spectrum.rows().get(5).window();
    assertThat(spectrum.warnings().isEmpty()).isEqualTo(left >= 0.5);
  }

  /** Uniform numbers, and numbers that are all small. */
  @Test
  void calibrationSaysHowManyPValuesAreSmall() {
    double[] pValues = new SplittableRandom(5).doubles(400).toArray();
    SignificanceCalibration own = new SignificanceCalibration(List.of(), pValues, 100, true);
    assertThat(own.skies()).isEqualTo(400);
    double below = Arrays.stream(pValues).filter(p -> p < 0.25).count() / 400.0;
    assertThat(own.below(0.25).found()).isEqualTo(below);
    assertThat(own.below(0.25).error()).isCloseTo(Math.sqrt(0.25 * 0.75 / 400), within(1e-15));
    // 400 skies that share 100 toys are worth 80.
    SignificanceCalibration shared = new SignificanceCalibration(List.of(), pValues, 100, false);
    assertThat(shared.below(0.25).error()).isCloseTo(Math.sqrt(0.25 * 0.75 / 80), within(1e-15));
    assertThat(own.uniform()).isBetween(0.01, 1.0);
    assertThat(shared.uniform()).isGreaterThan(own.uniform());
    double[] small = Arrays.stream(pValues).map(p -> p * p).toArray();
    assertThat(new SignificanceCalibration(List.of(), small, 100, true).uniform()).isLessThan(1e-6);
  }

  @Test
  void nullHypothesesAreReadAsTheyAreWritten() {
    assertThat(NullHypothesis.parse("isotropic")).contains(NullHypothesis.ISOTROPIC);
    assertThat(NullHypothesis.parse("l-max 3")).contains(new NullHypothesis(3));
    assertThat(NullHypothesis.parse("l-max=20")).contains(new NullHypothesis(20));
    for (String wrong : List.of("l-max 0", "l-max 21", "l-max", "dipole", "l-max 3 ")) {
      assertThat(NullHypothesis.parse(wrong)).as(wrong).isEmpty();
    }
    assertThat(new NullHypothesis(3).key()).isEqualTo("l-max 3");
    assertThat(NullHypothesis.ISOTROPIC.key()).isEqualTo("isotropic");
    assertThat(new NullHypothesis(3).harmonics()).isEqualTo(12);
    assertThatThrownBy(() -> new NullHypothesis(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NullHypothesis(21)).isInstanceOf(IllegalArgumentException.class);
  }
}
