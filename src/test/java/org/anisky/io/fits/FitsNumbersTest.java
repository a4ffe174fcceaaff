package org.anisky.io.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Scaled, unsigned and undefined numbers (FITS 4.0, sections 4.4.2.5 and 7.3.2). */
class FitsNumbersTest {
  private static final double TWO_63 = 0x1p63;

  private static FitsNumbers scaled(FitsNumberType type, double scale, double zero) {
    return new FitsNumbers(type, scale, zero, OptionalLong.empty(), Double.NaN);
  }

  private static double read(FitsNumbers numbers, int bitpix, Number stored)
      throws FitsNumbers.Inexact {
    return numbers.next(ByteBuffer.wrap(FitsBytes.stored(bitpix, stored)));
  }

  @Test
  void unsignedIntegersOfEveryLengthAreExact() throws FitsNumbers.Inexact {
    FitsNumbers unsigned = scaled(FitsNumberType.LONG, 1, TWO_63);
    assertThat(read(unsigned, 64, Long.MIN_VALUE)).isEqualTo(0);
    assertThat(read(unsigned, 64, Long.MIN_VALUE + 4137)).isEqualTo(4137);
    assertThat(read(unsigned, 64, Long.MIN_VALUE + (1L << 53))).isEqualTo(0x1p53);
    assertThat(read(unsigned, 64, 0L)).isEqualTo(0x1p63);
    assertThat(read(scaled(FitsNumberType.INT, 1, 0x1p31), 32, -1)).isEqualTo(2147483647.0);
    assertThat(read(scaled(FitsNumberType.SHORT, 1, 32768), 16, 32767)).isEqualTo(65535);
    assertThat(read(scaled(FitsNumberType.BYTE, 1, -128), 8, 0)).isEqualTo(-128);
    assertThat(read(FitsNumbers.plain(FitsNumberType.BYTE), 8, 200)).isEqualTo(200);
  }

  @Test
  void whatNoDoubleIsEqualToIsRefusedWithItsDigits() {
    FitsNumbers unsigned = scaled(FitsNumberType.LONG, 1, TWO_63);
    assertThatThrownBy(() -> read(unsigned, 64, 1L))
        .isInstanceOf(FitsNumbers.Inexact.class)
        .hasMessage("9223372036854775809");
    assertThatThrownBy(() -> read(unsigned, 64, Long.MIN_VALUE + (1L << 53) + 1))
        .hasMessage("9007199254740993");
    assertThatThrownBy(() -> read(FitsNumbers.plain(FitsNumberType.LONG), 64, -(1L << 53) - 1))
        .hasMessage("-9007199254740993");
    // 3 * (2^53 - 1) = 2^54 + 2^53 - 3 is odd and beyond 2^54, where doubles are multiples of 4.
    assertThatThrownBy(() -> read(scaled(FitsNumberType.LONG, 3, 0), 64, (1L << 53) - 1))
        .hasMessage("27021597764222973");
  }

  @Test
  void fractionsAreRoundedOnce() throws FitsNumbers.Inexact {
    // 2^62 + 3 times 0.5 less 2^61 is 1.5; in two roundings it would be 0.
    assertThat(read(scaled(FitsNumberType.LONG, 0.5, -0x1p61), 64, (1L << 62) + 3)).isEqualTo(1.5);
    assertThat(read(scaled(FitsNumberType.SHORT, 0.25, 10), 16, 7)).isEqualTo(11.75);
    assertThat(read(scaled(FitsNumberType.SHORT, 0.1, 0), 16, 7)).isEqualTo(7 * 0.1);
  }

  @Test
  void theStoredBlankIsUndefinedWhateverTheScale() throws FitsNumbers.Inexact {
    FitsNumbers numbers =
        new FitsNumbers(FitsNumberType.SHORT, 1, 32768, OptionalLong.of(-32768), Double.NaN);
    assertThat(read(numbers, 16, -32768)).isNaN();
    assertThat(read(numbers, 16, 32767)).isEqualTo(65535);
  }

  @Test
  void unseenIsUndefinedInBothPrecisions() throws FitsNumbers.Inexact {
    FitsNumbers floats = FitsNumbers.plain(FitsNumberType.FLOAT);
    FitsNumbers doubles = FitsNumbers.plain(FitsNumberType.DOUBLE);
    assertThat(read(floats, -32, -1.6375e30f)).isNaN();
    assertThat(read(doubles, -64, -1.6375e30)).isNaN();
    assertThat(read(doubles, -64, (double) -1.6375e30f)).isNaN();
    assertThat(read(doubles, -64, Double.NaN)).isNaN();
    assertThat(read(doubles, -64, -1.6e30)).isEqualTo(-1.6e30);
    // Stored as UNSEEN, though the header scales: not a number of 2 * -1.6375e30 + 1.
    assertThat(read(scaled(FitsNumberType.FLOAT, 2, 1), -32, -1.6375e30f)).isNaN();
  }

  @Test
  void badDataIsUndefined() throws FitsNumbers.Inexact {
    FitsNumbers floats = new FitsNumbers(FitsNumberType.FLOAT, 1, 0, OptionalLong.empty(), -9.99e9);
    assertThat(read(floats, -32, -9.99e9f)).isNaN();
    assertThat(read(floats, -32, -9.98e9f)).isEqualTo((double) -9.98e9f);
    FitsNumbers integers =
        new FitsNumbers(FitsNumberType.INT, 1, 0, OptionalLong.empty(), 16777217);
    assertThat(read(integers, 32, 16777217)).isNaN();
    // The same in single precision, but another whole number.
    assertThat(read(integers, 32, 16777216)).isEqualTo(16777216);
  }
}
