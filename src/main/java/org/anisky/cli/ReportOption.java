package org.anisky.cli;

import picocli.CommandLine.Option;

/** The option {@code --no-report}. */
final class ReportOption {
  @Option(
      names = "--no-report",
      description = "Write no report.html; 'anisky report' makes it later from the files.")
  private boolean none;

  /** Whether a page is asked for. */
  boolean isWanted() {
    return !none;
  }
}
