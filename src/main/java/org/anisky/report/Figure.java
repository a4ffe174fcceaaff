package org.anisky.report;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

/**
 * What a picture shows, apart from how it is drawn: its texts, panels with axes and what is
 * measured on them, maps of the sky, legends. The same figure becomes pixels or lines of a file,
 * and {@link #description} hands it to a page that draws it by itself. Immutable.
 */
public final class Figure {
  /**
   * Length of a unit of the figure on paper, mm: a sky map is 184 mm wide, as two columns of a
   * journal are, and the smallest letters are 7 points high.
   */
  static final double MILLIMETRES = 0.1;

  /** Something on a figure. */
  interface Part {
    /** Draws it. */
    void draw(Sheet sheet);

    /** What it shows, see {@link Description}. */
    Map<String, Object> description();
  }

  private final int width;
  private final int height;
  private final List<Part> parts;

  /**
   * @param width in units of the figure, the pixels of a PNG
   * @param height in the same units
   * @param parts from the back to the front
   */
  Figure(int width, int height, List<Part> parts) {
    this.width = width;
    this.height = height;
    this.parts = List.copyOf(parts);
  }

  /** Width, px. */
  public int width() {
    return width;
  }

  /** Height, px. */
  public int height() {
    return height;
  }

  /** The first title; empty when there is none. */
  public String title() {
    return parts.stream()
        .filter(part -> part instanceof Caption caption && caption.role() == Caption.Role.TITLE)
        .map(part -> Letter.plain(((Caption) part).text()))
        .findFirst()
        .orElse("");
  }

  /** From the back to the front. */
  List<Part> parts() {
    return parts;
  }

  /** What it shows: a tree of maps, lists, texts, booleans and finite numbers, as in JSON. */
  public Map<String, Object> description() {
    return Description.of("figure")
        .with("width", width)
        .with("height", height)
        .with("parts", parts.stream().map(Part::description).toList())
        .tree();
  }

  /** Pixels on white paper, 8 bits per colour, no transparency; always the same. */
  public BufferedImage render() {
    PixelCanvas canvas = new PixelCanvas(width, height);
    drawOn(canvas);
    return canvas.finish();
  }

  /**
   * Draws everything.
   *
   * @return the sheet, which knows where the texts are
   */
  Sheet drawOn(Canvas canvas) {
    Sheet sheet = new Sheet(width, height, canvas);
    parts.forEach(part -> part.draw(sheet));
    return sheet;
  }
}
