package org.anisky.configuration;

import java.nio.file.Path;
import java.util.List;
import org.anisky.configuration.yaml.YamlSection;

/** The section {@code output} of every configuration. */
final class OutputConfiguration {
  private OutputConfiguration() {}

  /**
   * The output directory: as configured, or named after the configuration, in the working place.
   */
  static Path directory(YamlSection root) {
    return directory(root, root.sectionOrDefaults("output"));
  }

  /**
   * The same for a command that makes pictures.
   *
   * @param section {@code output}
   */
  static Path directory(YamlSection root, YamlSection section) {
    return section.has("directory")
        ? section.outputPath("directory")
        : Path.of(stem(root.file()) + "-result");
  }

  /**
   * Formats of the pictures, in the order of {@link PictureFormat}.
   *
   * @param section {@code output}
   */
  static List<PictureFormat> pictures(YamlSection section) {
    List<PictureFormat> chosen =
        section.choices("pictures", PictureFormat.class, List.of(PictureFormat.PNG));
    return chosen.stream().sorted().toList();
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
