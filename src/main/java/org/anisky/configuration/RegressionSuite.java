package org.anisky.configuration;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.io.NearestName;

/**
 * A directory of skies, see {@link RegressionSky}. Its {@value #FILE}, which need not be there,
 * says where results are stored:
 *
 * <pre>
 *   stored: ../../testdata/regression     # by default the directory 'expected' of the suite
 * </pre>
 *
 * @param directory of the suite
 * @param stored directory of stored results; need not exist
 * @param skies in the order of their names
 */
public record RegressionSuite(Path directory, Path stored, List<RegressionSky> skies) {
  /** What is not a sky. */
  public static final String FILE = "suite.yaml";

  /** Where results are stored unless the suite says otherwise. */
  public static final String USUAL_STORE = "expected";

  private static final Path OF_THE_PROGRAM = Path.of("configs", "regression");

  /** Copies the list. */
  public RegressionSuite {
    skies = List.copyOf(skies);
  }

  /**
   * The suite of the program: below the working directory, or else beside the program.
   *
   * @throws InvalidInputException when there is none
   */
  public static Path ofTheProgram() {
    if (Files.isDirectory(OF_THE_PROGRAM)) {
      return OF_THE_PROGRAM;
    }
    try {
      Path code =
          Path.of(
              RegressionSuite.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path above = code.getParent(); above != null; above = above.getParent()) {
        if (Files.isDirectory(above.resolve(OF_THE_PROGRAM))) {
          return above.resolve(OF_THE_PROGRAM);
        }
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the program is no path", e);
    }
    throw InvalidInputException.of(
        "%s is neither here nor beside the program; give the directory of a suite", OF_THE_PROGRAM);
  }

  /**
   * Reads all skies of a directory.
   *
   * @throws InvalidInputException when it is no directory, has no sky, or a sky is not allowed
   */
  public static RegressionSuite read(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw InvalidInputException.of(
          "suite %s %s; a directory of skies is needed",
          directory, Files.exists(directory) ? "is no directory" : "does not exist");
    }
    List<RegressionSky> skies = new ArrayList<>();
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path file : entries.sorted().toList()) {
        if (isSky(file)) {
          skies.add(RegressionSky.read(file));
        }
      }
    }
    if (skies.isEmpty()) {
      throw InvalidInputException.of(
          "suite %s has no sky, a file whose name ends in %s", directory, RegressionSky.ENDING);
    }
    return new RegressionSuite(directory, store(directory), skies);
  }

  private static boolean isSky(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && name.endsWith(RegressionSky.ENDING)
        && !name.startsWith(".")
        && !name.equals(FILE);
  }

  private static Path store(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return directory.resolve(USUAL_STORE);
    }
    return store(YamlFile.read(file), directory);
  }

  /** What {@value #FILE} says. */
  static Path store(YamlSection root, Path directory) {
    Path store = root.has("stored") ? root.outputPath("stored") : directory.resolve(USUAL_STORE);
    root.finish();
    return store;
  }

  /** The file in which results of a sky are stored. */
  public Path stored(RegressionSky sky) {
    return stored.resolve(sky.name() + ".json");
  }

  /**
   * The skies that are asked for.
   *
   * @param names of skies; empty for all
   * @param full whether those of the long form are among all
   * @throws InvalidInputException when there is no sky of a name
   */
  public List<RegressionSky> chosen(List<String> names, boolean full) {
    List<String> known = skies.stream().map(RegressionSky::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        String hint = NearestName.hint(name, known);
        throw InvalidInputException.of(
            "suite %s has no sky '%s'%s %s",
            directory,
            name,
            hint.isEmpty() ? "; skies are" : hint + " Skies are",
            String.join(", ", known));
      }
    }
    return skies.stream()
        .filter(sky -> names.isEmpty() ? full || !sky.full() : names.contains(sky.name()))
        .toList();
  }
}
