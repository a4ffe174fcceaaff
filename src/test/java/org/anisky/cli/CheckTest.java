package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code anisky check}: what a run would refuse is refused before it. */
class CheckTest {
  @TempDir private Path directory;

  @Test
  void tablesOfPublishedDipolesAreRead() throws IOException {
    Workplace place = Workplace.in(directory);
    place.write("published.csv", "a,b\n");
    CommandLineRun run =
        CommandLineRun.of(
            "check",
            place.configuration(),
            "--set",
            "detectors.0.events.energy={column: 2, unit: TeV}",
            "--set",
            "energy-ranges={thresholds: [1], published: [" + place.path("published.csv") + "]}");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("published.csv: unknown column 'a'");
  }
}
