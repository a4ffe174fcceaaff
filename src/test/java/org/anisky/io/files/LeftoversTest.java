package org.anisky.io.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What killed runs left is removed by the next one; what living runs make is not. */
class LeftoversTest {
  /** Above the largest number of a process that Linux gives, 2^22. */
  private static final String NOBODY = "99999999-1";

  @TempDir Path parent;

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private void runInto(String name) throws IOException {
    try (ResultDirectory result =
        ResultDirectory.create(parent.resolve(name), ExistingOutput.REPLACE)) {
      Files.writeString(result.file("result.json"), "new");
      result.commit();
    }
  }

  private Process start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ConcurrentOutputsTest.Unfinished.class.getName(),
                parent.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.getInputStream().read()).isEqualTo('!');
    return process;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aKilledRunIsClearedAwayAndALivingOneIsNot() throws Exception {
    Process process = start();
    try {
      List<String> whileItLives = names();
      assertThat(whileItLives).hasSize(4).allMatch(name -> name.matches("\\.(run|file)\\..*"));
      runInto("run");
      assertThat(names()).containsAll(whileItLives).hasSize(5);
      process.destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      runInto("run");
      assertThat(names()).hasSize(3).filteredOn(name -> name.startsWith(".run")).isEmpty();
      WholeFile.create(parent.resolve("file"), ExistingOutput.REFUSE, own -> true).close();
      assertThat(names()).containsExactly("run");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatARunOfThisProcessMakesStays() throws IOException {
    try (ResultDirectory first =
        ResultDirectory.create(parent.resolve("run"), ExistingOutput.REFUSE)) {
      Files.writeString(first.file("a"), "a");
      Leftovers.clear(parent.resolve("run"));
      assertThat(first.file("a")).hasContent("a");
    }
  }

  @Test
  void leftoversOfVersionsWithoutLocksGoWhenTheirProcessIsGone() throws IOException {
    Path dead = Files.createDirectories(parent.resolve(".run." + NOBODY + ".part/maps"));
    Files.writeString(dead.resolve("half"), "half");
    Path alive =
        Files.createDirectory(
            parent.resolve(
                ".run." + ProcessHandle.current().parent().orElseThrow().pid() + "-7.part"));
    runInto("run");
    assertThat(names()).containsExactly(alive.getFileName().toString(), "run");
  }

  @Test
  void onlyNamesOfThisKindAndThisPlaceGo() throws IOException {
    List<String> others =
        List.of(
            ".other." + NOBODY + ".part",
            ".run.backup.part",
            ".run." + NOBODY,
            ".run.notes",
            ".run.b." + NOBODY + ".part");
    for (String other : others) {
      Files.createDirectory(parent.resolve(other));
    }
    runInto("run");
    assertThat(names()).containsAll(others).hasSize(others.size() + 1);
  }

  /** Killed between moving the old result aside and giving the new one its name. */
  @Test
  void anOldResultThatWasMovedAsideComesBack() throws IOException {
    runInto("run");
    Path old = Files.move(parent.resolve("run"), parent.resolve(".run." + NOBODY + ".old"));
    Files.createDirectory(parent.resolve(".run." + NOBODY + ".part"));
    Leftovers.clear(parent.resolve("run"));
    assertThat(names()).containsExactly("run");
    assertThat(parent.resolve("run/result.json")).hasContent("new");
    Files.createDirectory(old);
    Leftovers.clear(parent.resolve("run"));
    assertThat(names()).containsExactly("run");
  }
}
