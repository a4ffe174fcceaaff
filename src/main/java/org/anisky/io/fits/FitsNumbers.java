package org.anisky.io.fits;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.anisky.InvalidInputException;

/**
 * Numbers of any FITS type as doubles, scaled as the header says, exactly: integers of 64 bits and
 * unsigned ones (zero 2^63) too. A number that is undefined is NaN: BLANK or TNULL of integers,
 * NaN, BAD_DATA, and UNSEEN as healpy knows it in single and double precision.
 *
 * @param type of the numbers
 * @param scale BSCALE or TSCAL, finite, not 0
 * @param zero BZERO or TZERO, finite
 * @param blank the stored integer that means undefined
 * @param badData the value that means undefined; NaN for none besides UNSEEN
 */
record FitsNumbers(
    FitsNumberType type, double scale, double zero, OptionalLong blank, double badData) {
  /** Up to here every whole number is a double. */
  private static final double LARGEST_WHOLE = 0x1p53;

  /** healpy masks values this close to UNSEEN, which single precision rounds. */
  private static final double UNSEEN_TOLERANCE = 1e-5 * -FitsMaps.UNSEEN;

  /** Numbers as they are stored. */
  static FitsNumbers plain(FitsNumberType type) {
    return new FitsNumbers(type, 1, 0, OptionalLong.empty(), Double.NaN);
  }

  /**
   * What a header says of an image's numbers or those of a column.
   *
   * @param scaleKey BSCALE, or TSCAL with the column's number
   * @param zeroKey BZERO, or TZERO with the number
   * @param blankKey BLANK, or TNULL with the number
   * @throws InvalidInputException when it is not allowed
   */
  static FitsNumbers of(
      FitsHeader header, FitsNumberType type, String scaleKey, String zeroKey, String blankKey) {
    double scale = header.numberOr(scaleKey, 1);
    if (scale == 0) {
      throw InvalidInputException.of(
          "%s: %s is 0, which makes all numbers the same", header.file(), scaleKey);
    }
    boolean blank = type.isWhole() && header.has(blankKey);
    return new FitsNumbers(
        type,
        scale,
        header.numberOr(zeroKey, 0),
        blank
            ? OptionalLong.of(header.integer(blankKey, Long.MIN_VALUE, Long.MAX_VALUE))
            : OptionalLong.empty(),
        header.numberOr("BAD_DATA", Double.NaN));
  }

  /**
   * The next number; NaN when it is undefined.
   *
   * @throws Inexact when it is whole and no double is equal to it
   */
  double next(ByteBuffer data) throws Inexact {
    if (type.isWhole()) {
      return ofWhole(type.whole(data));
    }
    double raw = type == FitsNumberType.FLOAT ? data.getFloat() : data.getDouble();
    return isUndefined(raw) ? Double.NaN : defined(scaled(raw));
  }

  /** A stored integer as a number, see {@link #next}. */
  double ofWhole(long raw) throws Inexact {
    if (blank.isPresent() && raw == blank.getAsLong()) {
      return Double.NaN;
    }
    boolean exact = Math.abs((double) raw) < LARGEST_WHOLE;
    double product = raw * scale;
    if (exact && zero == 0 && (Math.abs(product) <= LARGEST_WHOLE || !isWhole(scale))) {
      return defined(product);
    }
    double value = product + zero;
    if (exact && !(isWhole(scale) && isWhole(zero))) {
      return defined(Math.fma(raw, scale, zero));
    }
    boolean safe =
        exact
            && Math.abs(product) <= LARGEST_WHOLE
            && Math.abs(zero) <= LARGEST_WHOLE
            && Math.abs(value) <= LARGEST_WHOLE;
    return defined(safe ? value : rounded(raw));
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number);
  }

  /** The double that is nearest, and for whole numbers equal. */
  private double rounded(long raw) throws Inexact {
    BigDecimal exact =
        new BigDecimal(scale).multiply(BigDecimal.valueOf(raw)).add(new BigDecimal(zero));
    double value = exact.doubleValue();
    if (isWhole(scale) && isWhole(zero) && new BigDecimal(value).compareTo(exact) != 0) {
      throw new Inexact(exact.toPlainString());
    }
    return value;
  }

  private double scaled(double raw) {
    return raw * scale + zero;
  }

  private double defined(double value) {
    return isUndefined(value) ? Double.NaN : value;
  }

  private boolean isUndefined(double value) {
    return Math.abs(value - FitsMaps.UNSEEN) <= UNSEEN_TOLERANCE
        || value == badData
        || !type.isWhole() && value == (float) badData;
  }

  /** A whole number that no double is equal to. */
  static final class Inexact extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param number all its digits
     */
    Inexact(String number) {
      super(number, null, false, false);
    }

    /** For messages, after the place. */
    String says() {
      return "is "
          + getMessage()
          + ", which a number of double precision cannot hold; whole"
          + " numbers are exact up to 2^53 = 9007199254740992";
    }
  }
}
