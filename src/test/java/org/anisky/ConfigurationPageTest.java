package org.anisky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.anisky.io.ComparisonConfiguration;
import org.anisky.io.RunConfiguration;
import org.anisky.io.YamlFile;
import org.anisky.io.YamlSection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the page of configuration keys to what the program reads: the program itself, asked for a
 * key or a value that does not exist, says what is allowed.
 */
class ConfigurationPageTest {
  private static final String NONSENSE = "no-such-thing";

  /** No key but the required ones. */
  private static final String BARE =
      """
      detectors:
        - name: A
          latitude: 0 deg
          longitude: 0 deg
          max-zenith: 60 deg
          events:
            file: list.txt
            time: {column: 1, format: unix}
            zenith: {column: 2, unit: deg}
            azimuth: {column: 3, unit: deg, convention: north-east}
      """;

  @TempDir Path directory;

  /**
   * The configurations of the repository and of the README: together they have every section. Those
   * of simulations and ensembles are another kind.
   */
  private List<Path> configurations() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(Path.of("configs"))) {
      entries
          .filter(file -> !file.getFileName().toString().matches(".*-simulate.yaml|ensemble-.*"))
          .forEach(files::add);
    }
    for (String block : Page.read("README.md").blocks("yaml")) {
      files.add(Files.writeString(directory.resolve(files.size() + ".yaml"), block));
    }
    return files;
  }

  @Test
  void thePageNamesEveryKeyInTheSectionWhereItBelongs() throws IOException {
    Page page = Page.read("src/site/markdown/configuration.md");
    for (Path file : configurations()) {
      for (String section : sections(file)) {
        String heading = section.isEmpty() ? "Top level" : "`" + withoutIndices(section) + "`";
        for (String key : allowed(file, section.isEmpty() ? NONSENSE : section + "." + NONSENSE)) {
          assertThat(page.section(heading)).as(heading).contains("| `" + key + "` |");
        }
      }
    }
  }

  @Test
  void thePageNamesEveryAllowedValue() throws IOException {
    Page page = Page.read("src/site/markdown/configuration.md");
    for (Path file : configurations()) {
      for (String key : keys(effective(file), "", false)) {
        int dot = key.lastIndexOf('.');
        String heading = dot < 0 ? "Top level" : "`" + withoutIndices(key.substring(0, dot)) + "`";
        for (String value : allowed(file, key)) {
          assertThat(page.section(heading)).as(key).contains(value);
        }
      }
    }
  }

  @Test
  void thePageNamesEveryDefault() throws IOException {
    Page page = Page.read("src/site/markdown/configuration.md");
    Path file = Files.writeString(directory.resolve("bare.yaml"), BARE);
    Map<String, Object> effective = effective(file);
    for (String path : keys(effective, "", false)) {
      String key = path.substring(path.lastIndexOf('.') + 1);
      if (!BARE.contains(key + ":")) {
        String heading =
            path.equals(key)
                ? "Top level"
                : "`" + withoutIndices(path.substring(0, path.lastIndexOf('.'))) + "`";
        String row =
            page.section(heading)
                .lines()
                .filter(line -> line.startsWith("| `" + key + "` |"))
                .findFirst()
                .orElseThrow();
        assertThat(row.split(" \\| ")[1]).as(path).contains(written(valueAt(effective, path)));
      }
    }
  }

  private static Object valueAt(Map<String, Object> effective, String path) {
    Object value = effective;
    for (String step : path.split("\\.")) {
      value =
          value instanceof List<?> list
              ? list.get(Integer.parseInt(step))
              : ((Map<?, ?>) value).get(step);
    }
    return value;
  }

  /** As a person writes it: 5e-5 for 5.0E-5. */
  private static String written(Object value) {
    return value.toString().replace(".0E", "e");
  }

  private static Map<String, Object> effective(Path file) throws IOException {
    return bind(YamlFile.read(file)).effective();
  }

  private static RunConfiguration bind(YamlSection root) {
    root.sectionOrDefaults("output").optionalPath("directory");
    return root.file().toString().endsWith("-compare.yaml")
        ? ComparisonConfiguration.of(root).run()
        : RunConfiguration.of(root);
  }

  private static Set<String> sections(Path file) throws IOException {
    Set<String> sections = keys(effective(file), "", true);
    sections.add("");
    return sections;
  }

  /** Key paths below a value: those of sections, or those of single values. */
  private static Set<String> keys(Object value, String path, boolean ofSections) {
    Set<String> keys = new LinkedHashSet<>();
    String prefix = path.isEmpty() ? "" : path + ".";
    if (value instanceof Map<?, ?> section) {
      if (ofSections) {
        keys.add(path);
      }
      section.forEach((key, child) -> keys.addAll(keys(child, prefix + key, ofSections)));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        keys.addAll(keys(list.get(i), prefix + i, ofSections));
      }
    } else if (!ofSections) {
      keys.add(path);
    }
    return keys;
  }

  /** What the program allows in place of nonsense under a key; nothing when it names no list. */
  private static List<String> allowed(Path file, String key) throws IOException {
    YamlSection root = YamlFile.read(file);
    root.override(key, NONSENSE);
    InvalidInputException refusal =
        catchThrowableOfType(InvalidInputException.class, () -> bind(root));
    if (refusal == null) {
      return List.of();
    }
    String[] message = refusal.getMessage().split("llowed (keys|values): ");
    return message.length < 2 ? List.of() : List.of(message[1].split(", "));
  }

  private static String withoutIndices(String path) {
    return path.replaceAll("\\.\\d+", "");
  }
}
