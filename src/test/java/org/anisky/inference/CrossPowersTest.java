package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.grid.OrderedHarmonics;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.anisky.statistics.SemidefiniteFactor;
import org.junit.jupiter.api.Test;

/** What two data sets have in common, by hand and over toys. */
class CrossPowersTest {
  private static final double[] OPEN = {1, 1, 1, 1, 1, 1, 1};
  private static final int L_MAX = 6;

  private static CrossPowers.Side side(double u1, double u2, double information, double window) {
    double[][] matrix = {{information, 0}, {0, information}};
    return new CrossPowers.Side(
        new HarmonicScores(new OrderedHarmonics(1), new double[] {u1, u2}, matrix),
        new double[] {1, window});
  }

  @Test
  void twoModesGiveTheMeanOfTheirProducts() {
    // a = u/F = 3/4, 5/4 and 1/2, 1: products 3/8 and 5/4, mean 13/16. Noise 1/4 and 1/2 of two
    // modes: variance 1/4 1/2/2 = 1/16.
    CrossPowers.Result result =
        CrossPowers.of(side(3, 5, 4, 1), side(1, 2, 2, 1), new double[1], 1, Workers.single());
    assertThat(result.powers()[0]).isCloseTo(13 / 16.0, within(1e-12));
    assertThat(result.covariance()[0][0]).isCloseTo(1 / 16.0, within(1e-12));
  }

  @Test
  void theSkyScattersTooAndBinningIsGivenBack() {
    // Of equal modes weights change no estimate. Variance of a product of a = s + n, b = s + m with
    // C = 2: (C + 1/4)(C + 1/2) + C^2 = 77/8, of the mean of two 77/16.
    CrossPowers.Result result =
        CrossPowers.of(side(3, 5, 4, 1), side(1, 2, 2, 1), new double[] {2}, 1, Workers.single());
    assertThat(result.powers()[0]).isCloseTo(13 / 16.0, within(1e-12));
    assertThat(result.covariance()[0][0]).isCloseTo(77 / 16.0, within(1e-11));
    // Windows 1/2 and 1/4: an eighth of the power is seen.
    assertThat(
            CrossPowers.of(
                    side(3, 5, 4, 0.5), side(1, 2, 2, 0.25), new double[1], 1, Workers.single())
                .powers()[0])
        .isCloseTo(8 * 13 / 16.0, within(1e-11));
  }

  private static HarmonicScores scores(double latitude, double events) {
    SyntheticDetector detector = SyntheticDetector.onCylinder(latitude, 60, 24, 48, 48, events);
    double[] sky = SyntheticDetector.dipole(detector.equatorialGrid(), 0, 0);
    return HarmonicScores.of(
        ScannedData.of(new Dataset(List.of(detector.poisson("site", sky, 4))), Workers.single()),
        L_MAX);
  }

  /** Scores of a sky: F a and noise of covariance F. */
  private static CrossPowers.Side drawn(
      HarmonicScores of, SemidefiniteFactor factor, double[] sky, Random random) {
    double[] normal = new double[factor.rank()];
    for (int k = 0; k < normal.length; k++) {
      normal[k] = random.nextGaussian();
    }
    double[] u = factor.transposed(normal);
    for (int k = 0; k < u.length; k++) {
      for (int l = 0; l < u.length; l++) {
        u[k] += of.information()[k][l] * sky[l];
      }
    }
    return new CrossPowers.Side(new HarmonicScores(of.harmonics(), u, of.information()), OPEN);
  }

  /**
   * An array at 19 deg North and one at 35 deg South under one sky, and under two skies that have
   * nothing in common. 400 toys; 4.5 standard errors for 12 means: one false alarm in 12,000 seeds.
   */
  @Test
  void commonPowerIsFoundWithoutBiasAndScattersAsItsCovarianceSays() {
    HarmonicScores north = scores(19, 1e6);
    HarmonicScores south = scores(-35, 4e5);
    SemidefiniteFactor ofNorth = SemidefiniteFactor.of(north.information(), 1e-9, Workers.single());
    SemidefiniteFactor ofSouth = SemidefiniteFactor.of(south.information(), 1e-9, Workers.single());
    int[] degrees = north.harmonics().degrees();
    double[] truth = new double[L_MAX];
    for (int l = 1; l <= L_MAX; l++) {
      truth[l - 1] = 1e-4 / (l * l);
    }
    Random random = new Random(3);
    int toys = 400;
    double[] same = new double[L_MAX];
    double[] squares = new double[L_MAX];
    double[] apart = new double[L_MAX];
    double[] apartSquares = new double[L_MAX];
    double[][] covariance = null;
    for (int toy = 0; toy < toys; toy++) {
      double[] sky = new double[degrees.length];
      double[] otherSky = new double[degrees.length];
      for (int k = 0; k < sky.length; k++) {
        double root = Math.sqrt(truth[degrees[k] - 1]);
        sky[k] = root * random.nextGaussian();
        otherSky[k] = root * random.nextGaussian();
      }
      CrossPowers.Side one = drawn(north, ofNorth, sky, random);
      CrossPowers.Result common =
          CrossPowers.of(one, drawn(south, ofSouth, sky, random), truth, 1, Workers.single());
      CrossPowers.Result none =
          CrossPowers.of(one, drawn(south, ofSouth, otherSky, random), truth, 1, Workers.single());
      covariance = common.covariance();
      for (int b = 0; b < L_MAX; b++) {
        same[b] += common.powers()[b] / toys;
        squares[b] += Math.pow(common.powers()[b] - truth[b], 2) / toys;
        apart[b] += none.powers()[b] / toys;
        apartSquares[b] += Math.pow(none.powers()[b], 2) / toys;
      }
    }
    for (int b = 0; b < L_MAX; b++) {
      double error = Math.sqrt(squares[b] / toys);
      assertThat((same[b] - truth[b]) / error).as("l = %d", b + 1).isCloseTo(0, within(4.5));
      assertThat(apart[b] / Math.sqrt(apartSquares[b] / toys)).isCloseTo(0, within(4.5));
      // Of few modes: a scatter is known to 10 percent and less.
      assertThat(Math.sqrt(squares[b] / covariance[b][b])).isCloseTo(1, within(0.3));
    }
    // A bias by noise, as a spectrum of the sum has, would be seen: it is many errors.
    assertThat(truth[0]).isGreaterThan(4.5 * Math.sqrt(apartSquares[0] / toys));
  }
}
