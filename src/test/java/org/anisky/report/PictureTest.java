package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
  private static final Picture PICTURE =
      () -> {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(2, 1, 0x123456);
        return image;
      };

  @TempDir Path directory;

  @Test
  void whatIsWrittenIsWhatWasDrawn() throws IOException {
    Path file = directory.resolve("a.png");
    PICTURE.write(file);
    BufferedImage read = ImageIO.read(file.toFile());
    assertThat(read.getWidth()).isEqualTo(3);
    assertThat(read.getRGB(2, 1)).isEqualTo(0xff123456);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullPlaceIsNamed() {
    assertThatThrownBy(() -> PICTURE.write(Path.of("/dev/full")))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write file /dev/full: No space left on device");
  }
}
