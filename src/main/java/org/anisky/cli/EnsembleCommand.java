package org.anisky.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.anisky.Workers;
import org.anisky.configuration.EnsembleConfiguration;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.results.Provenance;
import org.anisky.report.PictureWriter;
import org.anisky.report.PullPlot;
import org.anisky.run.EnsembleRun;
import org.anisky.run.EnsembleWriter;
import org.anisky.run.ToyJournalFile;
import org.anisky.study.EnsembleStatistics;
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

  @Option(names = "--no-pictures", description = "Write no pictures.")
  private boolean noPictures;

  @Override
  public Integer call() throws Exception {
    Instant start = Instant.now();
    EnsembleConfiguration configuration = EnsembleConfiguration.read(options.read());
    try (Workers workers = options.workers();
        ResultDirectory directory =
            ResultDirectory.create(configuration.output(), options.existing());
        ToyJournalFile journal = ToyJournalFile.open(configuration)) {
      int known = journal.finished().size();
      PrintWriter out = spec.commandLine().getOut();
      if (known > 0 && !options.quiet) {
        out.printf(Locale.ROOT, "%d toys are done already%n", known);
      }
      EnsembleRun.Result result;
      try (TerminalLine line = TerminalLine.of(spec.commandLine().getErr(), options.quiet)) {
        result = new EnsembleRun(configuration).run(workers, journal, new ToyCounter(line));
      }
      Provenance provenance =
          new Provenance(
              configuration.effective(),
              List.of(),
              configuration.plan().seed(),
              start,
              Duration.between(start, Instant.now()));
      new EnsembleWriter(result, configuration.plan().sky().dipole(), provenance).write(directory);
      if (!noPictures) {
        new PictureWriter(configuration.pictures())
            .write("pulls", PullPlot.of(result.toys(), result.statistics()), directory);
      }
      directory.commit();
      journal.delete();
      if (!options.quiet) {
        print(out, result.statistics());
        out.println("Ensemble in " + directory.target());
      }
    }
    return 0;
  }

  private static void print(PrintWriter out, List<EnsembleStatistics> rows) {
    out.printf(
        Locale.ROOT,
        "%-19s%-6s%12s%12s%12s%12s%12s%16s%16s%8s%8s%n",
        "Strategy",
        "",
        "truth",
        "bias",
        "noise-free",
        "leakage",
        "scatter",
        "pull mean",
        "pull width",
        "68 %",
        "95 %");
    for (EnsembleStatistics row : rows) {
      out.printf(
          Locale.ROOT,
          "%-19s%-6s%+12.3e%+12.2e%+12.2e%+12.2e%12.3e%+8.3f ± %.3f%8.3f ± %.3f%8.3f%8.3f%n",
          row.strategy(),
          row.component().key(),
          row.truth(),
          row.bias(),
          row.noiseFreeBias(),
          row.leakage(),
          row.scatter(),
          row.pullMean(),
          row.pullMeanError(),
          row.pullWidth(),
          row.pullWidthError(),
          row.coverage68(),
          row.coverage95());
    }
  }
}
