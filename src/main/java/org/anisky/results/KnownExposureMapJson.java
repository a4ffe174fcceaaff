package org.anisky.results;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.SignificancePeaks;
import org.anisky.sky.Degrees;

/**
 * The map of the fitted sky against expectation with rate and acceptance taken as known: for
 * comparison with published maps, no significance of the sky.
 */
final class KnownExposureMapJson {
  /** Its object in {@code result.json}. */
  static final String KEY = "map_with_known_rate_and_acceptance";

  private KnownExposureMapJson() {}

  static Map<String, Object> tree(ReconstructedSky sky) {
    SignificancePeaks peaks = sky.peaks();
    Map<String, Object> areaTrials = new LinkedHashMap<>();
    areaTrials.put("trials", peaks.trials());
    areaTrials.put("max_post_trial", peaks.postTrial());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(
        "note",
        "for comparison with published maps; rate and acceptance are taken as known, so that this"
            + " is no significance: see 'significance'");
    tree.put("radius_deg", Degrees.of(sky.discRadius()));
    tree.put("max", peaks.max());
    tree.put("min", peaks.min());
    tree.put("position", position(peaks));
    tree.put("area_trials", areaTrials);
    return tree;
  }

  /** The same under the keys of earlier versions, in the object {@code significance}. */
  static Map<String, Object> deprecated(ReconstructedSky sky) {
    SignificancePeaks peaks = sky.peaks();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(
        "deprecated",
        "radius_deg, max, min, max_post_trial, trials and position are no significance; they are in"
            + " '"
            + KEY
            + "' and will leave this object");
    tree.put("radius_deg", Degrees.of(sky.discRadius()));
    tree.put("max", peaks.max());
    tree.put("min", peaks.min());
    tree.put("max_post_trial", peaks.postTrial());
    tree.put("trials", peaks.trials());
    tree.put("position", position(peaks));
    return tree;
  }

  private static Map<String, Object> position(SignificancePeaks peaks) {
    Map<String, Object> position = new LinkedHashMap<>();
    position.put("right_ascension_deg", Math.toDegrees(peaks.position().rightAscension()));
    position.put("declination_deg", Math.toDegrees(peaks.position().declination()));
    return position;
  }
}
