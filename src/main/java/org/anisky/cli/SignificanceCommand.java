package org.anisky.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.EnsembleConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.run.CalibrationOfSignificance;
import org.anisky.run.SignificanceSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anisky significance}. */
@Command(
    name = "significance",
    header = "Hot and cold places with rate and acceptance profiled, and their global p-value.",
    description = {
      "",
      "Tests discs (or Gaussians) around every place of the sky against isotropy, with the rate and"
          + " the acceptance of every detector profiled, and draws isotropic toys through the same"
          + " code: how often do they show, anywhere and with any of the radii, as much as the"
          + " data? Writes significance.json, and significance.fits with maps of Z, excess and its"
          + " error, a table per kernel. What is looked for is the section 'significance' of the"
          + " configuration; options go before it.",
      ""
    })
final class SignificanceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions options;

  @Mixin private ReportOption report;

  @Mixin private DataOption data;

  @Option(
      names = "--radius",
      paramLabel = "DEG",
      split = ",",
      description =
          "Radii in degrees, for example 5,10,20, in place of significance.radii. The global"
              + " p-value is that of all together.")
  private List<Double> radii;

  @Option(
      names = "--kernel",
      paramLabel = "SHAPE",
      split = ",",
      description =
          "top-hat (discs) or gaussian (radius: standard deviation) or both, in place of"
              + " significance.kernels.")
  private List<String> kernels;

  @Option(
      names = "--null",
      paramLabel = "NULL",
      description =
          "isotropic, or 'l-max N': all multipoles up to degree N are fitted and what is left is"
              + " looked through; in place of significance.null.")
  private String nullHypothesis;

  @Option(
      names = "--toys",
      paramLabel = "N",
      description =
          "Isotropic toys, at least 100, or 0 for none, in place of significance.toys; default"
              + " 300 to 1,000 by the work of one. They are kept while they are drawn: an"
              + " interrupted run goes on when it is called again.")
  private Integer toys;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the toys, in place of significance.seed; default 1.")
  private Long seed;

  @Option(
      names = "--calibrate",
      description =
          "CONFIG is that of an ensemble: search its simulated skies, and tell mean and width of Z"
              + " and how often the global p-value is small. Writes calibration.json.")
  private boolean calibrate;

  @Option(
      names = "--own-toys",
      description =
          "With --calibrate: every simulated sky draws its own toys, as an observer does, in place"
              + " of sharing those of one sky: right with few events, and slower.")
  private boolean ownToys;

  @Override
  public Integer call() throws Exception {
    YamlSection root = options.read();
    override(root);
    if (calibrate) {
      return calibrate(root);
    }
    if (ownToys) {
      throw new InvalidInputException("--own-toys goes with --calibrate");
    }
    if (SkyMapsConfiguration.isMeantBy(root)) {
      throw new InvalidInputException(
          "significance goes with 'detectors'; " + root.file() + " has 'sky-maps'");
    }
    RunConfiguration configuration = RunConfiguration.of(root);
    configuration.requireOneRange("significance");
    try (Workers workers = options.workers();
        TerminalListener listener =
            TerminalListener.of(spec.commandLine(), options.quiet(), report)) {
      new SignificanceSearch(configuration, data.directory(), workers, listener)
          .run(target(configuration), options.existing(data));
    }
    return 0;
  }

  private int calibrate(YamlSection root) throws IOException {
    if (data.directory().isPresent()) {
      throw new InvalidInputException("--data does not go with --calibrate, which simulates");
    }
    EnsembleConfiguration configuration = EnsembleConfiguration.read(root);
    try (Workers workers = options.workers();
        TerminalListener listener =
            TerminalListener.of(spec.commandLine(), options.quiet(), report)) {
      new CalibrationOfSignificance(configuration, ownToys, workers, listener)
          .run(options.existing());
    }
    return 0;
  }

  /** Beside the result of {@code reconstruct}, unless the command line says where. */
  private Path target(RunConfiguration configuration) {
    Path configured = configuration.output();
    return options.out == null
        ? configured.resolveSibling(configured.getFileName() + "-significance")
        : configured;
  }

  /** Lays the options over the section of the configuration. */
  private void override(YamlSection root) {
    if (radii != null) {
      String angles = radii.stream().map(r -> r + " deg").collect(Collectors.joining(", "));
      override(root, "radii", "[" + angles + "]", "--radius");
    }
    if (kernels != null) {
      override(root, "kernels", kernels.toString(), "--kernel");
    }
    if (nullHypothesis != null) {
      override(root, "null", "'" + nullHypothesis + "'", "--null");
    }
    if (toys != null) {
      override(root, "toys", toys.toString(), "--toys");
    }
    if (seed != null) {
      override(root, "seed", seed.toString(), "--seed");
    }
  }

  private static void override(YamlSection root, String key, String value, String option) {
    root.override("significance." + key, value, option);
  }
}
