package org.anisky.counts;

import java.math.BigDecimal;
import java.util.Locale;
import org.anisky.InvalidInputException;

/**
 * Energies from a smallest one up to a first one that is out.
 *
 * @param from at least 0, in the unit of the events
 * @param until above {@code from}; plus infinity for no limit
 */
public record EnergyRange(double from, double until) {
  /** Numbers from this power of ten on, and below its inverse, have an exponent. */
  private static final int MOST_DIGITS = 7;

  /** Checks the order, so that NaN fails too. */
  public EnergyRange {
    if (!(from >= 0 && from < until)) {
      throw InvalidInputException.of(
          "energy range from %s to %s: it must start at 0 or more and end above",
          number(from), number(until));
    }
  }

  /** Whether it has no upper limit. */
  public boolean isOpen() {
    return until == Double.POSITIVE_INFINITY;
  }

  /** Whether an energy is in it. */
  public boolean contains(double energy) {
    return energy >= from && energy < until;
  }

  /** The events of this range among others. */
  public EventSelection select(EventSelection others) {
    return new EventSelection(others.fromUnixTime(), others.untilUnixTime(), from, until);
  }

  /** One phrase for a person: {@code >= 8} or {@code [4, 8)}. */
  public String describe() {
    return isOpen()
        ? String.format(Locale.ROOT, ">= %s", number(from))
        : String.format(Locale.ROOT, "[%s, %s)", number(from), number(until));
  }

  /**
   * An energy as a person writes it: {@code 8}, {@code 0.25}, {@code 1.5e19}; reading it gives the
   * same bits.
   */
  public static String number(double energy) {
    if (!Double.isFinite(energy)) {
      return Double.toString(energy);
    }
    BigDecimal decimal = new BigDecimal(Double.toString(energy)).stripTrailingZeros();
    int power = decimal.precision() - decimal.scale() - 1;
    return Math.abs(power) < MOST_DIGITS
        ? decimal.toPlainString()
        : decimal.unscaledValue().toString().replaceFirst("^(-?\\d)(\\d)", "$1.$2") + "e" + power;
  }
}
