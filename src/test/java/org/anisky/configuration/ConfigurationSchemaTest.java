package org.anisky.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlKeys;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.io.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the schema of configurations to the reader, and both to each other. */
class ConfigurationSchemaTest {
  private static final Path SCHEMA =
      Path.of("src/main/resources/org/anisky/configuration/anisky.schema.json");

  /** Keys that are looked for only to be refused with a reason of their own. */
  private static final Set<String> REFUSED =
      new TreeSet<>(
          List.of(
              "regression-sky: truth.relative",
              "run: sky-maps",
              "sky-maps: monte-carlo.exposures",
              "sky-maps: monte-carlo.priors"));

  /** Sections that the page tells elsewhere: "as detectors.events". */
  private static final List<String> UNDER_ANOTHER_NAME =
      List.of(
          "monte-carlo.exposures.acceptance.events.",
          "detectors.events.check.",
          "detectors.blocks.");

  private final Set<String> withoutExample = new TreeSet<>();

  @TempDir Path directory;

  private Map<ConfigurationKind, List<YamlKeys>> read() throws IOException {
    Map<ConfigurationKind, List<YamlKeys>> sections = new EnumMap<>(ConfigurationKind.class);
    for (Path file : SchemaCorpus.all(directory)) {
      ConfigurationKind kind = ConfigurationKind.of(file);
      List<YamlSection> bound = kind.bind(YamlFile.read(file));
      sections.computeIfAbsent(kind, key -> new ArrayList<>()).add(bound.get(0));
      if (bound.size() > 1) {
        sections.computeIfAbsent(ConfigurationKind.RUN, key -> new ArrayList<>()).add(bound.get(1));
      }
    }
    return sections;
  }

  @Test
  void theSchemaIsWhatTheReaderAsksFor() throws IOException {
    Map<String, Object> schema = schema();
    assertThat(withoutExample).isEqualTo(REFUSED);
    if (Boolean.getBoolean("schema.update")) {
      Files.writeString(SCHEMA, Json.text(schema));
    }
    assertThat(Files.readString(SCHEMA))
        .as("to write it anew: mvn -Dtest=ConfigurationSchemaTest -Dschema.update=true test")
        .isEqualTo(Json.text(schema));
  }

  @Test
  void pagesAndSchemaHaveTheSameKeys() throws IOException {
    Map<?, ?> definitions = (Map<?, ?>) schema().get("definitions");
    for (List<ConfigurationKind> kinds :
        List.of(
            List.of(ConfigurationKind.RUN, ConfigurationKind.SKY_MAPS),
            List.of(ConfigurationKind.SIMULATION))) {
      Set<String> keys = new TreeSet<>();
      for (ConfigurationKind kind : kinds) {
        addKeys((Map<?, ?>) definitions.get(kind.key()), "", definitions, keys);
      }
      KeyDescriptions page =
          KeyDescriptions.read(Path.of("src/site/markdown/" + kinds.get(0).page() + ".md"));
      assertThat(keys).containsAll(page.paths());
      keys.removeAll(page.paths());
      assertThat(keys).allMatch(key -> UNDER_ANOTHER_NAME.stream().anyMatch(key::startsWith));
    }
  }

  private static void addKeys(
      Map<?, ?> schema, String path, Map<?, ?> definitions, Set<String> keys) {
    if (schema.get("allOf") instanceof List<?> all
        && all.get(0) instanceof Map<?, ?> first
        && first.get("$ref") instanceof String reference) {
      Object definition = definitions.get(reference.replaceFirst(".*/", ""));
      addKeys((Map<?, ?>) definition, path, definitions, keys);
    }
    if (schema.get("items") instanceof Map<?, ?> entry) {
      addKeys(entry, path, definitions, keys);
    }
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach(
          (key, property) -> {
            String below = path.isEmpty() ? key.toString() : path + "." + key;
            keys.add(below);
            addKeys((Map<?, ?>) property, below, definitions, keys);
          });
    }
  }

  private Map<String, Object> schema() throws IOException {
    Map<String, Object> definitions = new LinkedHashMap<>();
    Map<String, List<YamlKeys>> pool = new LinkedHashMap<>();
    Map<ConfigurationKind, List<YamlKeys>> read = read();
    for (ConfigurationKind kind : ConfigurationKind.values()) {
      pool.computeIfAbsent(kind.key(), key -> new ArrayList<>()).addAll(read.get(kind));
      definitions.put(kind.key(), draft(kind.page(), kind.shared(), pool, kind.key(), ""));
    }
    for (String section : ConfigurationKind.SHARED) {
      definitions.put(
          section, draft("configuration", ConfigurationKind.SHARED_BELOW, pool, section, section));
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", ConfigurationSchema.TITLE);
    schema.putAll(choice(0));
    // What a run must have, the part of one that a sky of a regression suite has need not.
    Map<?, ?> run = (Map<?, ?>) definitions.get(ConfigurationKind.RUN.key());
    Map<String, Object> otherwise = innermost(schema);
    otherwise.put("required", run.remove("required"));
    schema.put("definitions", definitions);
    return schema;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> innermost(Map<String, Object> schema) {
    return schema.containsKey("else")
        ? innermost((Map<String, Object>) schema.get("else"))
        : schema;
  }

  private Map<String, Object> draft(
      String page,
      Map<String, String> shared,
      Map<String, List<YamlKeys>> pool,
      String name,
      String path)
      throws IOException {
    SchemaDraft draft =
        new SchemaDraft(
            KeyDescriptions.read(Path.of("src/site/markdown/" + page + ".md")), shared, pool);
    Map<String, Object> schema = draft.section(pool.get(name), path);
    draft.withoutExample().forEach(key -> withoutExample.add(name + ": " + key));
    return schema;
  }

  private static Map<String, Object> choice(int from) {
    ConfigurationKind kind = ConfigurationKind.values()[from];
    Map<String, Object> reference = Map.of("$ref", "#/definitions/" + kind.key());
    if (kind.marks().isEmpty()) {
      return new LinkedHashMap<>(Map.of("allOf", List.of(reference)));
    }
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put(
        "if",
        Map.of(
            "anyOf",
            kind.marks().stream().map(mark -> Map.of("required", List.of(mark))).toList()));
    choice.put("then", reference);
    choice.put("else", choice(from + 1));
    return choice;
  }
}
