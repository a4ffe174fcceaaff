package org.anisky.report;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import org.anisky.grid.SkyMap;

/**
 * Which values the colours of a map span: from -limit or from zero to +limit.
 *
 * @param scale what the colours are
 * @param limit in the unit of the map, above 0
 * @param exceededBelow whether the map has values under the lower end
 * @param exceededAbove whether the map has values over +limit
 */
record ColourRange(ColourScale scale, double limit, boolean exceededBelow, boolean exceededAbove) {
  /**
   * The part of the pixels whose magnitude the range must hold. A broad structure is held whole; a
   * handful of pixels with few events at the rim of the field of view do not bleach the rest.
   */
  private static final double HELD = 0.995;

  /**
   * The range of a map.
   *
   * @param given the limit to use; absent: the magnitude that 99.5 percent of the pixels do not
   *     exceed, rounded up to a pleasant number; 1 for a map that is zero everywhere or empty
   * @throws IllegalArgumentException when an observed value is not finite
   */
  static ColourRange of(SkyMap map, ColourScale scale, OptionalDouble given) {
    BitSet observed = map.observed();
    double[] values = new double[observed.cardinality()];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int k = 0;
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      double value = map.value(a);
      check(value, map);
      least = Math.min(least, value);
      most = Math.max(most, value);
      values[k++] = value;
    }
    double limit = given.orElseGet(() -> robust(values));
    return new ColourRange(scale, limit, least < scale.low() * limit, most > limit);
  }

  /** The colour of a value of the map, 0xRRGGBB. */
  int rgb(double value) {
    return scale.rgb(value / limit);
  }

  private static void check(double value, SkyMap map) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          map.quantity() + ": an observed pixel is " + value + ", which has no colour");
    }
  }

  private static double robust(double[] values) {
    double[] magnitudes = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      magnitudes[k] = Math.abs(values[k]);
    }
    Arrays.sort(magnitudes);
    if (magnitudes.length == 0 || magnitudes[magnitudes.length - 1] == 0) {
      return 1;
    }
    double held = magnitudes[(int) Math.ceil(HELD * magnitudes.length) - 1];
    return Ticks.pleasantAtLeast(held > 0 ? held : magnitudes[magnitudes.length - 1]);
  }
}
