package org.anisky.cli;

import java.util.concurrent.Callable;
import org.anisky.Workers;
import org.anisky.configuration.EnsembleConfiguration;
import org.anisky.run.ToyStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anisky ensemble}. */
@Command(
    name = "ensemble",
    header = "Many toy skies through several strategies: bias, pulls, coverage.",
    description = {
      "",
      "Simulates toy data sets of one synthetic sky, reconstructs each with every strategy, and"
          + " tells how far estimates and errors can be trusted. Finished toys are kept in DIR.toys"
          + " until all are done, so that an interrupted ensemble goes on where it was. Writes"
          + " ensemble.json, ensemble.csv, toys.csv, toys.arrow and pulls.png.",
      ""
    })
final class EnsembleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions options;

  @Mixin private ReportOption report;

  @Mixin private PicturesOption pictures;

  @Option(
      names = "--coverage",
      description =
          "Also how often the intervals and limits of results hold the truth; some 20 ms per toy"
              + " and strategy.")
  private boolean coverage;

  @Override
  public Integer call() throws Exception {
    EnsembleConfiguration configuration = EnsembleConfiguration.read(options.read());
    try (Workers workers = options.workers();
        TerminalListener listener =
            TerminalListener.of(spec.commandLine(), options.quiet(), report)) {
      new ToyStudy(configuration, coverage)
          .run(pictures.of(configuration.pictures()), workers, options.existing(), listener);
    }
    return 0;
  }
}
