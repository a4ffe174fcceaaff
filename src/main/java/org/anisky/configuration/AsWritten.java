package org.anisky.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys of a section that hold for good, as they were written: angles and durations with their
 * units, instants as texts, paths from the place of the configuration. With the values of all other
 * keys, which are typed and kept nowhere else, they make the section in full.
 *
 * @param order all keys in the order in which they were asked for
 * @param values of the keys that are not typed
 */
public record AsWritten(List<String> order, Map<String, Object> values) {
  /** Copies both. */
  public AsWritten {
    order = List.copyOf(order);
    values = Map.copyOf(values);
  }

  /**
   * What was read, without the values of the keys that are typed.
   *
   * @param read the section in full, defaults filled in
   * @param typed keys whose values are kept elsewhere
   */
  static AsWritten of(Map<String, Object> read, Set<String> typed) {
    Map<String, Object> values = new LinkedHashMap<>(read);
    values.keySet().removeAll(typed);
    return new AsWritten(List.copyOf(read.keySet()), values);
  }

  /**
   * The section in full, in the order in which it was asked for.
   *
   * @param typed values of the other keys; one without a value is left out, one that nobody asked
   *     for comes last
   */
  Map<String, Object> with(Map<String, Object> typed) {
    Map<String, Object> section = new LinkedHashMap<>();
    order.forEach(key -> put(section, key, values.getOrDefault(key, typed.get(key))));
    typed.forEach((key, value) -> put(section, key, value));
    return section;
  }

  private static void put(Map<String, Object> section, String key, Object value) {
    if (value != null) {
      section.put(key, value);
    }
  }
}
