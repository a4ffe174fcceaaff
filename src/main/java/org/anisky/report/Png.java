package org.anisky.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Pictures as PNG files: eight bits to a colour, rows from the top, no filter, without a time stamp
 * (PNG specification, W3C 2003, sections 5, 9 and 11).
 *
 * <p>The files are those of Java's {@code ImageIO}, byte by byte, which needs a third of a second
 * for the first picture of a run to become ready.
 */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /** Bytes of a part of the data. */
  private static final int PART = 32768;

  /** The level of compression that ImageIO takes. */
  private static final int LEVEL = 4;

  private static final int COLOURS = 2;
  private static final int COLOURS_AND_ALPHA = 6;

  private Png() {}

  /**
   * The file of a picture.
   *
   * @param image of type {@link BufferedImage#TYPE_INT_RGB} or {@link BufferedImage#TYPE_INT_ARGB}
   */
  static byte[] of(BufferedImage image) {
    boolean alpha = image.getColorModel().hasAlpha();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 19);
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(image.getWidth(), image.getHeight(), alpha), 13);
      writeData(out, rows(image, alpha));
      chunk(out, "IEND", new byte[0], 0);
    } catch (IOException e) {
      throw new AssertionError("memory takes everything", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] header(int width, int height, boolean alpha) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(width);
    out.writeInt(height);
    out.writeByte(8);
    out.writeByte(alpha ? COLOURS_AND_ALPHA : COLOURS);
    out.write(new byte[3]); // deflate, the usual filters, not interlaced
    return bytes.toByteArray();
  }

  /** Every row with the number of its filter before it: 0, none. */
  private static byte[] rows(BufferedImage image, boolean alpha) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    byte[] rows = new byte[image.getHeight() * (1 + (alpha ? 4 : 3) * width)];
    int at = 0;
    for (int row = 0; row < image.getHeight(); row++) {
      at = row(pixels, row * width, width, alpha, rows, at + 1);
    }
    return rows;
  }

  private static int row(int[] pixels, int from, int width, boolean alpha, byte[] rows, int start) {
    int at = start;
    for (int k = from; k < from + width; k++) {
      int pixel = pixels[k];
      rows[at++] = (byte) (pixel >> 16);
      rows[at++] = (byte) (pixel >> 8);
      rows[at++] = (byte) pixel;
      if (alpha) {
        rows[at++] = (byte) (pixel >> 24);
      }
    }
    return at;
  }

  private static void writeData(DataOutputStream out, byte[] rows) throws IOException {
    Deflater deflater = new Deflater(LEVEL);
    try {
      deflater.setInput(rows);
      deflater.finish();
      byte[] part = new byte[PART];
      int length = 0;
      while (!deflater.finished()) {
        length += deflater.deflate(part, length, PART - length);
        if (length == PART || deflater.finished()) {
          chunk(out, "IDAT", part, length);
          length = 0;
        }
      }
    } finally {
      deflater.end();
    }
  }

  private static void chunk(DataOutputStream out, String type, byte[] data, int length)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data, 0, length);
    out.writeInt(length);
    out.write(name);
    out.write(data, 0, length);
    out.writeInt((int) sum.getValue());
  }
}
