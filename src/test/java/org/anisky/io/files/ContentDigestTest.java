package org.anisky.io.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;

/**
 * Expected digests from Python, {@code hashlib.sha256(struct.pack(...)).hexdigest()}, with the
 * packing in each test.
 */
class ContentDigestTest {
  @Test
  void aTextIsItsLengthAndItsBytesInUtf8AndNumbersAreTheirBits() {
    // s = 'é7'.encode(); sha256(pack('>q', len(s)) + s + pack('>qqdd', 5, 2, 1.5, -0.0))
    assertThat(new ContentDigest().text("é7").integer(5).numbers(new double[] {1.5, -0.0}).hex())
        .isEqualTo("89d99a4c98e12ca2fddf79c1a09402ffa22ec657ff2e9a97273927a83947aecc");
  }

  @Test
  void manyNumbersArePackedAsFew() {
    // sha256(pack('>q', 100000) + b''.join(pack('>d', k / 3) for k in range(100000)))
    double[] values = new double[100_000];
    for (int k = 0; k < values.length; k++) {
      values[k] = k / 3.0;
    }
    assertThat(new ContentDigest().numbers(values).hex())
        .isEqualTo("017e2a39293710a911d047c5717e33a54c36f7d9061a351df3617b6ad5da74d1");
  }

  @Test
  void whereOnePartEndsIsPartOfTheContent() {
    assertThat(new ContentDigest().text("ab").text("c").hex())
        .isNotEqualTo(new ContentDigest().text("a").text("bc").hex());
    assertThat(new ContentDigest().numbers(new double[] {0}).hex())
        .isNotEqualTo(new ContentDigest().numbers(new double[] {-0.0}).hex());
  }

  @Test
  void anotherDigestIsRefusedWithTheFile() {
    String digest = new ContentDigest().text("a").hex();
    new ContentDigest().text("a").check("a.arrow", digest);
    assertThatThrownBy(() -> new ContentDigest().text("b").check("b.arrow", digest))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "b.arrow: its content does not agree with the digest (SHA-256) that was written with"
                + " it: the file was damaged or changed afterwards; make it again");
  }
}
