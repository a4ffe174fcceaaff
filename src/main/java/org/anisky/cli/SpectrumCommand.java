package org.anisky.cli;

import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.inference.SpectrumOptions;
import org.anisky.run.ResultConfiguration;
import org.anisky.run.SpectrumOfData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anisky spectrum}. */
@Command(
    name = "spectrum",
    header = "The angular power spectrum of the data, with errors.",
    description = {
      "",
      "Measures the power of every degree l by maximum likelihood, from the harmonics with m != 0"
          + " and with rates and acceptances unknown, and beside it the pseudo-spectrum of the map"
          + " that the strategy 'likelihood' fits. CONFIG is a configuration as for 'reconstruct',"
          + " or the directory of a result, whose data are read again. Writes spectrum.json,"
          + " spectrum.csv and spectrum.png.",
      ""
    })
final class SpectrumCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions options;

  @Mixin private ReportOption report;

  @Mixin private DataOption data;

  @Option(
      names = "--l-max",
      paramLabel = "L",
      description = "Largest degree; default: 40, or what grid and bins can tell if that is less.")
  private int lMax;

  @Option(
      names = "--band",
      paramLabel = "N",
      defaultValue = "1",
      description = "Degrees per band power; default: ${DEFAULT-VALUE}.")
  private int band;

  @Option(
      names = "--toys",
      paramLabel = "N",
      defaultValue = "400",
      description =
          "Isotropic toys of the band powers, drawn with the information of the data; default:"
              + " ${DEFAULT-VALUE}.")
  private int toys;

  @Option(
      names = "--pseudo-toys",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Isotropic toys of the pseudo-spectrum, each through the whole reconstruction; default:"
              + " ${DEFAULT-VALUE}, for a mean and a rough band.")
  private int pseudoToys;

  @Option(
      names = "--remove",
      paramLabel = "L",
      defaultValue = "0",
      description = "Also the pseudo-spectrum after removing multipoles up to L from the map.")
  private int removed;

  @Option(
      names = "--cross",
      description =
          "Also what pairs of detectors have in common, or, with energy-ranges in the"
              + " configuration, pairs of the ranges that share no event.")
  private boolean cross;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the toys; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private PicturesOption pictures;

  @Override
  public Integer call() throws Exception {
    if (spec.commandLine().getParseResult().hasMatchedOption("--l-max") && lMax < 1) {
      throw InvalidInputException.of("--l-max %d: must be at least 1", lMax);
    }
    SpectrumOptions wanted = new SpectrumOptions(lMax, band, toys, pseudoToys, removed, seed);
    Optional<ResultConfiguration> result =
        Files.isDirectory(options.configuration)
            ? Optional.of(ResultConfiguration.read(options.configuration))
            : Optional.empty();
    if (result.isPresent() && options.out == null) {
      throw InvalidInputException.of(
          "--out DIR is needed with a result: %s stays as it is", options.configuration);
    }
    YamlSection root = result.isPresent() ? options.read(result.get().section()) : options.read();
    if (SkyMapsConfiguration.isMeantBy(root)) {
      throw InvalidInputException.of(
          "%s has 'sky-maps'; 'anisky spectrum' needs events or sidereal counts of 'detectors'",
          options.configuration);
    }
    RunConfiguration configuration = RunConfiguration.of(root);
    try (Workers workers = options.workers();
        TerminalListener listener =
            TerminalListener.of(spec.commandLine(), options.quiet(), report)) {
      boolean converged =
          new SpectrumOfData(
                  configuration,
                  data.directory(),
                  cross,
                  result,
                  pictures.of(configuration.pictures()),
                  workers,
                  listener)
              .run(wanted, options.existing(data));
      return converged ? 0 : Anisky.EXIT_FAILURE;
    }
  }
}
