package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.grid.OrderedHarmonics;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class BandPowerFitTest {
  private static final double[] OPEN = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

  private static BandPowerFit.Result oneDegree(double u1, double u2, double window) {
    double[][] information = {{4, 0}, {0, 4}};
    HarmonicScores scores =
        new HarmonicScores(new OrderedHarmonics(1), new double[] {u1, u2}, information);
    return new BandPowerFit(scores, new double[] {1, window}, 1, Workers.single()).fit();
  }

  @Test
  void twoModesGiveTheirMeanSquareLessTheNoise() {
    // a = u/F = 3/4, 5/4 with variance C + 1/4: C = (9 + 25)/2/16 - 1/4 = 13/16. The variance of
    // a mean of two squares is (C + 1/4)^2: error 17/16.
    BandPowerFit.Result result = oneDegree(3, 5, 1);
    assertThat(result.converged()).isTrue();
    assertThat(result.powers()[0]).isCloseTo(13 / 16.0, within(1e-12));
    assertThat(Math.sqrt(result.covariance()[0][0])).isCloseTo(17 / 16.0, within(1e-12));
  }

  @Test
  void lessThanNoiseIsNegativeWithTheErrorOfNoise() {
    // (1 + 1/4)/2/16 - 1/4 = -27/128; without signal the error is that of the noise, 1/4.
    BandPowerFit.Result result = oneDegree(1, 0.5, 1);
    assertThat(result.powers()[0]).isCloseTo(-27 / 128.0, within(1e-12));
    assertThat(Math.sqrt(result.covariance()[0][0])).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void whatBinningTookAwayIsGivenBack() {
    // b = 1/2: b^2 C is what it was above.
    assertThat(oneDegree(3, 5, 0.5).powers()[0]).isCloseTo(13 / 4.0, within(1e-11));
  }

  @Test
  void mixedModesOfLowRankGiveWhatDenseInversesGive() throws IOException {
    double[][] factor = new double[12][9];
    SpectraReference.lines("factor").forEach(f -> factor[(int) f[0]][(int) f[1]] = f[2]);
    double[][] information = new double[12][12];
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 12; j++) {
        for (int k = 0; k < 9; k++) {
          information[i][j] += factor[i][k] * factor[j][k];
        }
      }
    }
    double[] u = SpectraReference.lines("score").stream().mapToDouble(x -> x[1]).toArray();
    HarmonicScores scores = new HarmonicScores(new OrderedHarmonics(3), u, information);
    BandPowerFit.Result result = new BandPowerFit(scores, OPEN, 1, Workers.single()).fit();
    assertThat(result.converged()).isTrue();
    List<double[]> powers = SpectraReference.lines("power");
    List<double[]> errors = SpectraReference.lines("error");
    for (int b = 0; b < 3; b++) {
      // The fit ends within a hundredth of an error.
      double error = errors.get(b)[1];
      assertThat(result.powers()[b]).isCloseTo(powers.get(b)[1], within(0.02 * error));
      assertThat(Math.sqrt(result.covariance()[b][b])).isCloseTo(error, within(0.02 * error));
    }
    assertThat(powers.get(1)[1]).isNegative();
  }

  @Test
  void groupsOfOrdersChangeNothingThatCounts() {
    HarmonicScores scores = scores(SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 1e6));
    BandPowerFit grouped = new BandPowerFit(scores, OPEN, 1, Workers.single());
    BandPowerFit whole = new BandPowerFit(scores, OPEN, 1, 0, Workers.single());
    // A wave of 3 percent in the rate does not join orders; 72 harmonics are all there are.
    assertThat(grouped.largestGroup()).isLessThan(20);
    assertThat(whole.largestGroup()).isEqualTo(72);
    BandPowerFit.Result one = grouped.fit();
    BandPowerFit.Result other = whole.fit();
    for (int b = 0; b < 8; b++) {
      double error = Math.sqrt(other.covariance()[b][b]);
      assertThat(one.powers()[b]).isCloseTo(other.powers()[b], within(0.03 * error));
      assertThat(Math.sqrt(one.covariance()[b][b])).isCloseTo(error, within(0.01 * error));
    }
  }

  @Test
  void halfADayJoinsAllOrders() {
    HarmonicScores scores =
        scores(SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 1e6).withGap(10, 34));
    BandPowerFit fit = new BandPowerFit(scores, OPEN, 2, Workers.single());
    assertThat(fit.largestGroup()).isEqualTo(72);
    assertThat(fit.bands()).isEqualTo(4);
    assertThat(fit.fit().converged()).isTrue();
  }

  @Test
  void threadsChangeNoBit() {
    HarmonicScores scores =
        scores(SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 1e6).withGap(10, 20));
    BandPowerFit.Result one = new BandPowerFit(scores, OPEN, 1, Workers.single()).fit();
    try (Workers three = Workers.of(3)) {
      assertThat(new BandPowerFit(scores, OPEN, 1, three).fit().powers())
          .containsExactly(one.powers());
    }
  }

  @Test
  void isotropicToysScatterByTheErrorAroundZero() {
    HarmonicScores scores = scores(SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 1e6));
    BandPowerFit fit = new BandPowerFit(scores, OPEN, 1, Workers.single());
    int toys = 400;
    int bands = fit.bands();
    double[] sum = new double[bands];
    double[] squares = new double[bands];
    for (int toy = 0; toy < toys; toy++) {
      double[] powers = fit.toy(RandomSource.XO_SHI_RO_256_PP.create(toy)).powers();
      for (int b = 0; b < bands; b++) {
        sum[b] += powers[b] / toys;
        squares[b] += powers[b] * powers[b] / toys;
      }
    }
    // The error of an isotropic sky: that of scores which are all zero.
    HarmonicScores none =
        new HarmonicScores(
            scores.harmonics(), new double[scores.scores().length], scores.information());
    double[][] covariance = new BandPowerFit(none, OPEN, 1, Workers.single()).fit().covariance();
    for (int b = 0; b < bands; b++) {
      double error = Math.sqrt(covariance[b][b]);
      // 4 sigma of a mean of 400; a false alarm in 1 of 2,000 seeds for 8 bands. Scatter: 30 %, as
      // squares of few modes have long tails.
      assertThat(sum[b] / error).as("%d", b).isCloseTo(0, within(4 / Math.sqrt(toys)));
      assertThat(Math.sqrt(squares[b]) / error).isCloseTo(1, within(0.3));
    }
  }

  @Test
  void degreesThatTheSkyDoesNotTellAreRefused() {
    double[][] information = new double[6][6];
    // l = 1 2 1 2 2 2: nothing is known of degree 2.
    information[0][0] = 4;
    information[2][2] = 4;
    HarmonicScores scores = new HarmonicScores(new OrderedHarmonics(2), new double[6], information);
    assertThatThrownBy(() -> new BandPowerFit(scores, OPEN, 1, Workers.single()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("up to 2")
        .hasMessageContaining("--l-max");
  }

  private static HarmonicScores scores(SyntheticDetector detector) {
    double[] sky = SyntheticDetector.dipole(detector.equatorialGrid(), 0.02, -0.01);
    return HarmonicScores.of(
        ScannedData.of(
            new Dataset(Arrays.asList(detector.poisson("site", sky, 4))), Workers.single()),
        8);
  }
}
