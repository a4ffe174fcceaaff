package org.anisky.model;

import java.util.OptionalDouble;

/**
 * A measured number with its errors, one standard deviation each. Immutable.
 *
 * @param value in its unit
 * @param statistical at least 0
 * @param systematic at least 0; empty when there is none, never zero in its place
 */
public record MeasuredValue(double value, double statistical, OptionalDouble systematic) {
  /** Standard deviation of an angle drawn at random from a whole turn, rad. */
  private static final double OF_ANY_ANGLE = Math.PI / Math.sqrt(3);

  /** A number without systematic error. */
  public static MeasuredValue of(double value, double statistical) {
    return new MeasuredValue(value, statistical, OptionalDouble.empty());
  }

  /** Both errors together. */
  public double total() {
    return Math.hypot(statistical, systematic.orElse(0));
  }

  /** The same number in another unit, {@code factor} of which are one of this. */
  public MeasuredValue times(double factor) {
    return new MeasuredValue(
        factor * value,
        factor * statistical,
        systematic.isPresent()
            ? OptionalDouble.of(factor * systematic.getAsDouble())
            : OptionalDouble.empty());
  }

  /** An angle in rad, in degrees. */
  public MeasuredValue toDegrees() {
    return times(Math.toDegrees(1));
  }

  /**
   * Whether an angle in rad is undetermined: its whole error is not below that of an angle drawn at
   * random, pi/sqrt(3) or 104 deg. Tables and pictures then tell no phase; files keep the number,
   * with its error.
   */
  public boolean isAnyAngle() {
    return !(total() < OF_ANY_ANGLE);
  }
}
