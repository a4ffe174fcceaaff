package org.anisky.cli;

import java.io.PrintWriter;

/** One line of a terminal that says what is being done; nothing where there is no terminal. */
final class TerminalLine implements AutoCloseable {
  private static final String CLEAR = "\r\033[K";

  private final PrintWriter terminal;

  private TerminalLine(PrintWriter terminal) {
    this.terminal = terminal;
  }

  /** A line on the terminal, or silence in a pipe, in a test and when asked to be quiet. */
  static TerminalLine of(PrintWriter err, boolean quiet) {
    boolean terminal = !quiet && System.console() != null && System.getenv("TERM") != null;
    return new TerminalLine(terminal ? err : null);
  }

  /** Replaces what the line says. */
  void show(String text) {
    if (terminal != null) {
      terminal.print(CLEAR + text);
      terminal.flush();
    }
  }

  /** Wipes the line. */
  @Override
  public void close() {
    show("");
  }
}
