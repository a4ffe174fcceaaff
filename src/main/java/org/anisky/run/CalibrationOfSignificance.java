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
 * @param workers threads to use; their number never changes the result
 * @param listener is told what comes out
 */
public record CalibrationOfSignificance(
    EnsembleConfiguration configuration, Workers workers, RunListener listener) {
  private static final int USUAL_TOYS = 1000;

  /**
   * Simulates, searches and writes.
   *
   * @param existing what happens to a directory that is there
   */
  public void run(ExistingOutput existing) throws IOException {
    RunRecord record = RunRecord.begin(configuration.effective(), configuration.plan().seed());
    SignificanceOptions options = configuration.options().significance().options(USUAL_TOYS);
    try (ResultDirectory directory = ResultDirectory.create(configuration.output(), existing)) {
      ToySkies skies = ToySkies.of(configuration.plan(), workers);
      listener.doing("searching simulated skies");
      SignificanceCalibration found =
          SignificanceCalibration.of(
              k -> skies.geometry().scan(skies.dataset(k), Workers.single()),
              configuration.toys(),
              options,
              workers);
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("format", "anisky-calibration/1");
      tree.put("skies", found.skies());
      tree.put("mean_z", found.mean());
      tree.put("width_z", found.width());
      tree.put("part_below_0.05", found.below005());
      tree.put("part_below_0.0027", found.below00027());
      tree.put("toys", found.toys());
      tree.put("provenance", record.provenance(List.of()).tree());
      Json.write(directory.file("calibration.json"), tree);
      listener.filled(directory);
      directory.commit();
      listener.calibration(found);
      listener.written("Calibration", directory.target());
    }
  }
}
