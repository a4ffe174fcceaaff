package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;

/** The kinds of configuration that there are, the first whose marks a file has is meant. */
enum ConfigurationKind {
  SKY_MAPS("configuration", "sky-maps") {
    @Override
    List<YamlSection> bind(YamlSection root) {
      SkyMapsConfiguration.of(root);
      return List.of(root);
    }
  },
  REGRESSION_SKY("regression", "about") {
    @Override
    List<YamlSection> bind(YamlSection root) throws IOException {
      RegressionSky sky = RegressionSky.of(root);
      if (sky.simulation().isEmpty()) {
        return List.of(root);
      }
      // The section 'reconstruct' is bound when its data are simulated.
      YamlSection reconstruction =
          sky.reconstruction(Optional.empty(), Optional.empty(), Path.of("simulated"));
      RunConfiguration.of(reconstruction);
      return List.of(root, reconstruction);
    }
  },
  ENSEMBLE("configuration", "simulate", "simulation") {
    @Override
    List<YamlSection> bind(YamlSection root) throws IOException {
      EnsembleConfiguration.read(root);
      return List.of(root);
    }
  },
  SUITE("regression", "stored") {
    @Override
    List<YamlSection> bind(YamlSection root) {
      RegressionSuite.store(root, Path.of(""));
      return List.of(root);
    }
  },
  SIMULATION("simulation", "seed") {
    @Override
    List<YamlSection> bind(YamlSection root) throws IOException {
      SimulationConfiguration.read(root);
      return List.of(root);
    }
  },
  /** Of one strategy or of several. */
  RUN("configuration") {
    @Override
    List<YamlSection> bind(YamlSection root) {
      ComparisonConfiguration.of(root);
      return List.of(root);
    }
  };

  /** Sections that are at several places, with the same keys; named by one of them. */
  static final List<String> SHARED =
      List.of(
          "likelihood",
          "east-west",
          "harmonic",
          "monte-carlo",
          "significance",
          "sky-maps.counts",
          "sky-maps.purity",
          "sky-maps.reference",
          "detectors.events");

  /** The same below sections that are shared themselves. */
  static final Map<String, String> SHARED_BELOW =
      Map.of("monte-carlo.exposures.acceptance.events", "detectors.events");

  private final String page;
  private final List<String> marks;

  ConfigurationKind(String page, String... marks) {
    this.page = page;
    this.marks = List.of(marks);
  }

  /** Keys of the top level of which one is there in this kind and in none of those behind it. */
  List<String> marks() {
    return marks;
  }

  /** The page that tells its keys. */
  String page() {
    return page;
  }

  /** The name of its definition in the schema: {@code sky-maps}. */
  String key() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** The definitions of sections that other kinds have as well, by their path in this one. */
  Map<String, String> shared() {
    Map<String, String> shared = new LinkedHashMap<>(SHARED_BELOW);
    if (this == ENSEMBLE || this == REGRESSION_SKY) {
      shared.put("simulate", SIMULATION.key());
    }
    if (this == REGRESSION_SKY) {
      shared.put("reconstruct", RUN.key());
    }
    for (String section : SHARED) {
      if (section.startsWith("sky-maps.")) {
        shared.put(section, section);
        shared.put(section.replace("sky-maps.", "sky-maps.ranges."), section);
      } else if (this != SKY_MAPS) {
        shared.put(section, section);
      }
    }
    return shared;
  }

  /**
   * Reads a configuration as the program does.
   *
   * @return its section, and further ones that are read later
   */
  abstract List<YamlSection> bind(YamlSection root) throws IOException;

  /** The kind of a file. */
  static ConfigurationKind of(Path file) throws IOException {
    YamlSection root = YamlFile.read(file);
    return Stream.of(values())
        .filter(kind -> kind.marks.isEmpty() || kind.marks.stream().anyMatch(root::has))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(Arrays.toString(values())));
  }
}
