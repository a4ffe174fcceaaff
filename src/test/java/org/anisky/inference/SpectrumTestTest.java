package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.anisky.statistics.KolmogorovSmirnov;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SpectrumTestTest {
  private static final SyntheticDetector DETECTOR =
      SyntheticDetector.onCylinder(19, 60, 18, 36, 36, 1e6);
  private static final int L_MAX = 5;

  private static SpectrumTest isotropy(double d0h, long seed, int toys) {
    double[] sky = SyntheticDetector.dipole(DETECTOR.equatorialGrid(), d0h, 0);
    ScannedData data =
        ScannedData.of(new Dataset(List.of(DETECTOR.poisson("site", sky, seed))), Workers.single());
    double[] even = new double[L_MAX + 1];
    Arrays.fill(even, 1);
    BandPowerFit fit = new BandPowerFit(HarmonicScores.of(data, L_MAX), even, 1, Workers.single());
    return SpectrumTest.of(fit, new double[L_MAX], L_MAX, toys, 1, Workers.single());
  }

  /** A false alarm in 1 of 1,000 seeds; the mean of 5 degrees of freedom is known to 0.3. */
  @Tag("long")
  @Test
  void isotropicSkiesHaveUniformProbabilities() {
    SpectrumTest[] tests =
        IntStream.range(0, 200)
            .mapToObj(seed -> isotropy(0, seed, 200))
            .toArray(SpectrumTest[]::new);
    assertThat(
            KolmogorovSmirnov.uniform(
                Arrays.stream(tests).mapToDouble(SpectrumTest::probability).toArray()))
        .isGreaterThan(1e-3);
    assertThat(Arrays.stream(tests).mapToDouble(SpectrumTest::chiSquared).average().orElseThrow())
        .isBetween(3.8, 6.2);
  }

  /** A dipole of 0.02, 6 of its errors. */
  @Test
  void aDipoleIsNoIsotropicSky() {
    SpectrumTest test = isotropy(0.02, 1, 500);
    assertThat(test.probability()).isLessThan(0.01);
    assertThat(test.degreesOfFreedom()).isEqualTo(L_MAX);
    assertThat(test.toys()).isEqualTo(500);
  }
}
