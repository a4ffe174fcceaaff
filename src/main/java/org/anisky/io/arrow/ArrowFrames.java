package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.anisky.InvalidInputException;
import org.apache.arrow.flatbuf.Schema;

/** The messages of an Arrow file or stream, one after the other. */
sealed interface ArrowFrames permits ArrowStreamFrames, ArrowFileFrames {
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

  /** File or stream, by the first bytes; other formats are refused by their name. */
  static ArrowFrames of(ArrowBytes bytes) throws IOException {
    byte[] magic = Arrays.copyOf(first(bytes), 6);
    if (begins(magic, new byte[] {-1, -1, -1, -1})) {
      return new ArrowStreamFrames(bytes);
    }
    if (Arrays.equals(magic, ArrowFileFrames.MAGIC)) {
      return new ArrowFileFrames(bytes);
    }
    throw InvalidInputException.of(
        "%s is not an Arrow file%s: it does not begin with ARROW1 or a stream's mark",
        bytes.file(), other(magic));
  }

  private static byte[] first(ArrowBytes bytes) throws IOException {
    return bytes.read(0, Math.min(6, bytes.size())).array();
  }

  private static String other(byte[] magic) {
    if (begins(magic, ascii("FEA1"))) {
      return " but Feather version 1, which is not read; write it as version 2";
    }
    if (begins(magic, ascii("PAR1"))) {
      return " but Parquet, which is not read";
    }
    if (begins(magic, ascii("SIMPLE"))) {
      return " but FITS";
    }
    return begins(magic, new byte[] {0x1f, (byte) 0x8b}) ? " but gzip" : "";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean begins(byte[] bytes, byte[] mark) {
    return ByteBuffer.wrap(bytes, 0, mark.length).equals(ByteBuffer.wrap(mark));
  }
}
