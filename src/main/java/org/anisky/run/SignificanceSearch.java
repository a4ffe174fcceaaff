package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anisky.Workers;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.Dataset;
import org.anisky.inference.SignificanceOptions;
import org.anisky.inference.SkySignificance;
import org.anisky.inference.UsualToys;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.model.ScannedData;
import org.anisky.results.SignificanceWriter;

/**
 * Significance anywhere on the sky, with trials counted over isotropic toys, from a configuration
 * to a result directory.
 *
 * @param configuration names the data
 * @param data directory of counts in place of what the configuration names
 * @param workers threads to use; their number never changes the result
 * @param listener is told what is done and what comes out
 */
public record SignificanceSearch(
    RunConfiguration configuration, Optional<Path> data, Workers workers, RunListener listener) {
  /**
   * Reads, searches and writes.
   *
   * @param target directory to be made
   * @param existing what happens to a directory that is there
   */
  public void run(Path target, ExistingOutput existing) throws IOException {
    RunRecord record =
        RunRecord.begin(configuration, configuration.strategies().significance().seed());
    try (ResultDirectory directory = ResultDirectory.create(target, existing)) {
      ToyFile toys = ToyFile.of(directory, configuration.output());
      DatasetReader reader = new DatasetReader(configuration, data);
      Dataset dataset = reader.read();
      ScannedData scanned = ScannedData.of(dataset, workers);
      SignificanceOptions options =
          configuration
              .strategies()
              .significance()
              .options(kernels -> UsualToys.OF_SEARCH.number(scanned, kernels));
      listener.doing(String.format(Locale.ROOT, "drawing %,d isotropic toys", options.toys()));
      SkySignificance significance =
          SkySignificance.of(scanned, options, toys, workers).withWarnings(reader.warnings());
      new SignificanceWriter(
              significance, record.provenance(reader.inputs(List.of())), configuration.mapGrid())
          .write(directory);
      listener.filled(directory);
      directory.commit();
      listener.significance(significance);
      listener.written("Result", directory.target());
    }
  }
}
