package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EnergyRanges;
import org.anisky.io.json.EnumKeys;
import org.anisky.reconstruction.montecarlo.MapSample;

/**
 * The maps of several energy ranges, as a configuration names them:
 *
 * <pre>
 *   energy-unit: GeV
 *   ranges:
 *     - {from: 16, until: 30, counts: ..., reference: ...}
 *     - {from: 30, counts: ..., reference: ...}     # the last one may have no upper limit
 * </pre>
 *
 * <p>and {@code published}, tables of published dipoles that are drawn beside the result.
 *
 * @param ranges differential and cumulative
 * @param unit of the energies, or of rigidities
 * @param inputs the maps of the differential ranges, in their order
 * @param published tables of published dipoles beside those of the program
 */
public record SkyMapRanges(
    EnergyRanges ranges, String unit, List<SkyMapInput> inputs, List<Path> published) {
  private static final List<String> UNITS =
      List.of("eV", "keV", "MeV", "GeV", "TeV", "PeV", "EeV", "ZeV", "MV", "GV", "TV");

  /** Reads {@code energy-unit} and {@code ranges}; the caller finishes them. */
  static SkyMapRanges read(YamlSection maps) {
    String unit = maps.oneOf("energy-unit", UNITS);
    List<YamlSection> sections = maps.sections("ranges");
    List<Path> published = maps.has("published") ? maps.files("published") : List.of();
    maps.finishKeys();
    double[] thresholds = new double[sections.size()];
    double end = Double.POSITIVE_INFINITY;
    List<SkyMapInput> inputs = new ArrayList<>();
    for (int k = 0; k < thresholds.length; k++) {
      YamlSection section = sections.get(k);
      thresholds[k] = section.number("from", Interval.NOT_NEGATIVE);
      if (k > 0) {
        checkFollows(section, thresholds[k], end, thresholds[0], unit);
      }
      boolean last = k == thresholds.length - 1;
      end =
          last && !section.has("until")
              ? Double.POSITIVE_INFINITY
              : section.number("until", Interval.POSITIVE);
      if (!(end > thresholds[k])) {
        throw section.invalid(
            "until", energy(end, unit) + " is not above from, " + energy(thresholds[k], unit));
      }
      inputs.add(SkyMapInput.read(section));
      if (inputs.get(k).kind() != inputs.get(0).kind()
          || !inputs.get(k).background().equals(inputs.get(0).background())) {
        throw section.invalid(
            "reference: all ranges must have references of one kind, and that of the first is "
                + EnumKeys.key(inputs.get(0).kind()));
      }
    }
    return new SkyMapRanges(
        EnergyRanges.of(thresholds, end), unit, List.copyOf(inputs), List.copyOf(published));
  }

  private static void checkFollows(
      YamlSection section, double from, double before, double first, String unit) {
    if (from < before) {
      throw section.invalid(
          "from",
          energy(from, unit)
              + " is below the end of the range before, "
              + energy(before, unit)
              + "; ranges must grow and share no event");
    }
    if (from > before) {
      throw section.invalid(
          "from",
          energy(from, unit)
              + " leaves a gap after the range before, which ends at "
              + energy(before, unit)
              + "; what is fitted from "
              + energy(first, unit)
              + " on would miss the events in it");
    }
  }

  private static String energy(double energy, String unit) {
    return EnergyRange.number(energy) + " " + unit;
  }

  /** Reads all maps. */
  List<MapSample> samples(String name, SkyMapReader reader) throws IOException {
    List<MapSample> samples = new ArrayList<>();
    List<EnergyRange> differential = ranges.differential();
    for (int k = 0; k < inputs.size(); k++) {
      samples.add(inputs.get(k).sample(named(name, differential.get(k)), reader));
    }
    return samples;
  }

  /**
   * The samples that make up a range: one, or all from a threshold on.
   *
   * @param samples of the differential ranges
   */
  public List<MapSample> within(EnergyRange range, List<MapSample> samples) {
    int differential = ranges.differential().indexOf(range);
    return differential >= 0
        ? samples.subList(differential, differential + 1)
        : samples.subList(ranges.cumulative().indexOf(range), samples.size());
  }

  /** The name of a sample with its range. */
  public String named(String name, EnergyRange range) {
    return name + " " + range.describe() + " " + unit;
  }
}
