package org.anisky.configuration;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anisky.configuration.yaml.YamlSection;

/**
 * The keys of a section that hold for good, as they were written: angles and durations with their
 * units, instants as texts, paths from the place of the configuration. With the values of all other
 * keys, which are typed and kept nowhere else, they make the section in full.
 *
 * @param order all keys in the order in which they were asked for
 * @param values of the keys that are not typed
 * @param paths where the files lie that keys name, by key path, as seen from the working directory
 */
public record AsWritten(
    List<String> order, Map<String, Object> values, Map<String, List<Path>> paths) {
  /** Copies all. */
  public AsWritten {
    order = List.copyOf(order);
    values = Map.copyOf(values);
    paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
  }

  /**
   * What was read, without the values of the keys that are typed.
   *
   * @param section that was read, defaults filled in
   * @param typed keys whose values are kept elsewhere
   */
  static AsWritten of(YamlSection section, Set<String> typed) {
    Map<String, Object> read = section.effective();
    Map<String, Object> values = new LinkedHashMap<>(read);
    values.keySet().removeAll(typed);
    return new AsWritten(List.copyOf(read.keySet()), values, section.paths());
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
