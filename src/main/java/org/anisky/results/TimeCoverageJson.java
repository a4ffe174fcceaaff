package org.anisky.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.counts.Observation;
import org.anisky.inference.TimeCoverage;
import org.anisky.sky.TimeFrame;

/** The list {@code time_coverage} of {@code result.json}, one entry per detector. */
final class TimeCoverageJson {
  private TimeCoverageJson() {}

  static List<Object> list(Observation data) {
    List<Object> list = new ArrayList<>();
    for (TimeCoverage coverage : TimeCoverage.of(data)) {
      Map<String, Object> leakage = new LinkedHashMap<>();
      for (TimeFrame frame : TimeFrame.values()) {
        if (frame != coverage.frame()) {
          leakage.put(frame.key(), coverage.leakage().get(frame));
        }
      }
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("detector", coverage.detector());
      tree.put("time_frame", coverage.frame().key());
      tree.put("span_days", coverage.spanDays());
      tree.put("live_days", coverage.liveDays());
      tree.put("live_days_by_quarter", coverage.quarters());
      tree.put("leakage", leakage);
      list.add(tree);
    }
    return list;
  }
}
