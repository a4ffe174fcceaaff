package org.anisky.cli;

import java.util.Locale;
import org.anisky.study.ToyProgress;

/** Counts the toys of an ensemble on a line of the terminal. */
final class ToyCounter implements ToyProgress {
  private final TerminalLine line;
  private int doneBefore = -1;

  ToyCounter(TerminalLine line) {
    this.line = line;
  }

  @Override
  public void toy(int done, int all) {
    if (doneBefore < 0) {
      doneBefore = done - 1;
    }
    line.showSometimes(
        () ->
            String.format(
                Locale.ROOT,
                "toy %d of %d  %.1f s, %.0f s to go",
                done,
                all,
                line.seconds(),
                line.seconds() * (all - done) / (done - doneBefore)));
  }
}
