package org.anisky.io.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.anisky.io.Excerpt;

/** Where two JSON documents differ, key path by key path. */
public final class JsonDifferences {
  private final double tolerance;
  private final Set<String> ignored;
  private final List<String> found = new ArrayList<>();

  private JsonDifferences(double tolerance, Set<String> ignored) {
    this.tolerance = tolerance;
    this.ignored = ignored;
  }

  /**
   * The differences, a line each: {@code dipole.amplitude.value: 0.1 -> 0.2}.
   *
   * @param then the earlier document
   * @param now the later one
   * @param tolerance relative, of numbers; 0 for the same bits
   * @param ignored keys that are not looked at, wherever they are
   */
  public static List<String> of(
      JsonDocument then, JsonDocument now, double tolerance, Set<String> ignored) {
    JsonDifferences differences = new JsonDifferences(tolerance, ignored);
    differences.compare("", then.node(), now.node());
    return List.copyOf(differences.found);
  }

  private void compare(String path, JsonNode then, JsonNode now) {
    if (then == null || now == null) {
      found.add(path + ": " + text(then) + " -> " + text(now));
    } else if (then.isObject() && now.isObject()) {
      Set<String> keys = new LinkedHashSet<>();
      then.fieldNames().forEachRemaining(keys::add);
      now.fieldNames().forEachRemaining(keys::add);
      keys.removeAll(ignored);
      keys.forEach(
          key -> compare(path.isEmpty() ? key : path + "." + key, then.get(key), now.get(key)));
    } else if (then.isArray() && now.isArray() && then.size() == now.size()) {
      for (int k = 0; k < then.size(); k++) {
        compare(path + "." + k, then.get(k), now.get(k));
      }
    } else if (!isSame(then, now)) {
      found.add(path + ": " + text(then) + " -> " + text(now));
    }
  }

  private boolean isSame(JsonNode then, JsonNode now) {
    if (!then.isNumber() || !now.isNumber()) {
      return then.equals(now);
    }
    double a = then.doubleValue();
    double b = now.doubleValue();
    return a == b || Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
  }

  private static String text(JsonNode node) {
    return node == null ? "nothing" : Excerpt.of(node.toString());
  }
}
