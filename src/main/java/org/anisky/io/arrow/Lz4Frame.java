package org.anisky.io.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Decodes one LZ4 frame ("LZ4 Frame Format Description" 1.6 and "LZ4 Block Format Description",
 * lz4.org) with all its checksums. Blocks may refer to earlier ones. Frames that need a dictionary
 * are not read.
 */
final class Lz4Frame {
  private static final int MAGIC = 0x184D2204;
  private static final int VERSION = 0x40;
  private static final int VERSION_BITS = 0xC0;
  private static final int INDEPENDENT_BLOCKS = 0x20;
  private static final int BLOCK_CHECKSUM = 0x10;
  private static final int CONTENT_SIZE = 0x08;
  private static final int CONTENT_CHECKSUM = 0x04;
  private static final int RESERVED_OR_DICTIONARY = 0x03;
  private static final int NOT_COMPRESSED = 0x80000000;
  private static final int SHORTEST_MATCH = 4;
  private static final int LONG = 15;

  private final byte[] frame;
  private final ByteBuffer in;
  private int end;

  /**
   * @param frame not modified
   */
  Lz4Frame(byte[] frame) {
    this.frame = frame;
    in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Decodes the frame.
   *
   * @param out receives the contents; modified
   * @return number of bytes written
   * @throws IndexOutOfBoundsException with the reason when the frame is damaged or has more
   *     contents than fit
   */
  int decode(byte[] out) {
    try {
      return decodeAll(out);
    } catch (java.nio.BufferUnderflowException e) {
      throw damaged("it ends early");
    }
  }

  private int decodeAll(byte[] out) {
    int flags = header();
    boolean linked = (flags & INDEPENDENT_BLOCKS) == 0;
    int written = 0;
    for (int size = in.getInt(); size != 0; size = in.getInt()) {
      int begin = in.position();
      int length = size & ~NOT_COMPRESSED;
      if (length > in.remaining()) {
        throw damaged("a block is longer than the rest");
      }
      end = begin + length;
      if ((size & NOT_COMPRESSED) != 0) {
        System.arraycopy(frame, begin, out, written, length);
        written += length;
      } else {
        written = block(begin, out, written, linked ? 0 : written);
      }
      in.position(end);
      if ((flags & BLOCK_CHECKSUM) != 0) {
        check(in.getInt() == XxHash32.of(frame, begin, length), "checksum of a block");
      }
    }
    if ((flags & CONTENT_CHECKSUM) != 0) {
      check(in.getInt() == XxHash32.of(out, 0, written), "checksum");
    }
    check(!in.hasRemaining(), "end");
    return written;
  }

  /** The flags, when the header is right. */
  private int header() {
    check(in.getInt() == MAGIC, "beginning");
    int begin = in.position();
    int flags = in.get();
    in.get();
    check((flags & VERSION_BITS) == VERSION, "version");
    check((flags & RESERVED_OR_DICTIONARY) == 0, "flags");
    if ((flags & CONTENT_SIZE) != 0) {
      in.getLong();
    }
    byte expected = (byte) (XxHash32.of(frame, begin, in.position() - begin) >>> 8);
    check(in.get() == expected, "checksum of the header");
    return flags;
  }

  /**
   * Decodes a block up to {@link #end}.
   *
   * @param oldest first byte of {@code out} to which a match may refer
   * @return end of what is written
   */
  private int block(int begin, byte[] out, int written, int oldest) {
    int from = begin;
    int to = written;
    while (from < end) {
      int token = frame[from++];
      int literals = token >>> 4 & LONG;
      if (literals == LONG) {
        int more;
        do {
          more = frame[inBlock(from++)] & 0xFF;
          literals += more;
        } while (more == 0xFF);
      }
      if (literals < 0 || literals > end - from || literals > out.length - to) {
        throw damaged("more literals than there is room for");
      }
      System.arraycopy(frame, from, out, to, literals);
      from += literals;
      to += literals;
      if (from == end) {
        break;
      }
      int back = frame[from] & 0xFF | (frame[inBlock(from + 1)] & 0xFF) << 8;
      from += 2;
      int length = token & LONG;
      if (length == LONG) {
        int more;
        do {
          more = frame[inBlock(from++)] & 0xFF;
          length += more;
        } while (more == 0xFF);
      }
      length += SHORTEST_MATCH;
      if (back == 0 || back > to - oldest || length < 0 || length > out.length - to) {
        throw damaged("a match outside the contents");
      }
      copy(out, to - back, to, length);
      to += length;
    }
    return to;
  }

  /** Copies what may overlap: each pass can copy all that lies between. */
  private static void copy(byte[] out, int from, int to, int length) {
    int at = to;
    int left = length;
    while (left > 0) {
      int part = Math.min(left, at - from);
      System.arraycopy(out, from, out, at, part);
      at += part;
      left -= part;
    }
  }

  private int inBlock(int at) {
    if (at >= end) {
      throw damaged("a block ends early");
    }
    return at;
  }

  private static void check(boolean right, String what) {
    if (!right) {
      throw damaged("its " + what + " is not right");
    }
  }

  private static IndexOutOfBoundsException damaged(String why) {
    return new IndexOutOfBoundsException(why);
  }
}
