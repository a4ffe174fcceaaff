package org.anisky.io.text;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.anisky.InvalidInputException;
import org.anisky.io.files.FileSignature;
import org.anisky.io.files.SequentialInput;

/**
 * The lines of a text file, a gzip file or a pipe, as bytes in a buffer of fixed size, so that
 * memory does not grow with the file and no text is made. Lines end with LF, CR LF or CR; a mark of
 * the byte order at the beginning is skipped. Any other control character than a tab is refused: a
 * form feed or a vertical tab ends a line for some programs and not for others, a NUL is a damaged
 * file or text in UTF-16.
 */
final class TextLines implements Closeable {
  private static final int BUFFER_SIZE = 1 << 20;

  private final Path file;
  private final SequentialInput stream;
  private final byte[] buffer = new byte[BUFFER_SIZE];
  private int filled;
  private int next;
  private int begin;
  private int end;
  private long number;
  private boolean afterReturn;
  private boolean exhausted;

  private TextLines(Path file, SequentialInput stream) {
    this.file = file;
    this.stream = stream;
  }

  /**
   * Opens a file.
   *
   * @param what it is, for messages, for example {@code "event file"}
   * @throws InvalidInputException when it is missing, a directory, or begins like a file of another
   *     kind
   */
  static TextLines open(Path file, String what) throws IOException {
    TextLines lines = new TextLines(file, SequentialInput.open(file, what));
    try {
      lines.refuseOtherKinds(what);
      return lines;
    } catch (IOException | RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  private void refuseOtherKinds(String what) throws IOException {
    while (!exhausted && filled < FileSignature.BYTES) {
      refill();
    }
    FileSignature.of(buffer, filled)
        .ifPresent(
            seen -> {
              throw InvalidInputException.of(
                  "%s %s is %s, not text; %s", what, file, seen.what(), seen.advice());
            });
  }

  /** Moves to the next line; false when there is none. */
  boolean next() throws IOException {
    int scanned = next;
    while (true) {
      if (afterReturn && next < filled) {
        next += buffer[next] == '\n' ? 1 : 0;
        scanned = next;
        afterReturn = false;
      }
      scanned = endOfText(scanned);
      if (scanned < filled) {
        if (buffer[scanned] != '\n' && buffer[scanned] != '\r') {
          throw controlCharacter(scanned);
        }
        afterReturn = buffer[scanned] == '\r';
        return line(scanned, scanned + 1);
      }
      if (exhausted) {
        return next < filled && line(filled, filled);
      }
      scanned -= next;
      refill();
    }
  }

  /** Where the first control character other than a tab is, or the end of the bytes read. */
  private int endOfText(int from) {
    byte[] text = buffer;
    int limit = filled;
    int i = from;
    while (i < limit && (text[i] >= ' ' || text[i] < 0 || text[i] == '\t')) {
      i++;
    }
    return i;
  }

  private InvalidInputException controlCharacter(int at) {
    String name =
        switch (buffer[at]) {
          case 0 -> "a NUL byte (is it text in UTF-16, or damaged?)";
          case 0x0b -> "a vertical tab";
          case 0x0c -> "a form feed";
          default -> "a control character";
        };
    return InvalidInputException.of(
        "%s:%d: byte %d of the line is \\x%02x, %s; lines end with LF, CR LF or CR",
        file, number + 1, at - next + 1, buffer[at], name);
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
    int read = stream.read(buffer, filled, BUFFER_SIZE - filled);
    exhausted = read < 0;
    filled += Math.max(read, 0);
  }

  /** The bytes that hold the line; shared, must not be modified. */
  byte[] buffer() {
    return buffer;
  }

  /** Where the line begins in the buffer. */
  int begin() {
    return begin;
  }

  /** Where the line ends in the buffer, what ends it left out. */
  int end() {
    return end;
  }

  /** Number of the line, from 1. */
  long number() {
    return number;
  }

  /**
   * The line as text.
   *
   * @throws InvalidInputException when it is not UTF-8
   */
  String text() {
    try {
      ByteBuffer line = ByteBuffer.wrap(buffer, begin, end - begin);
      return StandardCharsets.UTF_8.newDecoder().decode(line).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(
          String.format(Locale.ROOT, "%s:%d: the line is not text in UTF-8", file, number), e);
    }
  }

  /** SHA-256 of the file's bytes; reads to its end. */
  String digest() throws IOException {
    return stream.digest();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
