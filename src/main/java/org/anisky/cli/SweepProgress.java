package org.anisky.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Sweep;

/** Shows the sweeps of a fit on one line of a terminal, and nothing where there is none. */
final class SweepProgress implements Progress, AutoCloseable {
  private static final String CLEAR = "\r\033[K";
  private static final long NANOS_BETWEEN = 100_000_000L;

  private final PrintWriter terminal;
  private final long start = System.nanoTime();
  private long lastShown;
  private double lastGain;

  private SweepProgress(PrintWriter terminal) {
    this.terminal = terminal;
  }

  /** Progress on the terminal, or silence in a pipe, in a test and when asked to be quiet. */
  static SweepProgress onTerminal(PrintWriter err, boolean quiet) {
    boolean terminal = !quiet && System.console() != null && System.getenv("TERM") != null;
    return new SweepProgress(terminal ? err : null);
  }

  @Override
  public void sweep(Sweep sweep) {
    double gained = sweep.logLikelihoodGain() - lastGain;
    lastGain = sweep.logLikelihoodGain();
    long now = System.nanoTime();
    if (terminal == null || now - lastShown < NANOS_BETWEEN) {
      return;
    }
    lastShown = now;
    terminal.print(
        CLEAR
            + String.format(
                Locale.ROOT,
                "sweep %d  ln L +%.3g  dipole may still change by %.2g  %.1f s",
                sweep.number(),
                gained,
                sweep.extrapolatedChange(),
                (now - start) / 1e9));
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
