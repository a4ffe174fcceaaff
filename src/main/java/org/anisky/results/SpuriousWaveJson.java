package org.anisky.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.SpuriousWave;
import org.anisky.sky.TimeFrame;

/** The object {@code systematics} of a result: what other time frames say may be in its dipole. */
final class SpuriousWaveJson {
  private SpuriousWaveJson() {}

  /** The tree. */
  static Map<String, Object> tree(SpuriousWave wave) {
    Map<String, Object> frames = new LinkedHashMap<>();
    frames.put(key(SpuriousWave.carrier(wave.frame()).orElseThrow()), dipole(wave.carrier()));
    frames.put(key(SpuriousWave.sideband(wave.frame()).orElseThrow()), dipole(wave.sideband()));
    Map<String, Object> covariance = new LinkedHashMap<>();
    List<DipoleComponent> components = wave.sideband().components();
    covariance.put("order", components.stream().map(DipoleComponent::key).toList());
    covariance.put("matrix", List.of(wave.covariance(components)));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("spurious_amplitude", ResultJson.measured(wave.amplitude()));
    tree.put("spurious_phase_deg", ResultJson.measured(wave.phase().toDegrees()));
    tree.put("frames", frames);
    tree.put("covariance", covariance);
    return Map.of("frames", tree);
  }

  private static String key(TimeFrame frame) {
    return frame.key();
  }

  private static Map<String, Object> dipole(DipoleEstimate dipole) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("amplitude", ResultJson.measured(dipole.measuredAmplitude()));
    tree.put("phase_deg", ResultJson.measured(dipole.measuredPhase().toDegrees()));
    tree.put("p_value", dipole.equatorialProbability());
    return tree;
  }
}
