package org.anisky.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.io.DatasetReader;
import org.anisky.io.Provenance;
import org.anisky.io.ReconstructionWriter;
import org.anisky.io.ResultDirectory;
import org.anisky.io.RunConfiguration;
import org.anisky.io.StrategyFactory;
import org.anisky.io.YamlSection;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.report.Picture;
import org.anisky.report.ReconstructionPictures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anisky reconstruct}. */
@Command(
    name = "reconstruct",
    header = "From events or sidereal counts to dipole, maps and pictures.",
    description = {
      "",
      "Fits the relative intensity of the sky, the relative acceptance and the background rate of"
          + " every detector together, from the data alone, and writes a result directory:"
          + " result.json, intensity.fits, exposure.fits, acceptance.fits, background-rate.csv,"
          + " trace.csv and pictures.",
      ""
    })
final class ReconstructCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Take every detector's counts from DIR/NAME.arrow, as 'anisky bin' writes them; site,"
              + " grid, bins and cuts are then those of the files.")
  private Path data;

  @Option(names = "--no-pictures", description = "Write no PNG files.")
  private boolean noPictures;

  @Override
  public Integer call() throws Exception {
    Instant start = Instant.now();
    YamlSection root = options.read();
    RunConfiguration configuration = RunConfiguration.of(root);
    try (Workers workers = options.workers();
        ResultDirectory directory =
            ResultDirectory.create(configuration.output(), options.existing())) {
      DatasetReader reader = new DatasetReader(configuration, Optional.ofNullable(data));
      Dataset dataset = reader.read();
      Reconstruction result;
      try (SweepProgress progress =
          SweepProgress.onTerminal(spec.commandLine().getErr(), options.quiet)) {
        result =
            new StrategyFactory(configuration.strategies(), configuration.detectors())
                .strategy(configuration.strategy(), dataset)
                .reconstruct(dataset, workers, progress)
                .withWarnings(reader.warnings());
      }
      if (!noPictures) {
        writePictures(result, directory);
      }
      Provenance provenance =
          new Provenance(
              configuration.effective(),
              reader.inputs(),
              null,
              start,
              Duration.between(start, Instant.now()));
      new ReconstructionWriter(result, provenance, configuration.mapGrid()).write(directory);
      directory.commit();
      PrintWriter out = spec.commandLine().getOut();
      if (!options.quiet) {
        new Summary(result).print(out);
        out.println("Result in " + directory.target());
      }
      boolean converged =
          result
              .convergence()
              .map(fit -> fit.status() != Convergence.Status.NOT_CONVERGED)
              .orElse(true);
      return converged ? 0 : Anisky.EXIT_FAILURE;
    }
  }

  private static void writePictures(Reconstruction result, ResultDirectory directory)
      throws java.io.IOException {
    ReconstructionPictures pictures = new ReconstructionPictures(result);
    for (Map.Entry<String, Picture> picture : pictures.all().entrySet()) {
      picture.getValue().write(directory.file(picture.getKey()));
    }
  }
}
