package org.anisky.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.EnsembleConfiguration;
import org.anisky.run.ToyStudy;
import org.anisky.study.ToyRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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
  @ParentCommand private Anisky program;
  @Mixin private ConfigurationOptions options;

  @Mixin private ReportOption report;

  @Mixin private PicturesOption pictures;

  @Option(
      names = "--coverage",
      description =
          "Also how often the intervals and limits of results hold the truth; some 20 ms per toy"
              + " and strategy.")
  private boolean coverage;

  @Option(
      names = "--toys",
      paramLabel = "FIRST-LAST",
      converter = RangeConverter.class,
      description =
          "Only these toys of the ensemble, from 1, for many runs on many machines: DIR then holds"
              + " them for --parts.")
  private ToyRange range;

  @Option(
      names = "--parts",
      paramLabel = "DIR",
      arity = "1..*",
      description =
          "Directories of runs with --toys, whose toys are taken as they are; those that are"
              + " nowhere are made.")
  private List<Path> parts = new ArrayList<>();

  /** As in {@code 1000-1999}. */
  static final class RangeConverter implements ITypeConverter<ToyRange> {
    @Override
    public ToyRange convert(String value) {
      if (value.matches("\\d{1,9}-\\d{1,9}")) {
        int line = value.indexOf('-');
        long first = Long.parseLong(value.substring(0, line));
        long last = Long.parseLong(value.substring(line + 1));
        if (first >= 1 && first <= last) {
          return new ToyRange(first, last);
        }
      }
      throw new TypeConversionException(
          "'"
              + value
              + "' is not allowed; it must be the first and the last toy, from 1, as in"
              + " 1000-1999");
    }
  }

  @Override
  public Integer call() throws Exception {
    EnsembleConfiguration configuration = EnsembleConfiguration.read(options.read());
    try (Workers workers = options.workers();
        TerminalListener listener =
            TerminalListener.of(spec.commandLine(), options.quiet(), report)) {
      ToyStudy study = new ToyStudy(configuration, coverage, program.engine());
      if (range != null) {
        checkRange(configuration);
        study.runPart(range, workers, options.existing(), listener);
        return 0;
      }
      study.run(
          parts, pictures.of(configuration.pictures()), workers, options.existing(), listener);
    }
    return 0;
  }

  private void checkRange(EnsembleConfiguration configuration) {
    if (!parts.isEmpty()) {
      throw InvalidInputException.of(
          "--toys makes a part of an ensemble and --parts takes such parts; give one of them");
    }
    if (range.last() > configuration.toys()) {
      throw InvalidInputException.of(
          "--toys %d-%d: the ensemble has %d toys; 'toys' must be their number in all parts"
              + " together",
          range.first(), range.last(), configuration.toys());
    }
  }
}
