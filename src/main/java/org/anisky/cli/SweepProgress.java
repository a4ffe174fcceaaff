package org.anisky.cli;

import java.util.Locale;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Sweep;

/** Tells the sweeps of a fit on a line of the terminal. */
final class SweepProgress implements Progress {
  private final TerminalLine line;
  private double lastGain;

  SweepProgress(TerminalLine line) {
    this.line = line;
  }

  @Override
  public void sweep(Sweep sweep) {
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
}
