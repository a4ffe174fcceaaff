package org.anisky.report;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.anisky.configuration.PictureFormat;
import org.anisky.io.files.ResultDirectory;

/**
 * Writes pictures in the formats that are asked for, without a time stamp: the same picture gives
 * the same bytes. Existing files are replaced.
 *
 * @param formats empty: nothing is written
 */
public record PictureWriter(List<PictureFormat> formats) {
  /** Copies the list. */
  public PictureWriter {
    formats = List.copyOf(formats);
  }

  /**
   * Writes pictures.
   *
   * @param pictures by the stem of their file names
   * @throws IOException when a file cannot be written
   */
  public void write(Map<String, Picture> pictures, ResultDirectory directory) throws IOException {
    for (Map.Entry<String, Picture> picture : pictures.entrySet()) {
      write(picture.getKey(), picture.getValue(), directory);
    }
  }

  /**
   * Writes one picture.
   *
   * @param stem of its file names
   * @throws IOException when a file cannot be written
   */
  public void write(String stem, Picture picture, ResultDirectory directory) throws IOException {
    if (formats.isEmpty()) {
      return;
    }
    Figure figure = picture.figure();
    for (PictureFormat format : formats) {
      write(figure, format, directory.file(stem + "." + format.key()));
    }
  }

  static void write(Figure figure, PictureFormat format, Path file) throws IOException {
    switch (format) {
      case PNG -> writePng(figure.render(), file);
      case SVG -> {
        SvgCanvas canvas = new SvgCanvas();
        figure.drawOn(canvas);
        Files.writeString(file, canvas.finish(figure), StandardCharsets.UTF_8);
      }
      case PDF -> {
        try (PdfCanvas canvas = new PdfCanvas(figure);
            OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
          figure.drawOn(canvas);
          canvas.finish(out);
        }
      }
    }
  }

  private static void writePng(BufferedImage image, Path png) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(png));
        ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException(png + ": this Java cannot write PNG");
      }
    }
  }
}
