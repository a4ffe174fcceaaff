package org.anisky.interpretation;

import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.InvalidInputException;
import org.anisky.model.MeasuredValue;

/**
 * A source at distance R that emitted a burst a time T ago and makes the fraction f of the flux
 * has, in the quasi-Gaussian regime of diffusion, the dipole
 *
 * <pre>
 *   delta = 3 f R / (2 c T)
 * </pre>
 *
 * <p>whatever the field and the diffusion coefficient (Savchenko, Kachelriess and Semikoz 2015,
 * ApJL 809, L23).
 *
 * @param delta dipole of the flux
 * @param ratio f R/(c T) = 2 delta/3 that it asks for
 * @param fraction f given; empty when not
 * @param distance R given, pc; empty when not
 * @param age T given, years; empty when not
 * @param solved the third of fraction, distance and age where two are given; the expected delta
 *     where all three are; empty with fewer
 */
public record SingleSource(
    MeasuredValue delta,
    MeasuredValue ratio,
    OptionalDouble fraction,
    OptionalDouble distance,
    OptionalDouble age,
    Optional<Solved> solved) {
  /** Light years in a parsec. */
  private static final double LIGHT_YEARS = 3.261563777;

  /** A number that follows from the others. */
  public enum Quantity {
    /** f. */
    FRACTION("fraction", ""),
    /** R. */
    DISTANCE("distance", " pc"),
    /** T. */
    AGE("age", " yr"),
    /** delta expected. */
    DIPOLE("dipole", "");

    private final String key;
    private final String unit;

    Quantity(String key, String unit) {
      this.key = key;
      this.unit = unit;
    }

    /** The name in files. */
    public String key() {
      return key;
    }

    /** With a space before it; empty for pure numbers. */
    public String unit() {
      return unit;
    }
  }

  /**
   * What follows.
   *
   * @param value with the errors of delta propagated
   */
  public record Solved(Quantity quantity, MeasuredValue value) {}

  /**
   * Either way.
   *
   * @param delta dipole of the flux, at least 0
   * @throws InvalidInputException when a number given is not positive, or f above 1
   */
  public static SingleSource of(
      MeasuredValue delta, OptionalDouble fraction, OptionalDouble distance, OptionalDouble age) {
    check("fraction of the flux", fraction);
    check("distance", distance);
    check("age", age);
    if (fraction.isPresent() && fraction.getAsDouble() > 1) {
      throw InvalidInputException.of(
          "fraction of the flux %s: must be in (0, 1]", fraction.getAsDouble());
    }
    MeasuredValue ratio = delta.times(2.0 / 3);
    return new SingleSource(
        delta, ratio, fraction, distance, age, solved(ratio, fraction, distance, age));
  }

  private static void check(String what, OptionalDouble number) {
    if (number.isPresent()
        && !(number.getAsDouble() > 0 && number.getAsDouble() < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of("%s %s: must be finite and > 0", what, number.getAsDouble());
    }
  }

  private static Optional<Solved> solved(
      MeasuredValue ratio, OptionalDouble fraction, OptionalDouble distance, OptionalDouble age) {
    double f = fraction.orElse(Double.NaN);
    double r = distance.orElse(Double.NaN) * LIGHT_YEARS;
    double t = age.orElse(Double.NaN);
    if (fraction.isPresent() && distance.isPresent() && age.isPresent()) {
      return Optional.of(new Solved(Quantity.DIPOLE, MeasuredValue.of(1.5 * f * r / t, 0)));
    }
    if (distance.isPresent() && age.isPresent()) {
      return Optional.of(new Solved(Quantity.FRACTION, ratio.times(t / r)));
    }
    if (fraction.isPresent() && age.isPresent()) {
      return Optional.of(new Solved(Quantity.DISTANCE, ratio.times(t / f / LIGHT_YEARS)));
    }
    if (fraction.isPresent() && distance.isPresent()) {
      // T = f R/ratio: the relative error is that of the ratio.
      double value = f * r / ratio.value();
      MeasuredValue relative = ratio.times(1 / ratio.value());
      return Optional.of(new Solved(Quantity.AGE, relative.times(value)));
    }
    return Optional.empty();
  }
}
