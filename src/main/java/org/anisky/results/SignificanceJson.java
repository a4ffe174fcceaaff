package org.anisky.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.inference.GlobalSignificance;
import org.anisky.inference.JointSignificance;
import org.anisky.inference.SignificanceMap;
import org.anisky.inference.SkySignificance;
import org.anisky.sky.Degrees;
import org.anisky.sky.EquatorialDirection;

/** The object {@code significance}: {@code scans} and {@code global}. */
final class SignificanceJson {
  private SignificanceJson() {}

  static Map<String, Object> tree(SkySignificance significance) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("scans", significance.scans().stream().map(SignificanceJson::scan).toList());
    tree.put("global", significance.global().map(SignificanceJson::global).orElse(null));
    tree.put("regions", significance.regions().stream().map(RegionsWriter::tree).toList());
    return tree;
  }

  private static Map<String, Object> scan(SignificanceMap scan) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("radius_deg", Degrees.of(scan.kernel().radius()));
    tree.put("kernel", scan.kernel().key());
    tree.put("null", scan.nullHypothesis().key());
    tree.put("max", peak(scan, scan.highest()));
    tree.put("min", peak(scan, scan.lowest()));
    return tree;
  }

  private static Map<String, Object> global(GlobalSignificance global) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("p_value", global.pValue());
    tree.put("p_value_error", global.error());
    tree.put("p_value_interval_68", List.of(global.interval68().low(), global.interval68().high()));
    tree.put("sigma", global.sigma());
    tree.put("toys", global.toys());
    tree.put("tail", global.tail());
    return tree;
  }

  /** Several searches together; null where there is nothing to be said. */
  static Map<String, Object> tree(Optional<JointSignificance> joint) {
    if (joint.isEmpty()) {
      return null;
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("p_value", joint.get().pValue());
    tree.put(
        "p_value_interval_68",
        List.of(joint.get().interval68().low(), joint.get().interval68().high()));
    tree.put("sigma", joint.get().sigma());
    tree.put("searches", joint.get().searches());
    tree.put("strongest", joint.get().strongest());
    return tree;
  }

  private static Map<String, Object> peak(SignificanceMap scan, SignificanceMap.Peak peak) {
    EquatorialDirection position = peak.position();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("z", peak.z());
    tree.put("right_ascension_deg", Math.toDegrees(position.rightAscension()));
    tree.put("declination_deg", Math.toDegrees(position.declination()));
    tree.put("excess", scan.excess()[peak.pixel()]);
    tree.put("excess_error", scan.error()[peak.pixel()]);
    tree.put("counts", scan.counts()[peak.pixel()]);
    tree.put("expected", scan.expected()[peak.pixel()]);
    return tree;
  }
}
