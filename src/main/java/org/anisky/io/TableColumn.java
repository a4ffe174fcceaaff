package org.anisky.io;

import java.io.IOException;

/**
 * A column of numbers, of timestamps or of texts that are times, read as doubles: timestamps and
 * texts as seconds since 1970 (UTC, also when no time zone is given).
 */
public interface TableColumn {
  /** Whether the values are timestamps, given as unix time in s. */
  boolean isTimestamp();

  /** Whether the values are texts, given as unix time in s. */
  boolean isText();

  /** Whether the values have 11 significant bits, which is too few for any time. */
  boolean isHalfPrecision();

  /**
   * Copies rows of those at which the input stands.
   *
   * @param from first row, from 0
   * @param out receives the values, NaN for a text that is no time; modified
   * @param at where in {@code out} the first value goes
   * @param rows how many
   */
  void read(int from, double[] out, int at, int rows) throws IOException;

  /** The text of a row, for a message. */
  String text(int row) throws IOException;
}
