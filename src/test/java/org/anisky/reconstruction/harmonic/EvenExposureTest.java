package org.anisky.reconstruction.harmonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventsInMemory;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Measurement;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.ToyDetector;
import org.anisky.sky.LinearClock;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvenExposureTest {
  private static final ToyDetector SITE = ToyDetector.onCylinder("site", 19, 60, 30, 60);

  private static Reconstruction reconstruct(DetectorCounts counts) {
    return new HarmonicReconstructor(HarmonicOptions.DEFAULT)
        .reconstruct(new Dataset(List.of(counts)), Workers.single(), Progress.SILENT);
  }

  /** An isotropic sky under a rate between 0 and 1. */
  private static DetectorCounts isotropic(
      ToyDetector site, int events, DoubleUnaryOperator rate, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    EventsInMemory list = EventsInMemory.local();
    for (int kept = 0; kept < events; ) {
      double lst = 2 * Math.PI * random.nextDouble();
      if (random.nextDouble() < rate.applyAsDouble(lst)) {
        double zenith = Math.asin(Math.sin(site.maxZenith()) * Math.sqrt(random.nextDouble()));
        list.add(lst / LinearClock.SIDEREAL_RATE, zenith, 2 * Math.PI * random.nextDouble(), 1);
        kept++;
      }
    }
    return site.bin(list);
  }

  private static double probability(Reconstruction result) {
    return result.measurement("rate_p_value").map(Measurement::value).orElseThrow();
  }

  /**
   * The p-value is uniform. 1,500 toys each: a fraction f below a level has the error sqrt(f (1 -
   * f)/1500), 0.0056 at 0.05, 0.0129 at 0.5; four errors are allowed, false alarms of all six
   * checks together 4e-4. Ten events are conservative at small levels, by a third at 0.01.
   */
  @Tag("long")
  @ParameterizedTest
  @CsvSource({"10, 19, 60", "30, -35, 80", "1000, 0, 60"})
  void theProbabilityOfTheRateIsUniformForFewEventsAndMany(
      int events, double latitude, double fov) {
    ToyDetector site = ToyDetector.onCylinder("site", latitude, fov, 30, 60);
    int toys = 1500;
    int rare = 0;
    int half = 0;
    for (int toy = 0; toy < toys; toy++) {
      DetectorCounts counts = isotropic(site, events, lst -> 1, 1000 + toy);
      RateFlatness rate =
          RateFlatness.of(counts, counts.eventStatistics().orElseThrow().inView(), 2);
      rare += rate.probability() < 0.05 ? 1 : 0;
      half += rate.probability() < 0.5 ? 1 : 0;
    }
    assertThat((double) half / toys).isCloseTo(0.5, within(0.052));
    assertThat((double) rare / toys).isCloseTo(0.05, within(0.0225));
  }

  @Test
  void aStrongDipoleIsNotTakenForAnUnevenRate() {
    // The dipole modulates the rate by about 0.3 x 0.8, 12 errors of 20,000 events.
    Reconstruction result =
        reconstruct(SITE.observe(20_000, ToyDetector.dipole(0.2, -0.2, 0.1), 1.4, 5));
    assertThat(probability(result)).isGreaterThan(0.01);
    assertThat(result.warnings()).hasSize(1);
  }

  @Test
  void anUnevenRateIsWarnedOfWithWhatItDoesToTheDipole() {
    // Rate 1 + 0.1 cos(LST - 90 deg) before an isotropic sky, 40,000 events: error of E is 0.007 or
    // a
    // little more, and the dipole that comes out is E conj(H)/c by the size of the shift.
    DetectorCounts counts = isotropic(SITE, 40_000, lst -> (1 + 0.1 * Math.sin(lst)) / 1.1, 8);
    Reconstruction result = reconstruct(counts);
    assertThat(probability(result)).isLessThan(1e-4);
    assertThat(result.warnings()).anyMatch(w -> w.contains("not that of an even exposure"));
    RateFlatness rate = RateFlatness.of(counts, counts.eventStatistics().orElseThrow().inView(), 1);
    assertThat(rate.modulation()).isCloseTo(0.1, within(0.05));
    double error = result.dipole().error(DipoleComponent.D_6H).orElseThrow();
    double measured = result.dipole().value(DipoleComponent.D_6H).orElseThrow();
    assertThat(measured).isGreaterThan(8 * error);
    assertThat(rate.shift6h()).isGreaterThan(3 * error);
  }

  @Test
  void aRateThatNoSkyFeignsIsRefused() {
    DetectorCounts counts = isotropic(SITE, 5000, lst -> lst < Math.PI ? 1 : 0.05, 3);
    assertThatThrownBy(() -> reconstruct(counts))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("site: the rate over sidereal time is not that of an even exposure")
        .hasMessageContaining("'likelihood' and 'east-west'");
  }

  @Test
  void halfADayWithoutEventsIsRefusedWithItsBins() {
    // 6 of 60 bins less than half: bins 27 to 59.
    DetectorCounts counts = isotropic(SITE, 800, lst -> lst < 2 * Math.PI * 27 / 60 ? 1 : 0, 4);
    assertThatThrownBy(() -> reconstruct(counts))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("site: no event in 33 of 60 sidereal bins (27 to 59)");
  }

  @Test
  void binsThatChanceLeavesEmptyAreNoGap() {
    // 60 events in 60 bins: 22 are empty on average.
    Reconstruction result = reconstruct(isotropic(SITE, 60, lst -> 1, 6));
    assertThat(result.warnings()).hasSize(1);
  }

  @Test
  void everySecondBinIsNoGapForTheDipoleButSaid() {
    // Its first harmonic vanishes; 3,000 events leave a bin of 60 empty with exp(-50).
    DetectorCounts counts =
        isotropic(SITE, 3000, lst -> (int) (60 * lst / (2 * Math.PI)) % 2 == 0 ? 1 : 0, 7);
    assertThat(reconstruct(counts).warnings())
        .anyMatch(
            w -> w.contains("no event in 30 of 60 sidereal bins (1, 3, 5, 7, 9, 11 and 24 more)"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9})
  void fewEventsShowNoExposure(int events) {
    assertThatThrownBy(() -> reconstruct(isotropic(SITE, events, lst -> 1, 2)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("harmonic analysis needs at least 10");
  }

  @Test
  void withoutWeightsTheExposureIsSaidToBeTakenAsEvenWhateverTheNumbers() {
    // Counts that are not whole: their sum and the sum of squared weights differ by rounding.
    for (double events : new double[] {1234.5, 3e4 / 7, 1e5}) {
      assertThat(reconstruct(SITE.asimov(events, n -> 1, lst -> 1)).warnings())
          .anyMatch(w -> w.contains("no weights are used"));
    }
  }

  @Test
  void fewBinsDoNotCarryAHarmonicOfTheirOwn() {
    DetectorCounts counts =
        ToyDetector.onCylinder("coarse", 19, 60, 12, 4).asimov(1000, n -> 1, lst -> 1);
    assertThatThrownBy(() -> reconstruct(counts))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("coarse: 4 sidereal bins do not carry harmonic 2");
  }
}
