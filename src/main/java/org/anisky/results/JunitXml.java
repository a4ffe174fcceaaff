package org.anisky.results;

import java.util.List;
import java.util.Locale;
import org.anisky.study.regression.Check;
import org.anisky.study.regression.SkyReport;

/** A run of a suite in the XML of JUnit, which build servers read: a test case per sky. */
public final class JunitXml {
  private JunitXml() {}

  /** The text of the file. */
  public static String text(List<SkyReport> reports) {
    long failures = reports.stream().filter(report -> !report.passed()).count();
    double seconds = reports.stream().mapToDouble(SkyReport::seconds).sum();
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.append(
        String.format(
            Locale.ROOT,
            "<testsuite name=\"anisky regress\" tests=\"%d\" failures=\"%d\" errors=\"0\""
                + " skipped=\"0\" time=\"%.3f\">%n",
            reports.size(),
            failures,
            seconds));
    for (SkyReport report : reports) {
      text.append(
          String.format(
              Locale.ROOT,
              "  <testcase classname=\"anisky.regress\" name=\"%s\" time=\"%.3f\"",
              escaped(report.name()),
              report.seconds()));
      text.append(report.passed() ? "/>\n" : ">\n" + failure(report) + "  </testcase>\n");
    }
    return text.append("</testsuite>\n").toString().replace("\r\n", "\n");
  }

  private static String failure(SkyReport report) {
    List<Check> failed = report.failures();
    StringBuilder text = new StringBuilder("    <failure message=\"");
    text.append(escaped(failed.get(0).message())).append("\">");
    failed.forEach(check -> text.append(escaped(check.message())).append('\n'));
    return text.append("</failure>\n").toString();
  }

  /** A text inside XML or HTML; characters that XML cannot have become question marks. */
  public static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isAllowed(c) ? c : '?');
              }
            });
    return safe.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c > 0xFFFF;
  }
}
