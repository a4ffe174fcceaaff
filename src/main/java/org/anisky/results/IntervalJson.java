package org.anisky.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.io.json.EnumKeys;
import org.anisky.model.DipoleLimits;
import org.anisky.statistics.AmplitudeInterval;
import org.anisky.statistics.AmplitudeLimit;
import org.anisky.statistics.PlaneIntervals;

/** The entries {@code intervals} and {@code upper_limits} of a dipole in {@code result.json}. */
final class IntervalJson {
  /** Levels of the upper limits, by their keys. */
  private static final List<PlaneIntervals.Level> LIMITS =
      List.of(PlaneIntervals.Level.L95, PlaneIntervals.Level.L99);

  private IntervalJson() {}

  /** Adds both to the tree of a dipole; null in their places where errors are infinite or none. */
  static void add(DipoleLimits dipole, Map<String, Object> tree) {
    tree.put("intervals", dipole.intervals().map(IntervalJson::intervals).orElse(null));
    tree.put("upper_limits", limits(dipole).orElse(null));
  }

  private static Map<String, Object> intervals(PlaneIntervals intervals) {
    Map<String, Object> amplitude = new LinkedHashMap<>();
    Map<String, Object> phase = new LinkedHashMap<>();
    for (PlaneIntervals.OfLevel of : intervals.levels()) {
      String level = of.level().key();
      amplitude.put(level, new double[] {of.length().lower(), of.length().upper()});
      phase.put(
          level,
          of.direction()
              .map(ends -> new double[] {Math.toDegrees(ends[0]), Math.toDegrees(ends[1])})
              .orElse(null));
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("amplitude", amplitude);
    boolean determined = phase.values().stream().anyMatch(ends -> ends != null);
    tree.put("phase_deg", determined ? phase : null);
    return tree;
  }

  private static Optional<Map<String, Object>> limits(DipoleLimits dipole) {
    Map<String, Object> tree = new LinkedHashMap<>();
    Map<String, Object> full = new LinkedHashMap<>();
    AmplitudeLimit any = AmplitudeLimit.bayesian(LIMITS.get(0).confidence());
    tree.put("method", EnumKeys.key(any.method()));
    tree.put("prior", EnumKeys.key(any.prior()));
    for (PlaneIntervals.Level level : LIMITS) {
      AmplitudeLimit how = AmplitudeLimit.bayesian(level.confidence());
      Optional<AmplitudeInterval> equatorial = dipole.equatorial(how);
      if (equatorial.isEmpty()) {
        return Optional.empty();
      }
      tree.put(level.key(), equatorial.get().upper());
      dipole.full(how).ifPresent(limit -> full.put(level.key(), limit.upper()));
    }
    if (!full.isEmpty()) {
      tree.put("full", full);
    }
    return Optional.of(tree);
  }
}
