package org.anisky.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.Workers;
import org.anisky.configuration.ComparisonConfiguration;
import org.anisky.run.StrategyComparison;
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
    try (Workers workers = options.workers();
        TerminalListener listener = TerminalListener.of(spec.commandLine(), options.quiet)) {
      StrategyComparison comparison =
          new StrategyComparison(
              configuration,
              Optional.ofNullable(data),
              frames.asked(),
              noPictures ? List.of() : configuration.run().pictures(),
              workers,
              listener);
      frames.check(configuration.run(), data != null);
      return comparison.run(options.existing(data)) ? 0 : Anisky.EXIT_FAILURE;
    }
  }
}
