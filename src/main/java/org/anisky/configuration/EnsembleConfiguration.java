package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.io.files.Sha256;
import org.anisky.io.json.Json;
import org.anisky.results.Provenance;
import org.anisky.simulation.Fluctuations;
import org.anisky.simulation.SimulationPlan;

/**
 * A configuration of {@code ensemble}:
 *
 * <pre>
 *   simulate: {seed: 1, sky: {...}, detectors: [...]}   # as a configuration of simulate
 *   # or simulation: site19-simulate.yaml
 *   strategies: [likelihood, east-west, monte-carlo]    # by default all
 *   variants: [{name: likelihood-2, strategy: likelihood, l-max: 2}]   # further rows
 *   toys: 300
 *   likelihood: {...}      # and the sections of the other strategies, as for reconstruct
 * </pre>
 *
 * Without {@code monte-carlo.exposures} the strategy {@code monte-carlo} knows the exposure that is
 * simulated.
 *
 * @param file the configuration file
 * @param simulation what is simulated
 * @param strategies rows, at least one
 * @param options of the strategies
 * @param toys how many
 * @param output directory to be made
 * @param pictures formats of the pictures
 * @param written the keys that no run changes
 */
public record EnsembleConfiguration(
    Path file,
    SimulationConfiguration simulation,
    List<StrategyChoice> strategies,
    StrategyOptions options,
    int toys,
    Path output,
    List<PictureFormat> pictures,
    AsWritten written) {
  private static final String SIMULATION = "simulation";
  private static final int MOST_TOYS = 10_000_000;
  private static final int USUAL_TOYS = 300;

  /** The keys whose values are typed, and written from there. */
  private static final Set<String> TYPED = Set.of("simulate", "strategies", "toys");

  /** What is simulated. */
  public SimulationPlan plan() {
    return simulation.plan();
  }

  /**
   * The configuration in full, defaults filled in; what is simulated is there whether it was
   * written in place or in a file of its own.
   */
  public Map<String, Object> effective() {
    Map<String, Object> typed = new LinkedHashMap<>();
    typed.put("strategies", strategies.stream().map(StrategyChoice::name).toList());
    typed.put("toys", toys);
    typed.put("simulate", simulation.effective());
    return written.with(typed);
  }

  /**
   * The configuration as it could be written at its place, defaults filled in: a simulation in a
   * file of its own stays there, with the paths that it has.
   */
  public Map<String, Object> asWritten() {
    Map<String, Object> section = new LinkedHashMap<>(effective());
    if (section.containsKey(SIMULATION)) {
      section.remove("simulate");
    }
    return section;
  }

  /**
   * Binds a configuration.
   *
   * @throws org.anisky.InvalidInputException with file, line and key when something is not allowed
   * @throws IOException when a file that the configuration names cannot be read
   */
  public static EnsembleConfiguration read(YamlSection root) throws IOException {
    List<StrategyChoice> strategies =
        StudyKeys.strategies(root, Strategies.KNOWN, Strategies.KNOWN.names());
    int toys = root.integer("toys", 2, MOST_TOYS, USUAL_TOYS);
    StrategyOptions.Sections sections = StrategyOptions.sections(Strategies.KNOWN, root);
    YamlSection outputSection = root.sectionOrDefaults("output");
    Path output = OutputConfiguration.directory(root, outputSection);
    List<PictureFormat> pictures = OutputConfiguration.pictures(outputSection);
    boolean inPlace = root.has("simulate");
    boolean inFile = root.has(SIMULATION);
    if (inPlace == inFile) {
      throw root.invalid(
          inPlace
              ? "has both 'simulate' and 'simulation'; it must have one of them"
              : "has neither 'simulate' (what is simulated) nor 'simulation' (a file that says"
                  + " it)");
    }
    YamlSection simulate = inPlace ? root.section("simulate") : root.otherFile(SIMULATION);
    root.finishKeys();
    SimulationConfiguration simulation = SimulationConfiguration.read(simulate);
    StrategyOptions options = sections.read();
    root.finish();
    if (simulation.plan().fluctuations() != Fluctuations.POISSON) {
      throw simulate.invalid("fluctuations", "an ensemble needs fluctuations 'poisson'");
    }
    return new EnsembleConfiguration(
        root.file(),
        simulation,
        strategies,
        options,
        toys,
        output,
        pictures,
        AsWritten.of(root, TYPED));
  }

  /**
   * What decides the result of a toy, as SHA-256: an ensemble can be continued when it is the same.
   * The number of toys is not part of it.
   */
  public String toyDigest() {
    Map<String, Object> computation = new LinkedHashMap<>(effective());
    computation.remove("output");
    computation.remove("toys");
    computation.put("version", Provenance.version());
    return Sha256.ofText(Json.text(computation));
  }
}
