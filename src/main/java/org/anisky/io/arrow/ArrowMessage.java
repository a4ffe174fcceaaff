package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.anisky.InvalidInputException;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MetadataVersion;

/**
 * An encapsulated message of the Arrow columnar format, "Serialization and Interprocess
 * Communication": the mark FFFFFFFF (absent before Arrow 0.15), the length of the header, the
 * header, and the body.
 *
 * @param header a flatbuffer
 * @param body where the body begins in the file
 * @param end where the body ends
 */
record ArrowMessage(Message header, long body, long end) {
  static final int CONTINUATION = -1;

  /** Compressed bodies of Arrow 0.17, before compression was part of the format. */
  private static final String OLD_COMPRESSION = "ARROW:experimental_compression";

  /**
   * Reads a header.
   *
   * @param limit where the file's messages must have ended
   * @return null for the mark of the end, a length of 0
   * @throws InvalidInputException when the message does not fit
   */
  static ArrowMessage read(ArrowBytes bytes, long position, long limit) throws IOException {
    int mark = bytes.read(position, Integer.BYTES).getInt();
    boolean marked = mark == CONTINUATION;
    int length = marked ? bytes.read(position + Integer.BYTES, Integer.BYTES).getInt() : mark;
    long begin = position + (marked ? 2 : 1) * Integer.BYTES;
    if (length == 0) {
      return null;
    }
    if (length < 0 || length > limit - begin) {
      throw bytes.damaged(
          "a message of %d bytes from byte %d on, but %d are left", length, begin, limit - begin);
    }
    ByteBuffer flatbuffer = bytes.read(begin, length).order(ByteOrder.LITTLE_ENDIAN);
    Message header = Message.getRootAsMessage(flatbuffer);
    checkVersion(bytes, header);
    long body = begin + length;
    if (header.bodyLength() < 0 || header.bodyLength() > limit - body) {
      throw bytes.damaged(
          "%d bytes of data from byte %d on, but %d are left",
          header.bodyLength(), body, limit - body);
    }
    return new ArrowMessage(header, body, body + header.bodyLength());
  }

  private static void checkVersion(ArrowBytes bytes, Message header) {
    if (header.version() != MetadataVersion.V4 && header.version() != MetadataVersion.V5) {
      throw InvalidInputException.of(
          "%s: metadata version V%d of Arrow is not read, only V4 (Arrow 0.8) and V5 (Arrow 1.0)",
          bytes.file(), header.version() + 1);
    }
    for (int k = 0; k < header.customMetadataLength(); k++) {
      if (OLD_COMPRESSION.equals(header.customMetadata(k).key())) {
        throw InvalidInputException.of(
            "%s is compressed in the manner of Arrow 0.17, which is not read; write it with Arrow"
                + " 1.0 or newer",
            bytes.file());
      }
    }
  }
}
