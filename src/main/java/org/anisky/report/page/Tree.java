package org.anisky.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of a result's JSON. What is absent, or is something else than is asked for, is empty: a
 * page shows what there is.
 *
 * @param entries by key, in the order of the file
 */
record Tree(Map<String, Object> entries) {
  private static final Tree EMPTY = new Tree(Map.of());

  /** An object, or one without entries where the value is none. */
  static Tree of(Object value) {
    return asObject(value).orElse(EMPTY);
  }

  private static Optional<Tree> asObject(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
    return Optional.of(new Tree(entries));
  }

  /** The value at a path of keys; empty when there is none, or null. */
  Optional<Object> at(String... path) {
    Object value = this;
    for (String key : path) {
      Tree tree = value instanceof Tree own ? own : asObject(value).orElse(EMPTY);
      value = tree.entries.get(key);
      if (value == null) {
        return Optional.empty();
      }
    }
    return Optional.of(value);
  }

  /** The object at a path, without entries when there is none. */
  Tree object(String... path) {
    return at(path).flatMap(Tree::asObject).orElse(EMPTY);
  }

  /** The list at a path, empty when there is none. */
  List<?> list(String... path) {
    return at(path).filter(List.class::isInstance).map(list -> (List<?>) list).orElse(List.of());
  }

  /** The objects of the list at a path. */
  List<Tree> objects(String... path) {
    return list(path).stream().map(Tree::asObject).flatMap(Optional::stream).toList();
  }

  /** The number at a path, NaN when there is none. */
  double number(String... path) {
    return at(path)
        .filter(Number.class::isInstance)
        .map(n -> (Number) n)
        .map(Number::doubleValue)
        .orElse(Double.NaN);
  }

  /** The text at a path, empty when there is none. */
  String text(String... path) {
    return at(path).filter(String.class::isInstance).map(String.class::cast).orElse("");
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }
}
