package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.EnergyRangesConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;
import org.anisky.io.results.FrameControlJson;
import org.anisky.io.yaml.YamlSection;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.run.AllFrames;
import org.anisky.run.DetectorSource;
import org.anisky.run.EnergyRangeEvents;
import org.anisky.run.EventLists;
import org.anisky.run.ReconstructionSource;
import org.anisky.run.SkyMapSource;
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
    return SkyMapsConfiguration.isMeantBy(root)
        ? reconstruct(SkyMapsConfiguration.of(root))
        : reconstruct(RunConfiguration.of(root));
  }

  private int reconstruct(SkyMapsConfiguration configuration) throws IOException {
    if (data != null || frames.all()) {
      throw InvalidInputException.of(
          "%s goes with 'detectors'; %s has 'sky-maps'",
          data != null ? "--data" : "--frames all", configuration.file());
    }
    return write(
        configuration.output(),
        (run, directory) -> run(run, SkyMapSource.read(configuration), directory));
  }

  private int reconstruct(RunConfiguration configuration) throws IOException {
    configuration.energyRanges().ifPresent(this::check);
    frames.check(configuration, data != null);
    try (Workers workers = options.workers()) {
      EventLists lists = lists(configuration, workers);
      DetectorSource source =
          new DetectorSource(configuration, Optional.ofNullable(data), lists, workers);
      return write(
          configuration.output(),
          (run, directory) ->
              frames.all() ? inAllFrames(run, source, directory) : run(run, source, directory));
    }
  }

  /** Refuses what does not go with energy ranges. */
  private void check(EnergyRangesConfiguration ranges) {
    if (data != null) {
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

  /**
   * Events for all runs of this command. With energy ranges they are read here, and ranges with too
   * few of them are refused.
   */
  private EventLists lists(RunConfiguration configuration, Workers workers) throws IOException {
    if (configuration.energyRanges().isEmpty()) {
      return new EventLists(
          AllFrames.of(frames.asked(), configuration), List.of(), workers);
    }
    EnergyRangesConfiguration ranges = configuration.energyRanges().get();
    EventLists lists =
        new EventLists(List.of(configuration.timeFrame()), ranges.ranges().differential(), workers);
    try (TerminalLine line = TerminalLine.of(spec.commandLine().getErr(), options.quiet)) {
      EnergyRangeEvents.require(ranges, configuration, lists, new EventCounter(line));
    }
    return lists;
  }

  /** Fills a result directory. */
  private interface Filling {
    /** Returns whether all fits converged. */
    boolean fill(ReconstructionRun run, ResultDirectory directory) throws IOException;
  }

  private int write(Path output, Filling filling) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ReconstructionRun run =
        new ReconstructionRun(!noPictures, options.quiet, out, spec.commandLine().getErr());
    try (ResultDirectory directory = ResultDirectory.create(output, options.existing(data))) {
      boolean converged = filling.fill(run, directory);
      directory.commit();
      if (!options.quiet) {
        out.println("Result in " + directory.target());
      }
      return converged ? 0 : Anisky.EXIT_FAILURE;
    }
  }

  private static boolean run(
      ReconstructionRun run, ReconstructionSource source, ResultDirectory directory)
      throws IOException {
    return source.ranges().isPresent()
        ? new EnergyRun(run, source).run(directory)
        : run.run(source, directory).result().converged();
  }

  private boolean inAllFrames(
      ReconstructionRun run, DetectorSource source, ResultDirectory directory) throws IOException {
    Instant start = Instant.now();
    Map<TimeFrame, DipoleEstimate> estimates = new EnumMap<>(TimeFrame.class);
    boolean converged = true;
    for (TimeFrame frame : AllFrames.ORDER) {
      run.heading(frame.key() + " time");
      Reconstruction result =
          run.run(source.inFrame(frame), directory.within(frame.key())).result();
      estimates.put(frame, result.dipole());
      converged &= result.converged();
    }
    FrameControl control = new FrameControl(estimates, frames.asked().orElseThrow().spectralIndex());
    Json.write(
        directory.file(ResultDirectory.FRAMES_MARK),
        FrameControlJson.tree(
            Map.of(source.strategy(), control),
            ReconstructionRun.provenance(source, List.of(), start)));
    if (!options.quiet) {
      new FrameTable(source.strategy(), control).print(run.out());
    }
    return converged;
  }
}
