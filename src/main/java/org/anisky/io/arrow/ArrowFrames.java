package org.anisky.io.arrow;

import java.io.IOException;
import java.util.Arrays;
import org.anisky.InvalidInputException;
import org.anisky.io.files.FileSignature;
import org.apache.arrow.flatbuf.Schema;

/** The messages of an Arrow file or stream, one after the other. */
sealed interface ArrowFrames permits ArrowStreamFrames, ArrowFileFrames {
  /** How a stream begins: with a message. */
  byte[] STREAM = {-1, -1, -1, -1};

  /** The schema as the file has it. */
  Schema schema();

  /** Whether a dictionary may be replaced between batches. */
  boolean mayReplaceDictionaries();

  /**
   * The next message with a dictionary or a batch of rows.
   *
   * @return null at the end
   * @throws InvalidInputException when the file ends where it must not, or a message does not fit
   */
  ArrowMessage next() throws IOException;

  /** The bytes of each batch of rows; null when only the one before says where the next is. */
  long[] blocks();

  /**
   * From now on reads every batch as a whole, for all columns and the digest, when that is worth
   * it; before the first {@link #next}.
   *
   * @return whether it does
   */
  boolean readWhole();

  /**
   * Leaves out all batches of rows but some; before the first {@link #next}.
   *
   * @param from first batch, from 0
   * @param until the one behind the last
   * @return number of rows before the first
   */
  long only(int from, int until) throws IOException;

  /** File or stream, by the first bytes; other formats are refused by their name. */
  static ArrowFrames of(ArrowBytes bytes) throws IOException {
    byte[] begin = bytes.read(0, Math.min(FileSignature.BYTES, bytes.size())).array();
    if (begins(begin, STREAM)) {
      return new ArrowStreamFrames(bytes);
    }
    if (begins(begin, ArrowFileFrames.MAGIC)) {
      return new ArrowFileFrames(bytes);
    }
    throw InvalidInputException.of(
        "%s is not an Arrow file: %s", bytes.file(), FileSignature.describe(begin, begin.length));
  }

  private static boolean begins(byte[] bytes, byte[] mark) {
    return Arrays.equals(Arrays.copyOf(bytes, mark.length), mark);
  }
}
