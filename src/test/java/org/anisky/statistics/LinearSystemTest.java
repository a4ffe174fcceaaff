package org.anisky.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinearSystemTest {
  @Test
  void theInverseOfATwoByTwoMatrixIsTheOneByHand() {
    // det(4 2; 2 3) = 8: inverse (3 -2; -2 4)/8. A handful of roundings.
    double[][] inverse = LinearSystem.invert(new double[][] {{4, 2}, {2, 3}});
    assertThat(inverse[0][0]).isCloseTo(0.375, within(1e-15));
    assertThat(inverse[0][1]).isCloseTo(-0.25, within(1e-15));
    assertThat(inverse[1][0]).isEqualTo(inverse[0][1]);
    assertThat(inverse[1][1]).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void aSingularMatrixHasNoInverse() {
    assertThat(LinearSystem.invert(new double[][] {{1, 1}, {1, 1}})).isNull();
    assertThat(LinearSystem.invert(new double[][] {{0}})).isNull();
    assertThat(LinearSystem.invert(new double[][] {{1, 1}, {1, Math.nextUp(1.0)}})).isNull();
    assertThat(LinearSystem.invert(new double[][] {{Double.NaN}})).isNull();
  }

  @Test
  void aMatrixOfVerySmallNumbersIsNotSingular() {
    assertThat(LinearSystem.invert(new double[][] {{1, 0}, {0, 1e-30}})[1][1])
        .isCloseTo(1e30, within(1e15));
  }

  @Test
  void anIndefiniteMatrixHasNoInverse() {
    assertThat(LinearSystem.invert(new double[][] {{1, 2}, {2, 1}})).isNull();
  }

  @Test
  void theMatrixIsNotModified() {
    double[][] matrix = {{4, 2}, {2, 3}};
    LinearSystem.invert(matrix);
    assertThat(matrix).isDeepEqualTo(new double[][] {{4, 2}, {2, 3}});
    double[] right = {1, 2};
    LinearSystem.leastSquares(matrix, right);
    assertThat(matrix).isDeepEqualTo(new double[][] {{4, 2}, {2, 3}});
    assertThat(right).containsExactly(1, 2);
  }

  @Test
  void aLineThroughThreePointsIsTheOneByHand() {
    // y = a + b x through (0, 1), (1, 3), (2, 4): b = 3/2, a = 8/3 - 3/2 = 7/6.
    double[] x =
        LinearSystem.leastSquares(new double[][] {{1, 0}, {1, 1}, {1, 2}}, new double[] {1, 3, 4});
    assertThat(x[0]).isCloseTo(7.0 / 6, within(1e-14));
    assertThat(x[1]).isCloseTo(1.5, within(1e-14));
  }

  @Test
  void ofManySolutionsTheShortestIsTaken() {
    // x + y = 2 twice: (1, 1).
    double[] x = LinearSystem.leastSquares(new double[][] {{1, 1}, {1, 1}}, new double[] {2, 2});
    assertThat(x[0]).isCloseTo(1, within(1e-14));
    assertThat(x[1]).isCloseTo(1, within(1e-14));
  }
}
