package org.anisky.io.fits;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import nom.tam.fits.FitsException;
import nom.tam.image.compression.hdu.CompressedImageHDU;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.anisky.io.files.GzipInput;

/**
 * Tile-compressed images of two axes (FITS 4.0, section 10), as far as they keep every number:
 * RICE_1 of integers, GZIP_1 and GZIP_2. Quantised numbers are refused.
 *
 * <p>GZIP is decompressed here because nom-tam-fits 1.21.2 returns zeros for floating-point tiles
 * that are not quantised.
 */
final class FitsTiles {
  /** Deflate makes at most 258 bytes of 2 bits; RICE_1 less. */
  private static final long BEST_COMPRESSION = 1040;

  private final FitsInput input;
  private final FitsUnit unit;
  private final FitsHeader header;
  private final FitsNumberType type;
  private final int columns;
  private final int count;

  private FitsTiles(FitsInput input, FitsUnit unit) {
    this.input = input;
    this.unit = unit;
    this.header = unit.header();
    if (header.integer("TFIELDS", 1, FitsTable.MOST_FIELDS) != 1 || header.has("ZSCALE")) {
      throw InvalidInputException.of(
          "%s: the image %s is compressed with loss (its numbers are quantised), so that counts are"
              + " not what they were; use the original, or one compressed without quantisation",
          input.file(), name());
    }
    if (header.integer("ZNAXIS", 0, Integer.MAX_VALUE) != 2) {
      throw InvalidInputException.of("%s: the image %s has not two axes", input.file(), name());
    }
    type = FitsNumberType.ofBits((int) header.integer("ZBITPIX", -64, 64));
    columns = (int) header.integer("ZNAXIS1", 1, Integer.MAX_VALUE / type.bytes());
    count = (int) header.integer("ZNAXIS2", 1, Integer.MAX_VALUE);
    if ((long) columns * count > BEST_COMPRESSION * unit.dataBytes() / type.bytes()
        || unit.dataBytes() + unit.blocks().length > Integer.MAX_VALUE - BEST_COMPRESSION) {
      throw InvalidInputException.of(
          "%s: the image %s has %d rows of %d numbers by its header, more than its %d compressed"
              + " bytes can hold",
          input.file(), name(), count, columns, unit.dataBytes());
    }
  }

  /**
   * The image.
   *
   * @throws InvalidInputException when it is damaged, compressed with loss or in another way
   */
  static FitsImage image(FitsInput input, FitsUnit unit) throws IOException {
    return new FitsTiles(input, unit).image();
  }

  private FitsImage image() throws IOException {
    String method = header.word("ZCMPTYPE");
    boolean gzip = method.equals("GZIP_1") || method.equals("GZIP_2");
    if (!gzip && !(type.isWhole() && method.equals("RICE_1"))) {
      throw InvalidInputException.of(
          "%s: the image %s is compressed by %s%s, which is not read; it must be GZIP_1, GZIP_2, or"
              + " RICE_1 of integers",
          input.file(),
          name(),
          Excerpt.of(method),
          type.isWhole() ? "" : " of floating-point numbers");
    }
    // A unit that is read to its end has been checked before the library sees it.
    byte[] bytes = new byte[unit.blocks().length + FitsBlocks.padded(unit.dataBytes())];
    System.arraycopy(unit.blocks(), 0, bytes, 0, unit.blocks().length);
    input.read(bytes, unit.blocks().length, (int) unit.dataBytes());
    try {
      CompressedImageHDU tiles = FitsLibrary.compressedImage(bytes);
      byte[][] rows = gzip ? gunzipped(tiles, method.equals("GZIP_2")) : unrice(tiles);
      String blank = header.has("ZBLANK") ? "ZBLANK" : "BLANK";
      return new FitsImage(
          header, columns, rows, FitsNumbers.of(header, type, "BSCALE", "BZERO", blank));
    } catch (InvalidInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      String reason = e instanceof EOFException ? "it ends too early" : e.getMessage();
      throw new InvalidInputException(
          input.file() + ": the image " + name() + " is damaged: " + reason, e);
    }
  }

  private String name() {
    return header.extension();
  }

  private byte[][] unrice(CompressedImageHDU tiles) throws FitsException {
    Object[] kernel = (Object[]) tiles.asImageHDU().getData().getData();
    byte[][] rows = new byte[count][columns * type.bytes()];
    for (int k = 0; k < count; k++) {
      ByteBuffer row = ByteBuffer.wrap(rows[k]);
      for (int p = 0; p < columns; p++) {
        switch (type) {
          case BYTE -> row.put(Array.getByte(kernel[k], p));
          case SHORT -> row.putShort(Array.getShort(kernel[k], p));
          case INT -> row.putInt(Array.getInt(kernel[k], p));
          default -> row.putLong(Array.getLong(kernel[k], p));
        }
      }
    }
    return rows;
  }

  private byte[][] gunzipped(CompressedImageHDU tiles, boolean shuffled)
      throws IOException, FitsException {
    int width = (int) header.integerOr("ZTILE1", 1, Integer.MAX_VALUE, columns);
    int height = (int) header.integerOr("ZTILE2", 1, Integer.MAX_VALUE, 1);
    byte[][] image = new byte[count][columns * type.bytes()];
    long across = (columns + (long) width - 1) / width;
    long down = (count + (long) height - 1) / height;
    if (across * down != header.integer("NAXIS2", 0, Integer.MAX_VALUE)) {
      throw new IOException(
          header.integer("NAXIS2", 0, Integer.MAX_VALUE)
              + " tiles where "
              + across * down
              + " are needed");
    }
    for (int tile = 0; tile < across * down; tile++) {
      int left = (int) (tile % across * width);
      int top = (int) (tile / across * height);
      int right = (int) Math.min((long) left + width, columns);
      int bottom = (int) Math.min((long) top + height, count);
      byte[] packed = (byte[]) tiles.getData().getElement(tile, 0);
      byte[] numbers = numbers(packed, (right - left) * (bottom - top), shuffled);
      int length = (right - left) * type.bytes();
      for (int row = top; row < bottom; row++) {
        System.arraycopy(numbers, (row - top) * length, image[row], left * type.bytes(), length);
      }
    }
    return image;
  }

  private byte[] numbers(byte[] packed, int size, boolean shuffled) throws IOException {
    int width = type.bytes();
    byte[] bytes;
    try (GzipInput in = new GzipInput(new ByteArrayInputStream(packed))) {
      bytes = in.readNBytes(size * width + 1);
    }
    if (bytes.length != size * width) {
      throw new IOException(
          (bytes.length > size * width ? "too many bytes" : bytes.length + " bytes")
              + " in a tile of "
              + size
              + " numbers");
    }
    return shuffled ? unshuffled(bytes, width) : bytes;
  }

  /** GZIP_2 keeps first bytes of all numbers together, then second bytes, and so on. */
  private static byte[] unshuffled(byte[] bytes, int width) {
    byte[] numbers = new byte[bytes.length];
    int size = bytes.length / width;
    for (int i = 0; i < bytes.length; i++) {
      numbers[i % size * width + i / size] = bytes[i];
    }
    return numbers;
  }
}
