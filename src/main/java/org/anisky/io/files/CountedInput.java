package org.anisky.io.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that were taken from a stream. */
public final class CountedInput extends FilterInputStream {
  private long bytes;

  public CountedInput(InputStream in) {
    super(in);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    bytes += value < 0 ? 0 : 1;
    return value;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    bytes += Math.max(0, read);
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(wanted);
    bytes += skipped;
    return skipped;
  }

  /** Number of bytes taken so far. */
  public long bytes() {
    return bytes;
  }
}
