package org.anisky.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.anisky.Workers;
import org.junit.jupiter.api.Test;

/** Small pieces against numpy and scipy: {@code testdata/reference/statistics.csv}. */
class ReferenceNumbersTest {
  private static final Workers ONE = Workers.single();
  private static final double[] VARIANCES = {0.3, 0.02, 0, 1.5, -0.001, 0.1, 0.7};

  private static List<String[]> rows(String kind) throws IOException {
    List<String[]> rows =
        Files.readAllLines(Path.of("testdata/reference/statistics.csv")).stream()
            .filter(line -> line.startsWith(kind + ","))
            .map(line -> line.split(",", -1))
            .toList();
    assertThat(rows).isNotEmpty();
    return rows;
  }

  private static double number(String[] row, int k) {
    return Double.parseDouble(row[k]);
  }

  private static double value(String[] row) {
    return number(row, row.length - 1);
  }

  /** The matrix of the generator: whole numbers, exact. */
  private static double[][] information(int size, int rank) {
    double[][] f = new double[size][size];
    for (int r = 0; r < rank; r++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          f[i][j] += element(r, i) * element(r, j);
        }
      }
    }
    return f;
  }

  private static double element(int r, int k) {
    return (7 * r + 3 * k + r * k) % 11 - 5;
  }

  @Test
  void aFilteredInformationIsThatOfNumpy() throws IOException {
    SemidefiniteFactor factor = SemidefiniteFactor.of(information(7, 5), 1e-12, ONE);
    assertThat(factor.rank()).isEqualTo((int) value(rows("rank").get(0)));
    SemidefiniteFactor.Filtered filtered = factor.filtered(VARIANCES, ONE);
    for (String[] row : rows("filtered")) {
      assertThat(filtered.matrix()[(int) number(row, 1)][(int) number(row, 2)])
          .isCloseTo(value(row), within(1e-11));
    }
    assertThat(filtered.logDeterminant())
        .isCloseTo(value(rows("log_determinant").get(0)), within(1e-11));
  }

  @Test
  void aFactorGivesItsMatrixBackAndDrawsWithIt() {
    double[][] f = information(7, 5);
    SemidefiniteFactor factor = SemidefiniteFactor.of(f, 1e-12, ONE);
    double[][] drawn = new double[7][7];
    for (int r = 0; r < factor.rank(); r++) {
      double[] one = new double[factor.rank()];
      one[r] = 1;
      double[] x = factor.transposed(one);
      for (int i = 0; i < 7; i++) {
        for (int j = 0; j < 7; j++) {
          drawn[i][j] += x[i] * x[j];
        }
      }
    }
    for (int i = 0; i < 7; i++) {
      assertThat(drawn[i]).containsExactly(f[i], within(1e-11));
      double[] unit = new double[7];
      unit[i] = 1;
      assertThat(factor.product(unit)).containsExactly(f[i], within(1e-11));
    }
  }

  @Test
  void directionsOfLittleInformationAreLeftOut() {
    double[][] f = {{4, 0, 0}, {0, 1e-7, 0}, {0, 0, 1}};
    assertThat(SemidefiniteFactor.of(f, 1e-6, ONE).rank()).isEqualTo(2);
    assertThat(SemidefiniteFactor.of(f, 1e-9, ONE).rank()).isEqualTo(3);
    SemidefiniteFactor none = SemidefiniteFactor.of(new double[2][2], 1e-9, ONE);
    assertThat(none.rank()).isZero();
    assertThat(none.filtered(new double[] {1, 1}, ONE).logDeterminant()).isZero();
    assertThat(none.filtered(new double[] {1, 1}, ONE).matrix()[1]).containsExactly(0, 0);
    assertThat(none.product(new double[] {1, 2})).containsExactly(0, 0);
  }

  /** 1 + F S = 1 - 4 < 0. */
  @Test
  void priorVariancesThatLeaveNoCovarianceAreTold() {
    SemidefiniteFactor factor = SemidefiniteFactor.of(new double[][] {{4}}, 1e-9, ONE);
    assertThat(factor.filtered(new double[] {-1}, ONE)).isNull();
    assertThat(factor.filtered(new double[] {-0.125}, ONE).matrix()[0][0])
        .isCloseTo(8, within(1e-12));
  }

  /** Whole numbers: every order of summation gives the same bits. */
  @Test
  void productsOfRowsAreThoseOfTheDefinition() {
    for (int[] shape : new int[][] {{1, 1}, {3, 5}, {4, 256}, {66, 257}, {131, 300}}) {
      double[][] left = new double[shape[0]][shape[1]];
      double[][] right = new double[shape[0]][shape[1]];
      for (int i = 0; i < shape[0]; i++) {
        for (int k = 0; k < shape[1]; k++) {
          left[i][k] = (31 * i + 17 * k + i * k) % 23 - 11;
          right[i][k] = left[i][k] * (k % 5 + 1); // the product is symmetric
        }
      }
      for (Workers workers : List.of(ONE, Workers.of(3))) {
        try (workers) {
          double[][] product = RowProducts.symmetric(left, right, workers);
          for (int i = 0; i < shape[0]; i++) {
            for (int j = 0; j < shape[0]; j++) {
              double sum = 0;
              for (int k = 0; k < shape[1]; k++) {
                sum += left[i][k] * right[j][k];
              }
              assertThat(product[i][j]).isEqualTo(sum);
            }
          }
        }
      }
    }
  }

  @Test
  void lengthsOfVectorsHaveTheProbabilitiesOfScipy() throws IOException {
    for (String[] row : rows("isotropic")) {
      AmplitudeLaw law = AmplitudeLaw.of((int) number(row, 1));
      assertThat(law.isotropicProbability(number(row, 2)))
          .isCloseTo(value(row), withinPercentage(1e-9));
    }
    for (String[] row : rows("below")) {
      AmplitudeLaw law = AmplitudeLaw.of((int) number(row, 1));
      assertThat(law.probabilityBelow(number(row, 2), number(row, 3)))
          .isCloseTo(value(row), within(1e-12));
    }
    for (AmplitudeLaw law : AmplitudeLaw.values()) {
      assertThat(law.probabilityBelow(0, 1)).isZero();
      assertThat(law.probabilityBelow(1, 50)).isCloseTo(0, within(1e-15));
      assertThat(law.probabilityBelow(60, 2)).isCloseTo(1, within(1e-12));
    }
  }

  /** The most likely true length of the measured one that is typical for it. */
  @Test
  void typicalAndMostLikelyLengthsAreInverse() {
    for (AmplitudeLaw law : AmplitudeLaw.values()) {
      assertThat(law.typical(0)).isCloseTo(Math.sqrt(law.components()), within(1e-15));
      assertThat(law.best(0.999 * Math.sqrt(law.components()))).isZero();
      for (double amplitude : new double[] {0.5, 1, 3, 20}) {
        assertThat(law.best(law.typical(amplitude))).isCloseTo(amplitude, withinPercentage(1e-4));
      }
    }
  }

  @Test
  void estimatesOfPowersHaveTheProbabilitiesOfScipy() throws IOException {
    for (String[] row : rows("power")) {
      assertThat(
              PowerInterval.probabilityBelow(
                  number(row, 1), number(row, 2), number(row, 3), number(row, 4)))
          .isCloseTo(value(row), within(1e-10));
    }
  }

  /**
   * Ten pairs of the same measured length count alike: the middles of their shares are at 0.05,
   * 0.15 to 0.95, between which truths are interpolated; errors are sqrt(p (1 - p)/10) in share.
   */
  @Test
  void quantilesOfPairsThatCountAlikeAreThoseByHand() {
    double[] truth = {7, 3, 0, 9, 5, 1, 8, 2, 6, 4};
    double[] measured = new double[10];
    Arrays.fill(measured, 2);
    SimulatedAmplitude pairs = new SimulatedAmplitude(truth, measured, 0.5);
    assertThat(pairs.upper(2, 0.5).value()).isCloseTo(4.5, within(1e-12));
    assertThat(pairs.upper(2, 0.6).value()).isCloseTo(5.5, within(1e-12));
    assertThat(pairs.upper(2, 0.97).value()).isEqualTo(9);
    assertThat(pairs.upper(2, 0.03).value()).isZero();
    assertThat(pairs.upper(2, 0.5).error()).isCloseTo(10 * Math.sqrt(0.25 / 10), within(1e-12));
  }
}
