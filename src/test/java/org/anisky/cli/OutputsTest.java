package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to outputs that are there, or cannot be. */
class OutputsTest {
  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
  }

  private void refused(int exit, String message, Object... arguments) {
    Map<String, Integer> before = place.listing();
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.err()).isEqualTo("anisky: " + message + "\n");
    assertThat(place.listing()).isEqualTo(before);
  }

  @Test
  void theDirectoryOfTheConfigurationIsRelativeToIt() {
    CommandLineRun run = CommandLineRun.good("reconstruct", place.configuration());
    assertThat(run.err()).isEmpty();
    assertThat(Workplace.listing(place.path("out/small")).keySet())
        .isEqualTo(
            new TreeSet<>(
                List.of(
                    "",
                    ".manifest",
                    "acceptance.fits",
                    "background-rate.csv",
                    "convergence.png",
                    "exposure.fits",
                    "exposure.png",
                    "intensity.fits",
                    "intensity.png",
                    "isotropic-toys.csv",
                    "projection.png",
                    "regions.csv",
                    "regions.ecsv",
                    "regions.tex",
                    "report.html",
                    "result.json",
                    "significance.fits",
                    "significance.png",
                    "trace.csv")));
    assertThat(place.path("out")).isDirectoryNotContaining(path -> !path.endsWith("small"));
  }

  @Test
  void theSameFileInTwoDetectorsIsNoticed() throws IOException {
    String block =
        Workplace.CONFIGURATION.substring(
            Workplace.CONFIGURATION.indexOf("  - name"),
            Workplace.CONFIGURATION.indexOf("\nsidereal-bins"));
    String twice = Workplace.CONFIGURATION.replace(block, block + block.replace("Small", "Twin"));
    Path configuration = place.write("twice.yaml", twice);
    CommandLineRun run =
        CommandLineRun.good("reconstruct", configuration, "-o", place.path("twice"));
    assertThat(run.out().replace(place.path("") + "/", ""))
        .contains("Twin reads ", "events.csv, which is the same as what Small reads: events that");
    // In other time frames a detector reads its own file again, which is no news.
    CommandLineRun frames =
        CommandLineRun.good(
            "reconstruct", place.configuration(), "--frames", "all", "-o", place.path("frames"));
    assertThat(frames.out()).doesNotContain("which is the same as what");
  }

  @Test
  void eventsInTheListsOfTwoDetectorsAreNoticed() throws IOException {
    String block =
        Workplace.CONFIGURATION.substring(
            Workplace.CONFIGURATION.indexOf("  - name"),
            Workplace.CONFIGURATION.indexOf("\nsidereal-bins"));
    String part = block.replace("Small", "Part").replace("events.csv", "part.csv");
    Path configuration =
        place.write("shared.yaml", Workplace.CONFIGURATION.replace(block, block + part));
    List<String> lines = Files.readAllLines(place.path("events.csv"));
    // The line of names and 250 events.
    place.write("part.csv", String.join("\n", lines.subList(0, 251)) + "\n");
    String warning =
        "part.csv: 250 events, with time and direction, are in both lists: events that both use"
            + " count twice";
    CommandLineRun bin = CommandLineRun.good("bin", configuration, "-o", place.path("counts"));
    assertThat(bin.out()).containsOnlyOnce(warning);
    // The counts carry it.
    CommandLineRun run =
        CommandLineRun.good(
            "reconstruct",
            configuration,
            "--data",
            place.path("counts"),
            "-o",
            place.path("from-counts"));
    assertThat(run.out()).containsOnlyOnce(warning);
    CommandLineRun compare =
        CommandLineRun.good(
            "compare",
            configuration,
            "--no-pictures",
            "--set",
            "strategies=[likelihood, harmonic]",
            "--set",
            "toys.number=12",
            "-o",
            place.path("compared"));
    assertThat(compare.out()).containsOnlyOnce(warning);
    assertThat(Files.readString(place.path("compared/compare.json"))).containsOnlyOnce(warning);
  }

  @Test
  void anExistingResultStaysUnlessOverwritingIsAskedFor() throws IOException {
    Path out = place.path("result");
    CommandLineRun.reconstruct(place.configuration(), out);
    String message =
        "output directory "
            + out.toRealPath()
            + " exists already; choose another name or use"
            + " --overwrite";
    refused(2, message, "reconstruct", place.configuration(), "--out", out);
    CommandLineRun.reconstruct(
        place.configuration(), out, "--overwrite", "--set", "significance.radius=45 deg");
    assertThat(ResultFile.of(out).number("significance/radius_deg")).isEqualTo(45);
  }

  @Test
  void aFailureAfterOverwritingWasAskedForKeepsTheOldResult() throws IOException {
    Path out = place.path("result");
    CommandLineRun.reconstruct(place.configuration(), out);
    Files.delete(place.path("events.csv"));
    refused(
        2,
        "event file " + place.path("events.csv") + " does not exist",
        "reconstruct",
        place.configuration(),
        "--out",
        out,
        "--overwrite");
  }

  @Test
  void aDirectoryThatIsNoResultIsNeverReplaced() throws IOException {
    Path thesis = Files.createDirectory(place.path("thesis"));
    Files.writeString(thesis.resolve("chapter.tex"), "years of work");
    for (String command : new String[] {"reconstruct", "bin"}) {
      refused(
          2,
          "output directory "
              + thesis.toRealPath()
              + " is not empty and has no list of files (.manifest) by which this program"
              + " would know its own: it is not overwritten; when it is a result of an earlier"
              + " version, or a copy, delete it or choose another name",
          command,
          place.configuration(),
          "--out",
          thesis,
          "--overwrite");
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsAFailureInWords() {
    Path file = place.path("events.csv");
    refused(
        2,
        "cannot create directory "
            + file
            + ": "
            + file
            + " is in the way, which is no directory; choose another place for the output",
        "reconstruct",
        place.configuration(),
        "--out",
        file.resolve("result"));
    refused(
        2,
        "output directory " + file + " is a file",
        "reconstruct",
        place.configuration(),
        "--out",
        file,
        "--overwrite");
  }

  /** The small configuration with its detector twice, under two names. */
  private Path twoDetectors(String secondName) {
    String small = Workplace.CONFIGURATION;
    int end = small.indexOf("\nsidereal-bins");
    String detector = small.substring(small.indexOf("  - name"), end);
    String both =
        small.substring(0, end) + detector.replace("Small", secondName) + small.substring(end);
    return place.write("two.yaml", both);
  }

  @Test
  void binRefusesToPutSeveralDetectorsIntoOneFile() {
    Path two = twoDetectors("Other");
    refused(
        2,
        "--out counts.arrow names one file but " + two + " has 2 detectors; name a directory",
        "bin",
        two,
        "--out",
        "counts.arrow");
  }

  @Test
  void severalDetectorsHaveALineEachAndOneTogether() {
    String name = "An array with a rather long name";
    CommandLineRun run = CommandLineRun.reconstruct(twoDetectors(name), place.path("result"));
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).matches("Small {29}[0-9,]+ events used, [0-9]+ outside field of view");
    assertThat(lines.get(1)).matches(name + "  [0-9,]+ events used, .*");
    assertThat(lines.get(2)).matches("All detectors {21}[0-9,]+ events used");
    assertThat(lines.get(3)).matches("Events from {23}2020-01-01T.*Z to 2020-12-31T.*Z");
    assertThat(lines.get(4)).matches("d_0h {30}[+-]0\\.[0-9]+ ± 0\\.[0-9]+");
    ResultFile result = ResultFile.of(place.path("result"));
    assertThat(result.number("events/used")).isEqualTo(2 * result.number("detectors/1/events"));
    assertThat(place.path("result/acceptance-Small.fits")).isNotEmptyFile();
    assertThat(place.path("result/acceptance-" + name.replace(' ', '_') + ".fits"))
        .isNotEmptyFile();
  }

  @Test
  void quietRunsPrintNothing() {
    for (String command : new String[] {"reconstruct", "bin"}) {
      CommandLineRun run =
          CommandLineRun.good(
              command, place.configuration(), "--quiet", "--out", place.path(command));
      assertThat(run.out() + run.err()).isEmpty();
    }
  }

  @Test
  void noSweepIsShownWhereThereIsNoTerminal() {
    CommandLineRun run = CommandLineRun.reconstruct(place.configuration(), place.path("result"));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("\r").doesNotContain("\033").doesNotContain("sweep ");
  }

  @Test
  void aFitThatDoesNotConvergeIsAResultAndAnExitCode() {
    Path out = place.path("result");
    CommandLineRun run =
        CommandLineRun.of(
            "reconstruct",
            place.configuration(),
            "--no-pictures",
            "--out",
            out,
            "--set",
            "likelihood.max-sweeps=1");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("NOT CONVERGED after 1 sweeps");
    assertThat(ResultFile.of(out).text("convergence/status")).isEqualTo("not converged");
    assertThat(ResultFile.of(out).texts("warnings")).isNotEmpty();
  }
}
