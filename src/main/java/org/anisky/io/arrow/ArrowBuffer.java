package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One buffer of a column. A part of it is read at a time, so that a large batch needs little
 * memory.
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

  /** Memory for parts, and for what stands behind them in the file: it is asked for next. */
  final class Window {
    /** Few large readings cost less than many small ones. */
    private static final int AHEAD_BYTES = 1 << 18;

    private ByteBuffer memory = ByteBuffer.allocateDirect(0);
    private InFile held;
    private long begin;

    private boolean holds(InFile buffer, long offset, int count) {
      return held == buffer && offset >= begin && offset + count <= begin + memory.limit();
    }

    private void fill(InFile buffer, long offset, int count) throws IOException {
      int size = (int) Math.min(Math.max(count, AHEAD_BYTES), buffer.length - offset);
      if (memory.capacity() < size) {
        memory = ByteBuffer.allocateDirect(size);
      }
      held = null;
      buffer.bytes.read(buffer.begin + offset, memory.clear().limit(size));
      held = buffer;
      begin = offset;
    }

    private ByteBuffer part(long offset, int count) {
      return memory.slice((int) (offset - begin), count).order(ByteOrder.LITTLE_ENDIAN);
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
      if (bytes.holds(begin + offset, count)) {
        return bytes.held(begin + offset, count);
      }
      if (!window.holds(this, offset, count)) {
        window.fill(this, offset, count);
      }
      return window.part(offset, count);
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
