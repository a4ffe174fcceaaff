package org.anisky.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.ScratchDirectory;
import org.anisky.io.json.JsonDifferences;
import org.anisky.io.json.JsonDocument;
import org.anisky.io.json.JsonFile;
import org.anisky.results.Provenance;

/**
 * Makes a result again from its {@value ResultDirectory#MARK} alone, of the same bytes of input,
 * and compares: with the same version on the same Java every number must have the same bits and
 * every file of data the same bytes; otherwise numbers must agree to a relative 1e-12, and files of
 * data, which have the version in their headers, are not looked at.
 *
 * @param result directory of a reconstruction
 * @param inputs directory in which its inputs are; empty where the run found them
 * @param workers threads to use
 * @param listener is told of events and sweeps
 */
public record ResultRerun(
    Path result, Optional<Path> inputs, Workers workers, RunListener listener) {
  private static final String SEARCH = "significance";
  private static final double OTHER_JAVA = 1e-12;

  /** The card whose value follows from all others, of one of which the digest may differ. */
  private static final Pattern CHECKSUM = Pattern.compile("CHECKSUM= '.{16}'.{52}");

  /** Where it comes from: files go by their digests, wherever they lie. */
  private static final Set<String> NOT_OF_THE_RESULT = Set.of("provenance", "source");

  /**
   * What was found.
   *
   * @param isExact whether the same bits were asked for
   * @param compared files that were compared
   * @param differences a line each; empty when the result is the same
   */
  public record Verdict(boolean isExact, List<String> compared, List<String> differences) {}

  /**
   * Runs and compares.
   *
   * @throws InvalidInputException when it is no result of one reconstruction, or an input is gone
   *     or has other bytes
   */
  public Verdict run() throws IOException {
    ResultConfiguration there = ResultConfiguration.read(result);
    Path scratch = ScratchDirectory.create("anisky-rerun");
    try (ResultDirectory directory =
        ResultDirectory.create(scratch.resolve("result"), ExistingOutput.REFUSE)) {
      ResultConfiguration earlier =
          inputs.isPresent()
              ? there.withInputsIn(inputs.get(), directory.file("inputs/links").getParent())
              : there;
      earlier.checkFiles();
      ReconstructionSource source = ReconstructionSource.of(earlier.section(), workers, listener);
      if (source.ranges().isPresent()) {
        throw InvalidInputException.of(
            "%s is of one of several ranges of energy; run its configuration again", result);
      }
      try {
        ReconstructionSource.Outcome outcome =
            again(new SkyReconstruction(false, workers, listener), source, directory);
        earlier.check(outcome.inputs());
        return compare(directory.file("x").getParent());
      } finally {
        // No later run goes on from here.
        directory.withdrawKept();
      }
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  /** With the isotropic toys that are usual, unless the result was one of several and had none. */
  private ReconstructionSource.Outcome again(
      SkyReconstruction run, ReconstructionSource source, ResultDirectory directory)
      throws IOException {
    JsonDocument then = document(result);
    boolean none = then.has(SEARCH) && then.object(SEARCH).isNull("global");
    return none ? run.one(source, directory).outcome() : run.alone(source, directory);
  }

  private Verdict compare(Path again) throws IOException {
    JsonDocument then = document(result);
    JsonDocument now = document(again);
    boolean exact = Stream.of("java", "version", "commit").allMatch(key -> isSame(then, now, key));
    List<String> compared = new ArrayList<>(List.of(ResultDirectory.MARK));
    List<String> differences =
        new ArrayList<>(JsonDifferences.of(then, now, exact ? 0 : OTHER_JAVA, NOT_OF_THE_RESULT));
    for (Path file : exact ? dataFiles(again) : List.<Path>of()) {
      String name = file.getFileName().toString();
      Path old = result.resolve(name);
      compared.add(name);
      if (!Files.isRegularFile(old)) {
        differences.add(name + ": the result does not have it");
      } else {
        int place = Arrays.mismatch(content(old, then), content(file, now));
        if (place >= 0) {
          differences.add(name + ": differs from byte " + place);
        }
      }
    }
    return new Verdict(exact, compared, differences);
  }

  /**
   * Without the digest of the configuration, which is that of the file's text in one and of the
   * values read from the result in the other.
   */
  private static byte[] content(Path file, JsonDocument result) throws IOException {
    String digest = result.object("provenance").string("configuration_sha256");
    String text = Files.readString(file, StandardCharsets.ISO_8859_1).replace(digest, "");
    return CHECKSUM.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isSame(JsonDocument then, JsonDocument now, String key) {
    return then.object("provenance").string(key).equals(now.object("provenance").string(key));
  }

  private static JsonDocument document(Path directory) throws IOException {
    Path file = directory.resolve(ResultDirectory.MARK);
    return JsonFile.read(file);
  }

  private static List<Path> dataFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().matches(".*\\.(fits|csv)")).sorted().toList();
    }
  }

  /** Version and Java of this run, for a person. */
  public static String here() {
    return "anisky "
        + Provenance.version()
        + ", Java "
        + System.getProperty("java.vendor")
        + " "
        + System.getProperty("java.version");
  }
}
