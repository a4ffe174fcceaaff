package org.anisky.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.anisky.study.regression.Check;
import org.anisky.study.regression.SkyReport;

/** The verdict over a suite, as a table on the terminal: a line per sky, then every failure. */
final class RegressionTable {
  private static final int MOST_FAILURES = 8;

  private RegressionTable() {}

  static void print(List<SkyReport> reports, PrintWriter out) {
    int width = reports.stream().mapToInt(report -> report.name().length()).max().orElse(0) + 2;
    String line = "%-" + width + "s%8s%8s%8s%8s%8s%8s%9s%8s  %s%n";
    out.printf(
        Locale.ROOT,
        line,
        "Sky",
        "truth",
        "expect",
        "stored",
        "plain",
        "others",
        "failed",
        "worst",
        "time",
        "");
    for (SkyReport report : reports) {
      out.printf(
          Locale.ROOT,
          line,
          report.name(),
          report.count(Check.Kind.TRUTH),
          report.count(Check.Kind.EXPECTATION),
          report.count(Check.Kind.STORED),
          report.count(Check.Kind.PLAIN),
          report.count(Check.Kind.REFERENCE),
          report.failures().size(),
          String.format(Locale.ROOT, "%.2g", report.worst()),
          String.format(Locale.ROOT, "%.2f s", report.seconds()),
          report.passed() ? "ok" : "FAILED");
    }
    reports.forEach(report -> printFailures(report, out));
    long failed = reports.stream().filter(report -> !report.passed()).count();
    long checks = reports.stream().mapToLong(report -> report.checks().size()).sum();
    out.printf(Locale.ROOT, "%d skies, %d checks: %s%n", reports.size(), checks, verdict(failed));
  }

  private static String verdict(long failed) {
    return failed == 0 ? "all passed" : failed + (failed == 1 ? " sky" : " skies") + " FAILED";
  }

  private static void printFailures(SkyReport report, PrintWriter out) {
    List<Check> failures = report.failures();
    if (failures.isEmpty()) {
      return;
    }
    out.println(report.name() + " (" + report.about() + "):");
    failures.stream().limit(MOST_FAILURES).forEach(check -> out.println("  " + check.message()));
    if (failures.size() > MOST_FAILURES) {
      out.println("  and " + (failures.size() - MOST_FAILURES) + " more");
    }
  }
}
