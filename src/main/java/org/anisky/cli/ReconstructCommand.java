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
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;
import org.anisky.io.results.FrameControlJson;
import org.anisky.io.results.Provenance;
import org.anisky.io.yaml.YamlSection;
import org.anisky.model.DipoleEstimate;
import org.anisky.run.AllFrames;
import org.anisky.run.EventLists;
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

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Take every detector's counts from DIR/NAME.arrow, as 'anisky bin' writes them; site,"
              + " grid, bins and cuts are then those of the files.")
  private Path data;

  @Option(names = "--no-pictures", description = "Write no pictures.")
  private boolean noPictures;

  @Mixin private FrameOption frames;

  @Override
  public Integer call() throws Exception {
    YamlSection root = options.read();
    if (SkyMapsConfiguration.isMeantBy(root)) {
      return reconstructMaps(SkyMapsConfiguration.of(root));
    }
    RunConfiguration configuration = RunConfiguration.of(root);
    if (configuration.energyRanges().isPresent()) {
      EnergyRun.check(configuration, data != null, frames.all());
    }
    frames.check(configuration, data != null);
    try (Workers workers = options.workers()) {
      EventLists lists = lists(configuration, workers);
      try (ResultDirectory directory =
          ResultDirectory.create(configuration.output(), options.existing(data))) {
        boolean converged = run(configuration, workers, directory, lists);
        directory.commit();
        if (!options.quiet) {
          spec.commandLine().getOut().println("Result in " + directory.target());
        }
        return converged ? 0 : Anisky.EXIT_FAILURE;
      }
    }
  }

  /** Events for all runs of this command; with energy ranges they are read here. */
  private EventLists lists(RunConfiguration configuration, Workers workers) throws IOException {
    if (configuration.energyRanges().isEmpty()) {
      return new EventLists(AllFrames.of(frames.asked(), configuration), List.of(), workers);
    }
    try (TerminalLine line = TerminalLine.of(spec.commandLine().getErr(), options.quiet)) {
      return EnergyRun.lists(configuration, workers, new EventCounter(line));
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
        ResultDirectory.create(configuration.output(), options.existing(data))) {
      StringWriter summary = new StringWriter();
      boolean converged =
          new MapRun(configuration, !noPictures, new PrintWriter(summary)).run(directory);
      directory.commit();
      if (!options.quiet) {
        out.print(summary);
        out.println("Result in " + directory.target());
      }
      return converged ? 0 : Anisky.EXIT_FAILURE;
    }
  }

  private boolean run(
      RunConfiguration configuration, Workers workers, ResultDirectory directory, EventLists lists)
      throws IOException {
    ReconstructionRun run =
        new ReconstructionRun(
            workers,
            Optional.ofNullable(data),
            !noPictures,
            options.quiet,
            spec.commandLine().getOut(),
            spec.commandLine().getErr());
    if (configuration.energyRanges().isPresent()) {
      return new EnergyRun(run, configuration, lists).run(directory);
    }
    return frames.all()
        ? inAllFrames(run, configuration, directory, lists)
        : run.run(configuration, directory, lists).converged();
  }

  private boolean inAllFrames(
      ReconstructionRun run,
      RunConfiguration configuration,
      ResultDirectory directory,
      EventLists lists)
      throws IOException {
    Instant start = Instant.now();
    Map<TimeFrame, DipoleEstimate> estimates = new EnumMap<>(TimeFrame.class);
    boolean converged = true;
    for (TimeFrame frame : AllFrames.ORDER) {
      run.heading(frame.key() + " time");
      ReconstructionRun.Outcome outcome =
          run.run(configuration.inFrame(frame), directory.within(frame.key()), lists);
      estimates.put(frame, outcome.result().dipole());
      converged &= outcome.converged();
    }
    FrameControl control =
        new FrameControl(estimates, frames.asked().orElseThrow().spectralIndex());
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
      new FrameTable(configuration.strategy(), control).print(spec.commandLine().getOut());
    }
    return converged;
  }
}
