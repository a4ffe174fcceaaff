package org.anisky.cli;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.arrow.ArrowCounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One list of events in several files: the same counts as in one. */
class ManyFilesTest {
  /** Copies of the list that take a while to read. */
  private static final int LONG = 40;

  @TempDir private Path directory;
  private Workplace place;
  private List<String> lines;

  @BeforeEach
  void prepare() throws IOException {
    place = Workplace.in(directory);
    lines = Files.readAllLines(place.path("events.csv"));
    Files.createDirectory(place.path("days"));
    write("days/one.csv", 1, 1000);
    write("days/three.csv", 1000, 1001);
    write("days/two.csv", 1001, lines.size());
  }

  private void write(String name, int from, int until) {
    place.write(name, lines.get(0) + "\n" + String.join("\n", lines.subList(from, until)) + "\n");
  }

  private Path configuration(String files) {
    return place.configurationWith("file: events.csv", "files: [" + files + "]");
  }

  private DetectorCounts bin(String files, String... settings) throws IOException {
    Path counts = place.path("counts.arrow");
    Object[] arguments = new Object[5 + 2 * settings.length];
    System.arraycopy(
        new Object[] {"bin", configuration(files), "--out", counts, "--overwrite"},
        0,
        arguments,
        0,
        5);
    for (int k = 0; k < settings.length; k++) {
      arguments[5 + 2 * k] = "--set";
      arguments[6 + 2 * k] = settings[k];
    }
    CommandLineRun.good(arguments);
    return ArrowCounts.read(counts);
  }

  private String refused(String files) {
    CommandLineRun run =
        CommandLineRun.of("bin", configuration(files), "--out", place.path("refused.arrow"));
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(place.path("refused.arrow")).doesNotExist();
    assertThat(run.err().strip().lines()).hasSize(1);
    return run.err();
  }

  @Test
  void filesDirectoriesAndPatternsGiveTheCountsOfOneFile() throws IOException {
    Path whole = place.path("whole.arrow");
    CommandLineRun.good("bin", place.configuration(), "--out", whole);
    DetectorCounts expected = ArrowCounts.read(whole);
    for (String files :
        List.of(
            "days/one.csv, days/two.csv, days/three.csv",
            "days",
            "'days/*.csv'",
            "days/t*.csv, days/one.csv")) {
      DetectorCounts counts = bin(files);
      for (int tau = 0; tau < expected.binning().bins(); tau++) {
        assertThat(counts.bin(tau)).as(files).isEqualTo(expected.bin(tau));
      }
      assertThat(counts.origin().meanUnixTime()).isEqualTo(expected.origin().meanUnixTime());
      assertThat(counts.origin().eventsUsed()).isEqualTo(expected.origin().eventsUsed());
      assertThat(counts.origin().source()).startsWith("3 files from ");
    }
  }

  /** The list in 30 files, many/10.csv to many/39.csv. */
  private void writeMany() throws IOException {
    Files.createDirectory(place.path("many"));
    for (int k = 0; k < 30; k++) {
      int from = 1 + (lines.size() - 1) * k / 30;
      write("many/" + (k + 10) + ".csv", from, 1 + (lines.size() - 1) * (k + 1) / 30);
    }
  }

  @Test
  void threadsThatReadFilesAtATimeChangeNoBit() throws IOException {
    writeMany();
    Path one = place.path("one.arrow");
    Path more = place.path("more.arrow");
    Path configuration = configuration("many");
    CommandLineRun.good("bin", configuration, "--out", one, "-j", 1);
    for (int threads : new int[] {2, 7}) {
      CommandLineRun.good("bin", configuration, "--out", more, "-j", threads, "--overwrite");
      assertThat(more).hasSameBinaryContentAs(one);
    }
  }

  /** What is told with a number of threads when nothing is left. */
  private String refusedOfMany(int threads) {
    CommandLineRun run =
        CommandLineRun.of(
            "bin", configuration("many"), "--out", place.path("no.arrow"), "-j", threads);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(place.path("no.arrow")).doesNotExist();
    assertThat(run.err().strip().lines()).hasSize(1);
    return run.err();
  }

  /**
   * Two threads read stretches of three or four files: one meets 13.csv at once, and the other
   * 12.csv behind a long one.
   */
  @Test
  void ofSeveralBadFilesTheFirstIsToldWhicheverThreadMeetsIt() throws IOException {
    writeMany();
    place.write(
        "many/10.csv",
        lines.get(0)
            + "\n"
            + (String.join("\n", lines.subList(1, lines.size())) + "\n").repeat(LONG));
    for (String bad : List.of("39", "13", "12", "10")) {
      place.write("many/" + bad + ".csv", lines.get(0) + "\n1577836800,100,NaN,1\n");
      for (int threads : new int[] {1, 2, 7}) {
        assertThat(refusedOfMany(threads)).contains("many/" + bad + ".csv:2");
      }
    }
  }

  @Test
  void theSameFileTwiceIsToldUnlessOneBeforeItIsBad() throws IOException {
    writeMany();
    Files.copy(place.path("many/20.csv"), place.path("many/36.csv"), REPLACE_EXISTING);
    for (String bad : List.of("39", "37")) {
      place.write("many/" + bad + ".csv", lines.get(0) + "\n1577836800,100,NaN,1\n");
      for (int threads : new int[] {1, 2, 7}) {
        assertThat(refusedOfMany(threads)).contains("20.csv", "36.csv", "byte for byte");
      }
    }
    place.write("many/22.csv", lines.get(0) + "\n1577836800,100,NaN,1\n");
    for (int threads : new int[] {1, 2, 7}) {
      assertThat(refusedOfMany(threads)).contains("many/22.csv:2");
    }
  }

  @Test
  void everyFileIsAmongTheInputsWithItsDigest() {
    CommandLineRun.reconstruct(configuration("days"), place.path("result"));
    ResultFile result = ResultFile.of(place.path("result"));
    assertThat(result.at("provenance/inputs").size()).isEqualTo(3);
    assertThat(result.text("provenance/inputs/2/path")).endsWith("two.csv");
    CommandLineRun.good("rerun", place.path("result"));
  }

  @Test
  void checkTellsHowManyFilesThereAre() {
    assertThat(CommandLineRun.good("check", configuration("days")).out())
        .contains("one.csv and 2 more: all ");
  }

  @Test
  void whatIsWrongIsToldWithItsFile() throws IOException {
    Files.copy(place.path("days/one.csv"), place.path("copy.csv"));
    assertThat(refused("days/one.csv, copy.csv")).contains("one.csv", "copy.csv", "byte for byte");
    assertThat(refused("days/one.csv, days")).contains("one.csv a second time");
    assertThat(refused("nights")).contains("'nights'", "does not exist");
    assertThat(refused("'nights-*.csv'")).contains("no file is named");
    assertThat(refused("")).contains("files");
    assertThat(refused("days/one.csv, days/one.arrow")).contains("one.arrow");
    place.write("bad.csv", lines.get(0) + "\n1577836800,100,NaN,1\n");
    assertThat(refused("days/one.csv, bad.csv")).contains("bad.csv:2");
    place.write("other.csv", "t,z,a\n1577836800,10,20\n");
    assertThat(refused("days/one.csv, other.csv")).contains("other.csv").contains("'time'");
    place.write("x.feather", "no Arrow");
    assertThat(refused("days/one.csv, x.feather"))
        .contains("is named as text")
        .contains("as arrow");
    Path both =
        place.configurationWith("file: events.csv", "file: events.csv\n      files: [days]");
    CommandLineRun run = CommandLineRun.of("bin", both, "--out", place.path("refused.arrow"));
    assertThat(run.err()).contains("does not go with 'file'");
  }
}
