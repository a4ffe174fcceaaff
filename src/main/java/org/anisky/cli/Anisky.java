package org.anisky.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anisky.io.files.UnfinishedOutputs;
import org.anisky.results.Provenance;
import org.anisky.run.Engine;
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
      "Exit codes: 0 done; 1 failure, or a fit did not converge; 2 input that can be mended.",
      "First steps: anisky reconstruct configs/quickstart.yaml",
      "Whether the program can work here: anisky doctor"
    })
public final class Anisky {
  /** The input can be mended by the user. */
  static final int EXIT_INPUT = 2;

  /** Something failed. */
  static final int EXIT_FAILURE = 1;

  /** What Java puts in the place of a byte that is no character. */
  private static final char UNKNOWN_CHARACTER = '\uFFFD';

  /** How the parser tells that a value is none of some constants. */
  private static final Pattern CHOICE =
      Pattern.compile("(?s)(.*)expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'");

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  boolean debug;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description =
          "Tell on standard error with what the command runs, how long its steps take, which files"
              + " it writes and how much memory it has.")
  boolean verbose;

  private final Engine engine;

  private Anisky(Engine engine) {
    this.engine = engine;
  }

  /** Where the long loops of commands are done. */
  Engine engine() {
    return engine;
  }

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /**
   * Runs the program on this machine.
   *
   * @param out for results
   * @param err for messages
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return run(out, err, Engine.HERE, arguments);
  }

  /**
   * Runs the program.
   *
   * @param out for results
   * @param err for messages
   * @param engine where long loops are done
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, Engine engine, String... arguments) {
    Anisky program = new Anisky(engine);
    CommandLine line =
        ArgumentTypes.addTo(Commands.addTo(new CommandLine(program), arguments))
            .setExpandAtFiles(false)
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(Anisky::misused)
            .setExecutionExceptionHandler(program::failed)
            .setExecutionStrategy(program::execute);
    if (arguments.length == 0) {
      line.usage(err);
      return EXIT_INPUT;
    }
    for (String argument : arguments) {
      if (argument.indexOf(UNKNOWN_CHARACTER) >= 0) {
        err.println(
            ErrorLine.of(
                "argument '"
                    + argument
                    + "' has characters that the locale of this system cannot read ("
                    + System.getProperty("sun.jnu.encoding")
                    + "); set LC_ALL=C.UTF-8"));
        return EXIT_FAILURE;
      }
    }
    int exit;
    try {
      exit = line.execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
      exit = program.fail(e, err);
    }
    // Also whether it could be written: a writer keeps its failures to itself.
    if (out.checkError()) {
      err.println(
          "anisky: standard output cannot be written, it is full or closed; not all was printed");
      return exit == 0 ? EXIT_FAILURE : exit;
    }
    return exit;
  }

  private int execute(CommandLine.ParseResult parsed) {
    long begin = System.nanoTime();
    PrintWriter err = parsed.commandSpec().commandLine().getErr();
    if (verbose) {
      RunDiary.begin(err, parsed.originalArgs());
    }
    try {
      return new CommandLine.RunLast().execute(parsed);
    } finally {
      if (verbose) {
        RunDiary.end(err, begin);
      }
    }
  }

  /** The program with all its commands, to be described and not run. */
  static CommandLine withAllCommands() {
    return ArgumentTypes.addTo(Commands.addTo(new CommandLine(new Anisky(Engine.HERE))));
  }

  private static int misused(CommandLine.ParameterException problem, String[] arguments) {
    CommandLine line = problem.getCommandLine();
    line.getErr().println(ErrorLine.of(explain(problem)));
    line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
    return EXIT_INPUT;
  }

  private static String explain(CommandLine.ParameterException problem) {
    if (problem instanceof CommandLine.UnmatchedArgumentException unmatched) {
      boolean option = unmatched.isUnknownOption();
      CommandLine line = problem.getCommandLine();
      String what = option ? "option" : line.getSubcommands().isEmpty() ? "argument" : "command";
      List<String> near = unmatched.getSuggestions();
      return "unknown "
          + what
          + " '"
          + unmatched.getUnmatched().get(0)
          + "'"
          + (near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?");
    }
    Matcher choice = CHOICE.matcher(problem.getMessage());
    String message =
        choice.matches()
            ? choice.group(1)
                + "'"
                + choice.group(3)
                + "' is not allowed; allowed values: "
                + choice.group(2).toLowerCase(Locale.ROOT).replace('_', '-')
            : problem.getMessage();
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }

  private int failed(Exception problem, CommandLine line, CommandLine.ParseResult parsed) {
    return fail(problem, line.getErr());
  }

  private int fail(Throwable problem, PrintWriter err) {
    Failure failure = Failure.of(problem);
    if (!UnfinishedOutputs.areDeleted()) {
      err.println(ErrorLine.of(failure.message()));
    }
    if (debug) {
      problem.printStackTrace(err);
    }
    return failure.exit();
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
