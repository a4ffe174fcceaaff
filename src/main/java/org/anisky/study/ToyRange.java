package org.anisky.study;

/**
 * Toys by their numbers, which decide all that is random of them.
 *
 * @param first at least 1
 * @param last not before the first
 */
public record ToyRange(long first, long last) {
  /** Checks the order. */
  public ToyRange {
    if (first < 1 || last < first || last - first >= Integer.MAX_VALUE) {
      throw new IllegalArgumentException("toys " + first + " to " + last);
    }
  }

  /** The first toys. */
  public static ToyRange of(int number) {
    return new ToyRange(1, number);
  }

  /** Number of toys. */
  public int size() {
    return Math.toIntExact(last - first + 1);
  }
}
