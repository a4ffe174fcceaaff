package org.anisky.interpretation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.FullDipole;
import org.anisky.model.MeasuredValue;
import org.anisky.sky.Rotation;
import org.anisky.sky.SkyAxes;

/**
 * A dipole along other axes of the sky. Without d_N the components are those of its equatorial part
 * alone, and every one of them lacks {@code perNorth} times d_N.
 *
 * @param axes along which
 * @param components x, y, z
 * @param perNorth what d_N, along ICRS axes, adds to each of them; zero where it is measured and in
 *     them, shape (3); must not be modified
 * @param direction amplitude, longitude and latitude; empty unless d_N is measured
 */
public record AxesView(
    SkyAxes axes,
    List<MeasuredValue> components,
    double[] perNorth,
    Optional<FullDipole> direction) {
  /**
   * The view.
   *
   * @param dipole axes of ICRS
   */
  public static AxesView of(DipoleEstimate dipole, SkyAxes axes) {
    boolean full = dipole.full().isPresent();
    double[] values = axes.fromIcrs(padded(dipole.values()));
    double[][] statistical = axes.fromIcrs(padded(dipole.covariance()));
    double[][] systematic =
        dipole.systematicCovariance().map(matrix -> axes.fromIcrs(padded(matrix))).orElse(null);
    List<MeasuredValue> components = new ArrayList<>();
    for (int k = 0; k < Rotation.AXES; k++) {
      components.add(
          new MeasuredValue(
              values[k],
              Math.sqrt(statistical[k][k]),
              systematic == null
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(Math.sqrt(systematic[k][k]))));
    }
    double[] north = axes.fromIcrs(new double[] {0, 0, 1});
    return new AxesView(
        axes,
        List.copyOf(components),
        full ? new double[Rotation.AXES] : north,
        full ? Optional.of(FullDipole.of(values, statistical, systematic)) : Optional.empty());
  }

  private static double[] padded(double[] values) {
    return Arrays.copyOf(values, Rotation.AXES);
  }

  private static double[][] padded(double[][] matrix) {
    double[][] padded = new double[Rotation.AXES][Rotation.AXES];
    for (int k = 0; k < matrix.length; k++) {
      System.arraycopy(matrix[k], 0, padded[k], 0, matrix.length);
    }
    return padded;
  }
}
