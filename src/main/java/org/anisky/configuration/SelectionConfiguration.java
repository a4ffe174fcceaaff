package org.anisky.configuration;

import java.util.List;
import java.util.Optional;
import org.anisky.counts.EventSelection;
import org.anisky.io.IsoTime;
import org.anisky.io.yaml.Interval;
import org.anisky.io.yaml.YamlSection;

/** The section {@code select} of a detector: cuts in time and energy. */
final class SelectionConfiguration {
  private SelectionConfiguration() {}

  /**
   * Reads the section; the caller finishes it.
   *
   * @param inRanges whether energies are selected by {@code energy-ranges} instead
   * @throws org.anisky.InvalidInputException with file, line and key when something is not allowed
   */
  static EventSelection read(YamlSection section, boolean inRanges) {
    for (String key : List.of("min-energy", "max-energy")) {
      if (inRanges && section.has(key)) {
        throw section.invalid(
            key, "does not go with energy-ranges, whose thresholds and end select the energies");
      }
    }
    double from = instant(section, "from", Double.NEGATIVE_INFINITY);
    double until = instant(section, "until", Double.POSITIVE_INFINITY);
    if (!(from < until)) {
      throw section.invalid(
          "until",
          section.text("until") + " is not after 'from', which is " + section.text("from"));
    }
    double minEnergy =
        section.has("min-energy")
            ? section.number("min-energy", Interval.NOT_NEGATIVE)
            : Double.NEGATIVE_INFINITY;
    double maxEnergy =
        section.has("max-energy")
            ? section.number("max-energy", Interval.POSITIVE)
            : Double.POSITIVE_INFINITY;
    if (!(minEnergy < maxEnergy)) {
      throw section.invalid(
          "max-energy", maxEnergy + " is not above 'min-energy', which is " + minEnergy);
    }
    return new EventSelection(from, until, minEnergy, maxEnergy);
  }

  private static double instant(YamlSection section, String key, double fallback) {
    Optional<String> text = section.optionalText(key);
    if (text.isEmpty()) {
      return fallback;
    }
    double unixTime = IsoTime.toUnixTime(text.get());
    if (Double.isNaN(unixTime)) {
      throw section.invalid(
          key, "'" + text.get() + "' is not a UTC time as in 2016-08-31T00:00:00Z");
    }
    return unixTime;
  }
}
