package org.anisky.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anisky.InvalidInputException;
import org.anisky.io.files.InputDigest;

/**
 * Where the files of a configuration lie by the paths of the inputs alone: for results of versions
 * that did not write it down. A path is that of the input that ends as it does.
 *
 * @param mark the result
 * @param inputs files that were read for it
 */
record EarlierPaths(Path mark, List<InputDigest> inputs) {
  private static final Pattern FILE =
      Pattern.compile("(\"(?:file|map)\"\\s*:\\s*\")((?:[^\"\\\\])*)(\")");
  private static final Pattern FILES =
      Pattern.compile("(?<=\"files\":)\\[(?:\"[^\"\\\\]*\",?)*\\]");
  private static final Pattern DIRECTORY =
      Pattern.compile("(\"counts\":\\{[^{}]*\"directory\":\")([^\"\\\\]*)(\")");
  private static final Pattern PREFIX = Pattern.compile("(\"prefix\":\")([^\"\\\\]*)(\")");
  private static final Pattern QUOTED = Pattern.compile("(\")([^\"\\\\]*)(\")");

  /** A configuration as JSON, files under the names by which the run read them. */
  String in(String text) {
    String one = FILE.matcher(text).replaceAll(this::found);
    String all =
        FILES
            .matcher(one)
            .replaceAll(
                list ->
                    Matcher.quoteReplacement(QUOTED.matcher(list.group()).replaceAll(this::found)));
    String parts = DIRECTORY.matcher(all).replaceAll(path -> with(path, directory(path.group(2))));
    return PREFIX.matcher(parts).replaceAll(path -> with(path, prefix(path.group(2))));
  }

  private static String with(MatchResult path, String found) {
    return Matcher.quoteReplacement(path.group(1) + found + path.group(3));
  }

  /** The directory in which an input was found, at any depth, that ends as a written one does. */
  private String directory(String written) {
    Path end = Path.of(withoutDots(written));
    for (InputDigest input : inputs) {
      Path above = absolute(input).getParent();
      for (; above != null; above = above.getParent()) {
        if (above.endsWith(end)) {
          return above.toString();
        }
      }
    }
    return written;
  }

  /** What the maps of the sidereal bins are called before the number of the bin. */
  private String prefix(String written) {
    String end = withoutDots(written);
    Pattern map = Pattern.compile("(.*/|)" + Pattern.quote(end) + "\\d{3}\\D[^/]*");
    for (InputDigest input : inputs) {
      Matcher found = map.matcher(absolute(input).toString());
      if (found.matches()) {
        return found.group(1) + end;
      }
    }
    return written;
  }

  private static Path absolute(InputDigest input) {
    return Path.of(input.path()).toAbsolutePath().normalize();
  }

  /** A written path without what leads up from the configuration. */
  private static String withoutDots(String written) {
    return written.replaceFirst("^(\\.\\.?/)+", "");
  }

  /** A quoted path in what was matched, under the name by which the run read it. */
  private String found(MatchResult path) {
    return with(path, found(path.group(2)));
  }

  /** The input whose path ends as a file of the configuration does. */
  private String found(String file) {
    String end = withoutDots(file);
    Set<String> found = new TreeSet<>();
    for (InputDigest input : inputs) {
      if (Path.of(input.path()).endsWith(end)) {
        found.add(absolute(input).toString());
      }
    }
    if (found.size() > 1) {
      throw InvalidInputException.of(
          "%s does not say which of %s its configuration means by '%s'", mark, found, file);
    }
    return found.isEmpty() ? file : found.iterator().next();
  }
}
