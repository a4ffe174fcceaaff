package org.anisky.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.anisky.InvalidInputException;
import org.anisky.io.Provenance;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program {@code anisky}. */
@Command(
    name = "anisky",
    versionProvider = Anisky.Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    header = "Reconstructs the anisotropy of cosmic rays from the data of ground arrays.",
    footer = {
      "",
      "Exit codes: 0 done; 1 failure, or the fit did not converge; 2 input that can be mended.",
      "First steps: anisky reconstruct configs/quickstart.yaml"
    },
    subcommands = {
      ReconstructCommand.class,
      SimulateCommand.class,
      BinCommand.class,
      InspectCommand.class
    })
public final class Anisky {
  /** The input can be mended by the user. */
  static final int EXIT_INPUT = 2;

  /** Something failed. */
  static final int EXIT_FAILURE = 1;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  boolean debug;

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /**
   * Runs the program.
   *
   * @param out for results
   * @param err for messages
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    Anisky program = new Anisky();
    CommandLine line =
        new CommandLine(program)
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(Anisky::misused)
            .setExecutionExceptionHandler(program::failed);
    if (arguments.length == 0) {
      line.usage(err);
      return EXIT_INPUT;
    }
    return line.execute(arguments);
  }

  private static int misused(CommandLine.ParameterException problem, String[] arguments) {
    CommandLine line = problem.getCommandLine();
    line.getErr().println("anisky: " + problem.getMessage());
    line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
    return EXIT_INPUT;
  }

  private int failed(Exception problem, CommandLine line, CommandLine.ParseResult parsed) {
    boolean input = problem instanceof InvalidInputException;
    String message = problem.getMessage();
    if (!input && !(problem instanceof java.io.IOException)) {
      message = "unexpected " + problem + " (run again with --debug and report it)";
    }
    line.getErr().println("anisky: " + message);
    if (debug) {
      problem.printStackTrace(line.getErr());
    }
    return input ? EXIT_INPUT : EXIT_FAILURE;
  }

  /** Version and commit. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "anisky " + Provenance.version() + " (commit " + Provenance.commit() + ")"
      };
    }
  }
}
