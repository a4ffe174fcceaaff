package org.anisky.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** One line of a terminal that says what is being done; nothing where there is no terminal. */
final class TerminalLine implements AutoCloseable {
  private static final String CLEAR = "\r\033[K";
  private static final long NANOS_BETWEEN = 100_000_000L;

  private final PrintWriter terminal;
  private final long start = System.nanoTime();
  private long lastShown;

  private TerminalLine(PrintWriter terminal) {
    this.terminal = terminal;
  }

  /**
   * A line on the terminal, or silence in a pipe, in a test, on a terminal that cannot wipe and
   * when asked to be quiet.
   */
  static TerminalLine of(PrintWriter err, boolean quiet) {
    String kind = System.getenv("TERM");
    boolean terminal = !quiet && System.console() != null && kind != null && !kind.equals("dumb");
    return new TerminalLine(terminal ? err : null);
  }

  /** Replaces what the line says. */
  void show(String text) {
    if (terminal != null) {
      terminal.print(CLEAR + text);
      terminal.flush();
    }
  }

  /**
   * Replaces what the line says, but ten times a second at most.
   *
   * @param text asked only when it is shown
   */
  void showSometimes(Supplier<String> text) {
    long now = System.nanoTime();
    if (terminal != null && now - lastShown >= NANOS_BETWEEN) {
      lastShown = now;
      show(text.get());
    }
  }

  /** How long this line has been there, s. */
  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Wipes the line. */
  @Override
  public void close() {
    show("");
  }
}
