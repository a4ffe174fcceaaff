package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One buffer of a column. A part of it is read at a time, so that a large batch needs no memory.
 */
sealed interface ArrowBuffer {
  /** A buffer that a column need not have. */
  ArrowBuffer EMPTY = new InMemory(ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN));

  /** Number of bytes. */
  long length();

  /**
   * A part.
   *
   * @param offset within [0, length() - bytes]
   * @param window used again and again; may be modified
   * @return little-endian, position 0, limit {@code bytes}, valid until the window is used again
   */
  ByteBuffer part(long offset, int bytes, Window window) throws IOException;

  /** Memory for parts. */
  final class Window {
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);

    private ByteBuffer of(int bytes) {
      if (memory.capacity() < bytes) {
        memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
      }
      return memory.clear().limit(bytes);
    }
  }

  /**
   * As it is in the file.
   *
   * @param bytes of the file
   * @param begin where
   * @param length in bytes
   */
  record InFile(ArrowBytes bytes, long begin, long length) implements ArrowBuffer {
    @Override
    public ByteBuffer part(long offset, int count, Window window) throws IOException {
      ByteBuffer part = window.of(count);
      bytes.read(begin + offset, part);
      return part;
    }
  }

  /**
   * Decompressed.
   *
   * @param content little-endian
   */
  record InMemory(ByteBuffer content) implements ArrowBuffer {
    @Override
    public long length() {
      return content.limit();
    }

    @Override
    public ByteBuffer part(long offset, int count, Window window) {
      return content.slice((int) offset, count).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
