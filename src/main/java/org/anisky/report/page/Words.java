package org.anisky.report.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anisky.results.MeasuredNumber;

/** Values of a result as a person reads them. */
final class Words {
  /** Probabilities below this are told as a limit: they are at the end of double precision. */
  private static final double LEAST_PROBABILITY = 1e-300;

  private static final int DIGITS = 5;

  /** Errors from here on, of values below the other, are written without a power of ten. */
  private static final double WRITTEN_OUT_FROM = 1e-5;

  private static final double WRITTEN_OUT_BELOW = 1e4;

  /** Ends of keys, which tell units. */
  private static final List<String> UNITS = List.of("deg", "days", "s", "h");

  private static final Pattern WITH_POWER = Pattern.compile("\\((\\S+) \\+- (\\S+)\\)e(-?\\d+)");

  private Words() {}

  /** A key of JSON as words: {@code right ascension (deg)}. */
  static String label(String key) {
    for (String unit : UNITS) {
      if (key.endsWith("_" + unit)) {
        return key.substring(0, key.length() - unit.length() - 1).replace('_', ' ')
            + " ("
            + unit
            + ")";
      }
    }
    return key.startsWith("d_") || key.startsWith("rho_") ? key : key.replace('_', ' ');
  }

  /** Whether a value is a number with its errors. */
  static boolean isMeasured(Object value) {
    return value instanceof Map<?, ?> map
        && map.get("value") instanceof Number
        && map.values().stream().allMatch(part -> part == null || part instanceof Number)
        && Set.of("value", "statistical", "systematic").containsAll(map.keySet());
  }

  /** A number with its errors. */
  static String measured(Tree number) {
    String plain = measured(number.number("value"), number.number("statistical"));
    double systematic = number.number("systematic");
    return Double.isFinite(systematic)
        ? plain + " (stat) ± " + significant(systematic, 2) + " (syst)"
        : plain;
  }

  /** A number with its error; alone when the error is none. */
  static String measured(double value, double statistical) {
    if (!(statistical >= 0) || !Double.isFinite(value)) {
      return number(value);
    }
    return MeasuredNumber.inTable(value, statistical, exponent(value, statistical)).text();
  }

  /**
   * An angle with its error, or that it is undetermined: when its error is not below that of an
   * angle drawn at random, 1/sqrt(12) of a turn.
   *
   * @param turn a whole turn in the unit of the angle
   */
  static String angle(double value, double statistical, double systematic, double turn) {
    double total = Math.hypot(statistical, Double.isNaN(systematic) ? 0 : systematic);
    return total < turn / Math.sqrt(12)
        ? measured(value, statistical)
            + (Double.isNaN(systematic)
                ? ""
                : " (stat) ± " + significant(systematic, 2) + " (syst)")
        : "undetermined";
  }

  /** The same of an angle in degrees as JSON has it. */
  static String degrees(Tree angle) {
    return angle(
        angle.number("value"), angle.number("statistical"), angle.number("systematic"), 360);
  }

  /** Written out unless that takes many zeros: rows of a table are then alike. */
  private static int exponent(double value, double error) {
    double largest = Math.max(Math.abs(value), Double.isFinite(error) ? error : 0);
    boolean plain = largest < WRITTEN_OUT_BELOW && !(error > 0 && error < WRITTEN_OUT_FROM);
    return plain ? 0 : MeasuredNumber.tableExponent(largest);
  }

  /** A number without error, with {@value #DIGITS} digits. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return minus(String.format(Locale.ROOT, "%,.0f", value).replace(',', '\u202f'));
    }
    return significant(value, DIGITS);
  }

  /** A number with so many digits, without zeros at its end. */
  static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return number(value);
    }
    double magnitude = Math.abs(value);
    if (magnitude > 0 && (magnitude < 1e-4 || magnitude >= 1e7)) {
      String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
      int exponent = Integer.parseInt(text.substring(text.indexOf('e') + 1));
      return minus(trimmed(text.substring(0, text.indexOf('e')))) + " × 10" + raised(exponent);
    }
    int decade = magnitude > 0 ? (int) Math.floor(Math.log10(magnitude)) : 0;
    int decimals = Math.max(0, digits - 1 - decade);
    return minus(trimmed(String.format(Locale.ROOT, "%." + decimals + "f", value)));
  }

  /** A number with so many decimals, zeros at its end too: for columns. */
  static String decimals(double value, int decimals) {
    return Double.isFinite(value)
        ? minus(String.format(Locale.ROOT, "%." + decimals + "f", value))
        : number(value);
  }

  /** A text of plain characters with numbers as papers have them: (2.2 ± 0.2) × 10⁻³. */
  static String typeset(String plain) {
    return WITH_POWER
        .matcher(plain)
        .replaceAll(
            found ->
                "(%s ± %s) × 10%s"
                    .formatted(
                        found.group(1), found.group(2), raised(Integer.parseInt(found.group(3)))))
        .replace("+-", "±");
  }

  private static String trimmed(String text) {
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }

  private static String minus(String text) {
    return text.replace('-', '−');
  }

  private static String raised(int exponent) {
    return String.valueOf(exponent)
        .chars()
        .mapToObj(c -> c == '-' ? "⁻" : String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')))
        .collect(Collectors.joining());
  }

  /** For example {@code p = 2.6 × 10⁻⁸}. */
  static String probability(double p) {
    if (Double.isNaN(p)) {
      return "p unknown";
    }
    return p < LEAST_PROBABILITY ? "p < 10⁻³⁰⁰" : "p = " + significant(p, 2);
  }

  /** An interval, for example {@code 0.073 to 0.096}. */
  static String interval(List<?> ends) {
    return ends.size() == 2
            && ends.get(0) instanceof Number from
            && ends.get(1) instanceof Number to
        ? significant(from.doubleValue(), 3) + " to " + significant(to.doubleValue(), 3)
        : "–";
  }

  /** A scalar, or a short list of them. */
  static String plain(Object value) {
    if (value == null) {
      return "–";
    }
    if (value instanceof Number number) {
      return number(number.doubleValue());
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Words::plain).collect(Collectors.joining(", "));
    }
    return value instanceof Boolean truth ? (truth ? "yes" : "no") : String.valueOf(value);
  }

  /** A sentence with a capital letter at its beginning. */
  static String sentence(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
