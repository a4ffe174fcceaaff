package org.anisky.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.junit.jupiter.api.Test;

/** Two detectors under a strong dipole, at the truth. */
class WeightedScoresTest {
  private static final List<SyntheticDetector> DETECTORS =
      List.of(
          SyntheticDetector.onCylinder(19, 60, 10, 12, 12, 1e5),
          SyntheticDetector.onCylinder(-35, 55, 10, 12, 12, 4e4).withGap(2, 4));

  private interface Weight {
    double of(int d, int tau, int i);
  }

  private static final class Case {
    private final ScannedData data;
    private final double[][] basis;
    private final FisherInformation information;
    private final AnisotropyModel model;
    private final WeightedScores scores;

    /** Events of a mean squared weight over mean weight of one's own in every cell. */
    private Case(Weight weight) {
      double[] sky = SyntheticDetector.dipole(DETECTORS.get(0).equatorialGrid(), 0.2, -0.1);
      List<DetectorCounts> counts = List.of(counts(0, sky, weight), counts(1, sky, weight));
      data = ScannedData.of(new Dataset(counts), Workers.single());
      model =
          new AnisotropyModel(
              sky,
              DETECTORS.stream().map(SyntheticDetector::rate).toList(),
              DETECTORS.stream().map(SyntheticDetector::acceptance).toList());
      double[] exposure = new double[sky.length];
      data.exposure(model, exposure);
      basis = MultipoleBasis.upTo(2, data.grid()).values();
      information = FisherInformation.of(data, model, exposure, basis);
      scores = new WeightedScores(data, model, basis, information);
    }

    private static DetectorCounts counts(int d, double[] sky, Weight weight) {
      double[][] mu = DETECTORS.get(d).expected(sky);
      double[][] squares = new double[mu.length][mu[0].length];
      for (int tau = 0; tau < mu.length; tau++) {
        for (int i = 0; i < mu[tau].length; i++) {
          squares[tau][i] = weight.of(d, tau, i) * mu[tau][i];
        }
      }
      return DETECTORS.get(d).counts("site " + d, mu, squares);
    }

    /** u_k of an event of detector d in a cell. */
    private double score(int k, int d, int tau, int i) {
      int a = data.detectors().get(d).scan().equatorialPixel(tau, i);
      return basis[k][a] / model.relativeIntensity()[a]
          + information.rateShift(k, d)[tau]
          + information.acceptanceShift(k, d)[i];
    }
  }

  private static double[][] unit(int size) {
    double[][] unit = new double[size][size];
    for (int k = 0; k < size; k++) {
      unit[k][k] = 1;
    }
    return unit;
  }

  /** sum mu u_k u_l is the profiled information: the covariance of plain events' scores. */
  @Test
  void ofPlainEventsItIsTheInformation() {
    Case plain = new Case((d, tau, i) -> 1);
    double[][] covariance = plain.scores.covariance(unit(plain.basis.length));
    double[][] information = plain.information.matrix();
    for (int k = 0; k < information.length; k++) {
      for (int l = 0; l < information.length; l++) {
        // The elimination ends when its residual has fallen by 1e-9.
        assertThat(covariance[k][l]).isCloseTo(information[k][l], within(1e-8 * information[0][0]));
      }
    }
  }

  @Test
  void ofWeightedEventsItIsTheSumOverCells() {
    Case weighted =
        new Case((d, tau, i) -> d == 0 ? 1 + 0.2 * tau + 0.3 * (i % 5) : 2 + 0.1 * (i % 7));
    // Two combinations of the first, the third and the fifth score.
    double[][] combinations = {{1, 0, 0.5, 0, -2, 0}, {0, 1, 0, 3, 0, 0.25}};
    double[][] expected = new double[2][2];
    for (int d = 0; d < DETECTORS.size(); d++) {
      ScannedData.Detector detector = weighted.data.detectors().get(d);
      for (int tau = 0; tau < detector.scan().bins(); tau++) {
        double[] squares = detector.counts().squaredWeights(tau);
        for (int i = 0; i < squares.length; i++) {
          double[] u = new double[2];
          for (int k = 0; k < 6; k++) {
            double score = squares[i] > 0 ? weighted.score(k, d, tau, i) : 0;
            u[0] += combinations[0][k] * score;
            u[1] += combinations[1][k] * score;
          }
          for (int c = 0; c < 2; c++) {
            for (int b = 0; b < 2; b++) {
              expected[c][b] += squares[i] * u[c] * u[b];
            }
          }
        }
      }
    }
    double[][] covariance = weighted.scores.covariance(combinations);
    for (int c = 0; c < 2; c++) {
      for (int b = 0; b < 2; b++) {
        assertThat(covariance[c][b]).isCloseTo(expected[c][b], within(1e-10 * expected[0][0]));
      }
    }
  }
}
