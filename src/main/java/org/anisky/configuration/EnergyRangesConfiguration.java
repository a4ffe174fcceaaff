package org.anisky.configuration;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EnergyRanges;

/**
 * The section {@value #KEY}, in the unit of the detectors' energy columns:
 *
 * <pre>
 *   energy-ranges: {thresholds: [32, 40, 57], end: 100}   # end is optional
 * </pre>
 *
 * <p>and {@code published}, tables of published dipoles that are drawn beside the result.
 *
 * @param ranges differential and cumulative
 * @param unit of the energies
 * @param published tables of published dipoles beside those of the program
 * @param place of the section, for messages
 */
public record EnergyRangesConfiguration(
    EnergyRanges ranges, String unit, Tables published, String place) {
  /**
   * Tables that a key names.
   *
   * @param files of the tables, may be empty
   * @param written the value of the key, as it holds for good; null when it is not there
   */
  public record Tables(List<Path> files, Object written) {}

  /** The name of the section. */
  static final String KEY = "energy-ranges";

  /**
   * Reads the section; the caller finishes it.
   *
   * @param detectors all of the configuration
   * @param sections of the detectors, in the same order
   */
  static EnergyRangesConfiguration read(
      YamlSection section, List<DetectorConfiguration> detectors, List<YamlSection> sections) {
    double[] thresholds =
        section.numbers("thresholds", Interval.NOT_NEGATIVE).stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    double end =
        section.has("end") ? section.number("end", Interval.POSITIVE) : Double.POSITIVE_INFINITY;
    ranges(section, "thresholds", thresholds, Double.POSITIVE_INFINITY);
    List<Path> published = section.has("published") ? section.files("published") : List.of();
    Tables tables = new Tables(published, section.effective().get("published"));
    return new EnergyRangesConfiguration(
        ranges(section, "end", thresholds, end),
        unit(detectors, sections),
        tables,
        section.place());
  }

  private static EnergyRanges ranges(
      YamlSection section, String key, double[] thresholds, double end) {
    try {
      return EnergyRanges.of(thresholds, end);
    } catch (InvalidInputException e) {
      throw section.invalid(key, e.getMessage());
    }
  }

  private static String unit(List<DetectorConfiguration> detectors, List<YamlSection> sections) {
    String common = null;
    for (int d = 0; d < detectors.size(); d++) {
      YamlSection section = sections.get(d);
      if (detectors.get(d).events().isEmpty()) {
        throw section.invalid(
            "counts", "counts carry no energies; energy-ranges needs the events of every detector");
      }
      String unit = detectors.get(d).events().get().file().columns().energyUnit();
      if (unit == null) {
        throw section.invalid(
            "events", "names no 'energy' column; energy-ranges needs one of every detector");
      }
      if (common != null && !unit.equals(common)) {
        throw section.invalid(
            "events",
            "energies are in "
                + unit
                + ", those of "
                + detectors.get(0).name()
                + " in "
                + common
                + "; energy-ranges needs one unit");
      }
      common = unit;
    }
    return common;
  }

  /** The section in full. */
  Map<String, Object> effective() {
    Map<String, Object> tree = new LinkedHashMap<>();
    List<EnergyRange> differential = ranges.differential();
    tree.put("thresholds", differential.stream().map(EnergyRange::from).toList());
    EnergyRange last = differential.get(differential.size() - 1);
    if (!last.isOpen()) {
      tree.put("end", last.until());
    }
    if (published.written() != null) {
      tree.put("published", published.written());
    }
    return tree;
  }

  /** A range with its unit, for messages. */
  public String describe(EnergyRange range) {
    return range.describe() + " " + unit;
  }

  /** The refusal of this section for a reason, with its place. */
  public InvalidInputException refusal(String reason) {
    return new InvalidInputException(
        place + ": " + KEY + ": " + reason + "; choose other thresholds or another end");
  }
}
