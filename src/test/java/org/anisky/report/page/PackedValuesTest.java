package org.anisky.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/** Values come out of the text as 32-bit floats, bit by bit. */
class PackedValuesTest {
  @Test
  void valuesComeBackAsFloats() throws IOException {
    double[] values = {0.1, -1e-4, Double.NaN, 3.0e30, -0.0, 12345.678};
    byte[] bytes;
    try (InflaterInputStream in =
        new InflaterInputStream(
            new ByteArrayInputStream(Base64.getDecoder().decode(PackedValues.of(values))))) {
      bytes = in.readAllBytes();
    }
    assertThat(bytes).hasSize(24);
    for (int k = 0; k < values.length; k++) {
      int bits = 0;
      for (int b = 3; b >= 0; b--) {
        bits = bits << 8 | bytes[b * values.length + k] & 0xff;
      }
      assertThat(bits).as("value %d", k).isEqualTo(Float.floatToIntBits((float) values[k]));
    }
  }
}
