package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.anisky.configuration.PictureFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FigureSealTest {
  private static final Figure FIGURE = new Figure(90, 60, List.of(Caption.title("a", 0, 90, 40)));

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(PictureFormat.class)
  void aFigureIsKnownUntilSomebodyChangesIt(PictureFormat format) throws IOException {
    Path file = directory.resolve("figure");
    PictureWriter.writeSealed(FIGURE, format, file);
    assertThat(FigureSeal.isSealed(file)).isTrue();
    byte[] bytes = Files.readAllBytes(file);
    for (int place : new int[] {bytes.length / 2, bytes.length - 20, 60}) {
      byte[] changed = bytes.clone();
      changed[place] ^= 1;
      Files.write(file, changed);
      assertThat(FigureSeal.isSealed(file)).as("byte " + place).isFalse();
    }
    PictureWriter.write(FIGURE, format, file);
    assertThat(FigureSeal.isSealed(file)).isFalse();
    Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    assertThat(FigureSeal.isSealed(file)).isFalse();
    Files.write(file, new byte[0]);
    assertThat(FigureSeal.isSealed(file)).isFalse();
  }

  /** Other programs read the pixels as without the mark. */
  @ParameterizedTest
  @EnumSource(value = PictureFormat.class, names = "PNG")
  void theMarkChangesNoPixel(PictureFormat format) throws IOException {
    Path sealed = directory.resolve("sealed.png");
    PictureWriter.writeSealed(FIGURE, format, sealed);
    assertThat(ImageIO.read(sealed.toFile()).getRGB(45, 30))
        .isEqualTo(FIGURE.render().getRGB(45, 30));
  }
}
