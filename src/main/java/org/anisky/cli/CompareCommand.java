package org.anisky.cli;

import java.util.concurrent.Callable;
import org.anisky.Workers;
import org.anisky.configuration.ComparisonConfiguration;
import org.anisky.run.StrategyComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code anisky compare}. */
@Command(
    name = "compare",
    header = "Several strategies on the same data, side by side.",
    description = {
      "",
      "Reconstructs the dipole with every strategy of a configuration, and tells by an ensemble of"
          + " toys, in which the strategies share the events as they do in the data, whether they"
          + " agree. Writes compare.json, compare.csv and compare.png. With --data, the truth of"
          + " DIR/truth.json is a row too, if it is there.",
      ""
    })
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions options;

  @Mixin private ReportOption report;

  @Mixin private DataOption data;

  @Mixin private PicturesOption pictures;

  @Mixin private FrameOption frames;

  @Override
  public Integer call() throws Exception {
    ComparisonConfiguration configuration = ComparisonConfiguration.of(options.read());
    try (Workers workers = options.workers();
        TerminalListener listener =
            TerminalListener.of(spec.commandLine(), options.quiet(), report)) {
      StrategyComparison comparison =
          new StrategyComparison(
              configuration,
              data.directory(),
              frames.asked(),
              pictures.of(configuration.run().pictures()),
              workers,
              listener);
      frames.check(configuration.run(), data.isGiven());
      return comparison.run(options.existing(data)) ? 0 : Anisky.EXIT_FAILURE;
    }
  }
}
