package org.anisky.io.text;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.anisky.InvalidInputException;
import org.anisky.io.files.GzipInput;

/**
 * The lines of a file as bytes in a buffer of fixed size, so that memory does not grow with the
 * file and no text is made. Files compressed with gzip are recognised by their first bytes.
 */
final class TextLines implements Closeable {
  private static final int BUFFER_SIZE = 1 << 20;

  private final Path file;
  private final InputStream stream;
  private final byte[] buffer = new byte[BUFFER_SIZE];
  private int filled;
  private int next;
  private int begin;
  private int end;
  private long number;
  private boolean exhausted;

  private TextLines(Path file, InputStream stream) {
    this.file = file;
    this.stream = stream;
  }

  /**
   * Opens a file.
   *
   * @throws InvalidInputException when it is missing or a directory
   */
  static TextLines open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw InvalidInputException.of("%s is a directory; a file of events is needed", file);
    }
    if (!Files.exists(file)) {
      throw InvalidInputException.of("event file %s does not exist", file);
    }
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      return new TextLines(file, GzipInput.decompressed(raw));
    } catch (ZipException e) {
      raw.close();
      throw damaged(file, e);
    }
  }

  /** Moves to the next line; false when there is none. */
  boolean next() throws IOException {
    int scanned = next;
    while (true) {
      while (scanned < filled && buffer[scanned] != '\n') {
        scanned++;
      }
      if (scanned < filled) {
        return line(scanned, scanned + 1);
      }
      if (exhausted) {
        return next < filled && line(filled, filled);
      }
      scanned -= next;
      refill();
    }
  }

  private boolean line(int newline, int following) {
    begin = next;
    end = newline;
    next = following;
    if (++number == 1 && startsWithByteOrderMark()) {
      begin += 3;
    }
    return true;
  }

  private boolean startsWithByteOrderMark() {
    return end - begin >= 3
        && (buffer[begin] & 0xff) == 0xef
        && (buffer[begin + 1] & 0xff) == 0xbb
        && (buffer[begin + 2] & 0xff) == 0xbf;
  }

  /** Moves the unread bytes to the front of the buffer and reads more behind them. */
  private void refill() throws IOException {
    System.arraycopy(buffer, next, buffer, 0, filled - next);
    filled -= next;
    next = 0;
    if (filled == BUFFER_SIZE) {
      throw InvalidInputException.of(
          "%s:%d: the line is longer than %d bytes; is this a text file?",
          file, number + 1, BUFFER_SIZE);
    }
    int read;
    try {
      read = stream.read(buffer, filled, BUFFER_SIZE - filled);
    } catch (ZipException e) {
      throw damaged(file, e);
    }
    exhausted = read < 0;
    filled += Math.max(read, 0);
  }

  private static InvalidInputException damaged(Path file, IOException cause) {
    return new InvalidInputException(file + " is damaged: " + cause.getMessage(), cause);
  }

  /** The bytes that hold the line; shared, must not be modified. */
  byte[] buffer() {
    return buffer;
  }

  /** Where the line begins in the buffer. */
  int begin() {
    return begin;
  }

  /**
   * Where the line ends in the buffer, its newline left out; a carriage return before it is there,
   * a blank.
   */
  int end() {
    return end;
  }

  /** Number of the line, from 1. */
  long number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
