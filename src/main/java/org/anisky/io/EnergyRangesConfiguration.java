package org.anisky.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EnergyRanges;

/**
 * The section {@value #KEY}, in the unit of the detectors' energy columns:
 *
 * <pre>
 *   energy-ranges: {thresholds: [32, 40, 57], end: 100}   # end is optional
 * </pre>
 *
 * @param ranges differential and cumulative
 * @param unit of the energies
 * @param place of the section, for messages
 */
public record EnergyRangesConfiguration(EnergyRanges ranges, String unit, String place) {
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
    return new EnergyRangesConfiguration(
        ranges(section, "end", thresholds, end), unit(detectors, sections), section.place());
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

  /**
   * Reads all event lists and refuses the ranges that have too few events for a dipole, before any
   * fit begins.
   *
   * @param configuration to which the ranges belong
   * @param lists made for the differential ranges
   * @param progress is told how many events are read
   * @throws InvalidInputException naming all such ranges
   */
  public void requireEvents(
      RunConfiguration configuration, EventLists lists, EventProgress progress) throws IOException {
    List<EnergyRange> all = ranges.differential();
    long[] total = new long[all.size()];
    Set<String> refusals = new LinkedHashSet<>();
    List<String> few = new ArrayList<>();
    for (DetectorConfiguration detector : configuration.detectors()) {
      long[] events =
          lists
              .read(
                  detector.name(),
                  detector.events().orElseThrow(),
                  configuration.binning(),
                  progress)
              .events()
              .eventsUsed();
      for (int r = 0; r < total.length; r++) {
        total[r] += events[r];
        if (events[r] == 0) {
          refusals.add(describe(all.get(r)) + ": no event of " + detector.name() + " is in view");
        }
      }
    }
    for (int r = 0; r < total.length; r++) {
      if (total[r] > 0 && total[r] < EnergyRanges.LEAST_EVENTS) {
        few.add(
            describe(all.get(r))
                + ": "
                + total[r]
                + (total[r] == 1 ? " event is" : " events are")
                + " in view, fewer than "
                + EnergyRanges.LEAST_EVENTS);
      }
    }
    refusals.addAll(few);
    if (!refusals.isEmpty()) {
      throw new InvalidInputException(
          place
              + ": "
              + KEY
              + ": "
              + String.join("; ", refusals)
              + "; choose other thresholds or another end");
    }
  }

  private String describe(EnergyRange range) {
    return range.describe() + " " + unit;
  }
}
