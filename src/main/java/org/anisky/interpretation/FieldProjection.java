package org.anisky.interpretation;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.MeasuredValue;
import org.anisky.sky.Rotation;
import org.anisky.statistics.Covariance;
import org.anisky.statistics.Significance;

/**
 * A dipole along an ordered magnetic field b. Cosmic rays diffuse along the field far better than
 * across, so that a gradient of any direction makes a dipole s b, s of either sign (Ahlers 2016,
 * PRL 117, 151103). The equatorial components alone then tell s, and with it d_N = s b_N:
 *
 * <pre>
 *   s = b C^-1 d / (b C^-1 b)   over d_0h and d_6h, C their statistical and systematic covariance
 * </pre>
 *
 * @param field its direction
 * @param strength s from the equatorial components; positive when the dipole points where the field
 *     direction does
 * @param impliedNorth d_N were the dipole along the field
 * @param probability of equatorial components as far from the field's plane as those measured, were
 *     the dipole along it; the field's error in
 * @param along the projection d.b; empty unless d_N is measured
 * @param across the length of d - (d.b) b; empty unless d_N is measured
 * @param acrossProbability of at least this, were the dipole along the field; NaN unless d_N is
 *     measured
 */
public record FieldProjection(
    FieldDirection field,
    MeasuredValue strength,
    MeasuredValue impliedNorth,
    double probability,
    Optional<MeasuredValue> along,
    OptionalDouble across,
    double acrossProbability) {
  /** Two directions across the field. */
  private static final int ACROSS = 2;

  /**
   * The projection.
   *
   * @param dipole axes of ICRS
   */
  public static FieldProjection of(DipoleEstimate dipole, FieldDirection field) {
    boolean full = dipole.full().isPresent();
    double[] b = field.icrs();
    return new FieldProjection(
        field,
        measured(dipole, field, FieldProjection::equatorialWeights),
        measured(dipole, field, (d, f) -> times(f.icrs()[2], equatorialWeights(d, f))),
        planeProbability(dipole, field),
        full ? Optional.of(measured(dipole, field, (d, f) -> f.icrs())) : Optional.empty(),
        full ? OptionalDouble.of(length(acrossOf(dipole.values(), b))) : OptionalDouble.empty(),
        full ? acrossProbability(dipole, field) : Double.NaN);
  }

  /** Weights g of the components in a number g.d that depends on the direction of the field. */
  private interface Linear {
    double[] weights(DipoleEstimate dipole, FieldDirection field);
  }

  /** Of d_0h, d_6h and, with weight 0, d_N where it is measured. */
  private static double[] equatorialWeights(DipoleEstimate dipole, FieldDirection field) {
    double[] b = field.icrs();
    double[] two =
        Vectors.weights(
            new double[] {b[0], b[1]}, Vectors.equatorial(dipole, dipole.totalCovariance()));
    double[] all = new double[dipole.components().size()];
    for (int k = 0; k < two.length; k++) {
      all[dipole.components().indexOf(DipoleComponent.EQUATORIAL.get(k))] = two[k];
    }
    return all;
  }

  private static MeasuredValue measured(
      DipoleEstimate dipole, FieldDirection field, Linear number) {
    double[] weights = number.weights(dipole, field);
    double systematic =
        dipole
            .systematicCovariance()
            .map(matrix -> Covariance.of(matrix).along(weights))
            .orElse(0.0);
    double ofField =
        variance(field, turned -> Vectors.dot(number.weights(dipole, turned), dipole.values()));
    double total = Math.sqrt(systematic + ofField);
    return new MeasuredValue(
        Vectors.dot(weights, dipole.values()),
        Math.sqrt(Covariance.of(dipole.covariance()).along(weights)),
        total > 0 ? OptionalDouble.of(total) : OptionalDouble.empty());
  }

  /** What the error of the field's direction adds to a number, by differences over it. */
  private static double variance(FieldDirection field, ToDoubleFunction<FieldDirection> number) {
    double sum = 0;
    for (int towards = 0; towards < ACROSS; towards++) {
      double change =
          (number.applyAsDouble(field.turned(towards, field.error()))
                  - number.applyAsDouble(field.turned(towards, -field.error())))
              / 2;
      sum += change * change;
    }
    return sum;
  }

  /** Of the component across the field's meridian, over its error and the field's. */
  private static double planeProbability(DipoleEstimate dipole, FieldDirection field) {
    double[] d = Vectors.equatorial(dipole);
    double[] weights = equatorialWeights(dipole, field);
    double strength = Vectors.dot(weights, dipole.values());
    double chiSquared = chiSquaredAcross(dipole, field, d, strength);
    return Significance.probability(chiSquared, 1);
  }

  private static double chiSquaredAcross(
      DipoleEstimate dipole, FieldDirection field, double[] d, double strength) {
    double[] b = field.icrs();
    double length = Math.hypot(b[0], b[1]);
    double[] eastwards = {-b[1] / length, b[0] / length};
    double variance =
        Covariance.of(Vectors.equatorial(dipole, dipole.totalCovariance())).along(eastwards)
            + variance(
                field,
                turned -> {
                  double[] other = turned.icrs();
                  return strength * Vectors.dot(eastwards, new double[] {other[0], other[1]});
                });
    // Across the meridian of the field the prediction is zero whatever s.
    double across = Vectors.dot(eastwards, d);
    return across * across / variance;
  }

  private static double acrossProbability(DipoleEstimate dipole, FieldDirection field) {
    double[] b = field.icrs();
    double strength = Vectors.dot(b, dipole.values());
    double[][] directions = {
      field.turned(0, field.error()).icrs(), field.turned(1, field.error()).icrs()
    };
    double[][] total = dipole.totalCovariance();
    double[] values = new double[ACROSS];
    double[][] covariance = new double[ACROSS][ACROSS];
    double[][] axes = axesAcross(b);
    for (int k = 0; k < ACROSS; k++) {
      values[k] = Vectors.dot(axes[k], dipole.values());
      for (int l = 0; l < ACROSS; l++) {
        covariance[k][l] = Vectors.dot(axes[k], Rotation.turn(total, axes[l]));
        for (double[] turned : directions) {
          covariance[k][l] +=
              strength * strength * Vectors.dot(axes[k], turned) * Vectors.dot(axes[l], turned);
        }
      }
    }
    return Significance.probability(Covariance.of(covariance).chiSquared(values), ACROSS);
  }

  /** East and North of a direction that is no pole. */
  private static double[][] axesAcross(double[] b) {
    double length = Math.hypot(b[0], b[1]);
    double[] east = {-b[1] / length, b[0] / length, 0};
    double[] north = {-b[2] * b[0] / length, -b[2] * b[1] / length, length};
    return new double[][] {east, north};
  }

  private static double[] acrossOf(double[] d, double[] b) {
    double along = Vectors.dot(d, b);
    return new double[] {d[0] - along * b[0], d[1] - along * b[1], d[2] - along * b[2]};
  }

  private static double length(double[] vector) {
    return Math.sqrt(Vectors.dot(vector, vector));
  }

  private static double[] times(double factor, double[] vector) {
    double[] product = vector.clone();
    for (int k = 0; k < product.length; k++) {
      product[k] *= factor;
    }
    return product;
  }
}
