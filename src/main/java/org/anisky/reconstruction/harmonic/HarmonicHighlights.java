package org.anisky.reconstruction.harmonic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anisky.counts.DetectorCounts;
import org.anisky.reconstruction.Highlight;
import org.anisky.reconstruction.Measurement;

/** What of a {@link HarmonicTable} a person wants to know first. */
final class HarmonicHighlights {
  private final List<DetectorCounts> detectors;
  private final Map<String, Measurement> table;
  private final List<Highlight> highlights = new ArrayList<>();

  private HarmonicHighlights(List<DetectorCounts> detectors, List<Measurement> table) {
    this.detectors = detectors;
    this.table = table.stream().collect(Collectors.toMap(Measurement::key, Function.identity()));
  }

  /** Picks them. */
  static List<Highlight> of(List<DetectorCounts> detectors, List<Measurement> table) {
    HarmonicHighlights picked = new HarmonicHighlights(detectors, table);
    picked.events();
    picked.harmonics("RA", "ra");
    picked.harmonics("Azimuth", "azimuth");
    picked.rates();
    return picked.highlights;
  }

  /** Keys are numbered when there are several detectors. */
  static String suffix(int detectors, int d) {
    return detectors == 1 ? "" : "_" + (d + 1);
  }

  private String suffix(int d) {
    return suffix(detectors.size(), d);
  }

  private String whose(int d) {
    return detectors.size() == 1 ? "" : " (" + detectors.get(d).name() + ")";
  }

  /** Sums over events may hold those that the counts do not, near the edge of the field of view. */
  private void events() {
    for (int d = 0; d < detectors.size(); d++) {
      double events = table.get("events" + suffix(d)).value();
      if (Math.round(events) != detectors.get(d).origin().eventsUsed()) {
        highlights.add(new Highlight.Events("Events in the sums", events));
      }
    }
  }

  private void harmonics(String angle, String key) {
    for (int d = 0; d < detectors.size(); d++) {
      for (int k = 1; table.containsKey(key + "_r_" + k + suffix(d)); k++) {
        String end = "_" + k + suffix(d);
        highlights.add(
            new Highlight.Harmonic(
                angle + " harmonic " + k,
                table.get(key + "_r" + end),
                table.get(key + "_phase" + end),
                table.get(key + "_p_value" + end).value(),
                whose(d)));
      }
    }
  }

  /** Whether the rate is that of the even exposure that the strategy stands on. */
  private void rates() {
    for (int d = 0; d < detectors.size(); d++) {
      highlights.add(
          new Highlight.Test(
              "Rate over the day",
              table.get("rate_p_value" + suffix(d)).value(),
              "for an even exposure" + whose(d)));
    }
  }
}
