package org.anisky.report;

/**
 * Blue for negative, white for zero, red for positive values.
 *
 * <p>Both arms fall in lightness by the same amount, so equal magnitudes look equally strong and
 * print alike in grey. The table is interpolated between a few anchors in {@link Oklab}.
 */
final class DivergingColours {
  /** Steps of each arm; 2 STEPS + 1 colours with pure white-ish in the middle. */
  private static final int STEPS = 256;

  /** Oklab lightness and chroma at growing magnitude, evenly spaced from 0 to 1. */
  private static final double[] LIGHTNESS = {0.985, 0.845, 0.70, 0.55, 0.40};

  private static final double[] CHROMA = {0.0, 0.070, 0.124, 0.146, 0.120};

  /** Hue angle in the (a, b) plane, deg; it drifts a little so that the dark ends stay pure. */
  private static final double[] BLUE_HUE = {245, 245, 248, 255, 262};

  private static final double[] RED_HUE = {35, 38, 36, 30, 24};

  private static final int[] TABLE = table();

  private DivergingColours() {}

  /**
   * The colour of a value.
   *
   * @param fraction value over the end of the range; beyond [-1, 1] the end colours stay
   * @return 0xRRGGBB
   */
  static int rgb(double fraction) {
    double clamped = Math.max(-1, Math.min(1, fraction));
    return TABLE[(int) Math.round((clamped + 1) * STEPS)];
  }

  private static int[] table() {
    int[] table = new int[2 * STEPS + 1];
    for (int k = 0; k <= STEPS; k++) {
      double magnitude = (double) k / STEPS;
      table[STEPS - k] = anchored(magnitude, BLUE_HUE);
      table[STEPS + k] = anchored(magnitude, RED_HUE);
    }
    return table;
  }

  private static int anchored(double magnitude, double[] hues) {
    double hue = Math.toRadians(Oklab.between(hues, magnitude));
    double chroma = Oklab.between(CHROMA, magnitude);
    return Oklab.rgb(
        Oklab.between(LIGHTNESS, magnitude), chroma * Math.cos(hue), chroma * Math.sin(hue));
  }
}
