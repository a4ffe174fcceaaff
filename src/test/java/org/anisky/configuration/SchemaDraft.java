package org.anisky.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anisky.configuration.yaml.AskedKey;
import org.anisky.configuration.yaml.YamlKeys;

/**
 * The JSON schema (draft 7) of sections that were read: a key is what any of them was asked for,
 * its value what any of them would have taken. Where {@code kind} or {@code format} decides which
 * keys there are, the schema says so.
 */
final class SchemaDraft {
  private static final List<String> DECIDING = List.of("kind", "format");
  private static final String TYPE = "type";
  private static final String REQUIRED = "required";
  private static final String PROPERTIES = "properties";

  private final KeyDescriptions descriptions;
  private final Map<String, String> shared;
  private final Map<String, List<YamlKeys>> pool;
  private final Set<String> withoutExample = new TreeSet<>();

  /**
   * @param descriptions of keys
   * @param shared sections that have a definition of their own: its name by their path
   * @param pool where the sections of these are put, by the name of the definition; modified
   */
  SchemaDraft(
      KeyDescriptions descriptions, Map<String, String> shared, Map<String, List<YamlKeys>> pool) {
    this.descriptions = descriptions;
    this.shared = shared;
    this.pool = pool;
  }

  /**
   * The schema of sections at one place.
   *
   * @param path keys from the top, without indices
   */
  Map<String, Object> section(List<YamlKeys> sections, String path) {
    Map<String, List<AskedKey>> byKey = byKey(sections);
    Map<String, Object> properties = new LinkedHashMap<>();
    byKey.forEach(
        (key, asked) -> {
          String below = path.isEmpty() ? key : path + "." + key;
          if (asked.stream().allMatch(one -> one.schemas().isEmpty())) {
            withoutExample.add(below);
          } else {
            properties.put(key, property(asked, below));
          }
        });
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(TYPE, "object");
    schema.put(PROPERTIES, properties);
    Set<String> required = required(sections);
    if (!required.isEmpty()) {
      schema.put(REQUIRED, List.copyOf(required));
    }
    schema.put("additionalProperties", false);
    List<Object> rules = new ArrayList<>();
    for (String key : DECIDING) {
      if (byKey.containsKey(key)) {
        rules.addAll(rules(key, byKey, sections));
      }
    }
    if (!rules.isEmpty()) {
      schema.put("allOf", rules);
    }
    return schema;
  }

  /** Keys that were looked for and never read: no section has them, or they are refused. */
  Set<String> withoutExample() {
    return withoutExample;
  }

  private static Map<String, List<AskedKey>> byKey(List<YamlKeys> sections) {
    Map<String, List<AskedKey>> byKey = new LinkedHashMap<>();
    for (YamlKeys section : sections) {
      for (AskedKey asked : section.asked()) {
        byKey.computeIfAbsent(asked.key(), key -> new ArrayList<>()).add(asked);
      }
    }
    return byKey;
  }

  private static Set<String> required(List<YamlKeys> sections) {
    Set<String> required = new LinkedHashSet<>();
    byKey(sections)
        .forEach(
            (key, asked) -> {
              if (asked.size() == sections.size() && asked.stream().allMatch(AskedKey::required)) {
                required.add(key);
              }
            });
    return required;
  }

  /** For each value of a deciding key: which keys are not there then, and which must be. */
  private static List<Object> rules(
      String deciding, Map<String, List<AskedKey>> byKey, List<YamlKeys> sections) {
    Map<String, List<YamlKeys>> byValue = new TreeMap<>();
    for (YamlKeys section : sections) {
      if (section.effective().get(deciding) instanceof String value) {
        byValue.computeIfAbsent(value, key -> new ArrayList<>()).add(section);
      }
    }
    boolean optional = byKey.get(deciding).stream().noneMatch(AskedKey::required);
    Set<Object> usual = defaults(byKey.get(deciding));
    List<Object> rules = new ArrayList<>();
    byValue.forEach(
        (value, those) -> {
          Map<String, Object> absent = new LinkedHashMap<>();
          byKey.keySet().stream()
              .filter(key -> !byKey(those).containsKey(key))
              .forEach(key -> absent.put(key, false));
          Set<String> required = required(those);
          required.removeAll(required(sections));
          Map<String, Object> then = new LinkedHashMap<>();
          if (!absent.isEmpty()) {
            then.put(PROPERTIES, absent);
          }
          if (!required.isEmpty()) {
            then.put(REQUIRED, List.copyOf(required));
          }
          if (!then.isEmpty()) {
            Map<String, Object> when = new LinkedHashMap<>();
            when.put(PROPERTIES, Map.of(deciding, Map.of("const", value)));
            if (!optional || !usual.equals(Set.of(value))) {
              when.put(REQUIRED, List.of(deciding));
            }
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("if", when);
            rule.put("then", then);
            rules.add(rule);
          }
        });
    return rules;
  }

  private static Set<Object> defaults(List<AskedKey> asked) {
    Set<Object> defaults = new LinkedHashSet<>();
    asked.stream().map(AskedKey::fallback).flatMap(Optional::stream).forEach(defaults::add);
    return defaults;
  }

  private Map<String, Object> property(List<AskedKey> asked, String path) {
    Set<Map<String, Object>> forms = new LinkedHashSet<>();
    List<YamlKeys> sections = new ArrayList<>();
    for (AskedKey one : asked) {
      forms.addAll(one.schemas());
      sections.addAll(one.sections());
    }
    List<Map<String, Object>> ways = merged(List.copyOf(forms));
    ways = ways.stream().map(form -> withSections(form, sections, path)).toList();
    Map<String, Object> property = new LinkedHashMap<>();
    descriptions.of(path).ifPresent(text -> property.put("description", text));
    if (ways.size() == 1) {
      property.putAll(ways.get(0));
    } else {
      property.put("anyOf", ways);
    }
    Set<Object> defaults = defaults(asked);
    if (defaults.size() == 1 && !defaults.contains(List.of())) {
      property.put("default", defaults.iterator().next());
    }
    return property;
  }

  private Map<String, Object> withSections(
      Map<String, Object> form, List<YamlKeys> sections, String path) {
    boolean single = "object".equals(form.get(TYPE));
    boolean list = Map.of(TYPE, "object").equals(form.get("items"));
    if (!single && !list) {
      return form;
    }
    if (shared.containsKey(path)) {
      String name = shared.get(path);
      pool.computeIfAbsent(name, key -> new ArrayList<>()).addAll(sections);
      return Map.of("allOf", List.of(Map.of("$ref", "#/definitions/" + name)));
    }
    if (sections.isEmpty()) {
      withoutExample.add(path);
    }
    Map<String, Object> inner = section(sections, path);
    if (single) {
      return inner;
    }
    Map<String, Object> outer = new LinkedHashMap<>(form);
    outer.put("items", inner);
    return outer;
  }

  /** Ranges and lists of names joined; a text beside an integer is none. */
  private static List<Map<String, Object>> merged(List<Map<String, Object>> forms) {
    if (forms.size() == 1) {
      return forms;
    }
    if (forms.stream().allMatch(form -> form.containsKey("enum"))) {
      Set<Object> names = new LinkedHashSet<>();
      forms.forEach(form -> names.addAll((List<?>) form.get("enum")));
      return List.of(Map.of("enum", List.copyOf(names)));
    }
    if (forms.stream().allMatch(form -> "integer".equals(form.get(TYPE)))) {
      Map<String, Object> hull = new LinkedHashMap<>(forms.get(0));
      hull.put(
          "minimum",
          forms.stream().mapToLong(form -> (Long) form.get("minimum")).min().orElseThrow());
      hull.put(
          "maximum",
          forms.stream().mapToLong(form -> (Long) form.get("maximum")).max().orElseThrow());
      return List.of(hull);
    }
    boolean integer = forms.stream().anyMatch(form -> "integer".equals(form.get(TYPE)));
    return forms.stream()
        .map(form -> integer && form.get(TYPE) instanceof List<?> ? noInteger(form) : form)
        .toList();
  }

  private static Map<String, Object> noInteger(Map<String, Object> text) {
    Map<String, Object> other = new LinkedHashMap<>(text);
    other.put("not", Map.of(TYPE, "integer"));
    return other;
  }
}
