package org.anisky.results;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.anisky.study.regression.Check;
import org.anisky.study.regression.SkyReport;

/** A run of a suite as a page for a browser, in one file without scripts. */
public final class RegressionPage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Anisky regression suite</title>
      <style>
      body { font: 15px/1.5 sans-serif; max-width: 75em; margin: 2em auto; padding: 0 1em; }
      table { border-collapse: collapse; width: 100%; margin: .5em 0; }
      th, td { text-align: left; padding: .15em .7em; border-bottom: 1px solid #ccc; }
      td.number { text-align: right; font-variant-numeric: tabular-nums; }
      .failed { color: #a40000; font-weight: bold; }
      summary { cursor: pointer; }
      </style>
      </head>
      <body>
      """;

  /** Per sky; regression.json has all. */
  private static final int MOST_FAILURES = 40;

  private static final int NEAREST = 10;

  private RegressionPage() {}

  /** The text of the page. */
  public static String text(List<SkyReport> reports, Provenance provenance) {
    StringBuilder page = new StringBuilder(HEAD);
    long failed = reports.stream().filter(report -> !report.passed()).count();
    page.append("<h1>Regression suite: ")
        .append(failed == 0 ? "all " + reports.size() + " skies passed" : failed + " failed")
        .append("</h1>\n<p>anisky ")
        .append(JunitXml.escaped(Provenance.version()))
        .append(", commit ")
        .append(JunitXml.escaped(Provenance.commit()))
        .append(", ")
        .append(provenance.start())
        .append("</p>\n<table>\n<tr><th>Sky</th><th>Checks</th><th>Failed</th><th>Worst of what")
        .append(" passed, of what is allowed</th><th>Seconds</th></tr>\n");
    reports.forEach(report -> page.append(row(report)));
    page.append("</table>\n");
    reports.forEach(report -> page.append(details(report)));
    return page.append("</body>\n</html>\n").toString();
  }

  private static String row(SkyReport report) {
    String name = JunitXml.escaped(report.name());
    return String.format(
        Locale.ROOT,
        "<tr><td><a href=\"#%s\">%s</a></td><td class=\"number\">%d</td>"
            + "<td class=\"number%s\">%d</td><td class=\"number\">%.2g</td>"
            + "<td class=\"number\">%.2f</td></tr>\n",
        name,
        name,
        report.checks().size(),
        report.passed() ? "" : " failed",
        report.failures().size(),
        report.worst(),
        report.seconds());
  }

  private static String details(SkyReport report) {
    StringBuilder text = new StringBuilder();
    text.append("<h2 id=\"").append(JunitXml.escaped(report.name())).append("\">");
    text.append(JunitXml.escaped(report.name())).append("</h2>\n<p>");
    text.append(JunitXml.escaped(report.about())).append("</p>\n");
    List<Check> failures = report.failures();
    if (!failures.isEmpty()) {
      text.append(table(failures.stream().limit(MOST_FAILURES).toList()));
      text.append(others(failures.size() - MOST_FAILURES, "failed"));
    }
    List<Check> passed = report.checks().stream().filter(Check::passed).toList();
    List<Check> shown = shown(passed);
    text.append("<details><summary>Passed: ").append(passed.size()).append("</summary>\n");
    text.append(table(shown)).append(others(passed.size() - shown.size(), "passed"));
    return text.append("</details>\n").toString();
  }

  /**
   * All comparisons with something else than stored results, and of those with stored results the
   * ones that came nearest to failing: there are hundreds per sky.
   */
  private static List<Check> shown(List<Check> passed) {
    Comparator<Check> nearest = Comparator.comparingDouble(Check::distance).reversed();
    Stream<Check> other = passed.stream().filter(check -> check.kind() != Check.Kind.STORED);
    Stream<Check> stored =
        passed.stream()
            .filter(check -> check.kind() == Check.Kind.STORED)
            .sorted(nearest)
            .limit(NEAREST);
    return Stream.concat(other.sorted(nearest), stored).toList();
  }

  private static String others(int number, String verdict) {
    return number <= 0
        ? ""
        : "<p>"
            + number
            + " more that "
            + verdict
            + " are in <a href=\"regression.json\">regression.json</a>.</p>\n";
  }

  private static String table(List<Check> checks) {
    StringBuilder text =
        new StringBuilder(
            "<table>\n"
                + "<tr><th>With</th><th>Quantity</th><th>Found</th><th>Expected</th><th>Of what is"
                + " allowed</th><th>Errors</th><th>Why so much is allowed</th></tr>\n");
    for (Check check : checks) {
      text.append(
          String.format(
              Locale.ROOT,
              "<tr%s><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td class=\"number\">%.2g</td>"
                  + "<td class=\"number\">%.2g</td><td>%s</td></tr>\n",
              check.passed() ? "" : " class=\"failed\"",
              check.kind().name().toLowerCase(Locale.ROOT),
              JunitXml.escaped(check.quantity()),
              JunitXml.escaped(check.found()),
              JunitXml.escaped(check.expected()),
              check.distance(),
              check.errors(),
              JunitXml.escaped(check.reason())));
    }
    return text.append("</table>\n").toString();
  }
}
