package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the system may do to a run: each with its message and exit code, and nothing half-written
 * left. What a machine does not allow to be tried is skipped, and says so.
 */
@EnabledOnOs(OS.LINUX)
class EnvironmentTest {
  private static final String FULL =
      "anisky: standard output cannot be written, it is full or closed; not all was printed\n";

  private static final String ESCAPE = "\033";

  @TempDir private Path directory;
  private Workplace place;
  private ProgramProcess program;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
    place.write(
        "small.yaml",
        Workplace.CONFIGURATION.replace("{radius: 30 deg}", "{radius: 30 deg, toys: 0}"));
    program = ProgramProcess.in(directory);
  }

  private Object[] reconstruct(String out) {
    return new Object[] {"reconstruct", "small.yaml", "--no-report", "-o", out};
  }

  private void assertReproduced(String result) throws Exception {
    CommandLineRun rerun = program.run("rerun", result);
    assertThat(rerun.err()).isEmpty();
    assertThat(rerun.out()).contains("bit by bit", "is reproduced");
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private void failed(CommandLineRun run, int exit, String message) {
    assertThat(run.err().replace(directory + "/", "")).matches("anisky: " + message + "\n");
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFullDiscIsToldAndKeepsNothingOfTheResult() throws Exception {
    assumeTrue(isRoot(), "only root may mount a file system of 64 kB");
    Path full = Files.createDirectory(place.path("full"));
    assumeTrue(
        program.shell("mount -t tmpfs -o size=64k tmpfs " + full).exit() == 0,
        "this machine does not let a file system of 64 kB be mounted");
    try {
      failed(
          program.run(reconstruct("full/out")),
          1,
          "cannot write file full/out/[a-z-]+[.][a-z]+: No space left on device");
      assertThat(full).isEmptyDirectory();
    } finally {
      program.shell("umount " + full);
    }
  }

  @Test
  void aFullStandardOutputIsToldAndTheResultStays() throws Exception {
    CommandLineRun run = program.shell(program.line(reconstruct("out")) + "> /dev/full");
    assertThat(run.err()).isEqualTo(FULL);
    assertThat(run.exit()).isEqualTo(1);
    assertReproduced("out");
  }

  /** A run on a terminal, standard output and messages together. */
  private String onTerminal(Map<String, String> environment, Object... arguments) throws Exception {
    String line = program.line(arguments).replace("'", "'\\''");
    CommandLineRun run =
        program.under(environment).shell("script -qec '" + line + "' /dev/null < /dev/null");
    assertThat(run.exit()).isZero();
    return run.out();
  }

  @Test
  void coloursAreForTerminalsAloneAndNotWhereTheyAreNotWanted() throws Exception {
    assertThat(program.run("--help").out()).contains("reconstruct").doesNotContain(ESCAPE);
    assertThat(program.run("reconstruct", "small.yaml", "--no-such").err())
        .contains("--no-such")
        .doesNotContain(ESCAPE);
    assertThat(program.run("check", "small.yaml").out()).doesNotContain(ESCAPE);
    CommandLineRun run = program.run(reconstruct("plain"));
    assertThat(run.out() + run.err()).contains("amplitude").doesNotContain(ESCAPE);

    assumeTrue(program.shell("script -V").exit() == 0, "no program 'script' to make a terminal");
    Map<String, String> terminal = Map.of("TERM", "xterm", "NO_COLOR", "");
    assertThat(onTerminal(terminal, "--help")).contains(ESCAPE);
    assertThat(onTerminal(terminal, reconstruct("shown"))).contains(ESCAPE);
    Map<String, String> plain = Map.of("TERM", "dumb", "NO_COLOR", "1");
    assertThat(onTerminal(plain, "--help")).contains("reconstruct").doesNotContain(ESCAPE);
    assertThat(onTerminal(plain, reconstruct("dumb"))).contains("amplitude").doesNotContain(ESCAPE);
    Map<String, String> colourless = Map.of("TERM", "xterm", "NO_COLOR", "1");
    assertThat(onTerminal(colourless, "--help")).contains("reconstruct").doesNotContain(ESCAPE);
  }

  @Test
  void aReaderThatGoesAwayEndsTheRunInOneLine() throws Exception {
    CommandLineRun.reconstruct(place.configuration(), place.path("out"));
    CommandLineRun run = program.shell(program.line("limit", "out", "--json") + "| head -1");
    assertThat(run.out()).isEqualTo("{\n");
    assertThat(run.err()).isIn("", FULL); // a pipe takes some kilobytes before it is found closed
    CommandLineRun closed = program.shell(program.line("limit", "out") + ">&-");
    assertThat(closed.err()).isEqualTo(FULL);
    assertThat(closed.exit()).isEqualTo(1);
  }

  /** Without the rights of root over permissions, so that the same is seen by every user. */
  private CommandLineRun asUser(Object... arguments) throws Exception {
    if (!isRoot()) {
      return program.run(arguments);
    }
    String drop = "setpriv --bounding-set -dac_override,-dac_read_search ";
    assumeTrue(
        program.shell(drop + "true").exit() == 0,
        "permissions do not hold for root, and setpriv is not there to give its rights up");
    return program.shell(drop + program.line(arguments));
  }

  private void permit(String name, String permissions) throws IOException {
    Files.setPosixFilePermissions(place.path(name), PosixFilePermissions.fromString(permissions));
  }

  @Test
  void aDirectoryThatMayNotBeWrittenIsTold() throws Exception {
    Files.createDirectory(place.path("shut"));
    permit("shut", "r-xr-xr-x");
    failed(
        asUser(reconstruct("shut/out")), 1, "cannot write into directory shut: permission denied");
    permit("shut", "rwxr-xr-x");
    assertThat(place.path("shut")).isEmptyDirectory();
  }

  @Test
  void filesThatMayNotBeReadAreTold() throws Exception {
    permit("events.csv", "---------");
    failed(asUser(reconstruct("out")), 1, "events.csv: permission denied");
    permit("events.csv", "rw-r--r--");
    permit("small.yaml", "---------");
    failed(asUser(reconstruct("out")), 1, "small.yaml: permission denied");
    assertThat(place.path("out")).doesNotExist();
    permit("small.yaml", "rw-r--r--");
    CommandLineRun.reconstruct(place.configuration(), place.path("out"));
    permit("out", "---------");
    failed(asUser("limit", "out"), 1, "out: permission denied");
    failed(asUser("report", "out"), 1, "out: permission denied");
    permit("out", "rwxr-xr-x");
  }

  @Test
  void tooLittleMemoryIsToldWithWhatGivesMore() throws Exception {
    Map<String, Integer> before = place.listing();
    failed(
        program
            .with("-Xmx32m")
            .run(
                "bin",
                "small.yaml",
                "--set",
                "detectors.0.grid={kind: healpix, nside: 128}",
                "--set",
                "sidereal-bins=360",
                "-o",
                "out"),
        1,
        "not enough memory \\(Java heap space\\); give more, for example"
            + " ANISKY_JAVA_OPTS=-Xmx4g");
    assertThat(place.listing()).isEqualTo(before);
  }

  /** In Turkish an I in lower case has no dot, and numbers have commas. */
  @Test
  void theLanguageOfTheMachineChangesNoByte() throws Exception {
    CommandLineRun english = program.run(reconstruct("english"));
    CommandLineRun turkish =
        program.with("-Duser.language=tr", "-Duser.country=TR").run(reconstruct("turkish"));
    assertThat(turkish.exit()).as(turkish.err()).isZero();
    assertThat(turkish.out()).isEqualTo(english.out().replace("english", "turkish"));
    TreeMap<String, Integer> files = Workplace.listing(place.path("turkish"));
    TreeMap<String, Integer> expected = Workplace.listing(place.path("english"));
    for (String ofTheRun : List.of("result.json", ".manifest")) {
      files.remove(ofTheRun);
      expected.remove(ofTheRun);
    }
    assertThat(files).hasSizeGreaterThan(8).isEqualTo(expected);
    assertReproduced("turkish");
  }

  @Test
  void aHomeIsNotNeeded() throws Exception {
    Files.createDirectory(place.path("home"));
    permit("home", "r-xr-xr-x");
    String home = place.path("home").toString();
    for (ProgramProcess at :
        List.of(
            program.with("-Duser.home=/nowhere").under(Map.of("HOME", "")),
            program.with("-Duser.home=" + home).under(Map.of("HOME", home)))) {
      String out = "out-" + at.environment().get("HOME").isEmpty();
      CommandLineRun run = at.run(reconstruct(out));
      assertThat(run.err()).isEmpty();
      assertThat(run.exit()).isZero();
    }
    permit("home", "rwxr-xr-x");
    assertThat(place.path("home")).isEmptyDirectory();
  }

  @Test
  void aPlaceForScratchFilesIsNeededByThoseWhoUseItAlone() throws Exception {
    ProgramProcess without = program.with("-Djava.io.tmpdir=/nowhere");
    CommandLineRun run = without.run(reconstruct("out"));
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    failed(
        without.run("rerun", "out"),
        1,
        "cannot make a scratch directory \\(-Djava.io.tmpdir=DIR in ANISKY_JAVA_OPTS names another"
            + " place\\) in /nowhere: there is no /nowhere/anisky-rerun[0-9]+");
  }

  @Test
  void ofTwoRunsIntoOneDirectoryOneWinsAndTheOtherSaysSo() throws Exception {
    Process first = program.start("first", program.command(reconstruct("out")));
    Process second = program.start("second", program.command(reconstruct("out")));
    List<CommandLineRun> runs = List.of(program.end("first", first), program.end("second", second));
    assertThat(runs.stream().map(CommandLineRun::exit)).containsExactlyInAnyOrder(0, 2);
    for (CommandLineRun run : runs) {
      String told = "output directory " + place.path("out") + " exists already";
      assertThat(run.err().contains(told)).isEqualTo(run.exit() == 2);
      assertThat(run.out().contains("Result in ")).isEqualTo(run.exit() == 0);
    }
    assertThat(Workplace.listing(directory).keySet()).noneMatch(name -> name.startsWith(".out"));
    assertReproduced("out");
  }
}
