package org.anisky.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.EnergyRangesConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.io.files.ExistingOutput;
import org.anisky.run.AllFrames;
import org.anisky.run.DetectorSource;
import org.anisky.run.SkyMapSource;
import org.anisky.run.SkyReconstruction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code anisky reconstruct}. */
@Command(
    name = "reconstruct",
    header = "From events or sidereal counts to dipole, maps and pictures.",
    description = {
      "",
      "Reconstructs the sky with the configured strategy and writes a result directory:"
          + " result.json, the strategy's maps and curves, and pictures. The strategy 'likelihood',"
          + " the usual one, fits the relative intensity of the sky, the relative acceptance and"
          + " the background rate of every detector together, from the data alone. A section"
          + " energy-ranges in the configuration does this for every range of energy, each in a"
          + " directory of its own, and writes energies.json, energies.csv and energies.png beside"
          + " them.",
      "",
      "A configuration with 'sky-maps' in place of 'detectors' compares counts on the sky with a"
          + " reference instead, and gives all components of the dipole: result.json,"
          + " reference.fits and pictures.",
      ""
    })
final class ReconstructCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions options;

  @Mixin private ReportOption report;

  @Mixin private DataOption data;

  @Mixin private PicturesOption pictures;

  @Mixin private FrameOption frames;

  @Override
  public Integer call() throws Exception {
    YamlSection root = options.read();
    return SkyMapsConfiguration.isMeantBy(root)
        ? reconstruct(SkyMapsConfiguration.of(root))
        : reconstruct(RunConfiguration.of(root));
  }

  private int reconstruct(SkyMapsConfiguration configuration) throws IOException {
    if (data.isGiven() || frames.all()) {
      throw InvalidInputException.of(
          "%s goes with 'detectors'; %s has 'sky-maps'",
          data.isGiven() ? "--data" : "--frames all", configuration.file());
    }
    try (Workers workers = options.workers();
        TerminalListener listener = listener()) {
      boolean converged =
          reconstruction(workers, listener)
              .run(SkyMapSource.read(configuration), options.existing());
      return exitCode(converged);
    }
  }

  private int reconstruct(RunConfiguration configuration) throws IOException {
    configuration.energyRanges().ifPresent(this::check);
    frames.check(configuration, data.isGiven());
    Optional<AllFrames> all = frames.asked();
    try (Workers workers = options.workers();
        TerminalListener listener = listener()) {
      DetectorSource source =
          DetectorSource.of(configuration, data.directory(), all, workers, listener::events);
      SkyReconstruction reconstruction = reconstruction(workers, listener);
      ExistingOutput existing = options.existing(data);
      return exitCode(
          all.isPresent()
              ? reconstruction.run(source, all.get(), existing)
              : reconstruction.run(source, existing));
    }
  }

  private TerminalListener listener() {
    return TerminalListener.of(spec.commandLine(), options.quiet(), report);
  }

  private SkyReconstruction reconstruction(Workers workers, TerminalListener listener) {
    return new SkyReconstruction(pictures.any(), workers, listener);
  }

  private static int exitCode(boolean converged) {
    return converged ? 0 : Anisky.EXIT_FAILURE;
  }

  /** Refuses what does not go with energy ranges. */
  private void check(EnergyRangesConfiguration ranges) {
    if (data.isGiven()) {
      throw InvalidInputException.of(
          "--data: counts carry no energies; energy-ranges (%s) needs the events", ranges.place());
    }
    if (frames.all()) {
      throw InvalidInputException.of(
          "--frames all does not go with energy-ranges (%s); choose one frame with --set"
              + " time-frame=...",
          ranges.place());
    }
  }
}
