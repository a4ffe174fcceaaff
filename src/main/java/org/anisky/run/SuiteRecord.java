package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.RegressionSky;
import org.anisky.configuration.RegressionSuite;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;

/**
 * Makes a suite from configurations of {@code reconstruct} and what they give today: a file per
 * configuration that names it, and the results beside them. It appears whole or not at all.
 *
 * @param configurations at least one
 * @param workers threads to use
 * @param listener is told what comes out
 */
public record SuiteRecord(List<Path> configurations, Workers workers, RunListener listener) {
  private static final String REASON = "recorded from the configurations";

  /** Copies the list. */
  public SuiteRecord {
    configurations = List.copyOf(configurations);
  }

  /**
   * Runs every configuration and writes the suite.
   *
   * @param target directory to be made
   * @return whether every configuration gave a result
   * @throws InvalidInputException when a configuration is not allowed, or two have one name
   */
  public boolean write(Path target) throws IOException {
    Map<String, Path> named = named();
    try (ResultDirectory directory = ResultDirectory.create(target, ExistingOutput.REFUSE)) {
      Path above = directory.target().getParent();
      for (Map.Entry<String, Path> entry : named.entrySet()) {
        Path way = above.resolve("suite").relativize(entry.getValue().toAbsolutePath().normalize());
        Files.writeString(
            directory.file(entry.getKey() + RegressionSky.ENDING), sky(entry.getValue(), way));
      }
      Path unfinished = directory.file("x").getParent();
      RegressionSuite suite = RegressionSuite.read(unfinished);
      Files.createDirectory(suite.stored());
      boolean good =
          new RegressionRun(suite, suite.skies(), Program.NONE, workers, listener).store(REASON);
      if (good) {
        directory.commit();
        listener.written("Suite", directory.target());
      }
      return good;
    }
  }

  private static String sky(Path configuration, Path way) {
    return "about: what "
        + configuration.getFileName()
        + " gives\nconfiguration: '"
        + way.toString().replace('\\', '/').replace("'", "''")
        + "'\n";
  }

  private Map<String, Path> named() throws IOException {
    Map<String, Path> named = new LinkedHashMap<>();
    for (Path file : configurations) {
      YamlSection root = YamlFile.read(file);
      if (SkyMapsConfiguration.isMeantBy(root)) {
        SkyMapsConfiguration.of(root);
      } else {
        RunConfiguration.of(root);
      }
      String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
      if (named.putIfAbsent(name, file) != null) {
        throw InvalidInputException.of(
            "%s and %s would both be the sky '%s'; rename one", named.get(name), file, name);
      }
    }
    return named;
  }
}
