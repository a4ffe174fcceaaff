package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.arrow.ArrowCounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code anisky bin --part K/N}: shares of a list, counted apart and added. */
class BinShareTest {
  /** More than two blocks of rows. */
  private static final int EVENTS = 140_000;

  @TempDir private Path directory;
  private ToyList place;

  @BeforeEach
  void prepare() throws IOException {
    SplittableRandom random = new SplittableRandom(23);
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < EVENTS; k++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%.3f %.4f %.4f %s",
              1577836800 + 600.0 * k,
              70 * Math.sqrt(random.nextDouble()),
              360 * random.nextDouble(),
              k % 2 == 0 ? "1" : String.valueOf((float) random.nextDouble())));
    }
    lines.set(77, lines.get(77).replaceAll(" [^ ]+$", " nan"));
    for (int file = 0; file < 4; file++) {
      Files.write(
          directory.resolve("f" + file + ".txt"),
          lines.subList(EVENTS / 4 * file, EVENTS / 4 * (file + 1)));
    }
    Files.write(directory.resolve("all.txt"), lines);
    place = new ToyList(directory);
    place.configuration("all.yaml", "all.txt", "empty: reject");
    place.configuration("files.yaml", "f0.txt, f1.txt, f2.txt, f3.txt", "empty: reject");
  }

  private Path path(String name) {
    return directory.resolve(name);
  }

  private Path bin(String configuration, String out, Object... options) {
    return place.bin(path(configuration), out, options);
  }

  private static void assertSame(DetectorCounts sum, DetectorCounts whole) {
    ToyList.assertSameBits(sum, whole);
    assertThat(sum.origin().cuts()).isEqualTo(whole.origin().cuts());
  }

  @ParameterizedTest
  @CsvSource({"all.yaml, 2", "all.yaml, 5", "files.yaml, 3", "files.yaml, 4", "files.yaml, 5"})
  void theSharesAddUpToTheWhole(String configuration, int shares) throws IOException {
    DetectorCounts whole = ArrowCounts.read(bin(configuration, "whole.arrow"));
    long used = 0;
    for (int share = 1; share <= shares; share++) {
      DetectorCounts counts =
          ArrowCounts.read(
              bin(
                  configuration,
                  "parts/" + share + ".arrow",
                  "--part",
                  share + "/" + shares,
                  "-j",
                  share));
      used += counts.origin().eventsUsed();
      // By rows the later shares of many have none: there are two whole blocks of 65,536 and a
      // rest.
      boolean byRows = configuration.startsWith("all") || shares > 4;
      assertThat(counts.origin().eventsUsed() > 0).isEqualTo(!byRows || share <= 3);
    }
    assertThat(used).isEqualTo(whole.origin().eventsUsed());
    CommandLineRun merged = CommandLineRun.good("merge", path("parts"), "-o", path("sum.arrow"));
    assertThat(merged.out()).doesNotContain("missing");
    assertSame(ArrowCounts.read(path("sum.arrow")), whole);
  }

  @Test
  void aShareThatIsMissingIsTold() throws IOException {
    for (int share : new int[] {1, 3, 4}) {
      bin("files.yaml", "parts/" + share + ".arrow", "--part", share + "/4");
    }
    CommandLineRun some = CommandLineRun.good("merge", path("parts"), "-o", path("some.arrow"));
    assertThat(some.out()).contains("Warning: parts of the events are missing: 2 of 4");
    bin("files.yaml", "second.arrow", "--part", "2/4");
    CommandLineRun all =
        CommandLineRun.good(
            "merge", path("some.arrow"), path("second.arrow"), "-o", path("all.arrow"));
    assertThat(all.out()).doesNotContain("missing");
    assertSame(ArrowCounts.read(path("all.arrow")), ArrowCounts.read(bin("files.yaml", "w.arrow")));
  }

  @Test
  void theSameShareTwiceAndSharesOfOtherDivisionsAreRefused() throws IOException {
    Path first = bin("all.yaml", "first.arrow", "--part", "1/2");
    Files.copy(first, path("again.arrow"));
    Path other = bin("all.yaml", "other.arrow", "--part", "2/3");
    for (Path second : List.of(path("again.arrow"), other)) {
      CommandLineRun run = CommandLineRun.of("merge", first, second, "-o", path("sum.arrow"));
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("a second time");
    }
  }

  /** Shares 1/2 and 2/3 of four files: f0 and f1, and f1 alone. */
  @Test
  void filesInTwoSharesOfDifferentDivisionsAreRefused() {
    Path first = bin("files.yaml", "first.arrow", "--part", "1/2");
    Path second = bin("files.yaml", "second.arrow", "--part", "2/3");
    CommandLineRun run = CommandLineRun.of("merge", first, second, "-o", path("sum.arrow"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("a second time");
    assertThat(path("sum.arrow")).doesNotExist();
  }

  /** A copy of a file under another name, in the other share or in another list. */
  @ParameterizedTest
  @CsvSource({"--threads=2", "--each=day", "--each=file"})
  void aFileThatIsInTwoSharesIsRefused(String option) throws IOException {
    Files.copy(path("f0.txt"), path("copy.txt"));
    Files.writeString(
        path("copies.yaml"),
        Files.readString(path("files.yaml")).replace("f2.txt, f3.txt", "f2.txt, copy.txt"));
    for (int share = 1; share <= 2; share++) {
      bin("copies.yaml", "parts/" + share, "--part", share + "/2", option);
    }
    assertSameFile(path("parts/1"), path("parts/2"));
    bin("copies.yaml", "second", "--part", "2/2");
    bin("files.yaml", "first", "--part", "1/2");
    assertSameFile(path("first"), path("second"));
    CommandLineRun.good(
        "merge", path("first"), path("second"), "--repeated", "-o", path("sum.arrow"));
  }

  private void assertSameFile(Path one, Path other) {
    CommandLineRun run = CommandLineRun.of("merge", one, other, "-o", path("sum.arrow"));
    assertThat(run.exit()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).contains("a second time");
    assertThat(path("sum.arrow")).doesNotExist();
  }

  /** The same of lists that are no shares, of which one is the sum of others already. */
  @Test
  void aFileThatIsInTwoListsIsRefused() throws IOException {
    String yaml = Files.readString(path("files.yaml"));
    for (String files : List.of("f0.txt, f1.txt", "f2.txt", "f3.txt, f1.txt", "f2.txt, f3.txt")) {
      Files.writeString(
          path(files.replace(", ", "-") + ".yaml"),
          yaml.replace("f0.txt, f1.txt, f2.txt, f3.txt", files));
    }
    Path one = bin("f0.txt-f1.txt.yaml", "one.arrow");
    Path sum = path("one-two.arrow");
    CommandLineRun.good("merge", one, bin("f2.txt.yaml", "two.arrow"), "-o", sum);
    for (String other : List.of("f3.txt-f1.txt.yaml", "f2.txt-f3.txt.yaml")) {
      CommandLineRun run =
          CommandLineRun.of("merge", sum, bin(other, other + ".arrow"), "-o", path("sum.arrow"));
      assertThat(run.exit()).as(run.out()).isEqualTo(2);
      assertThat(run.err()).contains("a second time", "a file of SHA-256 ", "is in both");
    }
  }

  /** The first share of the list backwards is f3, and f2 is in none of these. */
  @Test
  void sharesOfListsInDifferentOrderAreNoWhole() throws IOException {
    Files.writeString(
        path("backwards.yaml"),
        Files.readString(path("files.yaml"))
            .replace("f0.txt, f1.txt, f2.txt, f3.txt", "f3.txt, f2.txt, f1.txt, f0.txt"));
    bin("backwards.yaml", "parts/1.arrow", "--part", "1/3");
    bin("files.yaml", "parts/2.arrow", "--part", "2/3");
    bin("files.yaml", "parts/3.arrow", "--part", "1/3");
    CommandLineRun sum = CommandLineRun.good("merge", path("parts"), "-o", path("sum.arrow"));
    assertThat(sum.out())
        .contains("Warning: parts of the events are missing: ")
        .contains("3 of 3")
        .contains("2, 3 of 3")
        .contains("the shares are of different lists of files");
  }

  @Test
  void sharesWithDifferentCutsInTimeAreNoWhole() {
    bin("files.yaml", "parts/1.arrow", "--part", "1/2");
    bin(
        "files.yaml",
        "parts/2.arrow",
        "--part",
        "2/2",
        "--set",
        "detectors.0.select.until=2021-06-01T00:00:00Z");
    CommandLineRun sum = CommandLineRun.good("merge", path("parts"), "-o", path("sum.arrow"));
    assertThat(sum.out())
        .contains("Warning: parts of the events are missing: 2 of 2; 1 of 2")
        .contains("the shares were cut in time differently");
  }

  @ParameterizedTest
  @CsvSource({"0/2", "3/2", "1", "a/b", "1/2/3", "1/10000000"})
  void whatIsNoShareIsRefused(String share) {
    CommandLineRun run =
        CommandLineRun.of("bin", path("all.yaml"), "-o", path("x.arrow"), "--part", share);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--part");
    assertThat(path("x.arrow")).doesNotExist();
  }
}
