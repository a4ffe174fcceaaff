package org.anisky.configuration.yaml;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.io.files.FilesNamed;

/**
 * The files that a list in a configuration names: paths, directories (all files in them and below,
 * hidden ones left out) and patterns such as {@code 2020-*.dat}, each relative to the directory of
 * the configuration; on the command line, to the working directory.
 */
final class YamlFiles {
  private YamlFiles() {}

  /**
   * The files, in the order of the list and within each entry by name.
   *
   * @param list of the entries
   * @param configuration in which it is written
   * @return at least one, none twice
   * @throws InvalidInputException when an entry names no file, or a file is named twice
   */
  static List<Path> of(YamlValue list, List<YamlValue> entries, Path configuration) {
    List<Path> files = new ArrayList<>();
    for (YamlValue entry : entries) {
      for (Path found : named(entry, configuration)) {
        if (files.contains(found)) {
          throw entry.invalid("names " + found + " a second time");
        }
        files.add(found);
      }
    }
    if (files.isEmpty()) {
      throw list.invalid("names no file");
    }
    return List.copyOf(files);
  }

  /**
   * The path that a value names.
   *
   * @param text of the value
   * @throws InvalidInputException when it is none
   */
  static Path path(YamlValue value, String text, Path configuration) {
    if (text.isEmpty()) {
      throw value.invalid("is an empty path");
    }
    try {
      Path written = Path.of(text);
      if (value.place().isOption()) {
        return written;
      }
      Path path = configuration.resolveSibling(written).normalize();
      return path.toString().isEmpty() ? Path.of(".") : path;
    } catch (InvalidPathException e) {
      throw value.invalid(
          "'"
              + text
              + "' is not a path in the character set of this system, "
              + System.getProperty("sun.jnu.encoding"));
    }
  }

  /** How a configuration would write the path of a file. */
  static String relative(Path file, Path configuration) {
    Path directory = configuration.toAbsolutePath().normalize().getParent();
    Path whole = file.toAbsolutePath().normalize();
    return file.isAbsolute() && !whole.startsWith(directory)
        ? file.toString()
        : directory.relativize(whole).toString();
  }

  private static List<Path> named(YamlValue entry, Path configuration) {
    String text = entry.text();
    try {
      return FilesNamed.of(path(entry, text, configuration).toString(), "");
    } catch (InvalidInputException e) {
      throw entry.invalid("'" + text + "': " + e.getMessage());
    } catch (IOException e) {
      throw entry.invalid("'" + text + "' cannot be read: " + e.getMessage());
    }
  }
}
