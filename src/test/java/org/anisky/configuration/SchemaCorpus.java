package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.sky.SkyFrame;

/**
 * Configurations that the program reads: those of the repository, those that pages show, and those
 * of the test, which have what the others leave out.
 */
final class SchemaCorpus {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
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
      String text = Files.readString(Path.of("src/site/markdown/" + page + ".md"));
      for (String block : BLOCK.matcher(text).results().map(match -> match.group(1)).toList()) {
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
    double[] ones = new double[12];
    Arrays.fill(ones, 1);
    BitSet whole = new BitSet();
    whole.set(0, 12);
    SkyMap map = SkyMap.of(new HealpixGrid(1), SkyFrame.EQUATORIAL, "ones", "1", ones, whole);
    FitsMaps.write(directory.resolve("sky.fits"), "SKY", List.of(map), List.of());
    SkyMap local = SkyMap.of(new HealpixGrid(1), SkyFrame.LOCAL_HORIZON, "ones", "1", ones, whole);
    FitsMaps.write(directory.resolve("acceptance.fits"), "LOCAL", List.of(local), List.of());
    Files.writeString(directory.resolve("rate.txt"), "1\n".repeat(360));
    for (FileFormat format : FileFormat.values()) {
      Files.writeString(directory.resolve("my-events." + format.key()), "");
    }
    Files.writeString(directory.resolve("my-events.txt"), "");
  }
}
