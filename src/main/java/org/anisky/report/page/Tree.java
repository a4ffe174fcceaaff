package org.anisky.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;

/**
 * An object of a result's JSON. What is absent, or null, is empty: a page shows what there is. What
 * is something else than it must be is refused.
 *
 * @param entries by key, in the order of the file
 * @param where the file, for messages
 * @param path of this object inside the file, empty for all of it
 */
record Tree(Map<String, Object> entries, String where, String path) {
  private static final Tree EMPTY = new Tree(Map.of());

  /** An object that is not a file's. */
  Tree(Map<String, Object> entries) {
    this(entries, "", "");
  }

  /** An object, or one without entries where the value is none. */
  static Tree of(Object value) {
    return asObject(value).map(Tree::new).orElse(EMPTY);
  }

  private static Optional<Map<String, Object>> asObject(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
    return Optional.of(entries);
  }

  /**
   * The value at a path of keys; empty when there is none, or null.
   *
   * @throws InvalidInputException when something on the way is no object
   */
  Optional<Object> at(String... keys) {
    Map<String, Object> own = entries;
    for (int k = 0; k < keys.length; k++) {
      Object value = own.get(keys[k]);
      if (value == null || k == keys.length - 1) {
        return Optional.ofNullable(value);
      }
      String[] way = Arrays.copyOf(keys, k + 1);
      own = asObject(value).orElseThrow(() -> wrong(value, "an object", way));
    }
    return Optional.empty();
  }

  /** The object at a path, without entries when there is none. */
  Tree object(String... keys) {
    return at(keys)
        .map(
            value ->
                new Tree(
                    asObject(value).orElseThrow(() -> wrong(value, "an object", keys)),
                    where,
                    pathOf(keys)))
        .orElse(EMPTY);
  }

  /** The list at a path, empty when there is none. */
  List<?> list(String... keys) {
    Object value = at(keys).orElse(List.of());
    if (!(value instanceof List<?> list)) {
      throw wrong(value, "a list", keys);
    }
    return list;
  }

  /** The objects of the list at a path. */
  List<Tree> objects(String... keys) {
    List<Tree> objects = new ArrayList<>();
    for (Object value : list(keys)) {
      objects.add(
          new Tree(
              asObject(value).orElseThrow(() -> wrong(value, "a list of objects", keys)),
              where,
              pathOf(keys) + "[" + objects.size() + "]"));
    }
    return objects;
  }

  /** The number at a path, NaN when there is none. */
  double number(String... keys) {
    Object value = at(keys).orElse(Double.NaN);
    if (!(value instanceof Number number)) {
      throw wrong(value, "a number", keys);
    }
    return number.doubleValue();
  }

  /** The text at a path, empty when there is none. */
  String text(String... keys) {
    Object value = at(keys).orElse("");
    if (!(value instanceof String text)) {
      throw wrong(value, "a text", keys);
    }
    return text;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  private String pathOf(String... keys) {
    String own = String.join(".", keys);
    return path.isEmpty() ? own : path + "." + own;
  }

  private InvalidInputException wrong(Object value, String allowed, String... keys) {
    String found =
        value instanceof Map
            ? "an object"
            : value instanceof List ? "a list" : "'" + Excerpt.of(String.valueOf(value)) + "'";
    return InvalidInputException.of(
        "%s: '%s' is %s; it must be %s", where, pathOf(keys), found, allowed);
  }
}
