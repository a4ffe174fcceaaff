package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.io.DatasetReader;
import org.anisky.io.FrameControlJson;
import org.anisky.io.Json;
import org.anisky.io.Provenance;
import org.anisky.io.ReconstructionWriter;
import org.anisky.io.ResultDirectory;
import org.anisky.io.RunConfiguration;
import org.anisky.io.SkyMapsConfiguration;
import org.anisky.io.StrategyFactory;
import org.anisky.io.YamlSection;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.report.Picture;
import org.anisky.report.ReconstructionPictures;
import org.anisky.sky.TimeFrame;
import org.anisky.study.FrameControl;
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
      "",
      "A configuration with 'sky-maps' in place of 'detectors' compares counts on the sky with a"
          + " reference instead, and gives all components of the dipole: result.json,"
          + " reference.fits and pictures.",
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

  @Mixin private FrameOption frames;

  @Override
  public Integer call() throws Exception {
    YamlSection root = options.read();
    if (SkyMapsConfiguration.isMeantBy(root)) {
      return reconstructMaps(SkyMapsConfiguration.of(root));
    }
    RunConfiguration configuration = RunConfiguration.of(root);
    frames.check(configuration, data != null);
    try (Workers workers = options.workers();
        ResultDirectory directory =
            ResultDirectory.create(configuration.output(), options.existing())) {
      boolean converged =
          frames.all()
              ? inAllFrames(configuration, workers, directory)
              : converged(reconstruct(configuration, workers, directory));
      directory.commit();
      if (!options.quiet) {
        spec.commandLine().getOut().println("Result in " + directory.target());
      }
      return converged ? 0 : Anisky.EXIT_FAILURE;
    }
  }

  private int reconstructMaps(SkyMapsConfiguration configuration) throws IOException {
    if (data != null || frames.all()) {
      throw InvalidInputException.of(
          "%s goes with 'detectors'; %s has 'sky-maps'",
          data != null ? "--data" : "--frames all", configuration.file());
    }
    PrintWriter out = spec.commandLine().getOut();
    try (ResultDirectory directory =
        ResultDirectory.create(configuration.output(), options.existing())) {
      StringWriter summary = new StringWriter();
      boolean converged =
          new MapRun(configuration, !noPictures).run(directory, new PrintWriter(summary));
      directory.commit();
      if (!options.quiet) {
        out.print(summary);
        out.println("Result in " + directory.target());
      }
      return converged ? 0 : Anisky.EXIT_FAILURE;
    }
  }

  private boolean inAllFrames(
      RunConfiguration configuration, Workers workers, ResultDirectory directory)
      throws IOException {
    Instant start = Instant.now();
    Map<TimeFrame, DipoleEstimate> estimates = new EnumMap<>(TimeFrame.class);
    boolean converged = true;
    for (TimeFrame frame : FrameOption.ALL) {
      heading(frame);
      Reconstruction result =
          reconstruct(configuration.inFrame(frame), workers, directory.within(frame.key()));
      estimates.put(frame, result.dipole());
      converged &= converged(result);
    }
    FrameControl control = frames.control(estimates);
    Provenance provenance =
        new Provenance(
            configuration.effective(),
            List.of(),
            null,
            start,
            Duration.between(start, Instant.now()));
    Json.write(
        directory.file(ResultDirectory.FRAMES_MARK),
        FrameControlJson.tree(Map.of(configuration.strategy(), control), provenance));
    if (!options.quiet) {
      FrameOption.print(spec.commandLine().getOut(), configuration.strategy(), control);
    }
    return converged;
  }

  private void heading(TimeFrame frame) {
    if (!options.quiet) {
      spec.commandLine().getOut().println(frame.key() + " time");
    }
  }

  private Reconstruction reconstruct(
      RunConfiguration configuration, Workers workers, ResultDirectory directory)
      throws IOException {
    Instant start = Instant.now();
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
    if (!options.quiet) {
      new Summary(result).print(spec.commandLine().getOut());
    }
    return result;
  }

  private static boolean converged(Reconstruction result) {
    return result
        .convergence()
        .map(fit -> fit.status() != Convergence.Status.NOT_CONVERGED)
        .orElse(true);
  }

  private static void writePictures(Reconstruction result, ResultDirectory directory)
      throws IOException {
    ReconstructionPictures pictures = new ReconstructionPictures(result);
    for (Map.Entry<String, Picture> picture : pictures.all().entrySet()) {
      picture.getValue().write(directory.file(picture.getKey()));
    }
  }
}
