package org.anisky.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.configuration.RegressionSky;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.json.Json;
import org.anisky.results.RegressionJson;
import org.anisky.run.CountsContents;
import org.anisky.run.RunListener;
import org.anisky.study.regression.SkyReport;

/** Keeps what a command that writes no result's JSON file tells, and prints it as one tree. */
final class JsonSummary implements RunListener {
  private final List<Object> counts = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private List<SkyReport> reports = List.of();

  @Override
  public void binned(DetectorCounts sum, Path file) {
    counts.add(CountsJson.tree(file, CountsContents.of(sum)));
  }

  @Override
  public void warning(String text) {
    warnings.add(text);
  }

  @Override
  public void regression(List<SkyReport> compared) {
    reports = compared;
  }

  @Override
  public void moved(List<SkyReport> compared) {
    reports = compared;
  }

  /** Prints the counts that were made. */
  void printCounts(PrintWriter out) {
    print(Map.of("counts", counts), out);
  }

  /**
   * Prints what a suite was compared with.
   *
   * @param good whether the command ends well, which tells more than the comparisons alone
   */
  void printRegression(boolean good, PrintWriter out) {
    Map<String, Object> tree = RegressionJson.tree(reports);
    tree.put("passed", good);
    tree.put("warnings", warnings);
    print(tree, out);
  }

  /** Prints names and subjects of skies. */
  static void printSkies(List<RegressionSky> skies, PrintWriter out) {
    List<Object> list = new ArrayList<>();
    for (RegressionSky sky : skies) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", sky.name());
      entry.put("about", sky.about());
      entry.put("full", sky.full());
      list.add(entry);
    }
    print(Map.of("skies", list), out);
  }

  private static void print(Map<String, Object> tree, PrintWriter out) {
    out.print(Json.text(tree));
    out.flush();
  }
}
