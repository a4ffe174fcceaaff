package org.anisky.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.inference.Kernel;
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
          + " data? Writes significance.json and maps of Z, excess and its error per radius.",
      ""
    })
final class SignificanceCommand implements Callable<Integer> {
  private static final String TOP_HAT = "top-hat";
  private static final String GAUSSIAN = "gaussian";

  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions options;

  @Mixin private DataOption data;

  @Option(
      names = "--radius",
      paramLabel = "DEG",
      split = ",",
      description =
          "Radii in degrees, for example 5,10,20; default: significance.radius of the"
              + " configuration. The global p-value is that of all together.")
  private List<Double> radii;

  @Option(
      names = "--kernel",
      paramLabel = "SHAPE",
      defaultValue = TOP_HAT,
      description = "top-hat (discs, the default) or gaussian (radius: standard deviation).")
  private String shape;

  @Option(
      names = "--toys",
      paramLabel = "N",
      defaultValue = "300",
      description = "Isotropic toys, at least 100; default 300.")
  private int toys;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of the toys; default 1.")
  private long seed;

  @Override
  public Integer call() throws Exception {
    YamlSection root = options.read();
    if (SkyMapsConfiguration.isMeantBy(root)) {
      throw new InvalidInputException(
          "significance goes with 'detectors'; " + root.file() + " has 'sky-maps'");
    }
    RunConfiguration configuration = RunConfiguration.of(root);
    configuration.requireOneRange("significance");
    List<Kernel> kernels = kernels(configuration);
    try (Workers workers = options.workers();
        TerminalListener listener = TerminalListener.of(spec.commandLine(), options.quiet)) {
      new SignificanceSearch(
              configuration, data.directory(), kernels, toys, seed, workers, listener)
          .run(target(configuration), options.existing(data));
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

  private List<Kernel> kernels(RunConfiguration configuration) {
    if (!shape.equals(TOP_HAT) && !shape.equals(GAUSSIAN)) {
      throw InvalidInputException.of("--kernel %s: must be %s or %s", shape, TOP_HAT, GAUSSIAN);
    }
    List<Double> all =
        radii == null ? List.of(Math.toDegrees(configuration.strategies().discRadius())) : radii;
    List<Kernel> kernels = new ArrayList<>();
    for (double degrees : all) {
      double radius = Math.toRadians(degrees);
      kernels.add(shape.equals(TOP_HAT) ? new Kernel.TopHat(radius) : new Kernel.Gaussian(radius));
    }
    return kernels;
  }
}
