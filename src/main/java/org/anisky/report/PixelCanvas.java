package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** A picture of pixels on white paper, one to a unit of the figure, without transparency. */
final class PixelCanvas implements Canvas {
  private final BufferedImage image;
  private final Graphics2D graphics;

  PixelCanvas(int width, int height) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width, height);
  }

  /** The picture; nothing may be drawn afterwards. */
  BufferedImage finish() {
    graphics.dispose();
    return image;
  }

  @Override
  public void fill(Shape shape, Color colour) {
    graphics.setColor(colour);
    graphics.fill(shape);
  }

  @Override
  public void draw(Shape shape, Color colour, BasicStroke pen) {
    graphics.setColor(colour);
    graphics.setStroke(pen);
    graphics.draw(shape);
  }

  @Override
  public void clip(Shape region) {
    graphics.setClip(region);
  }

  @Override
  public void write(String text, AffineTransform place, Color colour) {
    Path2D outline = TrueTypeFont.dejaVuSans().outline(text);
    outline.transform(place);
    fill(outline, colour);
  }

  @Override
  public void paint(Raster raster) {
    Rectangle2D box = raster.bounds();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int[] line = new int[(int) box.getWidth()];
    for (int row = (int) box.getMinY(); row < box.getMaxY(); row++) {
      raster.line(row + 0.5, box.getMinX(), 1, line);
      int at = row * image.getWidth() + (int) box.getMinX();
      for (int colour : line) {
        if (colour != Raster.NOTHING) {
          pixels[at] = colour & ~Raster.OPAQUE;
        }
        at++;
      }
    }
  }
}
