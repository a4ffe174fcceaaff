package org.anisky.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.anisky.configuration.PictureFormat;
import org.anisky.io.files.OutputFailure;
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
   * @throws IOException when a file cannot be written, with its path
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
   * @throws IOException when a file cannot be written, with its path
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
    byte[] bytes = bytes(figure, format);
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }

  private static byte[] bytes(Figure figure, PictureFormat format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    switch (format) {
      case PNG -> {
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
          if (!ImageIO.write(figure.render(), "png", out)) {
            throw new IOException("this Java cannot write PNG");
          }
        }
      }
      case SVG -> {
        SvgCanvas canvas = new SvgCanvas();
        figure.drawOn(canvas);
        bytes.write(canvas.finish(figure).getBytes(StandardCharsets.UTF_8));
      }
      case PDF -> {
        try (PdfCanvas canvas = new PdfCanvas(figure)) {
          figure.drawOn(canvas);
          canvas.finish(bytes);
        }
      }
    }
    return bytes.toByteArray();
  }
}
