package org.anisky.io.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** By arithmetic; whole files against astropy are in {@link FitsMapsTest}. */
class FitsChecksumTest {
  private static long sum(byte[] bytes, int... cuts) {
    FitsChecksum checksum = new FitsChecksum();
    int from = 0;
    for (int cut : cuts) {
      checksum.add(bytes, from, cut - from);
      from = cut;
    }
    checksum.add(bytes, from, bytes.length - from);
    return checksum.sum();
  }

  @Test
  void aCarryComesBackAtTheOtherEnd() {
    // fffffffe + 3 = 1 00000001, and 1 + 1 = 2.
    byte[] bytes = ByteBuffer.allocate(8).putInt(0xfffffffe).putInt(3).array();
    assertThat(sum(bytes)).isEqualTo(2);
    // ffffffff + ffffffff = 1 fffffffe, that is ffffffff: minus zero twice.
    assertThat(sum(ByteBuffer.allocate(8).putLong(-1).array())).isEqualTo(0xffffffffL);
  }

  @Test
  void wordsMayLieAcrossTwoCalls() {
    byte[] bytes = new byte[64];
    new Random(5).nextBytes(bytes);
    long whole = sum(bytes);
    assertThat(sum(bytes, 1, 2, 7, 33)).isEqualTo(whole);
    assertThat(sum(bytes, 62)).isEqualTo(whole);
    // Slowly, with big numbers: the sum of the words modulo 2^32 - 1.
    ByteBuffer words = ByteBuffer.wrap(bytes);
    long total = 0;
    while (words.hasRemaining()) {
      total += words.getInt() & 0xffffffffL;
    }
    assertThat(whole).isEqualTo(total % 0xffffffffL);
  }

  @Test
  void aNumberAddsBothItsWords() {
    FitsChecksum checksum = new FitsChecksum();
    // 1.0 is 3ff00000 00000000, -0.1 is bfb99999 9999999a: 3ff00000 + bfb99999 = ffa99999, and
    // with 9999999a 1 99433333, that is 99433334.
    checksum.add(1.0);
    assertThat(checksum.sum()).isEqualTo(0x3ff00000L);
    checksum.add(-0.1);
    assertThat(checksum.sum()).isEqualTo(0x99433334L);
  }

  /** {@code astropy.io.fits.PrimaryHDU()._char_encode(~868229149)} of astropy 5.2.1. */
  @Test
  void theTextIsThatOfAstropy() {
    assertThat(FitsChecksum.encoded(868229149)).isEqualTo("hcHjjc9ghcEghc9g");
  }

  /** The text lies from byte 11 of its card on, so that three of its characters end a word. */
  @Test
  void theTextSumsUpToMinusZero() {
    Random random = new Random(7);
    for (int k = 0; k < 1000; k++) {
      long other = k == 0 ? 0 : random.nextInt() & 0xffffffffL;
      // What the sum is while sixteen zeros are in the place of the text.
      byte[] card =
          ("CHECKSUM= '" + "0".repeat(16) + "' ")
              .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      byte[] rest = ByteBuffer.allocate(4).putInt((int) other).array();
      FitsChecksum before = new FitsChecksum();
      before.add(card, 0, 28);
      before.add(rest, 0, 4);
      String text = FitsChecksum.encoded(before.sum());
      assertThat(text).matches("[0-9A-Za-z]{16}");
      byte[] filled =
          ("CHECKSUM= '" + text + "' ").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      FitsChecksum after = new FitsChecksum();
      after.add(filled, 0, 28);
      after.add(rest, 0, 4);
      assertThat(after.sum()).as(text).isEqualTo(FitsChecksum.MINUS_ZERO);
    }
  }
}
