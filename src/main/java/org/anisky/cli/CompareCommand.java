package org.anisky.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.Workers;
import org.anisky.io.ComparisonConfiguration;
import org.anisky.io.ComparisonRun;
import org.anisky.io.ComparisonWriter;
import org.anisky.io.Provenance;
import org.anisky.io.ResultDirectory;
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
      description = "Take every detector's counts from DIR/NAME.arrow.")
  private Path data;

  @Option(names = "--no-pictures", description = "Write no PNG files.")
  private boolean noPictures;

  @Override
  public Integer call() throws Exception {
    ComparisonConfiguration configuration = ComparisonConfiguration.of(options.read());
    try (Workers workers = options.workers();
        ResultDirectory directory =
            ResultDirectory.create(configuration.run().output(), options.existing())) {
      write(configuration, workers, directory);
      directory.commit();
      if (!options.quiet) {
        spec.commandLine().getOut().println("Comparison in " + directory.target());
      }
    }
    return 0;
  }

  private void write(
      ComparisonConfiguration configuration, Workers workers, ResultDirectory directory)
      throws Exception {
    Instant start = Instant.now();
    ComparisonRun run = new ComparisonRun(configuration, Optional.ofNullable(data));
    MethodComparison comparison;
    try (ToyCounter counter = ToyCounter.onTerminal(spec.commandLine().getErr(), options.quiet)) {
      comparison = run.compare(workers, counter);
    }
    Provenance provenance =
        new Provenance(
            configuration.run().effective(),
            run.inputs(),
            configuration.seed(),
            start,
            Duration.between(start, Instant.now()));
    new ComparisonWriter(comparison, provenance).write(directory);
    if (!options.quiet) {
      PrintWriter out = spec.commandLine().getOut();
      new ComparisonSummary(comparison).print(out);
    }
  }
}
