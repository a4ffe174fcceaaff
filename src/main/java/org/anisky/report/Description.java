package org.anisky.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * What a figure shows, as a tree of maps, lists, texts, booleans and finite numbers, in a fixed
 * order: what JSON can hold. A number that is not finite is null. Not safe to share between
 * threads.
 */
final class Description {
  private final Map<String, Object> tree = new LinkedHashMap<>();

  /** Of something of a kind. */
  static Description of(String kind) {
    return new Description().with("kind", kind);
  }

  Description with(String key, String text) {
    tree.put(key, Letter.plain(text));
    return this;
  }

  Description with(String key, boolean value) {
    tree.put(key, value);
    return this;
  }

  Description with(String key, double number) {
    tree.put(key, finite(number));
    return this;
  }

  Description with(String key, DoubleStream numbers) {
    List<Object> values = new ArrayList<>();
    numbers.forEach(number -> values.add(finite(number)));
    tree.put(key, Collections.unmodifiableList(values));
    return this;
  }

  Description with(String key, double[] numbers) {
    return with(key, Arrays.stream(numbers));
  }

  /** A list of texts or of trees. */
  Description with(String key, List<?> values) {
    tree.put(
        key,
        values.stream()
            .map(v -> v instanceof String text ? (Object) Letter.plain(text) : v)
            .toList());
    return this;
  }

  Description with(String key, Map<String, Object> part) {
    tree.put(key, part);
    return this;
  }

  Map<String, Object> tree() {
    return Collections.unmodifiableMap(tree);
  }

  private static Double finite(double number) {
    return Double.isFinite(number) ? (Double) number : null;
  }
}
