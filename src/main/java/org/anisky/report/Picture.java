package org.anisky.report;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Something that can be drawn. Immutable; every call draws the same pixels anew. */
public interface Picture {
  /** Draws the picture on white paper, 8 bits per colour, no transparency. */
  BufferedImage render();

  /**
   * Writes the picture as PNG, without a time stamp; an existing file is replaced.
   *
   * @throws IOException when the file cannot be written
   */
  default void write(Path png) throws IOException {
    BufferedImage image = render();
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(png));
        ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException(png + ": this Java cannot write PNG");
      }
    }
  }
}
