package org.anisky.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class InformationLossTest {
  private static final int SIZE = 6;

  /** Of full rank, with scales of 1 to 1e5, so that units matter. */
  private static DMatrixRMaj known(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj root = new DMatrixRMaj(SIZE, SIZE);
    for (int k = 0; k < SIZE; k++) {
      for (int l = 0; l < SIZE; l++) {
        root.set(k, l, Math.pow(10, k) * (random.nextDouble() - 0.5 + (k == l ? 2 : 0)));
      }
    }
    DMatrixRMaj known = new DMatrixRMaj(SIZE, SIZE);
    CommonOps_DDRM.multTransB(root, root, known);
    return known;
  }

  private static double[][] rows(DMatrixRMaj matrix) {
    double[][] rows = new double[matrix.numRows][matrix.numCols];
    for (int k = 0; k < rows.length; k++) {
      for (int l = 0; l < rows[k].length; l++) {
        rows[k][l] = matrix.get(k, l);
      }
    }
    return rows;
  }

  /** F = K less a part of it in two directions that are not known: F^-1 - K^-1 has rank two. */
  @Test
  void theSquaresOfTheFunctionsAreTheDifferenceOfTheInverses() {
    DMatrixRMaj known = known(3);
    DMatrixRMaj profiled = known.copy();
    SplittableRandom random = new SplittableRandom(5);
    for (double lost : new double[] {0.4, 0.7}) {
      DMatrixRMaj mixed = new DMatrixRMaj(SIZE, 1);
      for (int k = 0; k < SIZE; k++) {
        mixed.set(k, 0, (random.nextDouble() - 0.5) * Math.pow(10, -k));
      }
      DMatrixRMaj direction = new DMatrixRMaj(SIZE, 1);
      CommonOps_DDRM.mult(known, mixed, direction);
      double whole = CommonOps_DDRM.dot(mixed, direction);
      // Both together take less than all: 0.55 of the information at most.
      CommonOps_DDRM.multAddTransB(-lost / 2 / whole, direction, direction, profiled);
    }
    DMatrixRMaj difference = profiled.copy();
    DMatrixRMaj inverse = known.copy();
    assertThat(CommonOps_DDRM.invert(difference)).isTrue();
    assertThat(CommonOps_DDRM.invert(inverse)).isTrue();
    CommonOps_DDRM.subtractEquals(difference, inverse);
    double[][] functions = InformationLoss.of(rows(known), rows(profiled)).functions();
    assertThat(functions).hasNumberOfRows(2);
    for (int k = 0; k < SIZE; k++) {
      for (int l = 0; l < SIZE; l++) {
        double sum = functions[0][k] * functions[0][l] + functions[1][k] * functions[1][l];
        double scale = Math.sqrt(inverse.get(k, k) * inverse.get(l, l));
        assertThat(sum).isCloseTo(difference.get(k, l), within(1e-6 * scale));
      }
    }
  }

  @Test
  void whatLosesNothingAddsNothing() {
    double[][] known = rows(known(4));
    assertThat(InformationLoss.of(known, known).functions()).isEmpty();
    double[][] nothing = new double[SIZE][SIZE];
    assertThat(InformationLoss.of(nothing, nothing).functions()).isEmpty();
  }

  /**
   * Diagonal: 4 falls to 1, so that 1/1 - 1/4 = 3/4 is added; a ten-thousandth is left out, and so
   * is a parameter that even K does not know. What is lost whole counts as 1e8 of what was known.
   */
  @Test
  void everyParameterOfItsOwnLosesItsOwn() {
    double[][] known = {{4, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 25}};
    double[][] profiled = {{1, 0, 0, 0}, {0, 0.99995, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
    double[][] functions = InformationLoss.of(known, profiled).functions();
    assertThat(functions).hasNumberOfRows(2);
    double[] squares = new double[4];
    for (double[] function : functions) {
      for (int k = 0; k < 4; k++) {
        squares[k] += function[k] * function[k];
      }
    }
    assertThat(squares[0]).isCloseTo(0.75, within(1e-12));
    assertThat(squares[1]).isZero();
    assertThat(squares[2]).isZero();
    assertThat(squares[3]).isCloseTo((1e8 - 1) / 25, within(1.0));
  }
}
