package org.anisky.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A {@code result.json} with all that it must have, and no number, for tests of other files. */
final class LeastResult {
  private LeastResult() {}

  static void write(Path directory) throws IOException {
    Files.writeString(
        directory.resolve("result.json"),
        """
        {"format": "anisky-result/1", "strategy": "likelihood", "warnings": [],
         "provenance": {"version": "1", "configuration": {}, "inputs": []},
         "dipole": {"frame": "icrs", "components": {}, "covariance": {"matrix": null},
          "amplitude": {"value": null, "statistical": null},
          "phase_deg": {"value": null, "statistical": null},
          "test_statistic": null, "p_value": null}}
        """);
  }
}
