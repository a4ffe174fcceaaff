package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in a terminal, or a kill that can be caught, in the middle of a run. */
class InterruptTest {
  private static final long PATIENCE_S = 60;

  @TempDir private Path directory;

  private static Process start(Workplace place, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Anisky.class.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(place.path("log.txt").toFile())
        .start();
  }

  private static boolean hasUnfinishedOutput(Path out) throws IOException {
    if (!Files.isDirectory(out)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(out)) {
      return entries.findAny().isPresent();
    }
  }

  /** Stops a run of many minutes as soon as there is something to be left behind. */
  private static void assertNothingIsLeft(Workplace place, List<String> arguments)
      throws Exception {
    assertLeft(place, arguments, List.of());
  }

  private static void assertLeft(Workplace place, List<String> arguments, List<String> mayStay)
      throws Exception {
    place.write("log.txt", "");
    Map<String, Integer> before = place.listing();
    Process process = start(place, arguments);
    try {
      long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
      while (!hasUnfinishedOutput(place.path("out")) && System.nanoTime() < limit) {
        assertThat(process.isAlive()).as(Files.readString(place.path("log.txt"))).isTrue();
        Thread.sleep(20);
      }
      assertThat(hasUnfinishedOutput(place.path("out"))).isTrue();
      // SIGTERM takes the same way as Ctrl-C, which a process in the background may ignore.
      process.destroy();
      assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(128 + 15);
    assertThat(Files.readString(place.path("log.txt"))).isEmpty();
    Map<String, Integer> after = place.listing();
    after.keySet().removeAll(mayStay);
    assertThat(after).isEqualTo(before);
  }

  /** Toys that were drawn are kept, from which the run goes on when it is called again. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anEnsembleThatIsStoppedKeepsNothingButItsToys() throws Exception {
    Workplace place = Workplace.in(directory);
    assertLeft(
        place,
        List.of(
            "ensemble",
            Path.of("configs/ensemble-small.yaml").toAbsolutePath().toString(),
            "--set",
            "toys=5000",
            "--out",
            place.path("out/ensemble").toString()),
        List.of("out", "out/ensemble.toys"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aRunThatIsStoppedLeavesNothingHalfWritten() throws Exception {
    Workplace place = Workplace.in(directory);
    List<String> arguments = new ArrayList<>();
    arguments.add("reconstruct");
    arguments.add(place.configuration().toString());
    for (String setting :
        List.of(
            "detectors.0.grid={kind: cylindrical, rings: 180, columns: 360}",
            "sidereal-bins=360",
            "likelihood.acceleration=none",
            "likelihood.sweeps=100000")) {
      arguments.add("--set");
      arguments.add(setting);
    }
    assertNothingIsLeft(place, arguments);
  }

  /** A thousand detectors, a second each. */
  private static String manyDetectors(String format) {
    StringBuilder text = new StringBuilder("detectors:\n");
    for (int k = 0; k < 1000; k++) {
      text.append(String.format(Locale.ROOT, format, k));
    }
    return text.toString();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSimulationThatIsStoppedLeavesNothingHalfWritten() throws Exception {
    Workplace place = Workplace.in(directory);
    Path configuration =
        place.write(
            "sky.yaml",
            "seed: 1\n"
                + manyDetectors(
                    "  - {name: D%d, latitude: 19 deg, longitude: 0 deg, max-zenith: 60 deg,"
                        + " events: 1e8, grid: {kind: healpix, nside: 32}}\n"));
    assertNothingIsLeft(
        place,
        List.of("simulate", configuration.toString(), "--out", place.path("out/sky").toString()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aConversionThatIsStoppedLeavesNothingHalfWritten() throws Exception {
    Workplace place = Workplace.in(directory);
    FitsImageFile.multimap(place.path("maps.fits"), new double[360][12 * 32 * 32]);
    Path configuration =
        place.write(
            "many.yaml",
            manyDetectors(
                "  - {name: D%d, latitude: 19 deg, longitude: 0 deg, max-zenith: 60 deg, counts:"
                    + " {format: fits-multimap, file: maps.fits, azimuth: north-west, bin-time:"
                    + " local, bin-phase: centre}}\n"));
    assertNothingIsLeft(
        place,
        List.of(
            "convert",
            configuration.toString(),
            "--to",
            "arrow",
            "--out",
            place.path("out/arrow").toString()));
  }
}
