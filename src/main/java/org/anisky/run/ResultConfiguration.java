package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.io.Excerpt;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.Sha256;
import org.anisky.io.json.JsonDocument;
import org.anisky.io.json.JsonFile;
import org.anisky.results.ResultJson;

/**
 * The configuration that a result was made with, from its {@value ResultDirectory#MARK}, to read
 * the same data again: files are taken where the run found them, and must be the same bytes.
 */
public final class ResultConfiguration {
  private static final Pattern FILE =
      Pattern.compile("(\"(?:file|map)\"\\s*:\\s*\")((?:[^\"\\\\])*)(\")");
  private static final Pattern FILES =
      Pattern.compile("(?<=\"files\":)\\[(?:\"[^\"\\\\]*\",?)*\\]");
  private static final Pattern DIRECTORY =
      Pattern.compile("(\"counts\":\\{[^{}]*\"directory\":\")([^\"\\\\]*)(\")");
  private static final Pattern PREFIX = Pattern.compile("(\"prefix\":\")([^\"\\\\]*)(\")");
  private static final Pattern QUOTED = Pattern.compile("(\")([^\"\\\\]*)(\")");

  private final Path mark;
  private final JsonDocument provenance;

  private ResultConfiguration(Path mark, JsonDocument provenance) {
    this.mark = mark;
    this.provenance = provenance;
  }

  /**
   * Reads a result.
   *
   * @param directory as {@code anisky reconstruct} writes it
   * @throws InvalidInputException when it is no result of one reconstruction
   */
  public static ResultConfiguration read(Path directory) throws IOException {
    Path mark = directory.resolve(ResultDirectory.MARK);
    if (!Files.isRegularFile(mark)) {
      throw InvalidInputException.of(
          "%s has no %s; a configuration or the directory of a reconstruction is needed",
          directory, ResultDirectory.MARK);
    }
    JsonDocument root = JsonFile.read(mark);
    String format = root.string("format");
    if (!format.equals(ResultJson.FORMAT)) {
      throw InvalidInputException.of(
          "%s has format '%s'; it must be '%s'", mark, Excerpt.of(format), ResultJson.FORMAT);
    }
    return new ResultConfiguration(mark, root.object("provenance"));
  }

  /** The configuration, files under the names by which the run read them. */
  public YamlSection section() {
    String text = provenance.object("configuration").text();
    String one = FILE.matcher(text).replaceAll(this::found);
    String all =
        FILES
            .matcher(one)
            .replaceAll(
                list ->
                    Matcher.quoteReplacement(QUOTED.matcher(list.group()).replaceAll(this::found)));
    String parts = DIRECTORY.matcher(all).replaceAll(path -> with(path, directory(path.group(2))));
    return YamlFile.parse(
        PREFIX.matcher(parts).replaceAll(path -> with(path, prefix(path.group(2)))), mark);
  }

  private static String with(MatchResult path, String found) {
    return Matcher.quoteReplacement(path.group(1) + found + path.group(3));
  }

  /** The directory in which an input was found, at any depth, that ends as a written one does. */
  private String directory(String written) {
    Path end = Path.of(withoutDots(written));
    for (InputDigest input : inputs()) {
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
    for (InputDigest input : inputs()) {
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
    for (InputDigest input : inputs()) {
      if (Path.of(input.path()).endsWith(end)) {
        return absolute(input).toString();
      }
    }
    return file;
  }

  private List<InputDigest> inputs() {
    List<InputDigest> inputs = new ArrayList<>();
    for (JsonDocument input : provenance.objects("inputs")) {
      inputs.add(new InputDigest(input.string("path"), input.string("sha256")));
    }
    return inputs;
  }

  /**
   * Refuses files that are gone or have other bytes, before anything is read.
   *
   * @throws InvalidInputException naming the first such file
   */
  void checkFiles() throws IOException {
    for (InputDigest input : inputs()) {
      Path file = Path.of(input.path());
      if (!Files.isRegularFile(file)) {
        throw InvalidInputException.of(
            "%s was made of %s, which does not exist here; run in the directory of then",
            mark, file);
      }
      String now = Sha256.of(file);
      if (!now.equals(input.sha256())) {
        throw InvalidInputException.of(
            "%s has other bytes than %s was made of: SHA-256 %s, then %s",
            file, mark, now, input.sha256());
      }
    }
  }

  /**
   * Refuses other data than the result was made of.
   *
   * @param read the files that were read now
   */
  public void check(List<InputDigest> read) {
    List<String> then = inputs().stream().map(InputDigest::sha256).sorted().toList();
    List<String> now = read.stream().map(InputDigest::sha256).sorted().toList();
    if (!then.equals(now)) {
      throw InvalidInputException.of(
          "%s was made of other data than %s: the SHA-256 of the files differ; reconstruct again,"
              + " or give --data as then",
          mark, read.stream().map(InputDigest::path).toList());
    }
  }
}
