package org.anisky.report;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * A part of a figure that has a colour at every point instead of lines: a sky map, a scale of
 * colours. A canvas asks at the middles of as many pixels as it has.
 */
interface Raster {
  /** 0xAARRGGBB of a point where nothing is. */
  int NOTHING = 0;

  /** 0xAARRGGBB without what is behind. */
  int OPAQUE = 0xff000000;

  /** Pixels to a unit of the figure in {@link #image}. */
  int FINER = 2;

  /** The part of the figure outside of which there is nothing; whole numbers. */
  Rectangle2D bounds();

  /**
   * The colours along a line.
   *
   * @param y of the line, in figure units, downwards
   * @param left where the line begins
   * @param step width of a pixel
   * @param colours becomes 0xAARRGGBB, opaque or {@link #NOTHING}, at the middle of each pixel
   */
  void line(double y, double left, double step, int[] colours);

  /** Pixels for formats of lines, finer than those of a PNG so that print does not show them. */
  static BufferedImage image(Raster raster) {
    Rectangle2D box = raster.bounds();
    int width = (int) (FINER * box.getWidth());
    int height = (int) (FINER * box.getHeight());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    int[] line = new int[width];
    for (int row = 0; row < height; row++) {
      raster.line(box.getMinY() + (row + 0.5) / FINER, box.getMinX(), 1.0 / FINER, line);
      image.setRGB(0, row, width, 1, line, 0, width);
    }
    return image;
  }
}
