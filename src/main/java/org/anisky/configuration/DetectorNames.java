package org.anisky.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.Dataset;

/** Checks the names of a configuration's detectors, see {@link Dataset#plainName}. */
final class DetectorNames {
  private DetectorNames() {}

  /**
   * Checks that the names stay different.
   *
   * @param detectors sections with {@code name}
   * @throws org.anisky.InvalidInputException naming two that do not
   */
  static void check(List<YamlSection> detectors) {
    Map<String, String> names = new HashMap<>();
    for (YamlSection section : detectors) {
      String name = section.text("name");
      String other = names.putIfAbsent(Dataset.plainName(name), name);
      if (other != null && other.equals(name)) {
        throw section.invalid("name", "two detectors are named '" + name + "'");
      }
      if (other != null) {
        throw section.invalid(
            "name",
            "'"
                + name
                + "' and '"
                + other
                + "' would name the same result files and columns; names must differ in letters or"
                + " digits, not in case or signs alone");
      }
    }
  }
}
