package org.anisky.cli;

import java.util.Locale;
import org.anisky.study.ToyProgress;

/** Counts the toys of an ensemble on a line of the terminal. */
final class ToyCounter implements ToyProgress {
  private final TerminalLine line;

  /** How many were done, and when, as the first one was told; later ones tell the time per toy. */
  private int doneAtFirst = -1;

  private double secondsAtFirst;

  ToyCounter(TerminalLine line) {
    this.line = line;
  }

  @Override
  public void toy(int done, int all) {
    if (doneAtFirst < 0) {
      doneAtFirst = done;
      secondsAtFirst = line.seconds();
    }
    line.showSometimes(() -> text(done, all));
  }

  private String text(int done, int all) {
    String text = String.format(Locale.ROOT, "toy %d of %d  %.1f s", done, all, line.seconds());
    if (done == doneAtFirst) {
      return text;
    }
    double perToy = (line.seconds() - secondsAtFirst) / (done - doneAtFirst);
    return text + String.format(Locale.ROOT, ", %.0f s to go", perToy * (all - done));
  }
}
