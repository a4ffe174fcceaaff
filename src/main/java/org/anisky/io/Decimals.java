package org.anisky.io;

import java.util.Locale;

/** Decimal numbers as people read them: a true minus sign, raised digits. */
public final class Decimals {
  private Decimals() {}

  /** A number with fixed decimals and a true minus sign. */
  public static String number(double value, int decimals) {
    String digits = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
    boolean zero = digits.chars().allMatch(c -> c == '0' || c == '.');
    return value < 0 && !zero ? "−" + digits : digits;
  }

  /** A power of ten with raised digits. */
  public static String powerOfTen(int exponent) {
    StringBuilder text = new StringBuilder("10");
    for (char c : Integer.toString(exponent).toCharArray()) {
      text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
    }
    return text.toString();
  }

  /** The k with 10^k &lt;= magnitude &lt; 10^(k+1), safe against rounding of the logarithm. */
  public static int decade(double magnitude) {
    int power = (int) Math.floor(Math.log10(magnitude));
    if (tenTo(power + 1) <= magnitude) {
      return power + 1;
    }
    return tenTo(power) > magnitude ? power - 1 : power;
  }

  /** 10^power, rounded once. */
  private static double tenTo(int power) {
    return power >= 0 ? Math.pow(10, power) : 1 / Math.pow(10, -power);
  }
}
