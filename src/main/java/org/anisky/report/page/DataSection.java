package org.anisky.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      html.raw(TreeSection.table("Detectors", detectors.stream().map(DataSection::dated).toList()));
    }
    return html.isEmpty() ? Optional.empty() : Optional.of(html.toString());
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
