package org.anisky.counts;

/** Rounds whole numbers of many words to doubles. */
final class BigUnsigned {
  private BigUnsigned() {}

  /**
   * The nearest double, ties to even, of a whole number times a power of two.
   *
   * @param words 64 bits each, unsigned, the lowest first; not modified
   * @param from the lowest word
   * @param size number of words
   * @param exponent of the unit, 2^exponent
   * @return infinite beyond the range of doubles
   */
  static double toDouble(long[] words, int from, int size, int exponent) {
    int top = size - 1;
    while (top >= 0 && words[from + top] == 0) {
      top--;
    }
    if (top < 0) {
      return 0;
    }
    int free = Long.numberOfLeadingZeros(words[from + top]);
    long next = top > 0 ? words[from + top - 1] : 0;
    long leading = free == 0 ? words[from + top] : words[from + top] << free | next >>> (64 - free);
    boolean rest = (free == 0 ? next : next << free) != 0;
    for (int word = 0; word < top - 1; word++) {
      rest |= words[from + word] != 0;
    }
    // 63 bits, the last of which says that others follow, round as all bits would.
    long rounded = leading >>> 1 | leading & 1 | (rest ? 1 : 0);
    return Math.scalb((double) rounded, exponent + 64 * top - free + 1);
  }
}
