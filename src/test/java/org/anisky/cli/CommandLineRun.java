package org.anisky.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One run of the program inside the test's own process.
 *
 * @param exit code
 * @param out what it printed as result
 * @param err what it printed as messages
 */
record CommandLineRun(int exit, String out, String err) {
  /** Runs the program with arguments of any type. */
  static CommandLineRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int exit = Anisky.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
    return new CommandLineRun(exit, out.toString(), err.toString());
  }

  /** A run that must go well; what it wrote is in the directory. */
  static CommandLineRun good(Object... arguments) {
    CommandLineRun run = of(arguments);
    if (run.exit() != 0) {
      throw new AssertionError("exit code " + run.exit() + ": " + run.err());
    }
    return run;
  }

  /** {@code reconstruct} without pictures, which must go well. */
  static CommandLineRun reconstruct(Path configuration, Path out, Object... more) {
    Object[] arguments = {"reconstruct", configuration, "--out", out, "--no-pictures"};
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return good(all);
  }
}
