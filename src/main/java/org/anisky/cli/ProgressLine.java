package org.anisky.cli;

import java.util.Locale;
import org.anisky.reconstruction.TraceLine;

/** How far one stage of a run is, told on a line of the terminal. */
final class ProgressLine {
  private final TerminalLine line;
  private double lastGain;

  /** How many were done, and when, as the first one was told; later ones tell the time per toy. */
  private int doneAtFirst = -1;

  private double secondsAtFirst;

  ProgressLine(TerminalLine line) {
    this.line = line;
  }

  void show(String text) {
    line.show(text);
  }

  void events(String detector, long read) {
    line.showSometimes(
        () ->
            String.format(
                Locale.ROOT, "%s: %,d events read  %.1f s", detector, read, line.seconds()));
  }

  void sweep(TraceLine sweep) {
    double gained = sweep.logLikelihoodGain() - lastGain;
    lastGain = sweep.logLikelihoodGain();
    line.showSometimes(
        () ->
            String.format(
                Locale.ROOT,
                "sweep %d  ln L +%.3g  %s  %.1f s",
                sweep.number(),
                gained,
                change(sweep.extrapolatedChange()),
                line.seconds()));
  }

  private static String change(double estimate) {
    return Double.isFinite(estimate)
        ? String.format(Locale.ROOT, "dipole may still change by %.2g", estimate)
        : "change of the dipole not known yet";
  }

  void toy(int done, int all) {
    if (doneAtFirst < 0) {
      doneAtFirst = done;
      secondsAtFirst = line.seconds();
    }
    line.showSometimes(() -> toyText(done, all));
  }

  private String toyText(int done, int all) {
    String text = String.format(Locale.ROOT, "toy %d of %d  %.1f s", done, all, line.seconds());
    if (done == doneAtFirst) {
      return text;
    }
    double perToy = (line.seconds() - secondsAtFirst) / (done - doneAtFirst);
    return text + String.format(Locale.ROOT, ", %.0f s to go", perToy * (all - done));
  }

  /** Leaves nothing on the terminal. */
  void wipe() {
    line.close();
  }
}
