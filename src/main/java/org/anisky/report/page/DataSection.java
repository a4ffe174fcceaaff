package org.anisky.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anisky.sky.UtcText;

/** Of which events a result is: detectors, cuts, what was rejected and why. */
final class DataSection {
  private DataSection() {}

  /** Empty when the result says nothing of its data. */
  static Optional<String> html(Tree result) {
    Html html = new Html();
    Tree events = result.object("events");
    if (!events.isEmpty()) {
      html.format("<p>%s events used.</p>\n", Words.number(events.number("used")));
      List<List<String>> rows = new ArrayList<>();
      Tree rejected = events.object("rejected");
      for (String reason : rejected.entries().keySet()) {
        rows.add(List.of(Words.label(reason), Words.number(rejected.number(reason))));
      }
      if (!rows.isEmpty()) {
        html.table("Rejected events", List.of("reason", "events"), rows);
      }
    }
    List<Tree> detectors = result.objects("detectors");
    if (!detectors.isEmpty()) {
      detectors(html, detectors.stream().map(DataSection::dated).toList());
    }
    return html.isEmpty() ? Optional.empty() : Optional.of(html.toString());
  }

  /** A column for each, since there are few of them and much to say of each. */
  private static void detectors(Html html, List<Tree> detectors) {
    Set<String> keys = new LinkedHashSet<>();
    detectors.forEach(detector -> keys.addAll(detector.entries().keySet()));
    keys.remove("name");
    List<List<String>> rows = new ArrayList<>();
    for (String key : keys) {
      List<String> row = new ArrayList<>(List.of(Words.label(key)));
      detectors.forEach(detector -> row.add(TreeSection.cell(detector.entries().get(key))));
      rows.add(row);
    }
    List<String> head = new ArrayList<>(List.of("detector"));
    detectors.forEach(detector -> head.add(detector.text("name")));
    html.table("Detectors", head, rows);
  }

  /** With times as dates. */
  private static Tree dated(Tree detector) {
    Map<String, Object> entries = new LinkedHashMap<>();
    detector
        .entries()
        .forEach(
            (key, value) -> {
              if (key.endsWith("_unix_time_s") && value instanceof Number time) {
                entries.put(
                    key.replace("_unix_time_s", " event (UTC)").replace("mean event", "mean time"),
                    UtcText.of(time.doubleValue()));
              } else {
                entries.put(key, value);
              }
            });
    return new Tree(entries);
  }
}
