package org.anisky.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EventSelection;
import org.anisky.io.IsoTime;

/**
 * The section {@code select} of a detector: cuts in time and energy.
 *
 * @param selection the cuts
 * @param written the instants
 */
public record SelectionConfiguration(EventSelection selection, AsWritten written) {
  private static final String MIN_ENERGY = "min-energy";
  private static final String MAX_ENERGY = "max-energy";

  /** The keys whose values are typed, and written from there. */
  private static final Set<String> TYPED = Set.of(MIN_ENERGY, MAX_ENERGY);

  /**
   * Reads the section; the caller finishes it.
   *
   * @param inRanges whether energies are selected by {@code energy-ranges} instead
   * @throws org.anisky.InvalidInputException with file, line and key when something is not allowed
   */
  static SelectionConfiguration read(YamlSection section, boolean inRanges) {
    for (String key : List.of(MIN_ENERGY, MAX_ENERGY)) {
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
        section.has(MIN_ENERGY)
            ? section.number(MIN_ENERGY, Interval.NOT_NEGATIVE)
            : Double.NEGATIVE_INFINITY;
    double maxEnergy =
        section.has(MAX_ENERGY)
            ? section.number(MAX_ENERGY, Interval.POSITIVE)
            : Double.POSITIVE_INFINITY;
    if (!(minEnergy < maxEnergy)) {
      throw section.invalid(
          MAX_ENERGY, maxEnergy + " is not above 'min-energy', which is " + minEnergy);
    }
    return new SelectionConfiguration(
        new EventSelection(from, until, minEnergy, maxEnergy), AsWritten.of(section, TYPED));
  }

  /** The same for one energy range. */
  SelectionConfiguration inRange(EnergyRange range) {
    return new SelectionConfiguration(range.select(selection), written);
  }

  /** The section in full; a limit that is not set is left out. */
  Map<String, Object> effective() {
    Map<String, Object> typed = new LinkedHashMap<>();
    putLimit(typed, MIN_ENERGY, selection.minEnergy());
    putLimit(typed, MAX_ENERGY, selection.maxEnergy());
    return written.with(typed);
  }

  private static void putLimit(Map<String, Object> typed, String key, double energy) {
    if (Double.isFinite(energy)) {
      typed.put(key, energy);
    }
  }

  /**
   * A UTC time of a section, s since 1970.
   *
   * @param fallback when the key is not there
   * @throws org.anisky.InvalidInputException when it is no time
   */
  static double instant(YamlSection section, String key, double fallback) {
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
