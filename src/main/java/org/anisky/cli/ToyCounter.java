package org.anisky.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.anisky.study.ToyProgress;

/** Counts the toys of an ensemble on one line of a terminal, and nowhere else. */
final class ToyCounter implements ToyProgress, AutoCloseable {
  private static final String CLEAR = "\r\033[K";
  private static final long NANOS_BETWEEN = 100_000_000L;

  private final PrintWriter terminal;
  private final long start = System.nanoTime();
  private int doneBefore = -1;
  private long lastShown;

  private ToyCounter(PrintWriter terminal) {
    this.terminal = terminal;
  }

  /** Progress on the terminal, or silence in a pipe, in a test and when asked to be quiet. */
  static ToyCounter onTerminal(PrintWriter err, boolean quiet) {
    boolean terminal = !quiet && System.console() != null && System.getenv("TERM") != null;
    return new ToyCounter(terminal ? err : null);
  }

  @Override
  public void toy(int done, int all) {
    if (doneBefore < 0) {
      doneBefore = done - 1;
    }
    long now = System.nanoTime();
    if (terminal == null || now - lastShown < NANOS_BETWEEN) {
      return;
    }
    lastShown = now;
    double seconds = (now - start) / 1e9;
    double left = seconds * (all - done) / (done - doneBefore);
    terminal.print(
        CLEAR
            + String.format(
                Locale.ROOT, "toy %d of %d  %.1f s, %.0f s to go", done, all, seconds, left));
    terminal.flush();
  }

  @Override
  public void close() {
    if (terminal != null) {
      terminal.print(CLEAR);
      terminal.flush();
    }
  }
}
