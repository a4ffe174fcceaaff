package org.anisky.configuration.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with the unit behind it, as in {@code 80 deg}.
 *
 * @param number finite or not
 * @param unit as written; empty when there is none
 */
record Quantity(double number, String unit) {
  private static final String NUMBER = "([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)";
  private static final Pattern FORM = Pattern.compile(NUMBER + "\\s*([^\\s\\d.]*)");

  /** What a JSON schema says of a number with one of these units. */
  static Map<String, Object> schema(List<String> units) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    schema.put("pattern", "^\\s*" + NUMBER + "\\s*(" + String.join("|", units) + ")\\s*$");
    return schema;
  }

  /** Reads a text; empty when it does not begin with a number or has more than a unit behind. */
  static Optional<Quantity> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(new Quantity(Double.parseDouble(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }
}
