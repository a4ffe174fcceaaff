package org.anisky.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.study.regression.Check;
import org.anisky.study.regression.Quantity;
import org.anisky.study.regression.SkyReport;

/** The tree of {@code regression.json}, format {@value #FORMAT}. Keys may be added, not changed. */
public final class RegressionJson {
  /** Name and version of the format. */
  public static final String FORMAT = "anisky-regression/1";

  private RegressionJson() {}

  /** The tree of a run of a suite. */
  public static Map<String, Object> tree(List<SkyReport> reports, Provenance provenance) {
    Map<String, Object> tree = tree(reports);
    tree.put("provenance", provenance.tree());
    return tree;
  }

  /** The tree of a run of a suite without its provenance; may be added to. */
  public static Map<String, Object> tree(List<SkyReport> reports) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("passed", reports.stream().allMatch(SkyReport::passed));
    List<Object> skies = new ArrayList<>();
    reports.forEach(report -> skies.add(tree(report)));
    tree.put("skies", skies);
    return tree;
  }

  private static Map<String, Object> tree(SkyReport report) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", report.name());
    tree.put("about", report.about());
    tree.put("passed", report.passed());
    tree.put("duration_s", report.seconds());
    Map<String, Object> quantities = new LinkedHashMap<>();
    for (Quantity quantity : report.quantities()) {
      quantities.put(
          quantity.name(),
          quantity.isWord()
              ? List.of(quantity.word())
              : quantity.hasError()
                  ? List.of(quantity.value(), quantity.error())
                  : List.of(quantity.value()));
    }
    tree.put("quantities", quantities);
    List<Object> checks = new ArrayList<>();
    report.checks().forEach(check -> checks.add(tree(check)));
    tree.put("checks", checks);
    return tree;
  }

  private static Map<String, Object> tree(Check check) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", check.kind().name().toLowerCase(java.util.Locale.ROOT));
    tree.put("quantity", check.quantity());
    tree.put("passed", check.passed());
    tree.put("found", check.found());
    tree.put("expected", check.expected());
    tree.put("distance_over_allowed", check.distance());
    tree.put("distance_in_errors", check.errors());
    tree.put("reason", check.reason());
    return tree;
  }
}
