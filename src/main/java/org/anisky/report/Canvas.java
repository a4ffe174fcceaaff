package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;

/**
 * What a {@link Sheet} is drawn on: the pixels of a picture, or the lines of a file. Units are
 * those of the figure, x to the right, y downwards.
 */
interface Canvas {
  /** Fills a shape, by its own winding rule. */
  void fill(Shape shape, Color colour);

  /** Draws along a shape. */
  void draw(Shape shape, Color colour, BasicStroke pen);

  /** Restricts what follows to a region, or lifts the restriction when null. */
  void clip(Shape region);

  /** Writes a text; {@code place} brings its em, y downwards, to the figure. */
  void write(String text, AffineTransform place, Color colour);

  /** Colours a part of the sheet. */
  void paint(Raster raster);
}
