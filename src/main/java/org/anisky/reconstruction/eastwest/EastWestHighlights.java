package org.anisky.reconstruction.eastwest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anisky.counts.DetectorCounts;
import org.anisky.reconstruction.Highlight;
import org.anisky.reconstruction.Measurement;

/** What of its measurements a person wants to know first. */
final class EastWestHighlights {
  private final Map<String, Measurement> table;

  private EastWestHighlights(List<Measurement> table) {
    this.table = table.stream().collect(Collectors.toMap(Measurement::key, Function.identity()));
  }

  /** Of the binned form: how good the fit is, and the harmonics that are no dipole. */
  static List<Highlight> ofFit(AsymmetryFit fit, List<Measurement> measurements) {
    EastWestHighlights from = new EastWestHighlights(measurements);
    Measurement probability = from.table.get("chi_squared_p_value");
    List<Highlight> highlights = new ArrayList<>();
    highlights.add(
        new Highlight.Fit(
            "Fit to East-West",
            fit.chiSquared(),
            fit.degreesOfFreedom(),
            probability == null ? OptionalDouble.empty() : OptionalDouble.of(probability.value())));
    for (int m = 2; m <= fit.harmonics(); m++) {
      highlights.add(from.harmonic("Harmonic " + m, "amplitude_", m, "", ""));
    }
    return highlights;
  }

  /**
   * Of the form by events: the harmonics of every detector. Sums over events may hold those that
   * the counts do not, near the edge of the field of view.
   */
  static List<Highlight> ofEvents(List<DetectorCounts> detectors, List<Measurement> measurements) {
    EastWestHighlights from = new EastWestHighlights(measurements);
    List<Highlight> highlights = new ArrayList<>();
    for (int d = 0; d < detectors.size(); d++) {
      double events = from.table.get("events" + suffix(detectors, d)).value();
      if (Math.round(events) != detectors.get(d).origin().eventsUsed()) {
        highlights.add(new Highlight.Events("Events in the sums", events));
      }
    }
    for (int d = 0; d < detectors.size(); d++) {
      String whose = detectors.size() == 1 ? "" : " (" + detectors.get(d).name() + ")";
      String suffix = suffix(detectors, d);
      for (int k = 1; from.table.containsKey("r_" + k + suffix); k++) {
        highlights.add(from.harmonic("East-West harmonic " + k, "r_", k, suffix, whose));
      }
    }
    return highlights;
  }

  private Highlight harmonic(String label, String amplitude, int k, String suffix, String whose) {
    return new Highlight.Harmonic(
        label,
        table.get(amplitude + k + suffix),
        table.get("phase_" + k + suffix),
        table.get("p_value_" + k + suffix).value(),
        whose);
  }

  /** Keys are numbered when there are several detectors. */
  static String suffix(List<DetectorCounts> detectors, int d) {
    return detectors.size() == 1 ? "" : "_" + (d + 1);
  }
}
