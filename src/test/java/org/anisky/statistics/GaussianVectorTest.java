package org.anisky.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** By hand, with the covariance (4 2; 2 5) = L L^T, L = (2 0; 1 2), inverse (5 -2; -2 4)/16. */
class GaussianVectorTest {
  private static final double[][] COVARIANCE = {{4, 2}, {2, 5}};
  private static final double TINY = 1e-14;

  private static GaussianVector vector(double... values) {
    return GaussianVector.of(values, COVARIANCE).orElseThrow();
  }

  @Test
  void distancesAreThoseOfTheInverseCovariance() {
    GaussianVector vector = vector(2, 1);
    // (5 4 - 2 2 2 + 4)/16 of (2, 1), and 5 4/16 of (2, 0).
    assertThat(vector.distance(0, new double[] {0, 1})).isCloseTo(1, within(TINY));
    assertThat(vector.distance(1, new double[] {0, 1})).isCloseTo(1.25, within(TINY));
    assertThat(vector.distance(-1, new double[] {0, -1})).isCloseTo(1.25, within(TINY));
    assertThat(vector.distance(Math.sqrt(5), vector.direction())).isCloseTo(0, within(TINY));
    assertThat(vector.errorAlong(new double[] {1, 0})).isCloseTo(4 / Math.sqrt(5), within(TINY));
    assertThat(vector.errorAlong(new double[] {0, 1})).isCloseTo(2, within(TINY));
  }

  @Test
  void lengthsDirectionsAndSpreadsAreThoseOfTheFactor() {
    assertThat(vector(2, 1).amplitude()).isCloseTo(Math.sqrt(5), within(TINY));
    assertThat(vector(3, -4).direction()).containsExactly(0.6, -0.8);
    assertThat(vector(0, 0).direction()).containsExactly(1, 0);
    assertThat(vector(2, 1).spread(new double[] {1, 0})).isCloseTo(Math.sqrt(5), within(TINY));
    assertThat(vector(2, 1).spread(new double[] {3, -1})).isCloseTo(Math.sqrt(37), within(TINY));
    // sqrt((9/2)^2/16), and sqrt((12/3)^3/(1 1 10)) of three.
    assertThat(vector(2, 1).eccentricity()).isCloseTo(1.125, within(TINY));
    double[][] three = {{1, 0, 0}, {0, 1, 0}, {0, 0, 10}};
    assertThat(GaussianVector.of(new double[3], three).orElseThrow().eccentricity())
        .isCloseTo(Math.sqrt(6.4), within(TINY));
    double[][] equal = {{9, 0}, {0, 9}};
    assertThat(GaussianVector.of(new double[2], equal).orElseThrow().eccentricity()).isEqualTo(1);
  }

  @Test
  void vectorsThatAreNoneHaveNone() {
    assertThat(GaussianVector.of(new double[] {Double.NaN, 1}, COVARIANCE)).isEmpty();
    assertThat(GaussianVector.of(new double[] {1, Double.POSITIVE_INFINITY}, COVARIANCE)).isEmpty();
    assertThat(GaussianVector.of(new double[2], new double[][] {{1, 2}, {2, 1}})).isEmpty();
  }

  /**
   * Two nodes at +-1/sqrt 3, three at 0 and +-sqrt 0.6 with 8/9 and 5/9; exact to degree 2n - 1.
   */
  @Test
  void theRuleOfGaussHasTheNodesOfLegendre() {
    GaussLegendre two = GaussLegendre.of(2);
    assertThat(two.node(0, -1, 1)).isCloseTo(1 / Math.sqrt(3), within(TINY));
    assertThat(two.node(1, -1, 1)).isCloseTo(-1 / Math.sqrt(3), within(TINY));
    assertThat(two.weight(0, -1, 1)).isCloseTo(1, within(TINY));
    GaussLegendre three = GaussLegendre.of(3);
    assertThat(three.node(0, -1, 1)).isCloseTo(Math.sqrt(0.6), within(TINY));
    assertThat(three.node(1, -1, 1)).isCloseTo(0, within(TINY));
    assertThat(three.weight(1, -1, 1)).isCloseTo(8 / 9.0, within(TINY));
    for (int n : new int[] {2, 3, 7, 64}) {
      GaussLegendre rule = GaussLegendre.of(n);
      assertThat(rule.size()).isEqualTo(n);
      int degree = Math.min(2 * n - 1, 11);
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += rule.weight(k, 1, 3) * Math.pow(rule.node(k, 1, 3), degree);
      }
      double integral = (Math.pow(3, degree + 1) - 1) / (degree + 1);
      assertThat(sum / integral).as("%d nodes", n).isCloseTo(1, within(1e-13));
    }
  }
}
