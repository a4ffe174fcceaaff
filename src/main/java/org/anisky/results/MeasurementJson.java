package org.anisky.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.reconstruction.Measurement;

/** The measurements of a strategy as results and comparisons hold them: an object by key. */
final class MeasurementJson {
  private MeasurementJson() {}

  /** In the order of the list; empty for a strategy that measures nothing beside the dipole. */
  static Map<String, Object> tree(List<Measurement> measurements) {
    Map<String, Object> tree = new LinkedHashMap<>();
    measurements.forEach(measurement -> tree.put(measurement.key(), tree(measurement)));
    return tree;
  }

  private static Map<String, Object> tree(Measurement measurement) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("value", measurement.value());
    tree.put("unit", measurement.unit());
    if (!Double.isNaN(measurement.lowerError())) {
      tree.put("lower_error", measurement.lowerError());
      tree.put("upper_error", measurement.upperError());
    }
    tree.put("meaning", measurement.meaning());
    return tree;
  }
}
