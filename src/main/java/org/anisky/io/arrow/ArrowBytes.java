package org.anisky.io.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.anisky.InvalidInputException;
import org.anisky.io.files.DigestAsRead;
import org.anisky.io.files.SequentialInput;

/**
 * The bytes of an Arrow file, read by position. Nothing is allocated or read that the file's length
 * does not allow.
 */
final class ArrowBytes implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private final long size;
  private final DigestAsRead digest;

  /** A stretch that was read as a whole; empty when there is none. */
  private ByteBuffer held = ByteBuffer.allocateDirect(0);

  private long heldBegin;

  private ArrowBytes(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    size = channel.size();
    digest = new DigestAsRead(channel);
  }

  /**
   * @throws InvalidInputException when there is no such file, or it is a directory or a pipe
   */
  static ArrowBytes open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw InvalidInputException.of("%s: there is no such file", file);
    }
    if (Files.isDirectory(file)) {
      throw InvalidInputException.of("%s is a directory, not an Arrow file", file);
    }
    if (SequentialInput.isPipe(file)) {
      throw InvalidInputException.of(
          "%s is a pipe or a device; Arrow is read from regular files: write it to a file first",
          file);
    }
    return new ArrowBytes(file, FileChannel.open(file, StandardOpenOption.READ));
  }

  /** The file's path, for messages. */
  Path file() {
    return file;
  }

  /** The file's length in bytes. */
  long size() {
    return size;
  }

  /**
   * New bytes of the file, little-endian.
   *
   * @throws InvalidInputException when the file has not so many
   */
  ByteBuffer read(long position, long length) throws IOException {
    if (length < 0 || position < 0 || position > size - length || length > Integer.MAX_VALUE - 8) {
      throw damaged("%d bytes from byte %d on, but it has %d", length, position, size);
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
    read(position, bytes);
    return bytes;
  }

  /**
   * Reads a stretch of the file as a whole and for its digest too; what is asked for in it is no
   * longer read from the file until another is held.
   *
   * @param begin where
   * @param end of it, within the file
   */
  void hold(long begin, long end) throws IOException {
    int length = Math.toIntExact(end - begin);
    ByteBuffer memory = held.capacity() < length ? ByteBuffer.allocateDirect(length) : held;
    held = memory.clear().limit(0);
    readFromFile(begin, memory.limit(length));
    heldBegin = begin;
    digest.add(begin, held);
  }

  /** Whether bytes from a position on are held. */
  boolean holds(long position, long length) {
    return position >= heldBegin && position + length <= heldBegin + held.limit() && length > 0;
  }

  /** Bytes that are held, little-endian; valid until others are. */
  ByteBuffer held(long position, int length) {
    return held.slice((int) (position - heldBegin), length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** SHA-256 of the file, of which only what was never held is read now; to be called once. */
  String digest() throws IOException {
    return digest.hex();
  }

  /**
   * Fills what remains of a buffer.
   *
   * @param into modified; afterwards ready to be read from its beginning
   */
  void read(long position, ByteBuffer into) throws IOException {
    if (holds(position, into.remaining())) {
      into.put(held(position, into.remaining())).flip();
    } else {
      readFromFile(position, into);
    }
  }

  private void readFromFile(long position, ByteBuffer into) throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        throw damaged("%d bytes more after byte %d", into.remaining(), at);
      }
      at += read;
    }
    into.flip();
  }

  /** Says what the file should have; the format continues "it should have". */
  InvalidInputException damaged(String format, Object... arguments) {
    InvalidInputException what = InvalidInputException.of(format, arguments);
    return InvalidInputException.of("%s is damaged: it should have %s", file, what.getMessage());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
