package org.anisky.statistics;

/**
 * An interval of a true amplitude.
 *
 * @param lower 0 for an upper limit
 * @param upper the upper limit when {@code lower} is 0
 */
public record AmplitudeInterval(double lower, double upper) {
  /** In another unit. */
  AmplitudeInterval times(double factor) {
    return new AmplitudeInterval(factor * lower, factor * upper);
  }
}
