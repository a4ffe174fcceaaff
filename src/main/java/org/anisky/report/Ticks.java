package org.anisky.report;

import java.util.ArrayList;
import java.util.List;
import org.anisky.io.Decimals;

/**
 * Where an axis is marked and what stands there: pleasant numbers, with one power of ten taken out
 * of all of them.
 *
 * @param values rising, in the axis' own unit
 * @param labels one per value
 * @param exponent the labels are to be multiplied by 10^exponent; 0 when there is nothing to say
 */
record Ticks(List<Double> values, List<String> labels, int exponent) {
  /** Within this range of the largest magnitude numbers are written out. */
  private static final double WRITTEN_OUT_FROM = 0.1;

  private static final double WRITTEN_OUT_BELOW = 1e4;

  /** On a logarithmic axis numbers are written out from here on. */
  private static final double SHORT_FROM = 0.01;

  /** Digits that a logarithmic axis shows, from few to many. */
  private static final int[][] LADDER = {
    {1}, {1, 2, 5}, {1, 2, 3, 5, 7}, {1, 2, 3, 4, 5, 6, 7, 8, 9}
  };

  private static final int LARGEST_DIGIT = 9;

  /** Fewer ticks do not tell the scale of a logarithmic axis. */
  private static final int FEWEST = 4;

  /** The mantissas that a range may end at. */
  private static final double[] PLEASANT = {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};

  /** Tolerance against rounding, relative to the step: a tick on the very end is a tick. */
  private static final double ROUNDING = 1e-9;

  Ticks {
    values = List.copyOf(values);
    labels = List.copyOf(labels);
  }

  /**
   * Multiples of the smallest step of the form {1, 2, 5} x 10^k that gives no more than the wanted
   * number of intervals.
   */
  static Ticks linear(double low, double high, int intervals) {
    if (!(high > low) || !Double.isFinite(high - low)) {
      throw new IllegalArgumentException("no axis from " + low + " to " + high);
    }
    double largest = Math.max(Math.abs(low), Math.abs(high));
    int exponent = largest >= WRITTEN_OUT_FROM && largest < WRITTEN_OUT_BELOW ? 0 : decade(largest);
    int power = decade((high - low) / intervals);
    int mantissa = 1;
    while ((high - low) / tenTo(mantissa, power) > intervals * (1 + ROUNDING)) {
      switch (mantissa) {
        case 1 -> mantissa = 2;
        case 2 -> mantissa = 5;
        default -> {
          mantissa = 1;
          power++;
        }
      }
    }
    double step = tenTo(mantissa, power);
    int decimals = Math.max(0, exponent - power);
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    long last = (long) Math.floor(high / step + ROUNDING);
    for (long k = (long) Math.ceil(low / step - ROUNDING); k <= last; k++) {
      values.add(tenTo(k * mantissa, power));
      labels.add(number(tenTo(k * mantissa, power - exponent), decimals));
    }
    return new Ticks(values, labels, exponent);
  }

  /** Multiples of a given step, for angles. */
  static Ticks every(double step, double low, double high) {
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (long k = (long) Math.ceil(low / step); k * step <= high; k++) {
      values.add(k * step);
      labels.add(number(k * step, 0));
    }
    return new Ticks(values, labels, 0);
  }

  /**
   * Powers of ten, every one or, when there are too many, every n-th.
   *
   * @param low the exponent at the lower end
   * @param high the exponent at the upper end
   */
  static Ticks powersOfTen(int low, int high, int intervals) {
    int stride = Math.max(1, (high - low + intervals - 1) / intervals);
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int power = low; power <= high; power += stride) {
      values.add(tenTo(1, power));
      labels.add(power == 0 ? "1" : powerOfTen(power));
    }
    return new Ticks(values, labels, 0);
  }

  /** 2 to 9 times each of these powers of ten, below an end: short ticks without numbers. */
  List<Double> betweenPowers(double high) {
    List<Double> between = new ArrayList<>();
    for (double power : values) {
      for (int digit = 2; digit <= LARGEST_DIGIT; digit++) {
        if (digit * power < high) {
          between.add(digit * power);
        }
      }
    }
    return between;
  }

  /**
   * Numbers of one digit on a logarithmic axis: powers of ten, with as many digits between them as
   * it takes for four ticks; {@link #linear} ones on an axis that is too short even for that.
   *
   * @param low above 0
   */
  static Ticks logarithmic(double low, double high) {
    for (int[] digits : LADDER) {
      Ticks ticks = digitsOfPowers(digits, low, high);
      if (ticks.values().size() >= FEWEST) {
        return ticks;
      }
    }
    Ticks linear = linear(low, high, FEWEST + 2);
    return linear.exponent() == 0 ? linear : linear.unfolded();
  }

  private static Ticks digitsOfPowers(int[] digits, double low, double high) {
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int power = decade(low); power <= decade(high); power++) {
      for (int digit : digits) {
        double value = tenTo(digit, power);
        if (value >= low && value <= high) {
          values.add(value);
          labels.add(
              value >= SHORT_FROM && value < WRITTEN_OUT_BELOW
                  ? number(value, Math.max(0, -power))
                  : (digit == 1 ? "" : digit + "·") + powerOfTen(power));
        }
      }
    }
    return new Ticks(values, labels, 0);
  }

  /** The same with the power of ten in every label. */
  private Ticks unfolded() {
    String power = "·" + powerOfTen(exponent);
    return new Ticks(values, labels.stream().map(label -> label + power).toList(), 0);
  }

  /** The smallest pleasant number that is not below a magnitude. */
  static double pleasantAtLeast(double magnitude) {
    if (!(magnitude > 0) || !Double.isFinite(magnitude)) {
      throw new IllegalArgumentException("no pleasant number above " + magnitude);
    }
    int power = decade(magnitude);
    for (double mantissa : PLEASANT) {
      double candidate = tenTo(mantissa, power);
      if (candidate >= magnitude * (1 - ROUNDING)) {
        return candidate;
      }
    }
    return tenTo(1, power + 1);
  }

  /** A quantity with its unit and the power of ten that its labels leave out. */
  String title(String quantity, String unit) {
    String shown =
        switch (unit) {
          case "1", "" -> "";
          case "sigma" -> "σ";
          default -> unit;
        };
    String power = exponent == 0 ? "" : powerOfTen(exponent);
    String bracket = power.isEmpty() || shown.isEmpty() ? power + shown : power + " " + shown;
    return bracket.isEmpty() ? quantity : quantity + "  [" + bracket + "]";
  }

  /** A number with fixed decimals and a true minus sign. */
  static String number(double value, int decimals) {
    return Decimals.number(value, decimals);
  }

  /** A power of ten with raised digits. */
  static String powerOfTen(int exponent) {
    return Decimals.powerOfTen(exponent);
  }

  /** The k with 10^k &lt;= magnitude &lt; 10^(k+1). */
  static int decade(double magnitude) {
    return Decimals.decade(magnitude);
  }

  /** mantissa x 10^power, rounded once. */
  private static double tenTo(double mantissa, int power) {
    return power >= 0 ? mantissa * Math.pow(10, power) : mantissa / Math.pow(10, -power);
  }
}
