package org.anisky.io.parquet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.ByteBufferAllocator;

/**
 * Memory for row groups, that of one for the next: taken anew each time, it would be filled with
 * zeros, be strange to the cache, and keep the collector busy. Not for several threads.
 */
final class ParquetMemory implements ByteBufferAllocator {
  /** What is taken anew is a little larger than asked for, so that it fits the next time too. */
  private static final int STEP = 1 << 20;

  private final List<byte[]> free = new ArrayList<>();

  @Override
  public ByteBuffer allocate(int size) {
    int best = -1;
    int smallest = -1;
    for (int k = 0; k < free.size(); k++) {
      int length = free.get(k).length;
      if (length >= size && (best < 0 || length < free.get(best).length)) {
        best = k;
      }
      if (smallest < 0 || length < free.get(smallest).length) {
        smallest = k;
      }
    }
    if (best >= 0) {
      return ByteBuffer.wrap(free.remove(best), 0, size).slice();
    }
    if (smallest >= 0) {
      // All that are free are too small, so that they do not become more and more.
      free.remove(smallest);
    }
    int rounded = size < STEP ? size : (int) Math.min(Integer.MAX_VALUE - 8L, size + (long) STEP);
    return ByteBuffer.wrap(new byte[rounded], 0, size).slice();
  }

  @Override
  public void release(ByteBuffer memory) {
    free.add(memory.array());
  }

  @Override
  public boolean isDirect() {
    return false;
  }
}
