package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.io.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code anisky rerun} finds every file that a run read, and only that one. */
class RerunInputsTest {
  private static final String REGIONS =
      "name,right_ascension_deg,declination_deg,radius_deg\nhere,49,30,20\n";
  private static final String HEADER = "time,zenith,azimuth,energy\n";

  @TempDir Path directory;
  private Workplace place;
  private Path result;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
    result = directory.resolve("result");
  }

  /** From where the files are, and from anywhere below a directory. */
  private void reproduced() {
    reproduced("rerun", result);
    reproduced("rerun", result, "--inputs", directory);
  }

  private static void reproduced(Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.out() + run.err()).contains("is reproduced by");
    assertThat(run.exit()).isZero();
  }

  private List<String> inputs() {
    List<String> names = new ArrayList<>();
    ResultFile.of(result)
        .root()
        .at("/provenance/inputs")
        .forEach(input -> names.add(input.get("path").asText().replace(directory + "/", "")));
    return names;
  }

  private static String half(String events, int which) {
    String[] lines = events.split("\n");
    StringBuilder text = new StringBuilder(HEADER);
    for (int k = 1; k < lines.length; k++) {
      if (k % 2 == which) {
        text.append(lines[k]).append('\n');
      }
    }
    return text.toString();
  }

  @Test
  void aTableOfRegionsIsAnInput() {
    place.write("regions.csv", REGIONS);
    Path configuration =
        place.configurationWith("{radius: 30 deg}", "{radius: 30 deg, region-table: regions.csv}");
    CommandLineRun.reconstruct(configuration, result);
    assertThat(inputs()).containsExactly("events.csv", "regions.csv");
    reproduced();
    place.write("regions.csv", REGIONS.replace("20\n", "21\n"));
    CommandLineRun other = CommandLineRun.of("rerun", result);
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("regions.csv has other bytes than");
  }

  @Test
  void filesOfTheStrategyThatWasUsedAreInputs() {
    StringBuilder table = new StringBuilder("bin,live_time\n");
    for (int tau = 0; tau < 36; tau++) {
      table.append(tau).append(",10\n");
    }
    place.write("live.csv", table.toString());
    Path configuration =
        place.write(
            "exposure.yaml",
            Workplace.CONFIGURATION
                + "monte-carlo: {exposures: [{detector: Small, acceptance: {zenith-power: 1},"
                + " live-time: {kind: table, file: live.csv}}]}\n");
    CommandLineRun.reconstruct(configuration, result, "--set", "strategy=monte-carlo");
    assertThat(inputs()).containsExactly("events.csv", "live.csv");
    reproduced();
    CommandLineRun.reconstruct(configuration, result, "--overwrite");
    assertThat(inputs()).containsExactly("events.csv");
    reproduced();
  }

  @Test
  void filesOfOneNameInSeveralPlacesAreNotConfused() throws Exception {
    String events = Workplace.events(4_000);
    Files.createDirectories(place.path("a"));
    Files.createDirectories(place.path("b/a"));
    place.write("b/a/events.csv", half(events, 0));
    place.write("a/events.csv", half(events, 1));
    Path lists =
        place.configurationWith(
            "file: events.csv", "files: [b/a/events.csv, a/events.csv, ./b/../events.csv]");
    place.write("events.csv", HEADER + "1600000000,10,10,2\n");
    CommandLineRun.reconstruct(lists, result);
    assertThat(inputs()).containsExactly("b/a/events.csv", "a/events.csv", "events.csv");
    reproduced();
    Path one = place.configurationWith("file: events.csv", "file: a/events.csv");
    Path table = place.path("b/a/events.csv");
    place.write("b/a/events.csv", REGIONS);
    CommandLineRun.reconstruct(
        one, result, "--overwrite", "--set", "significance.region-table=" + table);
    reproduced();
  }

  @Test
  void countsOfAPatternAndOfThePlaceItselfAreFoundAgain() {
    CommandLineRun.good("bin", place.configuration(), "-o", place.path("days/all"));
    for (String named : List.of("days/../days", "days/all/Sm*.arrow")) {
      Path parts =
          place.write(
              "parts.yaml", "detectors: [{name: Small, counts: {directory: '" + named + "'}}]\n");
      CommandLineRun.reconstruct(parts, result, "--overwrite");
      reproduced();
    }
    Path here =
        place.write("days/here.yaml", "detectors: [{name: Small, counts: {directory: .}}]\n");
    CommandLineRun.reconstruct(here, result, "--overwrite");
    reproduced();
  }

  @Test
  void countsThatTheCommandLineNamedAreFoundAgain() {
    CommandLineRun.good("bin", place.configuration(), "-o", place.path("binned"));
    Path counts =
        place.write(
            "counts.yaml", "detectors: [{name: Small, counts: {file: nowhere/Small.arrow}}]\n");
    CommandLineRun.reconstruct(counts, result, "--data", place.path("binned").toString());
    assertThat(inputs()).containsExactly("binned/Small.arrow");
    reproduced();
  }

  @Test
  void aResultThatDoesNotSayWhereItsFilesLayIsMadeAgainAsFarAsThatIsClear() throws Exception {
    CommandLineRun.reconstruct(place.configuration(), result);
    withoutPaths();
    reproduced();
    Files.createDirectories(place.path("a"));
    place.write("a/events.csv", half(Workplace.events(4_000), 0));
    Path lists = place.configurationWith("file: events.csv", "files: [a/events.csv, events.csv]");
    result = directory.resolve("of-two");
    CommandLineRun.reconstruct(lists, result);
    withoutPaths();
    CommandLineRun unclear = CommandLineRun.of("rerun", result);
    assertThat(unclear.exit()).isEqualTo(2);
    assertThat(unclear.err()).contains("does not say which of").contains("means by 'events.csv'");
  }

  private void withoutPaths() throws IOException {
    Path file = result.resolve("result.json");
    ObjectNode root = (ObjectNode) Json.mapper().readTree(Files.readString(file));
    ((ObjectNode) root.get("provenance")).remove("paths");
    Files.writeString(file, root.toString());
  }

  /** As on another machine: other directories, the files under their names somewhere below one. */
  @Test
  void inputsThatLieElsewhereAreFoundByNameAndBytes() throws Exception {
    String events = Workplace.events(4_000);
    Files.createDirectories(place.path("a"));
    Files.createDirectories(place.path("b"));
    place.write("a/events.csv", half(events, 0));
    place.write("b/events.csv", half(events, 1));
    place.write("regions.csv", REGIONS);
    Path configuration =
        place.write(
            "changed.yaml",
            Workplace.CONFIGURATION
                .replace("file: events.csv", "files: [a/events.csv, b/events.csv]")
                .replace("{radius: 30 deg}", "{radius: 30 deg, region-table: regions.csv}"));
    CommandLineRun.reconstruct(configuration, result);
    Path elsewhere = directory.resolve("elsewhere");
    Files.createDirectories(elsewhere.resolve("x/y"));
    Files.createDirectories(elsewhere.resolve("z"));
    Files.move(place.path("a/events.csv"), elsewhere.resolve("z/events.csv"));
    Files.move(place.path("b/events.csv"), elsewhere.resolve("x/y/events.csv"));
    Files.move(place.path("regions.csv"), elsewhere.resolve("regions.csv"));
    CommandLineRun gone = CommandLineRun.of("rerun", result);
    assertThat(gone.exit()).isEqualTo(2);
    assertThat(gone.err()).contains("does not exist here; run in the directory of then, or name");
    CommandLineRun run = CommandLineRun.of("rerun", result, "--inputs", elsewhere);
    assertThat(run.out() + run.err()).contains("bit by bit", "is reproduced by");
    assertThat(run.exit()).isZero();
    assertThat(elsewhere.resolve("z/events.csv")).isRegularFile();
    Files.writeString(elsewhere.resolve("regions.csv"), REGIONS.replace("20\n", "21\n"));
    CommandLineRun other = CommandLineRun.of("rerun", result, "--inputs", elsewhere);
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("a file of that name has other bytes; its SHA-256 was");
    Files.delete(elsewhere.resolve("regions.csv"));
    CommandLineRun none = CommandLineRun.of("rerun", result, "--inputs", elsewhere);
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("has no file of that name");
    CommandLineRun no = CommandLineRun.of("rerun", result, "--inputs", directory.resolve("no"));
    assertThat(no.exit()).isEqualTo(2);
    assertThat(no.err()).contains("is no directory");
  }
}
