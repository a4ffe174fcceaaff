package org.anisky.report;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A picture drawn in pixels, with its texts.
 *
 * @param image the pixels
 * @param labels the texts and where they are
 */
record Drawn(BufferedImage image, List<Sheet.Label> labels) {
  static Drawn of(Picture picture) {
    Figure figure = picture.figure();
    PixelCanvas canvas = new PixelCanvas(figure.width(), figure.height());
    Sheet sheet = figure.drawOn(canvas);
    return new Drawn(canvas.finish(), sheet.labels());
  }

  List<String> texts() {
    return labels.stream().map(Sheet.Label::text).toList();
  }
}
