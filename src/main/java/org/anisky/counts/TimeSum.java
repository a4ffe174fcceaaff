package org.anisky.counts;

/**
 * The sum of the times of a batch without rounding, at a nanosecond an event: whole numbers of
 * 2^-16 s and what is left of each time, in 2^-52 s. From one second after the epoch on a double
 * holds nothing finer; what an earlier time has below is dropped.
 */
final class TimeSum {
  private static final double COARSE = 1 << 16;
  private static final double FINE = 1L << 52;

  private long coarse;
  private long fine;

  /**
   * Adds a time.
   *
   * @param unixTime s, of the years 1 to 10,000; 8192 of them fit
   */
  void add(double unixTime) {
    long whole = (long) (unixTime * COARSE);
    coarse += whole;
    fine += (long) ((unixTime - whole / COARSE) * FINE);
  }

  /** Adds the sum to one of many batches. */
  void addTo(ExactSum times) {
    add(times, coarse, COARSE);
    add(times, fine, FINE);
  }

  /** A double holds 53 bits: the halves of a long go apart. */
  private static void add(ExactSum times, long number, double unitsPerSecond) {
    times.add((number >> 32 << 32) / unitsPerSecond);
    times.add((number & 0xffffffffL) / unitsPerSecond);
  }
}
