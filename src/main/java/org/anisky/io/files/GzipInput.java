package org.anisky.io.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What gzip compressed (RFC 1952), with every check that the format allows: the header of every
 * member, its checksum where it has one, the CRC-32 and the length of the data, and that nothing
 * but members follows to the end of the file. Members follow each other as in {@code cat A.gz
 * B.gz}.
 *
 * <p>Whatever is wrong is a {@link ZipException} that says which member and byte; it is thrown
 * again by every later read, so that nobody takes a damaged file for one that ends there. Data of a
 * member are handed out before its CRC is known: only a reader that went to the end has had all
 * checks. Bytes behind the last member are refused also when they are zeros, which is what a file
 * system leaves of a member that was not written.
 */
public final class GzipInput extends InputStream {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MAGIC_1 = 0x1f;
  private static final int MAGIC_2 = 0x8b;
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 1 << 1;
  private static final int EXTRA_FIELD = 1 << 2;
  private static final int FILE_NAME = 1 << 3;
  private static final int FILE_COMMENT = 1 << 4;
  private static final int RESERVED = 0xe0;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 dataChecksum = new CRC32();
  private final CRC32 headerChecksum = new CRC32();
  private final byte[] single = new byte[1];
  private int next;
  private int filled;
  private long bufferAt;
  private long member;
  private long memberAt;
  private boolean finished;
  private String damage;

  /**
   * @param in the compressed bytes from their beginning; closed with this stream
   * @throws ZipException when they do not begin as gzip does
   */
  public GzipInput(InputStream in) throws IOException {
    this.in = in;
    try {
      readHeader(in());
    } catch (IOException e) {
      inflater.end();
      throw e;
    }
  }

  /**
   * The bytes of a stream, decompressed when they begin as gzip does.
   *
   * @param in at its beginning; must support marks
   */
  public static InputStream decompressed(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == MAGIC_1 && in.read() == MAGIC_2;
    in.reset();
    return gzip ? new GzipInput(in) : in;
  }

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (damage != null) {
      throw new ZipException(damage);
    }
    if (length == 0) {
      return 0;
    }
    while (!finished) {
      int inflated = inflate(into, from, length);
      if (inflated > 0) {
        dataChecksum.update(into, from, inflated);
        return inflated;
      }
      if (inflater.finished()) {
        readTrailer();
        nextMember();
      } else if (inflater.needsDictionary()) {
        throw damaged("its data ask for a dictionary");
      } else {
        feed();
      }
    }
    return -1;
  }

  private int inflate(byte[] into, int from, int length) throws IOException {
    try {
      return inflater.inflate(into, from, length);
    } catch (DataFormatException e) {
      String reason = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
      throw damaged("its data cannot be decompressed" + reason);
    }
  }

  /** Gives the next compressed bytes to the inflater, which has used up those before. */
  private void feed() throws IOException {
    if (next == filled && !refill()) {
      throw damaged("the file ends within its data");
    }
    inflater.setInput(buffer, next, filled - next);
    next = filled;
  }

  private void nextMember() throws IOException {
    int first = in();
    if (first < 0) {
      finished = true;
      return;
    }
    inflater.reset();
    dataChecksum.reset();
    readHeader(first);
  }

  private void readHeader(int first) throws IOException {
    member++;
    memberAt = position() - (first < 0 ? 0 : 1);
    headerChecksum.reset();
    headerChecksum.update(first);
    if (first != MAGIC_1 || headerByte() != MAGIC_2) {
      throw damaged("no member begins here: the bytes are not 1f 8b");
    }
    int method = headerByte();
    if (method != DEFLATE) {
      throw damaged("its compression method is " + method + "; only 8 (deflate) is known");
    }
    int flags = headerByte();
    if ((flags & RESERVED) != 0) {
      throw damaged(String.format(Locale.ROOT, "its header has the unknown flags %02x", flags));
    }
    skipHeader(6);
    if ((flags & EXTRA_FIELD) != 0) {
      skipHeader(headerByte() | headerByte() << 8);
    }
    for (int text : new int[] {FILE_NAME, FILE_COMMENT}) {
      while ((flags & text) != 0 && headerByte() != 0) {
        // Only the checksum of the header cares for the characters.
        continue;
      }
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      long computed = headerChecksum.getValue() & 0xffff;
      if ((headerByte() | headerByte() << 8) != computed) {
        throw damaged("the checksum of its header does not fit");
      }
    }
  }

  private void skipHeader(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      headerByte();
    }
  }

  private int headerByte() throws IOException {
    int value = in();
    if (value < 0) {
      throw damaged("the file ends within its header");
    }
    headerChecksum.update(value);
    return value;
  }

  private void readTrailer() throws IOException {
    next = filled - inflater.getRemaining();
    if (littleEndian() != dataChecksum.getValue()) {
      throw damaged("the CRC-32 of its data does not fit");
    }
    if (littleEndian() != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw damaged("the length of its data does not fit");
    }
  }

  private long littleEndian() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int part = in();
      if (part < 0) {
        throw damaged("the file ends before its CRC-32 and length");
      }
      value |= (long) part << shift;
    }
    return value;
  }

  /** The next compressed byte, or -1 at the end of the file. */
  private int in() throws IOException {
    return next < filled || refill() ? buffer[next++] & 0xff : -1;
  }

  private boolean refill() throws IOException {
    bufferAt += filled;
    next = 0;
    filled = 0;
    try {
      filled = Math.max(0, in.read(buffer, 0, BUFFER_BYTES));
    } catch (EOFException e) {
      return false;
    }
    return filled > 0;
  }

  private long position() {
    return bufferAt + next;
  }

  private ZipException damaged(String what) {
    damage = String.format(Locale.ROOT, "gzip member %d, at byte %d: %s", member, memberAt, what);
    return new ZipException(damage);
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
