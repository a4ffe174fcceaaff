package org.anisky.io.fits;

import org.anisky.InvalidInputException;

/**
 * One header-data unit: its header and how long its data are (FITS 4.0, sections 3 and 4.4.1).
 *
 * @param header the cards
 * @param blocks the header as it is in the file; not copied
 * @param primary whether it is the first unit of the file
 * @param dataBytes length of the data without what fills the last block
 */
record FitsUnit(FitsHeader header, byte[] blocks, boolean primary, long dataBytes) {
  private static final int MOST_AXES = 999;

  /**
   * Reads a header.
   *
   * @throws InvalidInputException when its mandatory cards are missing or not allowed
   */
  static FitsUnit of(FitsHeader header, byte[] blocks, boolean primary) {
    return new FitsUnit(header, blocks, primary, dataBytes(header));
  }

  private static long dataBytes(FitsHeader header) {
    long bytes = bytesPerValue(header);
    int axes = (int) header.integer("NAXIS", 0, MOST_AXES);
    if (axes == 0) {
      return 0;
    }
    boolean groups = !header.has("XTENSION") && header.has("GROUPS");
    try {
      long values = 1;
      for (int k = 1; k <= axes; k++) {
        long length = header.integer("NAXIS" + k, 0, Long.MAX_VALUE);
        values = k == 1 && groups && length == 0 ? values : Math.multiplyExact(values, length);
      }
      long heap = header.integerOr("PCOUNT", 0, Long.MAX_VALUE, 0);
      long repeats = header.integerOr("GCOUNT", 0, Long.MAX_VALUE, 1);
      return Math.multiplyExact(bytes, Math.multiplyExact(repeats, Math.addExact(heap, values)));
    } catch (ArithmeticException e) {
      throw new InvalidInputException(
          header.file()
              + " is truncated or damaged: by its header the unit "
              + header.name()
              + " has more than 2^63 bytes",
          e);
    }
  }

  private static int bytesPerValue(FitsHeader header) {
    int bits = (int) header.integer("BITPIX", -64, 64);
    if (bits != 8 && bits != 16 && bits != 32 && Math.abs(bits) != 64 && bits != -32) {
      throw InvalidInputException.of(
          "%s: BITPIX is %d; it must be 8, 16, 32, 64, -32 or -64", header.file(), bits);
    }
    return Math.abs(bits) / Byte.SIZE;
  }

  /** Whether it is a binary table. */
  boolean isTable() {
    return extension().equals("BINTABLE") || extension().equals("A3DTABLE");
  }

  /** Whether it is an image that is compressed into a table. */
  boolean isCompressedImage() {
    return isTable() && header.has("ZIMAGE");
  }

  /** Whether it is an image, in plain form, with values. */
  boolean isImage() {
    return primary || extension().equals("IMAGE");
  }

  private String extension() {
    return primary ? "" : header.word("XTENSION");
  }
}
