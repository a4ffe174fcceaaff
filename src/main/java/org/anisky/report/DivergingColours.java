package org.anisky.report;

/**
 * Blue for negative, white for zero, red for positive values.
 *
 * <p>Both arms fall in lightness by the same amount, so equal magnitudes look equally strong and
 * print alike in grey. The table is interpolated between a few anchors in the Oklab colour space
 * (Ottosson 2020, "A perceptual color space for image processing"), where equal steps look equal.
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
    double hue = Math.toRadians(between(hues, magnitude));
    double chroma = between(CHROMA, magnitude);
    return fromOklab(between(LIGHTNESS, magnitude), chroma * Math.cos(hue), chroma * Math.sin(hue));
  }

  /** A smooth curve through the anchors (Catmull-Rom), since a kink looks like a contour line. */
  private static double between(double[] anchors, double magnitude) {
    double position = magnitude * (anchors.length - 1);
    int index = Math.min((int) position, anchors.length - 2);
    double t = position - index;
    double start = anchors[index];
    double end = anchors[index + 1];
    double before = index > 0 ? anchors[index - 1] : 2 * start - end;
    double after = index + 2 < anchors.length ? anchors[index + 2] : 2 * end - start;
    double slopeStart = (end - before) / 2;
    double slopeEnd = (after - start) / 2;
    double bend = 3 * (end - start) - 2 * slopeStart - slopeEnd;
    double twist = 2 * (start - end) + slopeStart + slopeEnd;
    return start + t * (slopeStart + t * (bend + t * twist));
  }

  private static int fromOklab(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    int red = channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
    int green = channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
    int blue = channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    return red << 16 | green << 8 | blue;
  }

  private static double cube(double x) {
    return x * x * x;
  }

  /** Linear light to the sRGB byte (IEC 61966-2-1). */
  private static int channel(double linear) {
    double light = Math.max(0, Math.min(1, linear));
    double coded = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * coded);
  }
}
