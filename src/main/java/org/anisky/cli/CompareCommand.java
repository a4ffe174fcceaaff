package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.Workers;
import org.anisky.configuration.ComparisonConfiguration;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;
import org.anisky.io.results.ComparisonWriter;
import org.anisky.io.results.FrameControlJson;
import org.anisky.io.results.Provenance;
import org.anisky.model.DipoleEstimate;
import org.anisky.report.ComparisonPlot;
import org.anisky.report.PictureWriter;
import org.anisky.run.ComparisonRun;
import org.anisky.run.EventLists;
import org.anisky.sky.TimeFrame;
import org.anisky.study.FrameControl;
import org.anisky.study.MethodComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anisky compare}. */
@Command(
    name = "compare",
    header = "Several strategies on the same data, side by side.",
    description = {
      "",
      "Reconstructs the dipole with every strategy of a configuration, and tells by an ensemble of"
          + " toys, in which the strategies share the events as they do in the data, whether they"
          + " agree. Writes compare.json, compare.csv and compare.png.",
      ""
    })
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Take every detector's counts from DIR/NAME.arrow, and the truth from DIR/truth.json if"
              + " it is there.")
  private Path data;

  @Option(names = "--no-pictures", description = "Write no pictures.")
  private boolean noPictures;

  @Mixin private FrameOption frames;

  @Override
  public Integer call() throws Exception {
    ComparisonConfiguration configuration = ComparisonConfiguration.of(options.read());
    configuration.run().requireOneRange("compare");
    frames.check(configuration.run(), data != null);
    boolean converged;
    try (Workers workers = options.workers();
        ResultDirectory directory =
            ResultDirectory.create(configuration.run().output(), options.existing(data))) {
      EventLists lists = new EventLists(frames.of(configuration.run()), List.of(), workers);
      if (frames.all()) {
        converged = inAllFrames(configuration, workers, directory, lists);
      } else {
        converged = compare(configuration, workers, directory, lists).converged();
      }
      directory.commit();
      if (!options.quiet) {
        spec.commandLine().getOut().println("Comparison in " + directory.target());
      }
    }
    return converged ? 0 : Anisky.EXIT_FAILURE;
  }

  private boolean inAllFrames(
      ComparisonConfiguration configuration,
      Workers workers,
      ResultDirectory directory,
      EventLists lists)
      throws IOException {
    Instant start = Instant.now();
    PrintWriter out = spec.commandLine().getOut();
    Map<TimeFrame, MethodComparison> comparisons = new EnumMap<>(TimeFrame.class);
    for (TimeFrame frame : FrameOption.ALL) {
      if (!options.quiet) {
        out.println(frame.key() + " time");
      }
      comparisons.put(
          frame,
          compare(configuration.inFrame(frame), workers, directory.within(frame.key()), lists));
    }
    Map<String, FrameControl> controls = new LinkedHashMap<>();
    for (int s = 0; s < configuration.strategies().size(); s++) {
      Map<TimeFrame, DipoleEstimate> estimates = new EnumMap<>(TimeFrame.class);
      for (Map.Entry<TimeFrame, MethodComparison> entry : comparisons.entrySet()) {
        estimates.put(entry.getKey(), entry.getValue().rows().get(s).dipole());
      }
      String strategy = configuration.strategies().get(s).name();
      controls.put(strategy, frames.control(estimates));
      if (!options.quiet) {
        FrameOption.print(out, strategy, controls.get(strategy));
      }
    }
    Json.write(
        directory.file(ResultDirectory.FRAMES_MARK),
        FrameControlJson.tree(controls, provenance(configuration, List.of(), start)));
    return comparisons.values().stream().allMatch(MethodComparison::converged);
  }

  private MethodComparison compare(
      ComparisonConfiguration configuration,
      Workers workers,
      ResultDirectory directory,
      EventLists lists)
      throws IOException {
    Instant start = Instant.now();
    ComparisonRun run;
    MethodComparison comparison;
    try (TerminalLine line = TerminalLine.of(spec.commandLine().getErr(), options.quiet)) {
      run =
          new ComparisonRun(
              configuration, Optional.ofNullable(data), lists, new EventCounter(line));
      comparison = run.compare(workers, new ToyCounter(line));
    }
    new ComparisonWriter(comparison, run.warnings(), provenance(configuration, run.inputs(), start))
        .write(directory);
    if (!noPictures) {
      new PictureWriter(configuration.run().pictures())
          .write("compare", ComparisonPlot.of(comparison), directory);
    }
    if (!options.quiet) {
      new ComparisonSummary(comparison, run.warnings()).print(spec.commandLine().getOut());
    }
    return comparison;
  }

  private static Provenance provenance(
      ComparisonConfiguration configuration, List<InputDigest> inputs, Instant start) {
    return new Provenance(
        configuration.run().effective(),
        inputs,
        configuration.seed(),
        start,
        Duration.between(start, Instant.now()));
  }
}
