package org.anisky.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.Workers;
import org.anisky.configuration.EnsembleConfiguration;
import org.anisky.inference.SignificanceCalibration;
import org.anisky.inference.SignificanceOptions;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;
import org.anisky.simulation.ToySkies;

/**
 * The search for excesses through simulated skies, into {@code calibration.json}.
 *
 * @param configuration of an ensemble: what is simulated, how often, and what is looked for
 * @param ownToys whether every sky draws its own toys; else all share those of one
 * @param workers threads to use; their number never changes the result
 * @param listener is told what comes out
 */
public record CalibrationOfSignificance(
    EnsembleConfiguration configuration, boolean ownToys, Workers workers, RunListener listener) {
  private static final int USUAL_TOYS = 1000;

  /**
   * Simulates, searches and writes.
   *
   * @param existing what happens to a directory that is there
   */
  public void run(ExistingOutput existing) throws IOException {
    RunRecord record = RunRecord.begin(configuration.effective(), configuration.plan().seed());
    SignificanceOptions options =
        configuration.options().significance().options(kernels -> USUAL_TOYS);
    try (ResultDirectory directory = ResultDirectory.create(configuration.output(), existing)) {
      ToySkies skies = ToySkies.of(configuration.plan(), workers);
      listener.doing("searching simulated skies");
      SignificanceCalibration found =
          SignificanceCalibration.of(
              k -> skies.geometry().scan(skies.dataset(k), Workers.single()),
              configuration.toys(),
              options,
              ownToys,
              workers);
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("format", "anisky-calibration/1");
      tree.put("skies", found.skies());
      tree.put("kernels", found.kernels().stream().map(CalibrationOfSignificance::tree).toList());
      tree.put("part_below_0.05", found.below(0.05).found());
      tree.put("part_below_0.05_error", found.below(0.05).error());
      tree.put("part_below_0.0027", found.below(0.0027).found());
      tree.put("part_below_0.0027_error", found.below(0.0027).error());
      tree.put("uniform_p_value", found.uniform());
      tree.put("toys", found.toys());
      tree.put("toys_of", found.own() ? "every sky" : "one sky");
      tree.put("p_values", found.pValues());
      tree.put("provenance", record.provenance(List.of()).tree());
      Json.write(directory.file("calibration.json"), tree);
      listener.filled(directory);
      directory.commit();
      listener.calibration(found);
      listener.written("Calibration", directory.target());
    }
  }

  private static Map<String, Object> tree(SignificanceCalibration.OfKernel kernel) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kernel", kernel.name());
    tree.put("mean_z", kernel.mean());
    tree.put("width_z", kernel.width());
    return tree;
  }
}
