package org.anisky.report.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.anisky.io.files.ResultDirectory;

/** What a directory of results can hold, by the file that it is known by. */
enum PageKind {
  FRAMES(
      ResultDirectory.FRAMES_MARK,
      "All time frames",
      StoredForm.of("anisky-frames", "strategies.*.frames", "provenance")),
  ENERGIES(
      ResultDirectory.ENERGIES_MARK,
      "Ranges of energy",
      StoredForm.of(
              "anisky-energies",
              "strategy",
              "rows.*.kind",
              "rows.*.from",
              "rows.*.until",
              "rows.*.unit",
              "rows.*.events",
              "rows.*.directory",
              "warnings",
              "provenance")
          .withDipole("rows.*.dipole")),
  RESULT(
      ResultDirectory.MARK,
      "Reconstruction",
      StoredForm.of(
              "anisky-result",
              "strategy",
              "warnings",
              "provenance.version",
              "provenance.configuration",
              "provenance.inputs.*.path",
              "provenance.inputs.*.sha256")
          .withDipole("dipole")),
  COMPARISON(
      ResultDirectory.COMPARISON_MARK,
      "Comparison of strategies",
      StoredForm.of("anisky-compare", "differences", "conclusion", "warnings", "provenance")
          .withDipole("strategies.*.dipole")),
  ENSEMBLE(
      ResultDirectory.ENSEMBLE_MARK,
      "Ensemble of toys",
      StoredForm.of("anisky-ensemble", "truth", "strategies", "coverage", "provenance")),
  SPECTRUM(
      ResultDirectory.SPECTRUM_MARK,
      "Angular power spectrum",
      StoredForm.of(
          "anisky-spectrum",
          "events",
          "sky_fraction",
          "multipoles",
          "covariance",
          "warnings",
          "provenance")),
  LIMITS(
      "limits.json",
      "Limits over energy",
      StoredForm.of(
          "anisky-limits",
          "strategy",
          "rows.*.kind",
          "rows.*.from",
          "rows.*.until",
          "rows.*.unit")),
  SIGNIFICANCE(
      "significance.json",
      "Search for excesses",
      StoredForm.of("anisky-significance", "significance.scans", "warnings", "provenance")),
  CALIBRATION(
      "calibration.json",
      "Calibration of the search for excesses",
      StoredForm.of("anisky-calibration", "skies", "kernels", "p_values", "provenance")),
  REGRESSION(
      ResultDirectory.REGRESSION_MARK,
      "Regression suite",
      StoredForm.of("anisky-regression", "passed", "skies.*.name", "skies.*.passed", "provenance"));

  private final String mark;
  private final String title;
  private final StoredForm form;

  PageKind(String mark, String title, StoredForm form) {
    this.mark = mark;
    this.title = title;
    this.form = form;
  }

  /** The file by which such a result is known. */
  String mark() {
    return mark;
  }

  /** What the file must have. */
  StoredForm form() {
    return form;
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
