package org.anisky.report;

/**
 * The Oklab colour space, where equal steps look equal (Ottosson 2020, "A perceptual color space
 * for image processing").
 */
final class Oklab {
  private Oklab() {}

  /** A smooth curve through the anchors (Catmull-Rom), since a kink looks like a contour line. */
  static double between(double[] anchors, double magnitude) {
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

  /**
   * The colour as 0xRRGGBB, clipped to what a screen can show.
   *
   * @param lightness 0 black, 1 white
   * @param a green to red
   * @param b blue to yellow
   */
  static int rgb(double lightness, double a, double b) {
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
