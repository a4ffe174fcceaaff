package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.Workers;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.StrategyFactory;
import org.anisky.counts.Dataset;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.results.Provenance;
import org.anisky.io.results.ReconstructionWriter;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.report.PictureWriter;
import org.anisky.report.ReconstructionPictures;
import org.anisky.run.DatasetReader;
import org.anisky.run.EventLists;

/**
 * From a configuration to a result directory and a summary on the terminal: what {@code
 * reconstruct} does once, or once per time frame or energy range.
 *
 * @param workers for the fit
 * @param data directory of counts in place of what the configuration names
 * @param pictures whether pictures are written
 * @param quiet whether nothing is printed
 * @param out receives the summary
 * @param err receives progress on a terminal
 */
record ReconstructionRun(
    Workers workers,
    Optional<Path> data,
    boolean pictures,
    boolean quiet,
    PrintWriter out,
    PrintWriter err) {

  /**
   * What one run gives.
   *
   * @param result of the fit
   * @param inputs that were read
   * @param meanEnergy of the events used; empty when their energies are not known
   */
  record Outcome(Reconstruction result, List<InputDigest> inputs, OptionalDouble meanEnergy) {
    boolean converged() {
      return result.converged();
    }
  }

  /**
   * Reads, fits, writes and prints.
   *
   * @param lists from which events come
   */
  Outcome run(RunConfiguration configuration, ResultDirectory directory, EventLists lists)
      throws IOException {
    Instant start = Instant.now();
    DatasetReader reader;
    Reconstruction result;
    try (TerminalLine line = TerminalLine.of(err, quiet)) {
      reader = new DatasetReader(configuration, data, lists, new EventCounter(line));
      Dataset dataset = reader.read();
      result =
          new StrategyFactory(configuration.strategies(), configuration.detectors())
              .strategy(configuration.strategy(), dataset)
              .reconstruct(dataset, workers, new SweepProgress(line))
              .withWarnings(reader.warnings());
    }
    if (pictures) {
      new PictureWriter(configuration.pictures())
          .write(
              new ReconstructionPictures(result, configuration.likelihood().discRadius()).all(),
              directory);
    }
    Provenance provenance =
        new Provenance(
            configuration.effective(),
            reader.inputs(),
            null,
            start,
            Duration.between(start, Instant.now()));
    new ReconstructionWriter(result, provenance, configuration.mapGrid()).write(directory);
    if (!quiet) {
      new Summary(result, out).print();
    }
    return new Outcome(result, reader.inputs(), reader.meanEnergy());
  }

  /** Says what the next run is about. */
  void heading(String text) {
    if (!quiet) {
      out.println(text);
    }
  }
}
