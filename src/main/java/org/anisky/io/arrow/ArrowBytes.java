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
import org.anisky.io.files.SequentialInput;

/**
 * The bytes of an Arrow file, read by position. Nothing is allocated or read that the file's length
 * does not allow.
 */
final class ArrowBytes implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private final long size;

  private ArrowBytes(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    size = channel.size();
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
   * Fills what remains of a buffer.
   *
   * @param into modified; afterwards ready to be read from its beginning
   */
  void read(long position, ByteBuffer into) throws IOException {
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
