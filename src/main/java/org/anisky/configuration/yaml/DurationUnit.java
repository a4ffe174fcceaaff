package org.anisky.configuration.yaml;

import java.util.Locale;

/** Units in which people write durations. */
enum DurationUnit {
  /** Nanoseconds. */
  NS(1, 1e9),
  /** Microseconds. */
  US(1, 1e6),
  /** Milliseconds. */
  MS(1, 1e3),
  /** Seconds. */
  S(1, 1),
  /** Minutes. */
  MIN(60, 1),
  /** Hours. */
  H(3600, 1),
  /** Days of 86400 s. */
  D(86400, 1);

  private final double factor;
  private final double divisor;

  DurationUnit(double factor, double divisor) {
    this.factor = factor;
    this.divisor = divisor;
  }

  /** The duration in seconds; dividing by a power of ten keeps {@code 200 ms} equal to 0.2 s. */
  double toSeconds(double duration) {
    return duration * factor / divisor;
  }

  /** The name in configurations, for example {@code ms}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
