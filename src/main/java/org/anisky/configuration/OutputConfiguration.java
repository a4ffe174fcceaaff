package org.anisky.configuration;

import java.nio.file.Path;
import org.anisky.io.yaml.YamlSection;

/** The section {@code output} of every configuration. */
final class OutputConfiguration {
  private OutputConfiguration() {}

  /**
   * The output directory: as configured, or named after the configuration, in the working place.
   */
  static Path directory(YamlSection root) {
    YamlSection output = root.sectionOrDefaults("output");
    return output.has("directory")
        ? output.outputPath("directory")
        : Path.of(stem(root.file()) + "-result");
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
