package org.anisky.reconstruction.montecarlo;

import java.util.BitSet;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;

/**
 * Counts on the sky, equatorial or Galactic. Immutable.
 *
 * @param name for messages
 * @param counts n_a, events or sums of weights, finite and at least 0; unobserved pixels do not
 *     take part
 * @param squaredWeights sums of squared weights, on the same pixels; empty when every weight is 1
 */
public record CountsMap(String name, SkyMap counts, Optional<SkyMap> squaredWeights) {
  /** Checks values, frame and that the two maps belong together. */
  public CountsMap {
    if (counts.frame() != SkyFrame.EQUATORIAL && counts.frame() != SkyFrame.GALACTIC) {
      throw InvalidInputException.of(
          "%s: the map is in the %s frame; it must be equatorial or galactic",
          name, counts.frame().key());
    }
    checkValues(name, "count", counts);
    if (squaredWeights.isPresent()) {
      checkSame(name + " (squared weights)", squaredWeights.get(), name, counts);
      checkValues(name, "sum of squared weights", squaredWeights.get());
      BitSet observed = counts.observed();
      for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
        if (!squaredWeights.get().isObserved(a)) {
          throw InvalidInputException.of(
              "%s: pixel %d has a count but no sum of squared weights", name, a);
        }
        if (counts.value(a) > 0 && !(squaredWeights.get().value(a) > 0)) {
          throw InvalidInputException.of(
              "%s: pixel %d: sum of weights is %s but sum of squared weights %s; both must be 0 or"
                  + " both positive",
              name, a, counts.value(a), squaredWeights.get().value(a));
        }
      }
    }
  }

  /** Counts of plain events. */
  public static CountsMap of(String name, SkyMap counts) {
    return new CountsMap(name, counts, Optional.empty());
  }

  /**
   * The same with every event weighted by the purity of its pixel, the probability that it is of
   * the kind looked for: n_a p_a, and p_a^2 on the squared weights. The reference must be of that
   * kind alone.
   *
   * @param purityName for messages
   * @param purity p_a, in [0, 1], in every observed pixel
   */
  public CountsMap weightedBy(String purityName, SkyMap purity) {
    checkSame(purityName, purity, name, counts);
    double[] weighted = counts.values();
    double[] squares = squaredWeights.orElse(counts).values();
    BitSet observed = counts.observed();
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      if (!purity.isObserved(a)) {
        throw InvalidInputException.of(
            "%s: pixel %d has no purity, but there are counts in %s", purityName, a, name);
      }
      double p = purity.value(a);
      if (!(p >= 0 && p <= 1)) {
        throw InvalidInputException.of(
            "%s: pixel %d has purity %s; it must be in [0, 1]", purityName, a, p);
      }
      weighted[a] *= p;
      squares[a] *= p * p;
    }
    return new CountsMap(
        name, with(weighted, "counts"), Optional.of(with(squares, "squared weights")));
  }

  private SkyMap with(double[] values, String quantity) {
    return SkyMap.of(
        counts.grid(), counts.frame(), quantity, counts.unit(), values, counts.observed());
  }

  /** Sum of squared weights over sum of weights, 1 for plain events. */
  double varianceFactor() {
    return squaredWeights.isPresent() ? totalSquaredWeights() / total() : 1;
  }

  /** Sum of counts, or of weights. */
  double total() {
    return sum(counts);
  }

  /** The sum of squared weights in a pixel, the count for plain events. */
  double squaredWeight(int a) {
    return squaredWeights.orElse(counts).value(a);
  }

  /** Sum of squared weights, the counts for plain events. */
  double totalSquaredWeights() {
    return sum(squaredWeights.orElse(counts));
  }

  /** Whether every observed value is a whole number, as numbers of events are. */
  boolean isWhole() {
    return counts.observed().stream().allMatch(a -> counts.value(a) == Math.rint(counts.value(a)));
  }

  private double sum(SkyMap map) {
    double sum = 0;
    BitSet observed = counts.observed();
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      sum += map.value(a);
    }
    return sum;
  }

  /** Checks that two maps have the same pixels and axes. */
  static void checkSame(String what, SkyMap map, String with, SkyMap other) {
    if (!map.grid().equals(other.grid())) {
      throw InvalidInputException.of(
          "%s is on %s but %s on %s; they must agree",
          what, map.grid().describe(), with, other.grid().describe());
    }
    if (map.frame() != other.frame()) {
      throw InvalidInputException.of(
          "%s is in the %s frame but %s in the %s frame; they must agree",
          what, map.frame().key(), with, other.frame().key());
    }
  }

  /** Checks that every observed value is finite and not negative. */
  static void checkValues(String name, String what, SkyMap map) {
    BitSet observed = map.observed();
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      if (!(map.value(a) >= 0 && map.value(a) < Double.POSITIVE_INFINITY)) {
        throw InvalidInputException.of(
            "%s: pixel %d: %s is %s; it must be finite and >= 0", name, a, what, map.value(a));
      }
    }
  }
}
