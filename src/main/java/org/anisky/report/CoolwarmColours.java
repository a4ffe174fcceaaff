package org.anisky.report;

/**
 * Cool blue over pale grey to warm red, computed as Moreland (2009, Diverging Color Maps for
 * Scientific Visualization) does: in the polar form (M, s, h) of CIELAB, M the distance from black,
 * s the angle from the grey axis, h the hue, from both ends to a grey of the same M in the middle.
 */
final class CoolwarmColours {
  private static final int[] COOL = {59, 76, 192};
  private static final int[] WARM = {180, 4, 38};

  /** M of the grey in the middle, at least. */
  private static final double LIGHT = 88;

  /** White of the D65 daylight, CIE XYZ with Y = 1. */
  private static final double[] WHITE = {0.95047, 1, 1.08883};

  /** From linear sRGB to XYZ (IEC 61966-2-1). */
  private static final double[][] TO_XYZ = {
    {0.4124564, 0.3575761, 0.1804375},
    {0.2126729, 0.7151522, 0.0721750},
    {0.0193339, 0.1191920, 0.9503041}
  };

  private static final double[][] FROM_XYZ = {
    {3.2404542, -1.5371385, -0.4985314},
    {-0.9692660, 1.8760108, 0.0415560},
    {0.0556434, -0.2040259, 1.0572252}
  };

  private CoolwarmColours() {}

  /**
   * A colour.
   *
   * @param place from 0 to 1
   * @return 0xRRGGBB
   */
  static int rgb(double place) {
    double[] cool = polar(COOL);
    double[] warm = polar(WARM);
    double middle = Math.max(LIGHT, Math.max(cool[0], warm[0]));
    double[] end = place < 0.5 ? cool : warm;
    double part = place < 0.5 ? 2 * place : 2 - 2 * place;
    double hue = end[2] + part * (spun(end, middle) - end[2]);
    return rgb(end[0] + part * (middle - end[0]), (1 - part) * end[1], hue);
  }

  /** The hue that a colour would have at the grey, so that its way there looks straight. */
  private static double spun(double[] colour, double middle) {
    if (colour[0] >= middle) {
      return colour[2];
    }
    double spin =
        colour[1]
            * Math.sqrt(middle * middle - colour[0] * colour[0])
            / (colour[0] * Math.sin(colour[1]));
    return colour[2] > -Math.PI / 3 ? colour[2] + spin : colour[2] - spin;
  }

  private static double[] polar(int[] colour) {
    double[] linear = new double[3];
    for (int k = 0; k < 3; k++) {
      double v = colour[k] / 255.0;
      linear[k] = v > 0.04045 ? Math.pow((v + 0.055) / 1.055, 2.4) : v / 12.92;
    }
    double[] f = new double[3];
    for (int k = 0; k < 3; k++) {
      double t = product(TO_XYZ[k], linear) / WHITE[k];
      f[k] = t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }
    double l = 116 * f[1] - 16;
    double a = 500 * (f[0] - f[1]);
    double b = 200 * (f[1] - f[2]);
    double m = Math.sqrt(l * l + a * a + b * b);
    return new double[] {m, Math.acos(l / m), Math.atan2(b, a)};
  }

  private static int rgb(double m, double s, double h) {
    double l = m * Math.cos(s);
    double y = (l + 16) / 116;
    double x = y + m * Math.sin(s) * Math.cos(h) / 500;
    double z = y - m * Math.sin(s) * Math.sin(h) / 200;
    double[] xyz = {linear(x) * WHITE[0], linear(y) * WHITE[1], linear(z) * WHITE[2]};
    int rgb = 0;
    for (int k = 0; k < 3; k++) {
      double v = product(FROM_XYZ[k], xyz);
      double coded = v > 0.0031308 ? 1.055 * Math.pow(v, 1 / 2.4) - 0.055 : 12.92 * v;
      rgb = rgb << 8 | (int) Math.round(255 * Math.max(0, Math.min(1, coded)));
    }
    return rgb;
  }

  private static double linear(double f) {
    return f > 0.206893 ? f * f * f : (f - 16.0 / 116) / 7.787;
  }

  private static double product(double[] row, double[] v) {
    return row[0] * v[0] + row[1] * v[1] + row[2] * v[2];
  }
}
