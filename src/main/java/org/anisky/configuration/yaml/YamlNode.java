package org.anisky.configuration.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A YAML document as a tree whose every node knows its place. Sections and lists may change while
 * options of the command line are laid over the file, and not after.
 */
sealed interface YamlNode {
  /** Where the node begins. */
  Place place();

  /** What the node is, for messages. */
  String kind();

  /** What a scalar is by the YAML 1.2 core schema. */
  enum ScalarType {
    /** Any text, quoted or plain. */
    TEXT,
    /** Decimal, 0o octal or 0x hexadecimal. */
    INTEGER,
    /** With point or exponent, .inf, .nan. */
    NUMBER,
    /** true or false. */
    BOOLEAN,
    /** Nothing, ~ or null. */
    NULL
  }

  /**
   * A single value.
   *
   * @param text as written, quotes removed
   */
  record Scalar(Place place, String text, ScalarType type) implements YamlNode {
    @Override
    public String kind() {
      return type == ScalarType.NULL ? "empty" : "the single value '" + text + "'";
    }
  }

  /** A list of nodes. */
  record Sequence(Place place, List<YamlNode> entries) implements YamlNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * A mapping of keys to nodes, in the order of the file.
   *
   * @param keyPlaces where each key is written
   */
  record Mapping(Place place, Map<String, YamlNode> entries, Map<String, Place> keyPlaces)
      implements YamlNode {
    /** A mapping without entries. */
    static Mapping empty(Place place) {
      return new Mapping(place, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Sets an entry; a new one comes last. */
    void put(String key, Place keyPlace, YamlNode value) {
      entries.put(key, value);
      keyPlaces.put(key, keyPlace);
    }

    @Override
    public String kind() {
      return "a section";
    }
  }
}
