package org.anisky.io.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads decimal numbers from bytes, to the bit what {@link Double#parseDouble} gives, and several
 * times faster for numbers of up to 18 digits with small exponents.
 *
 * <p>A number is an integer m times a power of ten 10^k. When m fits 53 bits and |k| &lt;= 22 both
 * are exact doubles and one rounded operation gives the nearest double (Clinger 1990). A longer m
 * is split into two doubles and multiplied or divided in doubled precision; when the remainder is
 * too near a rounding boundary to be sure, and in all other cases, {@code parseDouble} decides.
 */
final class DecimalNumber {
  /** One digit more and m might not fit a long, or round up to 2^63. */
  private static final long LARGEST_TO_EXTEND = 920_000_000_000_000_000L;

  private static final long LARGEST_EXACT = 1L << 53;

  /** The powers of ten that are exact doubles. */
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private DecimalNumber() {}

  /**
   * The number in {@code text[begin..end)}: sign, digits with an optional point, optional exponent
   * after e or, as Fortran writes it, d; also nan, inf and infinity in any case.
   *
   * @param text not modified
   * @return NaN for nan, and for everything that is no number ({@link #isNan} tells them apart)
   */
  static double parse(byte[] text, int begin, int end) {
    int i = begin;
    if (i < end && (text[i] == '-' || text[i] == '+')) {
      i++;
    }
    long m = 0;
    int digits = 0;
    int fraction = 0;
    int point = -1;
    boolean exact = true;
    for (; i < end; i++) {
      int digit = text[i] - '0';
      if (digit >= 0 && digit <= 9) {
        exact &= m < LARGEST_TO_EXTEND;
        m = 10 * m + digit;
        digits++;
      } else if (text[i] == '.' && point < 0) {
        point = digits;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return notFinite(text, begin, end);
    }
    if (point >= 0) {
      fraction = digits - point;
    }
    int exponent = 0;
    if (i < end) {
      int mark = text[i] | 0x20;
      if (mark != 'e' && mark != 'd') {
        return Double.NaN;
      }
      boolean negativeExponent = i + 1 < end && text[i + 1] == '-';
      i += negativeExponent || i + 1 < end && text[i + 1] == '+' ? 2 : 1;
      if (i == end) {
        return Double.NaN;
      }
      for (; i < end; i++) {
        int digit = text[i] - '0';
        if (digit < 0 || digit > 9) {
          return Double.NaN;
        }
        exponent = Math.min(10 * exponent + digit, 1_000_000);
      }
      exponent = negativeExponent ? -exponent : exponent;
    }
    double magnitude = exact ? scaled(m, exponent - fraction) : Double.NaN;
    if (Double.isNaN(magnitude)) {
      return Double.parseDouble(string(text, begin, end).replace('d', 'e').replace('D', 'e'));
    }
    return text[begin] == '-' ? -magnitude : magnitude;
  }

  /** m 10^k rounded to nearest, or NaN when that is not sure. */
  private static double scaled(long m, int k) {
    if (k < -22 || k > 22) {
      return Double.NaN;
    }
    double power = POWERS_OF_TEN[Math.abs(k)];
    double high = (double) m;
    if (m <= LARGEST_EXACT) {
      return k < 0 ? high / power : high * power;
    }
    double low = (double) (m - (long) high);
    double first;
    double second;
    if (k < 0) {
      first = high / power;
      second = (Math.fma(-first, power, high) + low) / power;
    } else {
      first = high * power;
      second = Math.fma(high, power, -first) + low * power;
    }
    double sum = first + second;
    // The exact value is sum + rest up to 2^-50 ulp. A boundary of rounding is half an ulp away,
    // below a power of two a quarter.
    double rest = Math.abs(second - (sum - first)) / Math.ulp(sum);
    boolean sure = rest < 0.249 || rest > 0.251 && rest < 0.499;
    return sure ? sum : Double.NaN;
  }

  /** The number in a text, as {@link #parse(byte[], int, int)}. */
  static double parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  private static double notFinite(byte[] text, int begin, int end) {
    String word = string(text, begin, end).toLowerCase(Locale.ROOT);
    return switch (word) {
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  /** Whether {@code text[begin..end)} says NaN, in any case. */
  static boolean isNan(byte[] text, int begin, int end) {
    return string(text, begin, end).toLowerCase(Locale.ROOT).matches("[-+]?nan");
  }

  private static String string(byte[] text, int begin, int end) {
    return new String(text, begin, end - begin, StandardCharsets.ISO_8859_1);
  }
}
