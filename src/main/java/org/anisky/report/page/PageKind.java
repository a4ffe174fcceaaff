package org.anisky.report.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.anisky.io.files.ResultDirectory;

/** What a directory of results can hold, by the file that it is known by. */
enum PageKind {
  FRAMES(ResultDirectory.FRAMES_MARK, "All time frames"),
  ENERGIES(ResultDirectory.ENERGIES_MARK, "Ranges of energy"),
  RESULT(ResultDirectory.MARK, "Reconstruction"),
  COMPARISON(ResultDirectory.COMPARISON_MARK, "Comparison of strategies"),
  ENSEMBLE(ResultDirectory.ENSEMBLE_MARK, "Ensemble of toys"),
  SPECTRUM(ResultDirectory.SPECTRUM_MARK, "Angular power spectrum"),
  LIMITS("limits.json", "Limits over energy"),
  SIGNIFICANCE("significance.json", "Search for excesses"),
  CALIBRATION("calibration.json", "Calibration of the search for excesses"),
  REGRESSION(ResultDirectory.REGRESSION_MARK, "Regression suite");

  private final String mark;
  private final String title;

  PageKind(String mark, String title) {
    this.mark = mark;
    this.title = title;
  }

  /** The file by which such a result is known. */
  String mark() {
    return mark;
  }

  /** What it is called on pages. */
  String title() {
    return title;
  }

  /** What a directory holds; empty when it is none of these. */
  static Optional<PageKind> of(Path directory) {
    for (PageKind kind : values()) {
      if (Files.isRegularFile(directory.resolve(kind.mark))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
