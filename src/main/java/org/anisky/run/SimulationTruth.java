package org.anisky.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.configuration.SimulationConfiguration;
import org.anisky.configuration.SimulationOutput;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.json.Json;
import org.anisky.model.DipoleComponent;
import org.anisky.simulation.SimulatedDetector;
import org.anisky.simulation.SimulationPlan;
import org.anisky.simulation.SkyDipole;
import org.anisky.sky.Turn;

/**
 * What a simulation put in, as {@code truth.json}: format {@value #FORMAT}, the dipole of the whole
 * sky (the l = 1 part of all terms together) with the keys of a result, the seed, the detectors
 * with their numbers of events, and the configuration in full.
 */
public final class SimulationTruth {
  static final String FORMAT = "anisky-truth/1";

  private final SimulationConfiguration configuration;
  private final SkyDipole dipole;
  private final List<Map<String, Object>> detectors = new ArrayList<>();

  SimulationTruth(SimulationConfiguration configuration) {
    this.configuration = configuration;
    dipole = configuration.plan().sky().dipole();
  }

  /**
   * Adds a detector.
   *
   * @param lists names of the files of its events, and their SHA-256
   */
  void add(SimulatedDetector detector, DetectorCounts counts, Map<String, String> lists) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", detector.name());
    tree.put("latitude_deg", Math.toDegrees(detector.sky().observatory().latitude()));
    tree.put("longitude_deg", Math.toDegrees(detector.sky().observatory().longitude()));
    tree.put("max_zenith_deg", Math.toDegrees(detector.sky().fieldOfView().maxZenith()));
    tree.put("grid", detector.sky().grid().describe());
    tree.put("pixels_in_view", detector.sky().size());
    tree.put("expected_isotropic_events", detector.events());
    tree.put("events", counts.origin().eventsUsed());
    if (configuration.write().contains(SimulationOutput.COUNTS)) {
      tree.put("counts_file", detector.name() + ".arrow");
    }
    if (!lists.isEmpty()) {
      tree.put("event_files", lists);
    }
    detectors.add(tree);
  }

  /** The true dipole. */
  public SkyDipole dipole() {
    return dipole;
  }

  /** The document as a tree for {@link Json}. */
  public Map<String, Object> tree() {
    SimulationPlan plan = configuration.plan();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("dipole", dipoleTree());
    tree.put("seed", plan.seed());
    tree.put("fluctuations", plan.fluctuations().key());
    tree.put("sampling", plan.sampling().describe());
    tree.put("sidereal_bins", plan.binning().bins());
    tree.put("sky_map", "truth.fits");
    tree.put("detectors", detectors);
    tree.put("configuration", configuration.effective());
    return tree;
  }

  private Map<String, Object> dipoleTree() {
    Map<String, Object> components = new LinkedHashMap<>();
    for (DipoleComponent component : DipoleComponent.values()) {
      components.put(component.key(), Map.of("value", dipole.component(component)));
    }
    double phase = Math.toDegrees(Math.atan2(dipole.d6h(), dipole.d0h()));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("components", components);
    tree.put("equatorial_amplitude", Math.hypot(dipole.d0h(), dipole.d6h()));
    tree.put("equatorial_phase_deg", Turn.positiveDegrees(phase));
    return tree;
  }
}
