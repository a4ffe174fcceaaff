package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No command overwrites what it reads, or what the program did not write. */
class OverwriteTest {
  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() throws IOException {
    place = Workplace.in(directory.toRealPath());
  }

  private void refused(String message, Object... arguments) {
    Map<String, Integer> before = place.listing();
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("anisky: " + message + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(place.listing()).isEqualTo(before);
  }

  private static String reads(Path output, Object input) {
    return "output directory "
        + output
        + " holds "
        + input
        + ", which this run reads: it is not overwritten; choose another name";
  }

  @Test
  void theCountsThatARunReadsStay() {
    Path counts = place.path("counts");
    CommandLineRun.good("bin", place.configuration(), "-o", counts);
    for (String command : List.of("reconstruct", "compare")) {
      refused(
          reads(counts, counts),
          command,
          place.configuration(),
          "--data",
          counts,
          "-o",
          counts,
          "--overwrite");
    }
    Path configuration =
        place.write(
            "counts.yaml",
            "detectors: [{name: Small, counts: {file: counts/Small.arrow}}]\n"
                + "sidereal-bins: 36\n");
    for (String[] command :
        new String[][] {{"reconstruct"}, {"compare"}, {"bin"}, {"convert", "--to", "fits-bins"}}) {
      Object[] arguments = new Object[command.length + 4];
      System.arraycopy(command, 0, arguments, 0, command.length);
      arguments[command.length] = configuration;
      arguments[command.length + 1] = "-o";
      arguments[command.length + 2] = counts;
      arguments[command.length + 3] = "--overwrite";
      refused(reads(counts, place.path("counts/Small.arrow")), arguments);
    }
  }

  @Test
  void theDirectoryOfTheConfigurationStays() {
    refused(
        reads(directory(), place.configuration()),
        "reconstruct",
        place.configuration(),
        "-o",
        directory(),
        "--overwrite");
  }

  private Path directory() {
    return place.path("");
  }

  @Test
  void theConfigurationOfASimulationThatAnEnsembleReadsStays() throws IOException {
    Path sky = place.path("sky");
    Path configuration =
        place.write(
            "sky.yaml",
            """
            seed: 3
            detectors:
              - name: A
                latitude: 19 deg
                longitude: 0 deg
                max-zenith: 60 deg
                events: 2000
                grid: {kind: cylindrical, rings: 18, columns: 36}
            sidereal-bins: 36
            """);
    CommandLineRun.good("simulate", configuration, "-o", sky);
    Files.move(configuration, sky.resolve("sky.yaml"));
    Path ensemble =
        place.write(
            "ensemble.yaml",
            "simulation: sky/sky.yaml\n"
                + "strategies: [likelihood]\n"
                + "toys: 2\n"
                + "output: {directory: e}\n");
    refused(reads(sky, sky.resolve("sky.yaml")), "ensemble", ensemble, "-o", sky, "--overwrite");
    Files.move(sky.resolve("sky.yaml"), configuration);
    CommandLineRun.good("simulate", configuration, "-o", sky, "--overwrite");
  }

  @Test
  void everyCommandKeepsAFileOfSomebodyElse() throws IOException {
    Path frames = place.path("frames");
    CommandLineRun.good("bin", place.configuration(), "--frames", "all", "-o", frames);
    CommandLineRun.good(
        "bin", place.configuration(), "--frames", "all", "-o", frames, "--overwrite", "-q");
    Files.writeString(frames.resolve("solar/note.txt"), "mine");
    for (String command : List.of("reconstruct", "bin", "compare")) {
      refused(
          "output directory "
              + frames
              + " holds solar/note.txt, which this program did not write: it is not overwritten;"
              + " move that file away or choose another name",
          command,
          place.configuration(),
          "-o",
          frames,
          "--overwrite");
    }
  }

  @Test
  void binWritesOverCountsAndOverNothingElse() throws IOException {
    Path counts = place.path("counts.arrow");
    CommandLineRun.good("bin", place.configuration(), "-o", counts);
    CommandLineRun.good("bin", place.configuration(), "-o", counts, "--overwrite");
    Path events = Files.move(place.path("events.csv"), place.path("events.arrow"));
    Path configuration = place.configurationWith("events.csv", "events.arrow\n      format: text");
    refused(
        "output file "
            + events
            + " is "
            + events
            + ", which this run reads: it is not overwritten; choose another name",
        "bin",
        configuration,
        "-o",
        events,
        "--overwrite");
    Path thesis = place.write("thesis.arrow", "years of work");
    refused(
        "output file "
            + thesis
            + " is not a file that this program wrote, or was changed since: it is not overwritten;"
            + " move it away or choose another name",
        "bin",
        configuration,
        "-o",
        thesis,
        "--overwrite");
  }
}
