package org.anisky.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CovarianceTest {
  private static final Covariance<String> THREE =
      Covariance.of(List.of("a", "b", "c"), new double[][] {{4, 1, 2}, {1, 9, 3}, {2, 3, 25}});

  @Test
  void aBlockHasTheRowsAskedForInTheirOrder() {
    Covariance<String> block = THREE.block(List.of("c", "a"));
    assertThat(block.labels()).containsExactly("c", "a");
    assertThat(block.matrix()).isDeepEqualTo(new double[][] {{25, 2}, {2, 4}});
    assertThatThrownBy(() -> THREE.block(List.of("d")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("d is none of [a, b, c]");
  }

  @Test
  void variancesOfIndependentPartsAdd() {
    assertThat(THREE.plus(THREE).matrix())
        .isDeepEqualTo(new double[][] {{8, 2, 4}, {2, 18, 6}, {4, 6, 50}});
    assertThatThrownBy(() -> THREE.plus(THREE.block(List.of("a"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void alongADirectionItIsTheVarianceOfThatCombination() {
    // Var(a + 2 b - c) = 4 + 4 x 9 + 25 + 2 (2 x 1 - 2 - 2 x 3) = 53.
    assertThat(THREE.along(1, 2, -1)).isEqualTo(53);
    // Var(3 a + 4 b) = 9 x 4 + 2 x 12 x 1 + 16 x 9 = 204.
    assertThat(THREE.block(List.of("a", "b")).alongInPlane(3, 4)).isEqualTo(204);
  }

  @Test
  void chiSquaredIsTheQuadraticFormOfTheInverse() {
    // The inverse of ((4, 1), (1, 9)) is ((9, -1), (-1, 4))/35: (9 - 2 x 2 + 4 x 4)/35 = 21/35.
    Covariance<String> two = THREE.block(List.of("a", "b"));
    assertThat(two.chiSquared(1, 2)).isCloseTo(0.6, within(1e-15));
    assertThat(two.chiSquaredInPlane(1, 2)).isEqualTo(21.0 / 35);
    assertThat(Covariance.of(new double[][] {{1, 1}, {1, 1}}).chiSquared(1, 2)).isNaN();
  }

  @Test
  void nothingFromOutsideChangesIt() {
    double[][] matrix = {{1, 0}, {0, 1}};
    Covariance<Integer> covariance = Covariance.of(matrix);
    matrix[0][0] = 7;
    covariance.matrix()[1][1] = 7;
    assertThat(covariance.matrix()).isDeepEqualTo(new double[][] {{1, 0}, {0, 1}});
    assertThatThrownBy(() -> Covariance.of(List.of("a"), matrix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 rows for the 1 numbers [a]");
  }
}
