package org.anisky.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.io.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * What the reader takes the schema takes, and what the schema refuses the reader refuses; an
 * unknown key, or a section or list in the place of a value, both refuse. Rules between keys, and
 * what only files can tell, are the reader's alone.
 */
class SchemaAgainstReaderTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Of a regression suite's sky: the reader binds it when the suite runs. */
  private static final String LATER = "reconstruct";

  @TempDir Path directory;
  private JsonSchema schema;
  private List<Path> corpus;

  @BeforeEach
  void prepare() throws IOException {
    corpus = SchemaCorpus.all(directory);
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(ConfigurationSchema.text());
  }

  private static Object load(Path file) throws IOException {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return new Load(settings).loadFromString(Files.readString(file));
  }

  private Set<ValidationMessage> problems(Object configuration) {
    return schema.validate(MAPPER.<JsonNode>valueToTree(configuration));
  }

  /** What the reader says against a configuration in the place of a file; empty when nothing. */
  private static String refusal(Path file, ConfigurationKind kind, Object configuration)
      throws IOException {
    try {
      kind.bind(YamlFile.parse(Json.text(configuration), file));
      return "";
    } catch (InvalidInputException e) {
      return e.getMessage();
    }
  }

  @Test
  void everyConfigurationIsValid() throws IOException {
    assertThat(SchemaCorpus.configs()).hasSizeGreaterThan(50);
    for (Path file : corpus) {
      assertThat(problems(load(file))).as(file.toString()).isEmpty();
    }
  }

  @Test
  void anUnknownKeyIsRefusedByBothInEverySection() throws IOException {
    int sections = 0;
    for (Path file : small()) {
      ConfigurationKind kind = ConfigurationKind.of(file);
      Object root = load(file);
      for (Map<String, Object> section : sections(root)) {
        section.put("xyz", 1);
        assertThat(refusal(file, kind, root)).as(file.toString()).contains("xyz'");
        assertThat(problems(root)).as(file + " with xyz in " + section).isNotEmpty();
        section.remove("xyz");
        sections++;
      }
    }
    assertThat(sections).isGreaterThan(150);
  }

  @Test
  void aSectionOrAListInThePlaceOfAValueIsRefusedByBoth() throws IOException {
    int values = 0;
    for (Path file : small()) {
      ConfigurationKind kind = ConfigurationKind.of(file);
      Object root = load(file);
      for (Map<String, Object> section : sections(root)) {
        for (String key : keys(section)) {
          Object before = section.get(key);
          for (Object wrong : List.of(Map.of("xyz", 1), List.of(List.of(1)))) {
            section.put(key, wrong);
            String what = file + ": " + key + " = " + wrong;
            assertThat(refusal(file, kind, root)).as(what).isNotEmpty();
            assertThat(problems(root)).as(what).isNotEmpty();
            values++;
          }
          section.put(key, before);
        }
      }
    }
    assertThat(values).isGreaterThan(500);
  }

  @Test
  void whatTheSchemaRefusesTheReaderRefuses() throws IOException {
    int refused = 0;
    for (Path file : small()) {
      ConfigurationKind kind = ConfigurationKind.of(file);
      Object root = load(file);
      for (Map<String, Object> section : sections(root)) {
        for (String key : keys(section)) {
          Object before = section.get(key);
          for (Object other : List.of("xyz", "1 deg", true, 0, -2.5, 1000000000.5)) {
            section.put(key, other);
            refused += compare(file, kind, root, key + " = " + other);
          }
          section.remove(key);
          refused += compare(file, kind, root, "no " + key);
          section.put(key, before);
        }
      }
    }
    assertThat(refused).isGreaterThan(2000);
  }

  private int compare(Path file, ConfigurationKind kind, Object root, String what)
      throws IOException {
    Set<ValidationMessage> problems = problems(root);
    if (problems.isEmpty()) {
      return 0;
    }
    String told = file + ": " + what + ": " + problems;
    assertThat(refusal(file, kind, root)).as(told).isNotEmpty();
    return 1;
  }

  /** Those of pages and of the test, and one of each kind of the repository. */
  private List<Path> small() {
    Set<String> chosen =
        Set.of(
            "quickstart", "space-maps", "ensemble-small", "polar-simulate", "auger2017-harmonic");
    return corpus.stream()
        .filter(
            file ->
                !file.startsWith("configs")
                    || file.getNameCount() == 2
                        && chosen.contains(file.getFileName().toString().replace(".yaml", "")))
        .toList();
  }

  private static List<String> keys(Map<String, Object> section) {
    return section.keySet().stream().filter(key -> !key.equals(LATER)).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> sections(Object node) {
    List<Map<String, Object>> sections = new ArrayList<>();
    if (node instanceof Map<?, ?> section) {
      sections.add((Map<String, Object>) section);
      section.forEach(
          (key, value) -> sections.addAll(key.equals(LATER) ? List.of() : sections(value)));
    } else if (node instanceof List<?> list) {
      list.forEach(value -> sections.addAll(sections(value)));
    }
    return sections;
  }
}
