package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerboseTest {
  @TempDir Path directory;

  @Test
  void stepsAndFilesAreToldBesideTheUsualOutput() throws IOException {
    Path plain = directory.resolve("plain");
    Path told = directory.resolve("told");
    String[] run = {"reconstruct", "configs/quickstart.yaml", "--no-pictures", "-o"};
    CommandLineRun silent = CommandLineRun.good(run[0], run[1], run[2], run[3], plain);
    CommandLineRun verbose = CommandLineRun.good(run[0], run[1], run[2], run[3], told, "--verbose");
    assertThat(silent.err()).isEmpty();
    assertThat(verbose.out().replace("told", "plain")).isEqualTo(silent.out());
    assertThat(verbose.err())
        .contains("Java " + System.getProperty("java.version"))
        .contains("--no-pictures -o " + told)
        .containsPattern("\\d+\\.\\d\\d s  events of Quickstart read, 64,000\n")
        .containsPattern("\\d+\\.\\d\\d s  sky fitted, sweep \\d+\n")
        .containsPattern("\\d+\\.\\d\\d s  page written\n")
        .contains(RunDiary.size(Files.size(told.resolve("result.json"))) + "  result.json\n")
        .containsPattern("(?s)s  in all.*");
  }

  @Test
  void everyCommandTellsAlsoWhenItFails() {
    CommandLineRun run = CommandLineRun.of("check", "nowhere.yaml", "--verbose");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("anisky check nowhere.yaml", "nowhere.yaml", "s  in all");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.00 kB",
    "9994, 9.99 kB",
    "9995, 10 kB",
    "999499, 999 kB",
    "999500, 1.00 MB",
    "2500000000, 2.50 GB"
  })
  void sizesHaveThreeDigitsAtMost(long bytes, String text) {
    assertThat(RunDiary.size(bytes)).isEqualTo(text);
  }
}
