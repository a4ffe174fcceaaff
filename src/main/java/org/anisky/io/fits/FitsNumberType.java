package org.anisky.io.fits;

import java.nio.ByteBuffer;

/** The types of numbers in images and binary tables (FITS 4.0, sections 4.4.1 and 7.3). */
enum FitsNumberType {
  /** Without a sign. */
  BYTE(1, true),
  /** 16 bits. */
  SHORT(2, true),
  /** 32 bits. */
  INT(4, true),
  /** 64 bits. */
  LONG(8, true),
  /** Single precision. */
  FLOAT(4, false),
  /** Double precision. */
  DOUBLE(8, false);

  private final int bytes;
  private final boolean whole;

  FitsNumberType(int bytes, boolean whole) {
    this.bytes = bytes;
    this.whole = whole;
  }

  /** Length of a number, bytes. */
  int bytes() {
    return bytes;
  }

  /** Whether the numbers are integers. */
  boolean isWhole() {
    return whole;
  }

  /** The type of an image's BITPIX, which {@link FitsUnit} has checked. */
  static FitsNumberType ofBits(int bitpix) {
    return switch (bitpix) {
      case 8 -> BYTE;
      case 16 -> SHORT;
      case 32 -> INT;
      case 64 -> LONG;
      case -32 -> FLOAT;
      default -> DOUBLE;
    };
  }

  /** The type of a column's code in TFORM; null when its values are no numbers. */
  static FitsNumberType ofCode(char code) {
    return switch (code) {
      case 'B' -> BYTE;
      case 'I' -> SHORT;
      case 'J' -> INT;
      case 'K' -> LONG;
      case 'E' -> FLOAT;
      case 'D' -> DOUBLE;
      default -> null;
    };
  }

  /** The next integer as it is stored, of a type of integers. */
  long whole(ByteBuffer data) {
    return switch (this) {
      case BYTE -> data.get() & 0xff;
      case SHORT -> data.getShort();
      case INT -> data.getInt();
      default -> data.getLong();
    };
  }
}
