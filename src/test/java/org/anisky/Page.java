package org.anisky;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page of documentation as tests see it.
 *
 * @param file relative to the root of the repository
 * @param text all of it
 */
record Page(Path file, String text) {
  static Page read(String file) throws IOException {
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
  List<String> blocks(String language) {
    Pattern fence = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$");
    return fence.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** The part below a heading of the second level, up to the next; empty when there is none. */
  String section(String partOfHeading) {
    return List.of(text.split("(?m)^## ")).stream()
        .filter(part -> part.lines().findFirst().orElse("").contains(partOfHeading))
        .findFirst()
        .orElse("");
  }
}
