package org.anisky.configuration.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader asked of one key of a section: all that a schema says of it.
 *
 * @param key its name
 * @param schemas what its value must be, as keywords of a JSON schema: one of these; empty when it
 *     was only asked whether the key is there
 * @param required whether it must be there
 * @param fallback what was taken in its place, when it is not there
 * @param sections below it; of a list, its entries
 */
public record AskedKey(
    String key,
    List<Map<String, Object>> schemas,
    boolean required,
    Optional<Object> fallback,
    List<YamlKeys> sections) {
  /** Copies the lists. */
  public AskedKey {
    schemas = List.copyOf(schemas);
    sections = List.copyOf(sections);
  }
}
