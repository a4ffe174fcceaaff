package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Java's own reader and writer of PNG files. */
class PngTest {
  /** Sizes of one part of data and of many, a single pixel, with transparency and without. */
  @ParameterizedTest
  @CsvSource({"1, 1, false", "300, 200, false", "300, 200, true", "7, 3, true"})
  void isReadAndWrittenByOthers(int width, int height, boolean alpha) throws IOException {
    BufferedImage image =
        new BufferedImage(
            width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new SplittableRandom(20260101);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        // Rows that compress, and rows that do not.
        image.setRGB(x, y, y % 2 == 0 ? 0x80123456 + x / 50 : random.nextInt());
      }
    }
    byte[] bytes = Png.of(image);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes));
    assertThat(read.getWidth()).isEqualTo(width);
    assertThat(read.getHeight()).isEqualTo(height);
    assertThat(read.getColorModel().hasAlpha()).isEqualTo(alpha);
    assertThat(read.getRGB(0, 0, width, height, null, 0, width))
        .isEqualTo(image.getRGB(0, 0, width, height, null, 0, width));
    ByteArrayOutputStream others = new ByteArrayOutputStream();
    ImageIO.write(image, "png", others);
    assertThat(bytes).isEqualTo(others.toByteArray());
  }
}
