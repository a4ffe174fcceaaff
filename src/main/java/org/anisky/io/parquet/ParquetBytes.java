package org.anisky.io.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.anisky.io.files.DigestAsRead;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * The bytes of a Parquet file as the library asks for them, and their digest as they pass. They go
 * through one small piece of memory, which stays in the cache of the processor: the library's own
 * files take new memory twice for each of its large readings.
 */
final class ParquetBytes extends SeekableInputStream implements InputFile {
  private static final int BLOCK_BYTES = 1 << 17;

  private final FileChannel channel;
  private final DigestAsRead digest;
  private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
  private long position;
  private boolean digesting;

  private ParquetBytes(FileChannel channel) {
    this.channel = channel;
    digest = new DigestAsRead(channel);
  }

  static ParquetBytes open(Path file) throws IOException {
    return new ParquetBytes(FileChannel.open(file, StandardOpenOption.READ));
  }

  /** From now on what is read, in the order of the file, goes to the digest too. */
  void digestAsRead() {
    digesting = true;
  }

  /** SHA-256 of the file; to be called once. */
  String digest() throws IOException {
    return digest.hex();
  }

  @Override
  public long getLength() throws IOException {
    return channel.size();
  }

  /** These bytes, of which there is one reader. */
  @Override
  public SeekableInputStream newStream() {
    return this;
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void seek(long place) {
    position = place;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    block.clear().limit(Math.min(BLOCK_BYTES, into.remaining()));
    int size = channel.read(block, position);
    if (size > 0) {
      if (digesting) {
        digest.add(position, block.flip());
      }
      into.put(block.limit(size).position(0));
      position += size;
    }
    return size;
  }

  @Override
  public void readFully(ByteBuffer into) throws IOException {
    while (into.hasRemaining()) {
      if (read(into) < 0) {
        throw new EOFException("the file ends at byte " + position);
      }
    }
  }

  @Override
  public void readFully(byte[] into, int from, int length) throws IOException {
    readFully(ByteBuffer.wrap(into, from, length));
  }

  @Override
  public void readFully(byte[] into) throws IOException {
    readFully(ByteBuffer.wrap(into));
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return length == 0 ? 0 : read(ByteBuffer.wrap(into, from, length));
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
