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
import java.util.concurrent.atomic.AtomicInteger;
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

  /** A configuration whose sections can be changed in place. */
  private record Case(Path file, ConfigurationKind kind, Object root) {
    /** What the reader says against it in the place of the file; empty when nothing. */
    String refusal() throws IOException {
      try {
        kind.bind(YamlFile.parse(Json.text(root), file));
        return "";
      } catch (InvalidInputException e) {
        return e.getMessage();
      }
    }
  }

  /** What a test does with a section; it is as before after that. */
  private interface Visit {
    void visit(Case configuration, Map<String, Object> section) throws IOException;
  }

  private void everySection(Visit visit) throws IOException {
    for (Path file : small()) {
      Case configuration = new Case(file, ConfigurationKind.of(file), load(file));
      for (Map<String, Object> section : sections(configuration.root())) {
        visit.visit(configuration, section);
      }
    }
  }

  /** What a test does with a value; it is as before after that. */
  private interface ValueVisit {
    void visit(Case configuration, Map<String, Object> section, String key) throws IOException;
  }

  private void everyValue(ValueVisit visit) throws IOException {
    everySection(
        (configuration, section) -> {
          for (String key : keys(section)) {
            Object before = section.get(key);
            visit.visit(configuration, section, key);
            section.put(key, before);
          }
        });
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
    AtomicInteger sections = new AtomicInteger();
    everySection(
        (configuration, section) -> {
          section.put("xyz", 1);
          String what = configuration.file() + " with xyz in " + section;
          assertThat(configuration.refusal()).as(what).contains("xyz'");
          assertThat(problems(configuration.root())).as(what).isNotEmpty();
          section.remove("xyz");
          sections.incrementAndGet();
        });
    assertThat(sections).hasValueGreaterThan(150);
  }

  @Test
  void aSectionOrAListInThePlaceOfAValueIsRefusedByBoth() throws IOException {
    AtomicInteger values = new AtomicInteger();
    everyValue(
        (configuration, section, key) -> {
          for (Object wrong : List.of(Map.of("xyz", 1), List.of(List.of(1)))) {
            section.put(key, wrong);
            String what = configuration.file() + ": " + key + " = " + wrong;
            assertThat(configuration.refusal()).as(what).isNotEmpty();
            assertThat(problems(configuration.root())).as(what).isNotEmpty();
            values.incrementAndGet();
          }
        });
    assertThat(values).hasValueGreaterThan(500);
  }

  @Test
  void whatTheSchemaRefusesTheReaderRefuses() throws IOException {
    AtomicInteger refused = new AtomicInteger();
    everyValue(
        (configuration, section, key) -> {
          for (Object other : List.of("xyz", "1 deg", true, 0, -2.5, 1000000000.5)) {
            section.put(key, other);
            refused.addAndGet(compare(configuration, key + " = " + other));
          }
          section.remove(key);
          refused.addAndGet(compare(configuration, "no " + key));
        });
    assertThat(refused).hasValueGreaterThan(2000);
  }

  private int compare(Case configuration, String what) throws IOException {
    Set<ValidationMessage> problems = problems(configuration.root());
    if (problems.isEmpty()) {
      return 0;
    }
    String told = configuration.file() + ": " + what + ": " + problems;
    assertThat(configuration.refusal()).as(told).isNotEmpty();
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
