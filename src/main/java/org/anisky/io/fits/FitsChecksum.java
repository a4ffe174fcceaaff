package org.anisky.io.fits;

/**
 * The checksum of FITS (FITS 4.0, section 4.4.2.7 and appendix J): the sum of all big-endian words
 * of 32 bits in ones' complement, in which a carry comes back at the other end. The sum of a unit
 * with a right CHECKSUM card is minus zero, all bits one.
 */
final class FitsChecksum {
  /** Sum of a unit whose checksum is right. */
  static final long MINUS_ZERO = 0xffffffffL;

  private static final int DIGITS = 16;
  private static final int OFFSET = '0';
  private static final String PUNCTUATION = ":;<=>?@[\\]^_`";

  private long sum;
  private int phase;

  /** Adds bytes; a word may lie across two calls. */
  void add(byte[] bytes, int from, int length) {
    int k = from;
    int end = from + length;
    for (; k < end && phase != 0; k++) {
      addByte(bytes[k]);
    }
    long words = 0;
    for (; k + Integer.BYTES <= end; k += Integer.BYTES) {
      words +=
          (bytes[k] & 0xffL) << 24
              | (bytes[k + 1] & 0xff) << 16
              | (bytes[k + 2] & 0xff) << 8
              | (bytes[k + 3] & 0xff);
      words = (words & MINUS_ZERO) + (words >>> 32);
    }
    sum = folded(sum + words);
    for (; k < end; k++) {
      addByte(bytes[k]);
    }
  }

  private void addByte(byte value) {
    sum = folded(sum + ((value & 0xffL) << (24 - 8 * phase)));
    phase = (phase + 1) % Integer.BYTES;
  }

  /** Adds a number as it is written, big-endian; only at the beginning of a word. */
  void add(double number) {
    long bits = Double.doubleToRawLongBits(number);
    sum = folded(sum + (bits >>> 32) + (bits & MINUS_ZERO));
  }

  /** Adds what another has summed up, of whole words. */
  void add(FitsChecksum other) {
    sum = folded(sum + other.sum);
  }

  private static long folded(long sum) {
    long once = (sum & MINUS_ZERO) + (sum >>> 32);
    return (once & MINUS_ZERO) + (once >>> 32);
  }

  /** The sum, in [0, 2^32). */
  long sum() {
    return sum;
  }

  /**
   * The text that CHECKSUM must hold so that the unit sums up to minus zero.
   *
   * @param sum of the unit while CHECKSUM holds sixteen characters 0
   */
  static String encoded(long sum) {
    long complement = ~sum & MINUS_ZERO;
    char[] text = new char[DIGITS];
    for (int part = 0; part < Integer.BYTES; part++) {
      int value = (int) (complement >>> (24 - 8 * part)) & 0xff;
      int quarter = value / 4;
      int[] digits = {quarter + value % 4, quarter, quarter, quarter};
      for (int k = 0; k < digits.length; k++) {
        digits[k] += OFFSET;
      }
      withoutPunctuation(digits);
      for (int k = 0; k < digits.length; k++) {
        // The text begins one byte before a word: everything moves right by one.
        text[(Integer.BYTES * k + part + 1) % DIGITS] = (char) digits[k];
      }
    }
    return new String(text);
  }

  /** Moves pairs of characters in opposite directions, which keeps their sum. */
  private static void withoutPunctuation(int[] digits) {
    boolean found = true;
    while (found) {
      found = false;
      for (int k = 0; k < digits.length; k += 2) {
        if (PUNCTUATION.indexOf(digits[k]) >= 0 || PUNCTUATION.indexOf(digits[k + 1]) >= 0) {
          digits[k]++;
          digits[k + 1]--;
          found = true;
        }
      }
    }
  }
}
