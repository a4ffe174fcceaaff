package org.anisky.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.RegressionSky;
import org.anisky.configuration.RegressionSuite;
import org.anisky.io.files.ExistingOutput;
import org.anisky.run.RegressionRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anisky regress}. */
@Command(
    name = "regress",
    header = "Does everything still give the numbers it should?",
    description = {
      "",
      "Runs a suite of synthetic skies, a directory of YAML files, through the strategies that each"
          + " names, and compares what comes out with the truth, with stored results and with"
          + " independent computations. Writes regression.json, regression.xml (JUnit) and"
          + " regression.html. Exit code 1 when a comparison fails.",
      ""
    })
final class RegressCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SUITE",
      arity = "0..1",
      description = "Directory of the suite; default: that of the program, configs/regression.")
  private Path suite;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Directory of the report; without it the table on the terminal is all.")
  private Path out;

  @Option(names = "--overwrite", description = "Replace an earlier report.")
  private boolean overwrite;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Run this sky only; may be given several times.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--full", description = "Run the long skies too.")
  private boolean full;

  @Option(names = "--list", description = "List the skies and run none.")
  private boolean list;

  @Option(
      names = "--update",
      description = "Store what is found in place of the stored results; needs --reason.")
  private boolean update;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why stored results change; it is written into their files.")
  private String reason;

  @Option(
      names = {"-j", "--threads"},
      paramLabel = "N",
      description = "Threads; default: all processors. The result does not depend on it.")
  private Integer threads;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but errors.")
  private boolean quiet;

  @Override
  public Integer call() throws Exception {
    if (update != (reason != null)) {
      throw InvalidInputException.of(
          update
              ? "--update needs --reason TEXT, which says why the stored results change"
              : "--reason goes with --update alone");
    }
    RegressionSuite read =
        RegressionSuite.read(suite == null ? RegressionSuite.ofTheProgram() : suite);
    List<RegressionSky> skies = read.chosen(only, full);
    if (list) {
      list(read.chosen(only, true));
      return 0;
    }
    if (skies.isEmpty()) {
      throw InvalidInputException.of("all skies of %s are long ones; add --full", read.directory());
    }
    try (Workers workers =
            Workers.of(threads == null ? Runtime.getRuntime().availableProcessors() : threads);
        TerminalListener listener = TerminalListener.of(spec.commandLine(), quiet)) {
      RegressionRun run = new RegressionRun(read, skies, workers, listener);
      boolean good =
          update
              ? run.update(reason)
              : run.run(
                  Optional.ofNullable(out),
                  overwrite ? ExistingOutput.REPLACE : ExistingOutput.REFUSE);
      return good ? 0 : Anisky.EXIT_FAILURE;
    }
  }

  private void list(List<RegressionSky> skies) {
    PrintWriter printer = spec.commandLine().getOut();
    int width = skies.stream().mapToInt(sky -> sky.name().length()).max().orElse(0) + 2;
    for (RegressionSky sky : skies) {
      printer.println(
          sky.name()
              + " ".repeat(width - sky.name().length())
              + sky.about()
              + (sky.full() ? " (--full)" : ""));
    }
  }
}
