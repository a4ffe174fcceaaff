package org.anisky.cli;

import java.util.Locale;
import org.anisky.io.EventProgress;

/** Counts the events that are read on a line of the terminal. */
final class EventCounter implements EventProgress {
  private final TerminalLine line;

  EventCounter(TerminalLine line) {
    this.line = line;
  }

  @Override
  public void read(String detector, long events) {
    line.showSometimes(
        () ->
            String.format(
                Locale.ROOT, "%s: %,d events read  %.1f s", detector, events, line.seconds()));
  }
}
