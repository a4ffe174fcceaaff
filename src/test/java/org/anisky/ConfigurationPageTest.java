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
import org.anisky.configuration.ComparisonConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.SimulationConfiguration;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
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
   * The configurations of the repository and of the pages: together they have every section. Those
   * of simulations and ensembles are another kind.
   */
  private List<Path> configurations() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(Path.of("configs"))) {
      entries
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().matches(".*-simulate.yaml|.*ensemble.*"))
          .forEach(files::add);
    }
    for (String block : Page.configurations()) {
      files.add(Files.writeString(directory.resolve(files.size() + ".yaml"), block));
    }
    return files;
  }

  /** The simulations of the repository and of their page, with the files that it names. */
  private List<Path> simulations(Page page) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(Path.of("configs"))) {
      entries.filter(file -> file.toString().endsWith("-simulate.yaml")).forEach(files::add);
    }
    Page.writeInputs(directory);
    for (String block : page.blocks("yaml")) {
      files.add(Files.writeString(directory.resolve("page-simulate.yaml"), block));
    }
    return files;
  }

  @Test
  void thePageOfSimulationsNamesEveryKeyAndEveryAllowedValue() throws IOException {
    Page page = Page.read("src/site/markdown/simulation.md");
    List<Path> files = simulations(page);
    assertThat(files).hasSizeGreaterThanOrEqualTo(3);
    assertNamesEveryKey(page, files);
    assertNamesEveryValue(page, files);
  }

  @Test
  void thePageNamesEveryKeyInTheSectionWhereItBelongs() throws IOException {
    assertNamesEveryKey(Page.read("src/site/markdown/configuration.md"), configurations());
  }

  private static void assertNamesEveryKey(Page page, List<Path> files) throws IOException {
    for (Path file : files) {
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
    assertNamesEveryValue(Page.read("src/site/markdown/configuration.md"), configurations());
  }

  private static void assertNamesEveryValue(Page page, List<Path> files) throws IOException {
    for (Path file : files) {
      for (String key : keys(effective(file), "", false)) {
        String plain = withoutIndices(key);
        int dot = plain.lastIndexOf('.');
        String heading = dot < 0 ? "Top level" : "`" + plain.substring(0, dot) + "`";
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
    for (String value : keys(effective, "", false)) {
      // A list of single values is the value of its key.
      String path = value.replaceFirst("\\.\\d+$", "");
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
    return bind(file, YamlFile.read(file));
  }

  /** The configuration in full, of a simulation or of a reconstruction by the name of its file. */
  private static Map<String, Object> bind(Path file, YamlSection root) throws IOException {
    root.sectionOrDefaults("output").optionalPath("directory");
    if (file.toString().endsWith("-simulate.yaml")) {
      return SimulationConfiguration.read(root).effective();
    }
    if (root.has("sky-maps")) {
      return SkyMapsConfiguration.of(root).effective();
    }
    return file.toString().endsWith("-compare.yaml")
        ? ComparisonConfiguration.of(root).run().effective()
        : RunConfiguration.of(root).effective();
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
        catchThrowableOfType(InvalidInputException.class, () -> bind(file, root));
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
