package org.anisky.configuration.yaml;

import java.util.List;
import org.anisky.InvalidInputException;

/** Puts one value of the command line into a tree that was read from a file. */
final class YamlOverride {
  private final String keyPath;
  private final Place option;

  private YamlOverride(String keyPath, Place option) {
    this.keyPath = keyPath;
    this.option = option;
  }

  /**
   * Sets a value.
   *
   * @param root modified
   * @param keyPath keys and list indices (from 0), separated by points
   * @param option as the person wrote it
   */
  static void apply(YamlNode.Mapping root, String keyPath, YamlNode value, String option) {
    YamlOverride override = new YamlOverride(keyPath, Place.ofOption(option));
    String[] keys = keyPath.split("\\.", -1);
    if (keys.length > YamlFile.DEEPEST) {
      throw override.invalid(
          "a key path of " + keys.length + " keys; at most " + YamlFile.DEEPEST + " are allowed");
    }
    override.put(root, keys, 0, value);
  }

  private void put(YamlNode parent, String[] keys, int depth, YamlNode value) {
    String key = keys[depth];
    if (key.isBlank()) {
      throw invalid("'" + keyPath + "' is not a key path, such as likelihood.max-sweeps");
    }
    boolean last = depth == keys.length - 1;
    if (parent instanceof YamlNode.Mapping mapping) {
      YamlNode old = mapping.entries().get(key);
      YamlNode next = last ? value : old == null ? YamlNode.Mapping.empty(option) : old;
      Place keyPlace = old == null || last ? option : mapping.keyPlaces().get(key);
      mapping.put(key, keyPlace, next);
      if (!last) {
        put(next, keys, depth + 1, value);
      }
    } else if (parent instanceof YamlNode.Sequence sequence) {
      int index = index(sequence.entries(), key, above(keys, depth));
      if (last) {
        sequence.entries().set(index, value);
      } else {
        put(sequence.entries().get(index), keys, depth + 1, value);
      }
    } else {
      throw invalid(above(keys, depth) + " is " + parent.kind() + " and has no key '" + key + "'");
    }
  }

  private int index(List<YamlNode> entries, String key, String above) {
    String allowed =
        entries.isEmpty() ? "the list is empty" : "allowed: 0 to " + (entries.size() - 1);
    if (!key.matches("\\d{1,9}") || Integer.parseInt(key) >= entries.size()) {
      throw invalid(above + " is a list and has no entry '" + key + "'; " + allowed);
    }
    return Integer.parseInt(key);
  }

  private static String above(String[] keys, int depth) {
    return String.join(".", List.of(keys).subList(0, depth));
  }

  private InvalidInputException invalid(String problem) {
    return new InvalidInputException(option + ": " + problem);
  }
}
