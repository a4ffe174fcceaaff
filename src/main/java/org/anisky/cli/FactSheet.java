package org.anisky.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Lines for a terminal, one label and one fact each, the facts below each other.
 *
 * @param out where they go
 * @param labelWidth of the column of labels, characters
 */
record FactSheet(PrintWriter out, int labelWidth) {
  void line(String label, String format, Object... arguments) {
    out.printf(Locale.ROOT, "%-" + labelWidth + "s", label);
    out.printf(Locale.ROOT, format, arguments);
    out.println();
  }
}
