package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.counts.Dataset;
import org.anisky.inference.AngularSpectrum;
import org.anisky.inference.SpectrumMeasurement;
import org.anisky.inference.SpectrumOptions;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.results.Provenance;
import org.anisky.io.yaml.YamlSection;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.likelihood.LikelihoodOptions;
import org.anisky.reconstruction.likelihood.MaximumLikelihoodReconstructor;
import org.anisky.report.PictureWriter;
import org.anisky.report.SpectrumPlot;
import org.anisky.run.DatasetReader;
import org.anisky.run.EventLists;
import org.anisky.run.ResultConfiguration;
import org.anisky.run.SpectrumWriter;
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

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Take every detector's counts from DIR/NAME.arrow.")
  private Path data;

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
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the toys; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--no-pictures", description = "Write no pictures.")
  private boolean noPictures;

  @Override
  public Integer call() throws Exception {
    Instant start = Instant.now();
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
    configuration.requireOneRange("spectrum");
    try (Workers workers = options.workers();
        ResultDirectory directory =
            ResultDirectory.create(configuration.output(), options.existing(data))) {
      AngularSpectrum spectrum = measure(configuration, result, wanted, workers, directory, start);
      directory.commit();
      if (!options.quiet) {
        print(spectrum);
        spec.commandLine().getOut().println("Spectrum in " + directory.target());
      }
      return spectrum.converged() ? 0 : Anisky.EXIT_FAILURE;
    }
  }

  private AngularSpectrum measure(
      RunConfiguration configuration,
      Optional<ResultConfiguration> result,
      SpectrumOptions wanted,
      Workers workers,
      ResultDirectory directory,
      Instant start)
      throws IOException {
    DatasetReader reader;
    AngularSpectrum spectrum;
    try (TerminalLine line = TerminalLine.of(spec.commandLine().getErr(), options.quiet)) {
      EventLists lists = new EventLists(List.of(configuration.timeFrame()), List.of(), workers);
      reader =
          new DatasetReader(
              configuration, Optional.ofNullable(data), lists, new EventCounter(line));
      Dataset dataset = reader.read();
      result.ifPresent(earlier -> earlier.check(reader.inputs()));
      MaximumLikelihoodReconstructor strategy =
          new MaximumLikelihoodReconstructor(
              configuration.strategies().options(LikelihoodOptions.class));
      ToyCounter counter = new ToyCounter(line);
      spectrum =
          new SpectrumMeasurement(
                  ScannedData.of(dataset, workers),
                  wanted,
                  own -> strategy.reconstruct(own, workers, Progress.SILENT).sky().orElseThrow())
              .measure(done -> counter.toy(done, pseudoToys + 1))
              .withWarnings(reader.warnings());
    }
    Provenance provenance =
        new Provenance(
            configuration.effective(),
            reader.inputs(),
            seed,
            start,
            Duration.between(start, Instant.now()));
    new SpectrumWriter(spectrum, provenance).write(directory);
    if (!noPictures) {
      new PictureWriter(configuration.pictures())
          .write("spectrum", SpectrumPlot.of(spectrum), directory);
    }
    return spectrum;
  }

  private void print(AngularSpectrum spectrum) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%4s%13s%12s%26s%13s%12s%13s%n",
        "l",
        "C_l",
        "error",
        "isotropic 95 %",
        "pseudo C_l",
        "noise",
        "diffusion");
    double first = spectrum.rows().get(0).power();
    for (AngularSpectrum.Row row : spectrum.rows()) {
      out.printf(
          Locale.ROOT,
          "%4d%+13.3e%12.2e%26s%13.3e%12.2e%13s%n",
          row.l(),
          row.power(),
          row.error(),
          row.isotropic().map(sky -> range(sky.band95())).orElse("-"),
          row.pseudo(),
          row.noise(),
          first > 0
              ? String.format(Locale.ROOT, "%.3e", first * AngularSpectrum.diffusion(row.l()))
              : "-");
    }
    out.println(
        "C_l is that of an isotropic field, from m != 0; it may be negative. Times 2l/(2l+1) it is"
            + " the convention with m = 0 set to zero.");
    List<String> warnings = spectrum.warnings();
    warnings.forEach(warning -> out.println("Warning: " + warning));
  }

  private static String range(double[] ends) {
    return String.format(Locale.ROOT, "%+.2e ... %+.2e", ends[0], ends[1]);
  }
}
