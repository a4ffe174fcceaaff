package org.anisky.io.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.anisky.InvalidInputException;

/**
 * An image of two axes, kept as it is in the file until a row is asked for.
 *
 * @param header of the unit
 * @param columns NAXIS1
 * @param rows NAXIS2 rows of numbers as they are stored, big-endian; not copied
 * @param numbers how to read them
 */
record FitsImage(FitsHeader header, int columns, byte[][] rows, FitsNumbers numbers) {
  /**
   * The image that an input is at, plain or tile-compressed.
   *
   * @throws InvalidInputException when the unit is something else, or see {@link FitsTiles}
   */
  static FitsImage read(FitsInput input, FitsUnit unit) throws IOException {
    FitsHeader header = unit.header();
    if (unit.isCompressedImage()) {
      return FitsTiles.image(input, unit);
    }
    if (!unit.isImage() || header.integer("NAXIS", 0, Integer.MAX_VALUE) != 2) {
      throw InvalidInputException.of(
          "%s: the unit %s is not an image of bins times pixels", input.file(), header.name());
    }
    FitsNumberType type = FitsNumberType.ofBits((int) header.integer("BITPIX", -64, 64));
    int columns = (int) header.integer("NAXIS1", 0, Integer.MAX_VALUE / type.bytes());
    int count = (int) header.integer("NAXIS2", 0, Integer.MAX_VALUE);
    if (unit.dataBytes() != (long) columns * count * type.bytes()) {
      throw InvalidInputException.of(
          "%s: the unit %s has PCOUNT or GCOUNT of an image that is not plain",
          input.file(), header.name());
    }
    byte[][] rows = new byte[count][];
    for (int k = 0; k < count; k++) {
      rows[k] = new byte[columns * type.bytes()];
      input.read(rows[k], 0, rows[k].length);
    }
    return new FitsImage(
        header, columns, rows, FitsNumbers.of(header, type, "BSCALE", "BZERO", "BLANK"));
  }

  /** NAXIS2. */
  int count() {
    return rows.length;
  }

  /**
   * One row, with the header's scale and zero applied; undefined numbers are NaN.
   *
   * @throws InvalidInputException when a whole number has no equal double
   */
  double[] row(int k) {
    double[] values = new double[columns];
    ByteBuffer data = ByteBuffer.wrap(rows[k]);
    for (int p = 0; p < columns; p++) {
      try {
        values[p] = numbers.next(data);
      } catch (FitsNumbers.Inexact e) {
        throw InvalidInputException.of(
            "%s: the image %s, row %d, value %d (from 0) %s",
            header.file(), header.name(), k, p, e.says());
      }
    }
    return values;
  }
}
