package org.anisky.report;

import java.util.Arrays;
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
    double[] values =
        map.observed().stream().mapToDouble(map::value).peek(v -> check(v, map)).toArray();
    double limit = given.orElseGet(() -> robust(values));
    double low = scale.low() * limit;
    return new ColourRange(
        scale,
        limit,
        Arrays.stream(values).anyMatch(v -> v < low),
        Arrays.stream(values).anyMatch(v -> v > limit));
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
    double[] magnitudes = Arrays.stream(values).map(Math::abs).sorted().toArray();
    if (magnitudes.length == 0 || magnitudes[magnitudes.length - 1] == 0) {
      return 1;
    }
    double held = magnitudes[(int) Math.ceil(HELD * magnitudes.length) - 1];
    return Ticks.pleasantAtLeast(held > 0 ? held : magnitudes[magnitudes.length - 1]);
  }
}
