package org.anisky.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.io.json.Json;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The configuration in a result, read as a configuration, gives the typed values of the run:
 * whoever repeats a run from its result runs the same. JSON is YAML too.
 */
class ReadBackTest {
  /** Lines of the file, which another text does not share. */
  private static final RecursiveComparisonConfiguration BY_VALUE =
      RecursiveComparisonConfiguration.builder()
          .withIgnoredFieldsMatchingRegexes("(.*\\.)?(place|section)")
          .withStrictTypeChecking(true)
          .build();

  static List<Path> examples() throws IOException {
    return EffectiveConfigurationTest.examples();
  }

  private record Kind<C>(Reader<C> reader, Function<C, Map<String, Object>> effective) {
    void check(YamlSection section) throws IOException {
      C first = reader.read(section);
      String text = Json.text(effective.apply(first));
      C again = reader.read(YamlFile.parse(text, section.file()));
      assertThat(again).usingRecursiveComparison(BY_VALUE).isEqualTo(first);
      assertThat(Json.text(effective.apply(again))).isEqualTo(text);
    }
  }

  private static Kind<?> kind(YamlSection root, String name) {
    if (name.endsWith("-simulate.yaml")) {
      return new Kind<>(SimulationConfiguration::read, SimulationConfiguration::effective);
    }
    if (name.endsWith("-compare.yaml")) {
      return new Kind<>(ComparisonConfiguration::of, c -> c.run().effective());
    }
    if (name.contains("ensemble")) {
      return new Kind<>(EnsembleConfiguration::read, EnsembleConfiguration::effective);
    }
    return SkyMapsConfiguration.isMeantBy(root)
        ? new Kind<>(SkyMapsConfiguration::of, SkyMapsConfiguration::effective)
        : new Kind<>(RunConfiguration::of, RunConfiguration::effective);
  }

  private interface Reader<C> {
    C read(YamlSection section) throws IOException;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatAResultSaysOfItsConfigurationIsTheConfiguration(Path example) throws IOException {
    YamlSection root = YamlFile.read(example);
    kind(root, example.getFileName().toString()).check(YamlFile.read(example));
  }
}
