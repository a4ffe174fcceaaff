package org.anisky.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.anisky.io.files.OutputFailure;

/** Something that can be drawn. Immutable; every call draws the same pixels anew. */
public interface Picture {
  /** Draws the picture on white paper, 8 bits per colour, no transparency. */
  BufferedImage render();

  /**
   * Writes the picture as PNG, without a time stamp; an existing file is replaced.
   *
   * @throws IOException when the file cannot be written, with its path
   */
  default void write(Path png) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(render(), "png", out)) {
        throw new IOException(png + ": this Java cannot write PNG");
      }
    }
    try {
      Files.write(png, bytes.toByteArray());
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", png, e);
    }
  }
}
