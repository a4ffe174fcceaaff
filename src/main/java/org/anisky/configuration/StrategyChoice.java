package org.anisky.configuration;

import java.util.OptionalInt;

/**
 * A row of a comparison or an ensemble.
 *
 * @param name of the row
 * @param strategy name of one of the {@link Strategies}
 * @param lMax degree up to which this row fits multipoles, in place of that of the strategy's
 *     section
 */
public record StrategyChoice(String name, String strategy, OptionalInt lMax) {
  /** A strategy as its section says, under its own name. */
  public static StrategyChoice of(String strategy) {
    return new StrategyChoice(strategy, strategy, OptionalInt.empty());
  }
}
