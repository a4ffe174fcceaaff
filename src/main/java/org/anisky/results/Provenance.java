package org.anisky.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.Sha256;
import org.anisky.io.json.Json;

/**
 * Where a result comes from.
 *
 * @param configuration in full, defaults filled in
 * @param paths where the files lie that keys of the configuration name, by key path, as seen from
 *     the working directory of the run
 * @param inputs files that were read
 * @param seed of the random streams, or null when nothing is random
 * @param start instant at which the run began
 * @param duration of the run so far
 */
public record Provenance(
    Map<String, Object> configuration,
    Map<String, List<Path>> paths,
    List<InputDigest> inputs,
    Long seed,
    Instant start,
    Duration duration) {
  private static final Properties BUILD = build();

  private static Properties build() {
    Properties properties = new Properties();
    try (InputStream in = Provenance.class.getResourceAsStream("/org/anisky/build.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** Version of the program. */
  public static String version() {
    return BUILD.getProperty("version");
  }

  /** Commit of the program's source, or {@code unknown} when it was not built from a checkout. */
  public static String commit() {
    String commit = BUILD.getProperty("commit", "");
    return commit.isEmpty() || commit.startsWith("$") ? "unknown" : commit;
  }

  /**
   * SHA-256 of the configuration in full, without the place of the output: the same computation has
   * the same digest wherever its result is written.
   */
  public String configurationDigest() {
    Map<String, Object> computation = new LinkedHashMap<>(configuration);
    computation.remove("output");
    return Sha256.ofText(Json.text(computation));
  }

  /** The entries of {@code provenance} of what follows from files alone, at any time. */
  public static Map<String, Object> ofFiles(List<InputDigest> inputs) {
    Map<String, Object> tree = program();
    tree.put("inputs", tree(inputs));
    tree.put("java", java());
    return tree;
  }

  private static Map<String, Object> program() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("program", "anisky");
    tree.put("version", version());
    tree.put("commit", commit());
    return tree;
  }

  private static List<Map<String, String>> tree(List<InputDigest> inputs) {
    return inputs.stream()
        .map(input -> Map.of("path", input.path(), "sha256", input.sha256()))
        .map(Provenance::sorted)
        .toList();
  }

  private static String java() {
    return System.getProperty("java.vendor") + " " + System.getProperty("java.version");
  }

  /** The entries of {@code provenance} in {@code result.json}. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = program();
    tree.put("configuration", configuration);
    tree.put("configuration_sha256", configurationDigest());
    tree.put("paths", pathsTree());
    tree.put("inputs", tree(inputs));
    tree.put("seed", seed);
    tree.put("java", java());
    tree.put("start", start.toString());
    tree.put("duration_s", duration.toMillis() / 1e3);
    return tree;
  }

  /** A list of files stays one when it has a single file. */
  private Map<String, Object> pathsTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    paths.forEach((key, files) -> tree.put(key, files.stream().map(Path::toString).toList()));
    return tree;
  }

  private static Map<String, String> sorted(Map<String, String> map) {
    return new java.util.TreeMap<>(map);
  }
}
