package org.anisky.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A {@code result.json} with all that it must have, and no number, for tests of other files. */
public final class LeastResult {
  /** The file. */
  public static final String TEXT =
      """
      {"format": "anisky-result/1", "strategy": "likelihood", "warnings": [],
       "dipole": {"frame": "equatorial", "components": {}, "covariance": {"matrix": []},
                  "amplitude": {"value": null, "statistical": null},
                  "phase_deg": {"value": null, "statistical": null},
                  "test_statistic": null, "p_value": null},
       "provenance": {"version": "", "configuration": {}, "inputs": []}}
      """;

  private LeastResult() {}

  /** Writes it into a directory. */
  public static void write(Path directory) throws IOException {
    Files.writeString(directory.resolve("result.json"), TEXT);
  }
}
