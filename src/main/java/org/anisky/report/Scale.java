package org.anisky.report;

/**
 * One axis of a chart: from values to pixels.
 *
 * @param low value at the pixel {@code from}
 * @param high value at the pixel {@code to}, above low
 * @param from px; larger than {@code to} on an axis that grows to the left or upwards
 * @param to px
 * @param logarithmic whether equal factors take equal lengths; low is above 0 then
 */
record Scale(double low, double high, double from, double to, boolean logarithmic) {
  Scale {
    if (!(high > low) || (logarithmic && !(low > 0))) {
      throw new IllegalArgumentException("no axis from " + low + " to " + high);
    }
  }

  static Scale linear(double low, double high, double from, double to) {
    return new Scale(low, high, from, to, false);
  }

  static Scale logarithmic(double low, double high, double from, double to) {
    return new Scale(low, high, from, to, true);
  }

  /** Where a value lies, px; outside [from, to] for values outside [low, high]. */
  double pixel(double value) {
    double part =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return from + part * (to - from);
  }
}
