package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Counts on the sky against a reference, through the command line. */
abstract class SkyMapRuns {
  static final Path EXAMPLE = Path.of("configs/space-maps.yaml");

  @TempDir Path directory;

  ResultFile reconstruct(Path configuration, Object... more) {
    Path out = directory.resolve("result");
    CommandLineRun run = CommandLineRun.reconstruct(configuration, out, more);
    assertThat(run.err()).isEmpty();
    return ResultFile.of(out);
  }
}
