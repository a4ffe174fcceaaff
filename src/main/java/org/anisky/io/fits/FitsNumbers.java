package org.anisky.io.fits;

import java.lang.reflect.Array;
import org.anisky.InvalidInputException;

/** Numbers of any FITS type as doubles. */
final class FitsNumbers {
  private FitsNumbers() {}

  /**
   * The numbers, times scale plus zero.
   *
   * @param raw primitive array; not modified
   * @param where file and column, for messages
   * @throws InvalidInputException when the array does not hold numbers
   */
  static double[] doubles(Object raw, double scale, double zero, String where) {
    double[] values = widened(raw, where);
    if (scale == 1 && zero == 0) {
      return values;
    }
    double[] scaled = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = values[i] * scale + zero;
    }
    return scaled;
  }

  private static double[] widened(Object raw, String where) {
    if (raw instanceof double[] values) {
      return values;
    }
    boolean numbers =
        raw instanceof float[]
            || raw instanceof long[]
            || raw instanceof int[]
            || raw instanceof short[]
            || raw instanceof byte[];
    if (!numbers) {
      throw InvalidInputException.of("%s does not hold numbers", where);
    }
    double[] values = new double[Array.getLength(raw)];
    if (raw instanceof byte[] bytes) {
      // A byte of FITS has no sign.
      for (int i = 0; i < values.length; i++) {
        values[i] = bytes[i] & 0xff;
      }
      return values;
    }
    if (raw instanceof float[] floats) {
      for (int i = 0; i < values.length; i++) {
        values[i] = floats[i];
      }
      return values;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Array.getDouble(raw, i);
    }
    return values;
  }
}
