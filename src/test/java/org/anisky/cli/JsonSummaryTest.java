package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --json} prints the file of the result and nothing else. */
class JsonSummaryTest {
  @TempDir Path directory;

  @Test
  void theFileOfTheResultIsPrintedAndNothingElse() throws IOException {
    Workplace place = Workplace.in(directory);
    Path out = place.path("out");
    CommandLineRun run =
        CommandLineRun.good(
            "reconstruct", place.configuration(), "--out", out, "--no-pictures", "--json");
    assertThat(run.out()).isEqualTo(Files.readString(out.resolve("result.json")));
    assertThat(run.err()).isEmpty();

    Path frames = place.path("frames");
    CommandLineRun all =
        CommandLineRun.good(
            "reconstruct",
            place.configuration(),
            "--out",
            frames,
            "--no-pictures",
            "--no-report",
            "--frames",
            "all",
            "--json");
    assertThat(all.out()).isEqualTo(Files.readString(frames.resolve("frames.json")));
  }
}
