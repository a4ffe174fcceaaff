package org.anisky.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FisherScoringTest {
  /**
   * n = 5 events against a rate x: ln L = n ln x - x, score n/x - 1, information 1/x, its maximum x
   * = n in one step from anywhere, since x + x (n/x - 1) = n.
   */
  private static class Events implements LikelihoodProblem<double[]> {
    private static final double N = 5;

    @Override
    public double[] parameters(double[] x) {
      return x;
    }

    @Override
    public double[] score(double[] x) {
      return new double[] {N / x[0] - 1};
    }

    @Override
    public double[][] covariance(double[] x) {
      return new double[][] {{x[0]}};
    }

    @Override
    public Optional<double[]> move(double[] x, double[] change) {
      double moved = x[0] + change[0];
      return moved > 0 ? Optional.of(new double[] {moved}) : Optional.empty();
    }

    @Override
    public double gain(double[] x, double[] other) {
      return N * Math.log(x[0] / other[0]) - (x[0] - other[0]);
    }
  }

  private static FisherScoring.Maximum<double[]> climb(LikelihoodProblem<double[]> problem) {
    return new FisherScoring<>(problem).from(new double[] {40});
  }

  @Test
  void theRateOfCountsIsTheirNumber() {
    FisherScoring.Maximum<double[]> maximum = climb(new Events());
    assertThat(maximum.converged()).isTrue();
    assertThat(maximum.state()[0]).isCloseTo(5, within(1e-12));
  }

  /** From x = 40 a step four times too long ends at 40 - 140 < 0, halved at 40 - 70, then at 5. */
  @Test
  void stepsIntoNegativeExpectationsAreHalved() {
    LikelihoodProblem<double[]> bold =
        new Events() {
          @Override
          public double[][] covariance(double[] x) {
            return new double[][] {{x[0] > 6 ? 4 * x[0] : x[0]}};
          }
        };
    FisherScoring.Maximum<double[]> maximum = climb(bold);
    assertThat(maximum.converged()).isTrue();
    assertThat(maximum.state()[0]).isCloseTo(5, within(1e-9));
  }

  /**
   * ln L = -x^2/2 with an information of 1/1.9 of the true one: plain steps go x -> -0.9 x and need
   * two hundred of them for nine digits; cut to the maximum on their way, one is enough.
   */
  @Test
  void stepsBeyondTheMaximumAreCutToIt() {
    int[] moves = {0};
    LikelihoodProblem<double[]> valley =
        new LikelihoodProblem<>() {
          @Override
          public double[] parameters(double[] x) {
            return x;
          }

          @Override
          public double[] score(double[] x) {
            return new double[] {-x[0]};
          }

          @Override
          public double[][] covariance(double[] x) {
            return new double[][] {{1.9}};
          }

          @Override
          public Optional<double[]> move(double[] x, double[] change) {
            moves[0]++;
            return Optional.of(new double[] {x[0] + change[0]});
          }

          @Override
          public double gain(double[] x, double[] other) {
            return (other[0] * other[0] - x[0] * x[0]) / 2;
          }
        };
    FisherScoring.Maximum<double[]> maximum = climb(valley);
    assertThat(maximum.converged()).isTrue();
    assertThat(Math.abs(maximum.state()[0])).isLessThan(1e-8);
    assertThat(moves[0]).isLessThan(10);
  }

  /** A likelihood without maximum: not converging is a result. */
  @Test
  void aLikelihoodThatGrowsForeverDoesNotConverge() {
    LikelihoodProblem<double[]> slope =
        new Events() {
          @Override
          public double[] score(double[] x) {
            return new double[] {1};
          }

          @Override
          public double gain(double[] x, double[] other) {
            return x[0] - other[0];
          }
        };
    assertThat(climb(slope).converged()).isFalse();
  }
}
