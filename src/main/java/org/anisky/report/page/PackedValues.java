package org.anisky.report.page;

import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;

/**
 * Numbers of a map for a page: 32-bit floats, of which first all lowest bytes stand, then all
 * second ones and so on, since so they pack better; deflated (zlib) and in base64. A browser
 * unpacks them without help.
 */
final class PackedValues {
  /** Fast: the highest bytes pack well at any level, the others at none. */
  private static final int LEVEL = 3;

  private PackedValues() {}

  /**
   * The text of a map.
   *
   * @param values not modified; NaN for pixels that are not observed
   */
  static String of(double[] values) {
    int count = values.length;
    byte[] bytes = new byte[Float.BYTES * count];
    for (int k = 0; k < count; k++) {
      int bits = Float.floatToIntBits((float) values[k]);
      for (int b = 0; b < Float.BYTES; b++) {
        bytes[b * count + k] = (byte) (bits >>> (Byte.SIZE * b));
      }
    }
    Deflater deflater = new Deflater(LEVEL);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] packed = new byte[bytes.length + bytes.length / 8 + 64];
      int length = deflater.deflate(packed);
      return Base64.getEncoder().encodeToString(Arrays.copyOf(packed, length));
    } finally {
      deflater.end();
    }
  }
}
