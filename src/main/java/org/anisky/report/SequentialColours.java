package org.anisky.report;

/**
 * Pale yellow for zero, over green, to dark blue: for quantities that are never negative. Lightness
 * falls evenly, so the order is kept for every reader and in grey print. Interpolated in {@link
 * Oklab}.
 */
final class SequentialColours {
  private static final int STEPS = 512;

  /** Anchors evenly spaced from 0 to 1. */
  private static final double[] LIGHTNESS = {0.985, 0.85, 0.69, 0.51, 0.32};

  private static final double[] CHROMA = {0.035, 0.095, 0.105, 0.105, 0.085};

  /** Hue angle in the (a, b) plane, deg. */
  private static final double[] HUE = {105, 140, 195, 240, 270};

  private static final int[] TABLE = table();

  private SequentialColours() {}

  /**
   * The colour of a value.
   *
   * @param fraction value over the end of the range; beyond [0, 1] the end colours stay
   * @return 0xRRGGBB
   */
  static int rgb(double fraction) {
    double clamped = Math.max(0, Math.min(1, fraction));
    return TABLE[(int) Math.round(clamped * STEPS)];
  }

  private static int[] table() {
    int[] table = new int[STEPS + 1];
    for (int k = 0; k <= STEPS; k++) {
      double place = (double) k / STEPS;
      double hue = Math.toRadians(Oklab.between(HUE, place));
      double chroma = Oklab.between(CHROMA, place);
      table[k] =
          Oklab.rgb(
              Oklab.between(LIGHTNESS, place), chroma * Math.cos(hue), chroma * Math.sin(hue));
    }
    return table;
  }
}
