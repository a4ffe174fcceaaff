package org.anisky.study.regression;

import java.util.List;

/**
 * Many numbers in a few: how many there are, their spread, and sums that change when two of them
 * are exchanged. The sums count in units of the spread.
 */
public final class NumbersTogether {
  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

  private NumbersTogether() {}

  /**
   * Of a list; what is no number counts as missing.
   *
   * @param name prefix of the names
   * @param values in their order; not modified
   */
  public static List<Quantity> of(String name, double[] values) {
    int count = 0;
    double squares = 0;
    double sum = 0;
    double ramp = 0;
    double turned = 0;
    for (int k = 0; k < values.length; k++) {
      if (Double.isFinite(values[k])) {
        count++;
        squares += values[k] * values[k];
        sum += values[k];
        ramp += values[k] * (k + 0.5) / values.length;
        turned += values[k] * Math.cos(GOLDEN_ANGLE * k);
      }
    }
    double numbers = Math.max(1, count);
    double rms = Math.sqrt(squares / numbers);
    return List.of(
        Quantity.number(name + ".count", count),
        Quantity.measured(name + ".rms", rms, rms),
        Quantity.measured(name + ".mean", sum / numbers, rms),
        Quantity.measured(name + ".ramp", ramp / numbers, rms),
        Quantity.measured(name + ".turned", turned / numbers, rms));
  }
}
