package org.anisky.configuration;

import java.util.OptionalInt;

/**
 * A row of a comparison or an ensemble.
 *
 * @param name of the row
 * @param strategy name of one of the {@link Strategies}
 * @param lMax degree up to which this row fits multipoles, in place of that of the strategy's
 *     section
 * @param joinsBlocks whether the blocks of a detector are taken together
 */
public record StrategyChoice(String name, String strategy, OptionalInt lMax, boolean joinsBlocks) {
  /** A strategy as its section says, under its own name. */
  public static StrategyChoice of(String strategy) {
    return new StrategyChoice(strategy, strategy, OptionalInt.empty(), false);
  }
}
