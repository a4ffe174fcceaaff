package org.anisky.run;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  /** Added with this name; a result of an earlier version does not say where its files lay. */
  private static final String PATHS = "paths";

  private static final Pattern COUNTS = Pattern.compile("detectors\\.(\\d+)\\.counts\\.file");

  private final Path mark;
  private final JsonDocument provenance;
  private final InputPlace place;

  private ResultConfiguration(Path mark, JsonDocument provenance, InputPlace place) {
    this.mark = mark;
    this.provenance = provenance;
    this.place = place;
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
    return new ResultConfiguration(mark, root.object("provenance"), InputPlace.AS_THEN);
  }

  /**
   * The same with its files in another place.
   *
   * @param directory in which, at any depth, each file has its name and its bytes
   * @param scratch directory of this run, where the files get the places that they had
   * @throws InvalidInputException when one is not there
   */
  ResultConfiguration withInputsIn(Path directory, Path scratch) throws IOException {
    return new ResultConfiguration(
        mark, provenance, InputPlace.of(written(), directory, scratch, mark));
  }

  /** The configuration, files under the names by which the run read them. */
  public YamlSection section() {
    JsonDocument configuration = provenance.object("configuration");
    if (!provenance.has(PATHS)) {
      return YamlFile.parse(new EarlierPaths(mark, inputs()).in(configuration.text()), mark);
    }
    YamlSection section = YamlFile.parse(configuration.text(), mark);
    JsonDocument paths = provenance.object(PATHS);
    for (String key : paths.keys()) {
      List<String> files = paths.texts(key);
      if (files.isEmpty()) {
        throw InvalidInputException.of("%s: provenance.%s.%s is empty", mark, PATHS, key);
      }
      section.override(
          key,
          configuration.isList(key)
              ? list(files.stream().map(place::of).toList())
              : quoted(place.of(fileOf(key, files.get(0)))),
          mark + ", paths." + key);
    }
    return section;
  }

  /** The file of a key; counts of a detector that --data named lay where the run read them. */
  private String fileOf(String key, String written) {
    Matcher counts = COUNTS.matcher(key);
    if (!counts.matches() || written().stream().anyMatch(input -> isSame(input, written))) {
      return written;
    }
    int detector = Integer.parseInt(counts.group(1));
    String name =
        provenance.object("configuration").objects("detectors").get(detector).string("name");
    List<String> read =
        written().stream()
            .map(InputDigest::path)
            .filter(path -> Path.of(path).endsWith(name + ".arrow"))
            .toList();
    return read.size() == 1 ? Path.of(read.get(0)).toAbsolutePath().toString() : written;
  }

  private static boolean isSame(InputDigest input, String path) {
    return Path.of(input.path())
        .toAbsolutePath()
        .normalize()
        .equals(Path.of(path).toAbsolutePath().normalize());
  }

  private static String list(List<String> texts) {
    return texts.stream().map(ResultConfiguration::quoted).collect(joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private List<InputDigest> inputs() {
    return written().stream()
        .map(input -> new InputDigest(place.of(input.path()), input.sha256()))
        .toList();
  }

  /** Under the names of then. */
  private List<InputDigest> written() {
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
            "%s was made of %s, which does not exist here; run in the directory of then, or name"
                + " with --inputs where its files are",
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
