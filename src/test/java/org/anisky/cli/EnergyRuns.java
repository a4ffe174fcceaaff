package org.anisky.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a small list in ranges of energy. */
abstract class EnergyRuns {
  @TempDir Path directory;

  Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
  }

  Path ranges(String section) {
    return place.write("ranges.yaml", Workplace.CONFIGURATION + "energy-ranges: " + section + "\n");
  }

  Path out(String section, Object... more) {
    CommandLineRun.reconstruct(ranges(section), place.path("out"), more);
    return place.path("out");
  }
}
