package org.anisky.io.fits;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import nom.tam.fits.FitsException;
import nom.tam.fits.Header;
import nom.tam.fits.ImageHDU;
import nom.tam.image.compression.hdu.CompressedImageHDU;
import org.anisky.InvalidInputException;

/**
 * Tile-compressed images of two axes (FITS 4.0, section 10), as far as they keep every number:
 * RICE_1 of integers, GZIP_1 and GZIP_2. Quantised numbers are refused.
 *
 * <p>GZIP is decompressed here because nom-tam-fits 1.21.2 returns zeros for floating-point tiles
 * that are not quantised.
 */
final class FitsTiles {
  private final Path file;
  private final CompressedImageHDU unit;
  private final Header header;

  private FitsTiles(Path file, CompressedImageHDU unit) {
    this.file = file;
    this.unit = unit;
    this.header = unit.getHeader();
  }

  /**
   * The image.
   *
   * @throws InvalidInputException when it is damaged, compressed with loss or in another way
   */
  static FitsImage image(Path file, CompressedImageHDU unit) {
    return new FitsTiles(file, unit).image();
  }

  private FitsImage image() {
    String method = String.valueOf(header.getStringValue("ZCMPTYPE")).trim();
    boolean integers = header.getIntValue("ZBITPIX") > 0;
    if (header.getIntValue("TFIELDS") != 1 || header.containsKey("ZSCALE")) {
      throw InvalidInputException.of(
          "%s: the image %s is compressed with loss (its numbers are quantised), so that counts are"
              + " not what they were; use the original, or one compressed without quantisation",
          file, name());
    }
    if (header.getIntValue("ZNAXIS") != 2) {
      throw InvalidInputException.of("%s: the image %s has not two axes", file, name());
    }
    try {
      if (method.startsWith("GZIP_")) {
        return new FitsImage(header, gunzipped(method.equals("GZIP_2")), file);
      }
      if (integers && method.equals("RICE_1")) {
        ImageHDU image = unit.asImageHDU();
        return new FitsImage(image.getHeader(), (Object[]) image.getData().getData(), file);
      }
    } catch (IOException | RuntimeException e) {
      throw new InvalidInputException(
          file + ": the image " + name() + " is damaged: " + e.getMessage(), e);
    }
    throw InvalidInputException.of(
        "%s: the image %s is compressed by %s%s, which is not read; it must be GZIP_1, GZIP_2, or"
            + " RICE_1 of integers",
        file, name(), method, integers ? "" : " of floating-point numbers");
  }

  private String name() {
    return header.getStringValue("EXTNAME");
  }

  private double[][] gunzipped(boolean shuffled) throws IOException, FitsException {
    int columns = header.getIntValue("ZNAXIS1");
    int rows = header.getIntValue("ZNAXIS2");
    int width = header.getIntValue("ZTILE1", columns);
    int height = header.getIntValue("ZTILE2", 1);
    double[][] image = new double[rows][columns];
    int across = (columns + width - 1) / width;
    int down = (rows + height - 1) / height;
    for (int tile = 0; tile < across * down; tile++) {
      int left = tile % across * width;
      int top = tile / across * height;
      int right = Math.min(left + width, columns);
      int bottom = Math.min(top + height, rows);
      byte[] packed = (byte[]) unit.getData().getElement(tile, 0);
      double[] numbers = numbers(packed, (right - left) * (bottom - top), shuffled);
      for (int row = top; row < bottom; row++) {
        System.arraycopy(numbers, (row - top) * (right - left), image[row], left, right - left);
      }
    }
    return image;
  }

  private double[] numbers(byte[] packed, int size, boolean shuffled) throws IOException {
    int type = header.getIntValue("ZBITPIX");
    int width = Math.abs(type) / Byte.SIZE;
    byte[] bytes;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      bytes = in.readAllBytes();
    }
    if (bytes.length != size * width) {
      throw new IOException(bytes.length + " bytes in a tile of " + size + " numbers");
    }
    ByteBuffer data = ByteBuffer.wrap(shuffled ? unshuffled(bytes, width) : bytes);
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] =
          switch (type) {
            case -64 -> data.getDouble();
            case -32 -> data.getFloat();
            case 8 -> data.get() & 0xff;
            case 16 -> data.getShort();
            case 32 -> data.getInt();
            case 64 -> data.getLong();
            default -> throw new IOException("BITPIX " + type);
          };
    }
    return numbers;
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
