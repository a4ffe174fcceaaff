package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.anisky.configuration.PictureFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureTest {
  /** Three pixels by two, the last of them dark blue. */
  private static final Figure FIGURE =
      new Figure(
          3,
          2,
          List.of(
              new Figure.Part() {
                @Override
                public void draw(Sheet sheet) {
                  sheet.fill(new Rectangle(2, 1, 1, 1), new Color(0x123456));
                }

                @Override
                public Map<String, Object> description() {
                  return Map.of("kind", "pixel");
                }
              }));

  @TempDir Path directory;

  @Test
  void whatIsWrittenIsWhatWasDrawn() throws IOException {
    Path file = directory.resolve("a.png");
    PictureWriter.write(FIGURE, PictureFormat.PNG, file);
    BufferedImage read = ImageIO.read(file.toFile());
    assertThat(read.getWidth()).isEqualTo(3);
    assertThat(read.getRGB(2, 1)).isEqualTo(0xff123456);
  }

  @ParameterizedTest
  @EnumSource(PictureFormat.class)
  @EnabledOnOs(OS.LINUX)
  void aFullPlaceIsNamed(PictureFormat format) {
    assertThatThrownBy(() -> PictureWriter.write(FIGURE, format, Path.of("/dev/full")))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write file /dev/full: No space left on device");
  }
}
