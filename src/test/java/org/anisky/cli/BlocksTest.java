package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key {@code blocks}: calendar blocks against detectors that are cut in time one by one. */
class BlocksTest {
  private static final double FROM_2019_11_20 = 1.5742080e9;
  private static final double DAY = 86400;
  private static final String[] EDGES = {
    "2019-11-01", "2019-12-01", "2020-01-01", "2020-02-01", "2020-03-01"
  };

  @TempDir private Path directory;

  /** Two thousand events of 80 days, in no order, in two files. */
  @BeforeEach
  void writeEvents() throws IOException {
    Random random = new Random(5);
    for (String file : List.of("one.txt", "two.txt")) {
      List<String> lines = new ArrayList<>();
      for (int k = 0; k < 1000; k++) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%.6f %.5f %.5f",
                FROM_2019_11_20 + 80 * DAY * random.nextDouble(),
                70 * Math.sqrt(random.nextDouble()),
                360 * random.nextDouble()));
      }
      Files.write(directory.resolve(file), lines);
    }
  }

  private static String detector(String name, String more, String events) {
    return """
      - name: %s
        latitude: 19 deg
        longitude: -97 deg
        max-zenith: 60 deg
        grid: {kind: healpix, nside: 4}
        %s
        events:
          %s
          separator: whitespace
          header: false
          time: {column: 1, format: unix}
          zenith: {column: 2, unit: deg}
          azimuth: {column: 3, unit: deg, convention: north-east}
    """
        .formatted(name, more, events);
  }

  private Path configuration(String detectors) throws IOException {
    Path file = directory.resolve("run.yaml");
    Files.writeString(
        file,
        "detectors:\n"
            + detectors
            + "sidereal-bins: 24\nmaps: {nside: 4}\nsignificance: {radius: 30 deg, toys: 0}\n");
    return file;
  }

  private ResultFile reconstruct(String name, String detectors, Object... options)
      throws IOException {
    CommandLineRun.reconstruct(configuration(detectors), directory.resolve(name), options);
    return ResultFile.of(directory.resolve(name));
  }

  private static final String FILES = "files: [one.txt, two.txt]";

  @Test
  void blocksGiveTheResultOfDetectorsCutInTimeOneByOne() throws IOException {
    ResultFile blocks = reconstruct("blocks", detector("Toy", "blocks: month", FILES));
    StringBuilder cut = new StringBuilder();
    for (int k = 0; k + 1 < EDGES.length; k++) {
      String select =
          "select: {from: \"%sT00:00:00Z\", until: \"%sT00:00:00Z\"}"
              .formatted(EDGES[k], EDGES[k + 1]);
      cut.append(detector("Toy " + EDGES[k].substring(0, 7), select, FILES));
    }
    ResultFile detectors = reconstruct("detectors", cut.toString());
    assertThat(blocks.at("dipole")).isEqualTo(detectors.at("dipole"));
    assertThat(blocks.at("goodness_of_fit")).isEqualTo(detectors.at("goodness_of_fit"));
    assertThat(blocks.at("detectors")).hasSize(4);
    for (int k = 0; k < 4; k++) {
      for (String key : List.of("name", "events", "first_unix_time_s", "last_unix_time_s")) {
        assertThat(blocks.at("detectors/" + k + "/" + key))
            .isEqualTo(detectors.at("detectors/" + k + "/" + key));
      }
    }
    assertThat(blocks.at("detectors/1/block").asText()).isEqualTo("2019-12");
    assertThat(blocks.at("detectors/1/block_of").asText()).isEqualTo("Toy");
    assertThat(blocks.at("detectors/1/block_by").asText()).isEqualTo("month");
    assertThat(Files.readAllBytes(directory.resolve("blocks/acceptance-Toy_2020-01.fits")))
        .isNotEmpty();
    String[] windows = {
      "--set", "strategy=direct-integration", "--set", "direct-integration.windows=4 h"
    };
    ResultFile inWindows =
        reconstruct("windows", detector("Toy", "blocks: month", FILES), (Object[]) windows);
    ResultFile oneByOne = reconstruct("one-by-one", cut.toString(), (Object[]) windows);
    assertThat(inWindows.at("dipole")).isEqualTo(oneByOne.at("dipole"));
    assertThat(inWindows.at("dipole")).isNotEqualTo(blocks.at("dipole"));
  }

  @Test
  void threadsDoNotChangeBlocks() throws IOException {
    String toy = detector("Toy", "blocks: month", FILES);
    ResultFile one = reconstruct("one", toy, "--threads", "1");
    ResultFile three = reconstruct("three", toy, "--threads", "3");
    assertThat(one.at("dipole")).isEqualTo(three.at("dipole"));
    assertThat(one.at("detectors")).isEqualTo(three.at("detectors"));
  }

  @Test
  void blocksOfPartsAreThoseOfTheEvents() throws IOException {
    for (int k = 0; k + 1 < EDGES.length; k++) {
      CommandLineRun run =
          CommandLineRun.of(
              "bin",
              configuration(detector("Toy", "", FILES)),
              "-q",
              "-o",
              directory.resolve("parts" + k),
              "--set",
              "detectors.0.select={from: \"%sT00:00:00Z\", until: \"%sT00:00:00Z\"}"
                  .formatted(EDGES[k], EDGES[k + 1]));
      assertThat(run.exit()).as(run.err()).isZero();
      Files.createDirectories(directory.resolve("parts"));
      Files.copy(
          directory.resolve("parts" + k).resolve("Toy.arrow"),
          directory.resolve("parts").resolve("part" + k + ".arrow"));
    }
    String parts = "  - {name: Toy, blocks: season, counts: {directory: parts}}\n";
    ResultFile ofParts = reconstruct("of-parts", parts);
    ResultFile ofEvents = reconstruct("of-events", detector("Toy", "blocks: season", FILES));
    assertThat(ofParts.at("dipole")).isEqualTo(ofEvents.at("dipole"));
    assertThat(ofParts.at("detectors/1/block").asText()).isEqualTo("2020-DJF");
    ResultFile files = reconstruct("files", parts.replace("season", "file"));
    assertThat(files.at("detectors")).hasSize(4);
  }

  @Test
  void everyFileIsABlock() throws IOException {
    ResultFile blocks = reconstruct("blocks", detector("Toy", "blocks: file", FILES));
    ResultFile detectors =
        reconstruct(
            "detectors",
            detector("Toy file-0001", "", "file: one.txt")
                + detector("Toy file-0002", "", "file: two.txt"));
    assertThat(blocks.at("dipole")).isEqualTo(detectors.at("dipole"));
  }

  @Test
  void theSummarySaysWhatBlocksThereAre() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "reconstruct",
            configuration(detector("Toy", "blocks: month", FILES)),
            "-o",
            directory.resolve("out"));
    List<String> blocks =
        run.out().lines().filter(line -> line.contains("in blocks")).collect(Collectors.toList());
    assertThat(blocks).hasSize(1);
    assertThat(blocks.get(0))
        .contains("4 by month (UTC), 2019-11 to 2020-02, each with its own rate and acceptance");
    String page;
    try {
      page = Files.readString(directory.resolve("out/report.html"));
    } catch (IOException e) {
      throw new AssertionError(run.err(), e);
    }
    assertThat(page).contains("Blocks of Toy by month").contains("2019-12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blocks: week | 'week' is not allowed; allowed values: day, month, season, year,",
        "blocks: month, select: {until: \"2019-11-21T00:00:00Z\"} | 2019-11 has",
      })
  void whatCannotBeABlockIsRefused(String line) throws IOException {
    String[] parts = line.split(" \\| ");
    String keys = parts[0].replace(", select", "\n    select");
    refused(detector("Toy", keys, FILES), parts[1]);
  }

  @Test
  void oneFileOfCountsHasNoBlocks() throws IOException {
    refused("  - {name: Toy, blocks: month, counts: {file: toy.arrow}}\n", "does not tell when");
  }

  @ParameterizedTest
  @ValueSource(strings = {"toy.arrow", "toy.arrow --part 1/2", "toys"})
  void binRefusesToLoseThem(String options) throws IOException {
    Path yaml = configuration(detector("Toy", "blocks: month", FILES));
    List<Object> arguments = new ArrayList<>(List.of("bin", yaml, "-q", "-o"));
    arguments.addAll(
        List.of(options.replace("toy", directory.resolve("toy").toString()).split(" ")));
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("Toy: 'blocks: month' is lost", "--each", "counts: {directory");
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(directory.resolve("toy.arrow")).doesNotExist();
    assertThat(directory.resolve("toys")).doesNotExist();
  }

  /** What the refusal of bin advises. */
  @Test
  void partsOfDaysKeepThem() throws IOException {
    Path yaml = configuration(detector("Toy", "blocks: month", FILES));
    CommandLineRun.good("bin", yaml, "-q", "--each", "day", "-o", directory.resolve("days"));
    ResultFile ofParts =
        reconstruct("of-days", "  - {name: Toy, blocks: month, counts: {directory: days}}\n");
    ResultFile ofEvents = reconstruct("of-events", detector("Toy", "blocks: month", FILES));
    assertThat(ofParts.at("dipole")).isEqualTo(ofEvents.at("dipole"));
  }

  private String check(String detectors, Object... options) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("check", configuration(detectors)));
    arguments.addAll(List.of(options));
    return CommandLineRun.good(arguments.toArray()).out();
  }

  @Test
  void checkTellsOfBlocksThatAreTooShort() throws IOException {
    String days = detector("Toy", "blocks: day", FILES);
    String few = "of 80 have fewer than 100 events";
    assertThat(check(days)).contains("blocks by day: 80 " + few);
    assertThat(check(days, "--json")).contains("blocks by day: 80 " + few);
    assertThat(check(detector("Toy", "blocks: month", FILES))).doesNotContain("fewer");
    // The events are in no order: the others may fill the days.
    assertThat(check(days, "--events", 1999)).doesNotContain("fewer");
    CommandLineRun.good(
        "bin",
        configuration(detector("Toy", "", FILES)),
        "-q",
        "--each",
        "day",
        "-o",
        directory.resolve("days"));
    String parts = "  - {name: Toy, blocks: day, counts: {directory: days}}\n";
    assertThat(check(parts)).contains("blocks by day: 80 " + few);
    assertThat(check(parts.replace("blocks: day", "blocks: month"))).doesNotContain("fewer");
  }

  /** Events in the order of time, of which the beginning shows whole days. */
  @Test
  void checkTellsOfShortBlocksByTheBeginningOfAList() throws IOException {
    for (int perDay : new int[] {72, 1440}) {
      List<String> lines = new ArrayList<>();
      for (int k = 0; k < 5000; k++) {
        lines.add(
            String.format(Locale.ROOT, "%.1f 30 %d", FROM_2019_11_20 + DAY / perDay * k, k % 360));
      }
      Files.write(directory.resolve("ordered.txt"), lines);
      String told =
          check(
              detector("Toy", "blocks: day", "file: ordered.txt"),
              "--events",
              2 * perDay + perDay / 2);
      // Two days are over; the third, of which half is seen, may have enough.
      if (perDay < 100) {
        assertThat(told).contains("blocks by day: 2 of 2 have fewer than 100");
      } else {
        assertThat(told).doesNotContain("fewer");
      }
    }
  }

  private void refused(String detectors, String message) throws IOException {
    Path out = directory.resolve("refused");
    CommandLineRun run =
        CommandLineRun.of("reconstruct", configuration(detectors), "-q", "-o", out);
    assertThat(run.exit()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(out).doesNotExist();
  }
}
