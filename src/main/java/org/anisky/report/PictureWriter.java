package org.anisky.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anisky.Workers;
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
   * What writes pictures, one by one.
   *
   * @param pictures by the stem of their file names
   * @return to be called in any order, from any thread
   */
  public List<Workers.Writing> each(Map<String, Picture> pictures, ResultDirectory directory) {
    List<Workers.Writing> each = new ArrayList<>();
    pictures.forEach((stem, picture) -> each.add(() -> write(stem, picture, directory)));
    return each;
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

  /**
   * Writes a figure into a file.
   *
   * @throws IOException when it cannot be written, with its path
   */
  public static void write(Figure figure, PictureFormat format, Path file) throws IOException {
    write(bytes(figure, format), file);
  }

  /**
   * Writes a figure into a file by itself, with a mark by which {@link FigureSeal} knows it.
   *
   * @throws IOException when it cannot be written, with its path
   */
  public static void writeSealed(Figure figure, PictureFormat format, Path file)
      throws IOException {
    write(FigureSeal.seal(bytes(figure, format), format), file);
  }

  private static void write(byte[] bytes, Path file) throws IOException {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }

  private static byte[] bytes(Figure figure, PictureFormat format) throws IOException {
    return switch (format) {
      case PNG -> Png.of(figure.render());
      case SVG -> {
        SvgCanvas canvas = new SvgCanvas();
        figure.drawOn(canvas);
        yield canvas.finish(figure).getBytes(StandardCharsets.UTF_8);
      }
      case PDF -> {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PdfCanvas canvas = new PdfCanvas(figure)) {
          figure.drawOn(canvas);
          canvas.finish(bytes);
        }
        yield bytes.toByteArray();
      }
    };
  }
}
