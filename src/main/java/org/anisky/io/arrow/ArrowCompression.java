package org.anisky.io.arrow;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.anisky.InvalidInputException;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.CompressionType;

/**
 * How the buffers of a batch are compressed (Arrow columnar format, "Compression"): each begins
 * with its length without compression, 64 bits; -1 says that the rest is not compressed.
 */
enum ArrowCompression {
  /** As they are. */
  NONE(0),
  /** LZ4 frames, the default of Feather files; 255 bytes need at least one. */
  LZ4_FRAME(255),
  /** Zstandard frames; a block of 128 KiB needs at least 4 bytes. */
  ZSTD(1 << 15);

  private static final int LENGTH_BYTES = Long.BYTES;
  private static final long AS_IT_IS = -1;

  /** Bytes that any compressed buffer may give. */
  private static final int SMALL = 1 << 17;

  private final int mostRatio;

  ArrowCompression(int mostRatio) {
    this.mostRatio = mostRatio;
  }

  /**
   * @param body null when there is no compression
   * @throws InvalidInputException when the compression is not read
   */
  static ArrowCompression of(ArrowBytes bytes, BodyCompression body) {
    if (body == null) {
      return NONE;
    }
    if (body.method() == BodyCompressionMethod.BUFFER) {
      if (body.codec() == CompressionType.LZ4_FRAME) {
        return LZ4_FRAME;
      }
      if (body.codec() == CompressionType.ZSTD) {
        return ZSTD;
      }
    }
    throw InvalidInputException.of(
        "%s is compressed with codec %d, method %d, of Arrow, which is not read; lz4 and zstd are",
        bytes.file(), body.codec(), body.method());
  }

  /**
   * The contents of a buffer.
   *
   * @param begin where it is in the file
   * @param length its bytes there
   * @throws InvalidInputException when it is damaged; the length that it states is compared with
   *     what so many bytes can hold before anything is allocated
   */
  ByteBuffer decompress(ArrowBytes bytes, long begin, long length) throws IOException {
    ByteBuffer whole = bytes.read(begin, length);
    if (length < LENGTH_BYTES) {
      throw damaged(bytes, begin, "it has no length");
    }
    long size = whole.getLong();
    if (size == AS_IT_IS) {
      return whole.slice();
    }
    long most = Math.min((length - LENGTH_BYTES) * mostRatio + SMALL, Integer.MAX_VALUE - 8);
    if (size < 0 || size > most) {
      throw damaged(
          bytes, begin, size + " bytes cannot come of " + (length - LENGTH_BYTES) + " bytes");
    }
    byte[] content = new byte[(int) size];
    try {
      int written = decompress(whole.array(), LENGTH_BYTES, content);
      if (written != size) {
        throw damaged(bytes, begin, "it has " + written + " bytes, not " + size);
      }
    } catch (MalformedInputException | IndexOutOfBoundsException e) {
      throw damaged(bytes, begin, String.valueOf(e.getMessage()));
    }
    return ByteBuffer.wrap(content);
  }

  private int decompress(byte[] from, int begin, byte[] content) {
    if (this == ZSTD) {
      return new ZstdDecompressor()
          .decompress(from, begin, from.length - begin, content, 0, content.length);
    }
    return new Lz4Frame(Arrays.copyOfRange(from, begin, from.length)).decode(content);
  }

  private InvalidInputException damaged(ArrowBytes bytes, long begin, String what) {
    return InvalidInputException.of(
        "%s is damaged: the %s buffer at byte %d cannot be decompressed: %s",
        bytes.file(), this == ZSTD ? "zstd" : "lz4", begin, what);
  }
}
