package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.anisky.Page;

/**
 * Configurations that the program reads: those of the repository, those that pages show, and those
 * of the test, which have what the others leave out.
 */
final class SchemaCorpus {
  private static final Path OWN = Path.of("src/test/resources/org/anisky/configuration/schema");

  private SchemaCorpus() {}

  /** Configurations of the repository. */
  static List<Path> configs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("configs"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /**
   * All of them; those of pages, and the maps that they name, are written.
   *
   * @param directory where to
   */
  static List<Path> all(Path directory) throws IOException {
    List<Path> files = new ArrayList<>(configs());
    writeInputs(directory);
    for (String page :
        List.of("tutorial", "counts", "sky-maps", "energies", "simulation", "regression")) {
      for (String block : Page.read("src/site/markdown/" + page + ".md").blocks("yaml")) {
        files.add(Files.writeString(directory.resolve(page + files.size() + ".yaml"), block));
      }
    }
    try (Stream<Path> own = Files.list(OWN)) {
      for (Path file : own.sorted().toList()) {
        files.add(Files.copy(file, directory.resolve(file.getFileName())));
      }
    }
    return files;
  }

  private static void writeInputs(Path directory) throws IOException {
    Page.writeInputs(directory);
    for (FileFormat format : FileFormat.values()) {
      Files.writeString(directory.resolve("my-events." + format.key()), "");
    }
    Files.writeString(directory.resolve("my-events.txt"), "");
  }
}
