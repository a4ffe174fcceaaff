package org.anisky.configuration.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.io.AngleUnit;
import org.anisky.io.NearestName;

/**
 * One value of a configuration on its way to a type; every refusal says place, key path, value and
 * what is allowed.
 *
 * @param place where the value is written
 * @param keyPath as in {@code fit.max-sweeps}
 * @param node the value
 */
record YamlValue(Place place, String keyPath, YamlNode node) {
  private static final List<String> ANGLE_UNITS =
      Arrays.stream(AngleUnit.values()).map(AngleUnit::key).toList();
  private static final List<String> DURATION_UNITS =
      Arrays.stream(DurationUnit.values()).map(DurationUnit::key).toList();

  /** What drafts have where only a person knows the value. */
  private static final String OPEN = "???";

  /** An exception that names place and key path. */
  InvalidInputException invalid(String problem) {
    String draft = problem.startsWith("'" + OPEN + "'") ? " ('anisky init' left it open)" : "";
    return new InvalidInputException(place + ": " + keyPath + ": " + problem + draft);
  }

  /** The scalar; a list, a section or nothing at all is refused. */
  YamlNode.Scalar scalar(String allowed) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      throw invalid("is " + node.kind() + "; it must be " + allowed);
    }
    if (scalar.type() == YamlNode.ScalarType.NULL) {
      throw invalid("has no value; it must be " + allowed);
    }
    return scalar;
  }

  /** Any single value, as written. */
  String text() {
    return scalar("a text").text();
  }

  /** Whether this is an integer, not a quoted one. */
  boolean isInteger() {
    return node instanceof YamlNode.Scalar scalar && scalar.type() == YamlNode.ScalarType.INTEGER;
  }

  /** An integer between two others, both allowed. */
  long integer(long least, long greatest) {
    String allowed = "an integer in [" + least + ", " + greatest + "]";
    YamlNode.Scalar scalar = scalar(allowed);
    long value;
    try {
      if (scalar.type() != YamlNode.ScalarType.INTEGER) {
        throw new NumberFormatException(scalar.text());
      }
      value = parseInteger(scalar.text());
    } catch (NumberFormatException e) {
      throw invalid("'" + scalar.text() + "' must be " + allowed);
    }
    if (value < least || value > greatest) {
      throw invalid(scalar.text() + " is outside [" + least + ", " + greatest + "]");
    }
    return value;
  }

  private static long parseInteger(String text) {
    if (text.startsWith("0o")) {
      return Long.parseLong(text.substring(2), 8);
    }
    return text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
  }

  /** A finite number in an interval. */
  double number(Interval allowed) {
    YamlNode.Scalar scalar = scalar("a number in " + allowed);
    double value =
        switch (scalar.type()) {
          case INTEGER -> integerAsNumber(scalar.text());
          case NUMBER -> parseNumber(scalar.text());
          default -> throw invalid("'" + scalar.text() + "' must be a number in " + allowed);
        };
    if (!allowed.contains(value)) {
      throw invalid(scalar.text() + " is outside " + allowed);
    }
    return value;
  }

  private static double integerAsNumber(String text) {
    return text.startsWith("0o") || text.startsWith("0x")
        ? parseInteger(text)
        : Double.parseDouble(text);
  }

  private double parseNumber(String text) {
    if (text.toLowerCase(java.util.Locale.ROOT).contains("n")) {
      throw invalid(text + " must be a finite number");
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw invalid(text + " is too large for a number of double precision");
    }
    return value;
  }

  /** A number with an angle's unit, in an interval of degrees; returned in radians. */
  double angle(Interval degrees) {
    Quantity quantity = quantity("an angle", "80 deg", ANGLE_UNITS);
    AngleUnit unit = AngleUnit.values()[ANGLE_UNITS.indexOf(quantity.unit())];
    if (!degrees.contains(unit.toDegrees(quantity.number()))) {
      throw invalid("'" + text() + "' is outside " + degrees + " deg");
    }
    return unit.toRadians(quantity.number());
  }

  /** A number with a unit of time, in an interval of seconds; returned in seconds. */
  double duration(Interval seconds) {
    Quantity quantity = quantity("a duration", "0.2 s", DURATION_UNITS);
    double value =
        DurationUnit.values()[DURATION_UNITS.indexOf(quantity.unit())].toSeconds(quantity.number());
    if (!seconds.contains(value)) {
      throw invalid("'" + text() + "' is outside " + seconds + " s");
    }
    return value;
  }

  private Quantity quantity(String what, String example, List<String> units) {
    String allowed =
        what
            + " with its unit, such as '"
            + example
            + "' (units: "
            + String.join(", ", units)
            + ")";
    String text = scalar(allowed).text();
    Optional<Quantity> quantity = Quantity.parse(text);
    if (quantity.isEmpty()) {
      throw invalid("'" + text + "' must be " + allowed);
    }
    String unit = quantity.get().unit();
    if (unit.isEmpty()) {
      throw invalid("'" + text + "' has no unit; it must be " + allowed);
    }
    if (!units.contains(unit)) {
      throw invalid(
          "'" + text + "' has the unknown unit '" + unit + "'" + instead(unit, "units", units));
    }
    return quantity.get();
  }

  /** What could have been meant, and all that is allowed. */
  private static String instead(String given, String what, List<String> allowed) {
    String hint = NearestName.hint(given, allowed);
    String begin = hint.isEmpty() ? "; allowed " : hint + " Allowed ";
    return begin + what + ": " + String.join(", ", allowed);
  }

  /** true or false. */
  boolean bool() {
    YamlNode.Scalar scalar = scalar("true or false");
    if (scalar.type() != YamlNode.ScalarType.BOOLEAN) {
      throw invalid("'" + scalar.text() + "' must be true or false");
    }
    return scalar.text().equalsIgnoreCase("true");
  }

  /** One of a list of texts. */
  String oneOf(List<String> allowed) {
    String names = String.join(", ", allowed);
    String text = scalar("one of: " + names).text();
    if (!allowed.contains(text)) {
      throw invalid("'" + text + "' is not allowed" + instead(text, "values", allowed));
    }
    return text;
  }

  /** The entries of a list, each with its index (from 0) in the key path. */
  List<YamlValue> list(String of) {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      String kind = node.kind().equals("empty") ? "has no value" : "is " + node.kind();
      throw invalid(kind + "; it must be a list of " + of);
    }
    List<YamlValue> values = new ArrayList<>();
    for (YamlNode entry : sequence.entries()) {
      values.add(new YamlValue(entry.place(), keyPath + "." + values.size(), entry));
    }
    return values;
  }

  /** The mapping below this key. */
  YamlNode.Mapping mapping() {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    String kind = node.kind().equals("empty") ? "has no value" : "is " + node.kind();
    throw invalid(kind + "; it must be a section of keys and values ('key: value')");
  }
}
