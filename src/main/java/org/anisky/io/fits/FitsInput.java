package org.anisky.io.fits;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipException;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.anisky.io.files.FileSignature;
import org.anisky.io.files.GzipInput;

/**
 * A FITS file, plain or compressed with gzip, read unit by unit from its beginning. Whatever of it
 * can be checked is checked: that data announced by a header fit into the file before memory is
 * taken for them, the checksums of every unit that is read to its end (DATASUM and CHECKSUM, FITS
 * 4.0, section 4.4.2.7) and those of gzip. A reader goes to the end of the file, by {@link #next}
 * or {@link #finish}, before it uses what it has read.
 */
final class FitsInput implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String FIRST_CARD = "SIMPLE  =";
  private static final String NEXT_CARD = "XTENSION=";
  private static final int BLOCK = FitsBlocks.BLOCK_BYTES;

  /** Longer headers are not headers; the longest known have some thousand cards. */
  private static final int MOST_HEADER_BYTES = 4 << 20;

  /** Deflate makes at most 258 bytes of 2 bits; gzip has a frame besides. */
  private static final long BEST_COMPRESSION = 1040;

  private final Path file;
  private final InputStream stream;
  private final long mostBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long position;
  private int units;
  private FitsUnit unit;
  private long dataRead;
  private FitsChecksum headerSum;
  private FitsChecksum dataSum;

  private FitsInput(Path file, InputStream stream, long mostBytes) {
    this.file = file;
    this.stream = stream;
    this.mostBytes = mostBytes;
  }

  /**
   * Opens a file.
   *
   * @throws InvalidInputException when it is missing, no regular file, or not a FITS file
   */
  static FitsInput open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw InvalidInputException.of("%s: there is no such file", file);
    }
    if (Files.isDirectory(file)) {
      throw InvalidInputException.of("%s is a directory, not a FITS file", file);
    }
    if (!Files.isRegularFile(file)) {
      throw InvalidInputException.of(
          "%s is a pipe or a device; FITS is read from regular files", file);
    }
    long size = Files.size(file);
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      InputStream stream = GzipInput.decompressed(raw);
      boolean gzip = stream != raw;
      if (gzip) {
        stream = new BufferedInputStream(stream, BUFFER_BYTES);
      }
      byte[] begin = begin(stream);
      if (!new String(begin, StandardCharsets.ISO_8859_1).startsWith(FIRST_CARD)) {
        throw InvalidInputException.of(
            "%s is not a FITS file: %s", file, FileSignature.describe(begin, begin.length));
      }
      return new FitsInput(file, stream, gzip ? BEST_COMPRESSION * size : size);
    } catch (EOFException | ZipException e) {
      raw.close();
      throw truncated(file, e.getMessage() == null ? "it ends too early" : e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static byte[] begin(InputStream stream) throws IOException {
    stream.mark(FileSignature.BYTES);
    byte[] begin = stream.readNBytes(FileSignature.BYTES);
    stream.reset();
    return begin;
  }

  private static InvalidInputException truncated(Path file, String reason, Exception cause) {
    return new InvalidInputException(file + " is truncated or damaged: " + reason, cause);
  }

  private InvalidInputException truncated(String reason) {
    return truncated(file, reason, null);
  }

  /** The file's path, for messages. */
  Path file() {
    return file;
  }

  /**
   * The next header-data unit, or null after the last. What was not read of the one before is
   * passed over, and its checksums are checked.
   *
   * @throws InvalidInputException when the file is damaged
   */
  FitsUnit next() throws IOException {
    endUnit();
    headerSum = new FitsChecksum();
    byte[] blocks = header();
    if (blocks == null) {
      return null;
    }
    headerSum.add(blocks, 0, blocks.length);
    dataSum = new FitsChecksum();
    dataRead = 0;
    FitsHeader header = FitsHeader.parse(file, units, blocks);
    unit = FitsUnit.of(header, blocks, units == 0);
    units++;
    if (unit.dataBytes() > mostBytes - position) {
      throw truncated(
          String.format(
              Locale.ROOT,
              "it ends too early: by its header the unit %s has %d bytes of data, but no more than"
                  + " %d are left",
              header.name(),
              unit.dataBytes(),
              Math.max(0, mostBytes - position)));
    }
    return unit;
  }

  /** Reads on to the end of the file, so that everything has been checked. */
  void finish() throws IOException {
    while (next() != null) {
      continue;
    }
  }

  private byte[] header() throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    boolean end = false;
    while (!end) {
      int read = readUpTo(block, 0, BLOCK);
      if (read == 0 && header.size() == 0 && units > 0) {
        return null;
      }
      String first = units == 0 ? FIRST_CARD : NEXT_CARD;
      boolean begins =
          header.size() > 0
              || new String(block, 0, first.length(), StandardCharsets.ISO_8859_1).equals(first);
      if (read < BLOCK || !begins || header.size() > MOST_HEADER_BYTES || hasZero(block)) {
        throw truncated(
            "after " + (position - read - header.size()) + " bytes there is no whole header");
      }
      header.write(block, 0, BLOCK);
      end = hasEnd(block);
    }
    return header.toByteArray();
  }

  private static boolean hasZero(byte[] block) {
    for (byte one : block) {
      if (one == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasEnd(byte[] block) {
    byte[] card = String.format(Locale.ROOT, "%-8s", "END").getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at < BLOCK; at += FitsHeader.CARD_BYTES) {
      if (Arrays.equals(block, at, at + card.length, card, 0, card.length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads data of the unit.
   *
   * @param into modified from {@code from} on
   * @throws InvalidInputException when the file ends before
   */
  void read(byte[] into, int from, int length) throws IOException {
    if (length > unit.dataBytes() - dataRead) {
      throw new IllegalStateException(length + " bytes beyond the data of " + file);
    }
    int read = readUpTo(into, from, length);
    if (read < length) {
      throw truncated(
          "the unit "
              + unit.header().name()
              + " ends after "
              + (dataRead + read)
              + " of "
              + unit.dataBytes()
              + " bytes of data");
    }
    dataSum.add(into, from, length);
    dataRead += length;
  }

  private int readUpTo(byte[] into, int from, int length) throws IOException {
    try {
      int read = stream.readNBytes(into, from, length);
      position += read;
      return read;
    } catch (EOFException | ZipException e) {
      throw truncated(file, e.getMessage() == null ? "it ends too early" : e.getMessage(), e);
    }
  }

  private void endUnit() throws IOException {
    if (unit == null) {
      return;
    }
    while (dataRead < unit.dataBytes()) {
      read(buffer, 0, (int) Math.min(buffer.length, unit.dataBytes() - dataRead));
    }
    // A piece of zeros that is missing from the data changes no sum, but the length of the file.
    int blank = (int) Math.floorMod(-unit.dataBytes(), (long) BLOCK);
    int filler = readUpTo(buffer, 0, blank);
    if (filler < blank) {
      throw truncated(
          "the last block of the unit "
              + unit.header().name()
              + " is "
              + (blank - filler)
              + " bytes short; FITS files are of whole blocks of 2880 bytes");
    }
    dataSum.add(buffer, 0, filler);
    checkSums();
    unit = null;
  }

  private void checkSums() {
    FitsHeader header = unit.header();
    String stated = header.word("DATASUM");
    if (!stated.isEmpty() && !isSum(stated, dataSum.sum())) {
      throw truncated(
          "the data of the unit "
              + header.name()
              + " have the sum "
              + dataSum.sum()
              + ", but DATASUM in its header is "
              + Excerpt.of(stated));
    }
    if (header.word("CHECKSUM").isEmpty()) {
      return;
    }
    headerSum.add(dataSum);
    if (headerSum.sum() != FitsChecksum.MINUS_ZERO) {
      throw truncated(
          "CHECKSUM in the header of the unit "
              + header.name()
              + " does not fit; a program that changed the unit must renew CHECKSUM and DATASUM or"
              + " leave them out");
    }
  }

  /** Zero and minus zero are the same. */
  private static boolean isSum(String stated, long sum) {
    return stated.matches("[0-9]{1,10}")
        && (Long.parseLong(stated) - sum) % FitsChecksum.MINUS_ZERO == 0;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
