package org.anisky.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.counts.Dataset;
import org.anisky.inference.Kernel;
import org.anisky.inference.SignificanceMap;
import org.anisky.inference.SkySignificance;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.results.Provenance;
import org.anisky.io.results.SignificanceWriter;
import org.anisky.io.yaml.YamlSection;
import org.anisky.model.ScannedData;
import org.anisky.run.DatasetReader;
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

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Take every detector's counts from DIR/NAME.arrow, as 'anisky bin' writes them.")
  private Path data;

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
    Instant start = Instant.now();
    YamlSection root = options.read();
    if (SkyMapsConfiguration.isMeantBy(root)) {
      throw new InvalidInputException(
          "significance goes with 'detectors'; " + root.file() + " has 'sky-maps'");
    }
    RunConfiguration configuration = RunConfiguration.of(root);
    configuration.requireOneRange("significance");
    List<Kernel> kernels = kernels(configuration);
    try (Workers workers = options.workers();
        ResultDirectory directory =
            ResultDirectory.create(target(configuration), options.existing(data))) {
      SkySignificance significance;
      DatasetReader reader;
      try (TerminalLine line = TerminalLine.of(spec.commandLine().getErr(), options.quiet)) {
        reader = new DatasetReader(configuration, Optional.ofNullable(data));
        Dataset dataset = reader.read();
        line.show(String.format(Locale.ROOT, "drawing %,d isotropic toys", toys));
        significance =
            SkySignificance.of(ScannedData.of(dataset, workers), kernels, toys, seed, workers);
      }
      Provenance provenance =
          new Provenance(
              configuration.effective(),
              reader.inputs(),
              seed,
              start,
              Duration.between(start, Instant.now()));
      new SignificanceWriter(significance, provenance, configuration.mapGrid()).write(directory);
      directory.commit();
      if (!options.quiet) {
        print(significance, directory.target());
      }
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

  private void print(SkySignificance significance, Path directory) {
    PrintWriter out = spec.commandLine().getOut();
    for (SignificanceMap scan : significance.scans()) {
      out.printf(
          Locale.ROOT,
          "%-9s %5.1f deg     %s   %s%n",
          scan.kernel().key(),
          Math.toDegrees(scan.kernel().radius()),
          place(scan.highest()),
          place(scan.lowest()));
    }
    out.printf("Anywhere              %s%n", significance.global().describe());
    out.println(
        "                      local Z are not significances of the sky: quote the global p-value");
    out.println("Result in " + directory);
  }

  private static String place(SignificanceMap.Peak peak) {
    return String.format(
        Locale.ROOT,
        "Z %+.2f at RA %.1f deg, dec %+.1f deg",
        peak.z(),
        Math.toDegrees(peak.position().rightAscension()),
        Math.toDegrees(peak.position().declination()));
  }
}
