package org.anisky;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.sky.SkyFrame;

/**
 * A page of documentation as tests see it.
 *
 * @param file relative to the root of the repository
 * @param text all of it
 */
public record Page(Path file, String text) {
  /** Reads a page. */
  public static Page read(String file) throws IOException {
    return new Page(Path.of(file), Files.readString(Path.of(file)));
  }

  /** The complete configurations of reconstructions that pages show. */
  static List<String> configurations() throws IOException {
    List<String> blocks = new ArrayList<>();
    for (String page : List.of("tutorial", "counts", "sky-maps", "energies")) {
      blocks.addAll(read("src/site/markdown/" + page + ".md").blocks("yaml"));
    }
    return blocks;
  }

  /** The fenced blocks of a language, in order, with a line feed at the end of every line. */
  public List<String> blocks(String language) {
    Pattern fence = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$");
    return fence.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /**
   * Writes the inputs that simulations of the pages name: the sky, the acceptance, the rate.
   *
   * @param directory where to
   */
  public static void writeInputs(Path directory) throws IOException {
    double[] ones = new double[12];
    Arrays.fill(ones, 1);
    BitSet whole = new BitSet();
    whole.set(0, 12);
    SkyMap map = SkyMap.of(new HealpixGrid(1), SkyFrame.EQUATORIAL, "ones", "1", ones, whole);
    FitsMaps.write(directory.resolve("sky.fits"), "SKY", List.of(map), List.of());
    SkyMap local = SkyMap.of(new HealpixGrid(1), SkyFrame.LOCAL_HORIZON, "ones", "1", ones, whole);
    FitsMaps.write(directory.resolve("acceptance.fits"), "LOCAL", List.of(local), List.of());
    Files.writeString(directory.resolve("rate.txt"), "1\n".repeat(360));
  }

  /** The part below a heading of the second level, up to the next; empty when there is none. */
  String section(String partOfHeading) {
    return List.of(text.split("(?m)^## ")).stream()
        .filter(part -> part.lines().findFirst().orElse("").contains(partOfHeading))
        .findFirst()
        .orElse("");
  }
}
