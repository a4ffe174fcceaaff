package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private static Process start(Workplace place) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Anisky.class.getName());
    command.add("reconstruct");
    command.add(place.configuration().toString());
    // A run of many minutes if nobody stops it.
    for (String setting :
        List.of(
            "detectors.0.grid={kind: cylindrical, rings: 180, columns: 360}",
            "sidereal-bins=360",
            "likelihood.acceleration=none",
            "likelihood.sweeps=100000")) {
      command.add("--set");
      command.add(setting);
    }
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

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aRunThatIsStoppedLeavesNothingHalfWritten() throws Exception {
    Workplace place = Workplace.in(directory);
    place.write("log.txt", "");
    Map<String, Integer> before = place.listing();
    Process process = start(place);
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
    assertThat(place.listing()).isEqualTo(before);
  }
}
