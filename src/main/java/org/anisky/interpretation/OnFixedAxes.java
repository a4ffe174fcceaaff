package org.anisky.interpretation;

import java.util.Arrays;
import java.util.Optional;
import org.anisky.model.DipoleEstimate;
import org.anisky.sky.Precession;
import org.anisky.sky.Rotation;

/**
 * A dipole of date, turned to the axes of ICRS.
 *
 * @param dipole axes of ICRS
 * @param perNorth what d_N adds to d_0h and d_6h by the turn and cannot be added because it is not
 *     measured, shape (2): under 0.002 in 20 years; zero where it is measured; must not be modified
 */
public record OnFixedAxes(DipoleEstimate dipole, double[] perNorth) {
  /** A dipole that is there already. */
  public static OnFixedAxes already(DipoleEstimate dipole) {
    return new OnFixedAxes(dipole, new double[2]);
  }

  /**
   * By frame bias and precession of the IAU 2006 model.
   *
   * @param ofDate along the mean equator and equinox of {@code unixTime}
   * @param unixTime mean time of the data, s
   */
  public static OnFixedAxes of(DipoleEstimate ofDate, double unixTime) {
    int size = ofDate.components().size();
    double[][] turn = Rotation.transposed(Precession.ofDay(unixTime));
    double[][] block = new double[size][];
    for (int k = 0; k < size; k++) {
      block[k] = Arrays.copyOf(turn[k], size);
    }
    double[] values = new double[size];
    for (int k = 0; k < size; k++) {
      values[k] = Vectors.dot(block[k], ofDate.values());
    }
    Optional<double[][]> systematic =
        ofDate.systematicCovariance().map(matrix -> turned(block, matrix));
    DipoleEstimate dipole =
        Vectors.dipole(ofDate.components(), values, turned(block, ofDate.covariance()), systematic);
    double[] perNorth =
        size == Rotation.AXES ? new double[2] : new double[] {turn[0][2], turn[1][2]};
    return new OnFixedAxes(dipole, perNorth);
  }

  private static double[][] turned(double[][] block, double[][] covariance) {
    int size = block.length;
    double[][] turned = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < size; k++) {
          for (int l = 0; l < size; l++) {
            turned[i][j] += block[i][k] * covariance[k][l] * block[j][l];
          }
        }
      }
    }
    return turned;
  }
}
