package org.anisky.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.anisky.counts.CountsMerge;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.arrow.ArrowCounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code anisky bin --each}: counts of days, months and files, and what is made of them. */
class BinPartsTest {
  private static final double YEAR_2020 = 1577836800;
  private static final int DAYS = 40;

  @TempDir private Path directory;
  private ToyList place;
  private Path toy;

  @BeforeEach
  void prepare() throws IOException {
    SplittableRandom random = new SplittableRandom(17);
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < 4000; k++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%.3f %.4f %.4f %s",
              YEAR_2020 + DAYS * 86400.0 * (k + random.nextDouble()) / 4000,
              70 * Math.sqrt(random.nextDouble()),
              360 * random.nextDouble(),
              k % 2 == 0 ? 1.0 : random.nextDouble()));
    }
    Files.createDirectories(directory.resolve("lists/later"));
    Files.write(directory.resolve("lists/a.txt"), lines.subList(0, 1234));
    Files.write(directory.resolve("lists/b.txt"), lines.subList(1234, 2000));
    Files.write(directory.resolve("lists/later/a.txt"), lines.subList(2000, 4000));
    place = new ToyList(directory);
    toy = place.configuration("toy.yaml", "lists/a.txt, lists/b.txt, lists/later/a.txt", "");
    Files.writeString(
        toy,
        Files.readString(toy)
            .replace("    event-sums", "    select: {from: 2020-01-02T12:00:00Z}\n    event-sums"));
  }

  private Path bin(String out, Object... options) {
    return place.bin(toy, out, options);
  }

  private Path path(String name) {
    return place.path(name);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void thePartsAreNamedAndAddUpToTheWhole() throws IOException {
    DetectorCounts whole = ArrowCounts.read(bin("whole.arrow"));
    for (String each : List.of("day", "month", "file")) {
      Path parts = bin(each, "--each", each, "-j", 3);
      CommandLineRun.good("merge", "-q", parts, "-o", path(each + ".arrow"));
      ToyList.assertSameBits(ArrowCounts.read(path(each + ".arrow")), whole);
    }
    assertThat(names(path("day")))
        .hasSize(DAYS - 1 + 3)
        .startsWith(".manifest", "Toy-2020-01-02.arrow", "Toy-2020-01-03.arrow")
        .endsWith("Toy-2020-02-09.arrow", "Toy-unused.arrow", "counts.json");
    assertThat(names(path("month")))
        .containsExactly(
            ".manifest",
            "Toy-2020-01.arrow",
            "Toy-2020-02.arrow",
            "Toy-unused.arrow",
            "counts.json");
    // Every event of the first day is cut, but its file has others.
    assertThat(names(path("file")))
        .containsExactly(
            ".manifest", "Toy-a.arrow", "Toy-b.arrow", "Toy-later_a.arrow", "counts.json");
  }

  @Test
  void aFileHasTheCountsAndTheOriginOfBinningItAlone() throws IOException {
    Path parts = bin("file", "--each", "file");
    String one =
        Files.readString(path("toy.yaml")).replaceAll("files: .*", "file: lists/later/a.txt");
    Files.writeString(path("one.yaml"), one);
    CommandLineRun.good("bin", path("one.yaml"), "-q", "-o", path("one.arrow"));
    DetectorCounts part = ArrowCounts.read(parts.resolve("Toy-later_a.arrow"));
    DetectorCounts alone = ArrowCounts.read(path("one.arrow"));
    ToyList.assertSameBits(part, alone);
    assertThat(part.origin()).isEqualTo(alone.origin());
    assertThat(Files.readAllBytes(parts.resolve("Toy-later_a.arrow")))
        .isEqualTo(Files.readAllBytes(path("one.arrow")));
  }

  private CommandLineRun run(String out, Object... options) {
    return place.binning(toy, out, options);
  }

  /**
   * The list with a word in place of a zenith angle at the end of a file; its bytes as they were.
   */
  private byte[] spoil(String file) throws IOException {
    byte[] whole = Files.readAllBytes(path(file));
    Files.writeString(path(file), new String(whole, UTF_8) + "1578000000 none 10 1\n", UTF_8);
    return whole;
  }

  @Test
  void filesBeforeABadOneAreKeptAndTheOthersBinnedLater() throws IOException {
    DetectorCounts whole = ArrowCounts.read(bin("whole.arrow"));
    byte[] good = spoil("lists/b.txt");
    for (int threads = 1; threads <= 3; threads++) {
      CommandLineRun run = run("kept" + threads, "--each", "file", "-j", threads);
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err().strip().lines()).hasSize(1);
      assertThat(run.err())
          .contains("b.txt:767", "the counts of files before it, 1, are kept in ", "--except ");
      assertThat(names(path("kept" + threads)))
          .containsExactly(".manifest", "Toy-a.arrow", "counts.json");
      assertThat(Files.readString(path("kept" + threads + "/counts.json")))
          .contains("\"ended_by\"", "b.txt:767");
      assertThat(path("kept" + threads + "/Toy-a.arrow"))
          .hasSameBinaryContentAs(path("kept1/Toy-a.arrow"));
    }
    Files.write(path("lists/b.txt"), good);
    bin("rest", "--each", "file", "--except", path("kept1"));
    bin("rest.arrow", "--except", path("kept1"));
    for (String rest : List.of("rest", "rest.arrow")) {
      CommandLineRun.good(
          "merge", "-q", path("kept1"), path(rest), "-o", path("sum.arrow"), "--overwrite");
      ToyList.assertSameBits(ArrowCounts.read(path("sum.arrow")), whole);
    }
    // A sum knows the files of its parts, and the counts of a list its files.
    for (String all : List.of("sum.arrow", "whole.arrow")) {
      CommandLineRun none = run("none", "--except", path(all));
      assertThat(none.exit()).isEqualTo(2);
      assertThat(none.err()).contains("the counts of all 3 files are there");
    }
    assertThat(run("none", "--except", path("nowhere")).err()).contains("does not exist");
  }

  @Test
  void nothingIsKeptOfTheFirstFileNorInPlaceOfAGoodResult() throws IOException {
    bin("parts", "--each", "file");
    byte[] before = Files.readAllBytes(path("parts/counts.json"));
    byte[] good = spoil("lists/b.txt");
    CommandLineRun again = run("parts", "--each", "file", "--overwrite");
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("b.txt:767").doesNotContain("kept");
    assertThat(Files.readAllBytes(path("parts/counts.json"))).isEqualTo(before);
    Files.write(path("lists/b.txt"), good);
    spoil("lists/a.txt");
    for (String each : List.of("file", "day")) {
      CommandLineRun first = run("first", "--each", each);
      assertThat(first.exit()).isEqualTo(2);
      assertThat(first.err()).contains("a.txt:1235").doesNotContain("kept");
      assertThat(path("first")).doesNotExist();
    }
  }

  @Test
  void daysAreChosenWithoutReadingEvents() throws IOException {
    bin("days", "--each", "day");
    DetectorCounts expected =
        ArrowCounts.read(
            bin(
                "chosen.arrow",
                "--set",
                "detectors.0.select.from=2020-01-10T00:00:00Z",
                "--set",
                "detectors.0.select.until=2020-02-03T00:00:00Z"));
    Files.delete(path("lists/a.txt"));
    Files.delete(path("lists/b.txt"));
    Files.delete(path("lists/later/a.txt"));
    Files.writeString(
        path("days.yaml"),
        """
        detectors:
          - name: Toy
            counts: {directory: days, from: 2020-01-10T00:00:00Z, until: 2020-02-03T00:00:00Z}
        sidereal-bins: 24
        """);
    CommandLineRun.good("bin", path("days.yaml"), "-q", "-o", path("sum.arrow"));
    DetectorCounts sum = ArrowCounts.read(path("sum.arrow"));
    assertThat(sum.origin().parts()).hasSize(24);
    for (int tau = 0; tau < 24; tau++) {
      assertThat(sum.bin(tau)).isEqualTo(expected.bin(tau));
      assertThat(sum.squaredWeights(tau)).isEqualTo(expected.squaredWeights(tau));
    }
    assertThat(sum.eventStatistics()).isEqualTo(expected.eventStatistics());
    assertThat(sum.origin().eventsUsed()).isEqualTo(expected.origin().eventsUsed());
  }

  @Test
  void allTimeFramesGetTheirParts() throws IOException {
    Path parts = bin("frames", "--each", "month", "--frames", "all");
    Path whole = bin("whole", "--frames", "all");
    for (String frame : List.of("sidereal", "solar", "anti-sidereal", "extended-sidereal")) {
      CountsMerge sum = new CountsMerge(false);
      for (String name : List.of("2020-01", "2020-02", "unused")) {
        sum.add(name, ArrowCounts.read(parts.resolve(frame + "/Toy-" + name + ".arrow")));
      }
      ToyList.assertSameBits(sum.sum(), ArrowCounts.read(whole.resolve(frame + "/Toy.arrow")));
    }
  }

  @Test
  void whatCannotBeIsRefusedAndLeavesNothing() throws IOException {
    assertRefused("names one file but --each makes one for every part", "-o", path("x.arrow"));
    assertRefused(
        "none of 4000 events is used",
        "-o",
        path("x"),
        "--set",
        "detectors.0.select.from=2021-01-01T00:00:00Z");
    Files.writeString(path("lists/b.txt"), "1577836800 10\n");
    assertRefused("lists/b.txt:1: ", "-o", path("x"));
    Files.writeString(
        path("toy.yaml"),
        "detectors: [{name: Toy, counts: {file: toy.arrow}}]\noutput: {directory: x}\n");
    assertRefused("--each: Toy is given as counts, which cannot be divided; give its events");
    assertThat(names(directory)).containsExactly("lists", "toy.yaml");
  }

  private void assertRefused(String message, Object... options) {
    List<Object> arguments =
        new ArrayList<>(List.of("bin", path("toy.yaml"), "-q", "--each", "day"));
    arguments.addAll(List.of(options));
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.err().strip().lines()).hasSize(1);
  }
}
