package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import org.anisky.run.Program;
import org.anisky.run.RegressionRun;
import org.anisky.run.SuiteRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      description =
          "Directory of the suite; default: that of the program, configs/regression. With --record"
              + " the configurations of 'anisky reconstruct' that it is made from.")
  private List<Path> places = new ArrayList<>();

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "Make a suite of your own from configurations and what they give today.")
  private Path record;

  @Option(
      names = "--against",
      paramLabel = "OTHER",
      description =
          "Compare with what another version finds, its jar or the directory of its report, and say"
              + " what moved, in units of the error.")
  private Path against;

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
      names = "--json",
      description = "Print what is compared, as in regression.json, in place of the table.")
  private boolean json;

  @Mixin private RunOptions machine;
  @Mixin private ReportOption report;

  @Override
  public Integer call() throws Exception {
    if (update != (reason != null)) {
      throw InvalidInputException.of(
          update
              ? "--update needs --reason TEXT, which says why the stored results change"
              : "--reason goes with --update alone");
    }
    check();
    if (record != null) {
      try (Workers workers = machine.workers();
          TerminalListener listener = TerminalListener.of(spec.commandLine(), machine.quiet())) {
        JsonSummary summary = new JsonSummary();
        boolean written = new SuiteRecord(places, workers, json ? summary : listener).write(record);
        return exit(written, summary);
      }
    }
    RegressionSuite read =
        RegressionSuite.read(places.isEmpty() ? RegressionSuite.ofTheProgram() : places.get(0));
    List<RegressionSky> skies = read.chosen(only, full);
    if (list) {
      list(read.chosen(only, true));
      return 0;
    }
    if (skies.isEmpty()) {
      throw InvalidInputException.of("all skies of %s are long ones; add --full", read.directory());
    }
    try (Workers workers = machine.workers();
        TerminalListener listener =
            TerminalListener.of(spec.commandLine(), machine.quiet(), report)) {
      JsonSummary summary = new JsonSummary();
      boolean good =
          good(
              new RegressionRun(
                  read, skies, RegressCommand::run, workers, json ? summary : listener));
      return exit(good, summary);
    }
  }

  /** A command of a suite, with a terminal of its own. */
  private static Program.Outcome run(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Anisky.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            arguments.toArray(String[]::new));
    return new Program.Outcome(exit, out.toString(), err.toString());
  }

  private int exit(boolean good, JsonSummary summary) {
    if (json) {
      summary.printRegression(good, spec.commandLine().getOut());
    }
    return good ? 0 : Anisky.EXIT_FAILURE;
  }

  private boolean good(RegressionRun run) throws IOException {
    if (against != null) {
      return run.runAgainst(against);
    }
    return update
        ? run.update(reason)
        : run.run(
            Optional.ofNullable(out), overwrite ? ExistingOutput.REPLACE : ExistingOutput.REFUSE);
  }

  /** Options that do not go together. */
  private void check() {
    if (record == null && places.size() > 1) {
      throw InvalidInputException.of(
          "%s and %s: one suite at a time; --record DIR makes one from configurations",
          places.get(0), places.get(1));
    }
    if (record != null && places.isEmpty()) {
      throw InvalidInputException.of("--record needs at least one configuration");
    }
    boolean plain = out == null && !update && !list;
    if ((record != null || against != null) && !plain || (record != null && against != null)) {
      throw InvalidInputException.of(
          "--record, --against, --update, --list and --out do not go together");
    }
  }

  private void list(List<RegressionSky> skies) {
    PrintWriter printer = spec.commandLine().getOut();
    if (json) {
      JsonSummary.printSkies(skies, printer);
      return;
    }
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
