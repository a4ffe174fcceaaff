package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * What a figure is drawn on, whatever becomes of it: lines, shapes and texts in units of the figure
 * ("px", for they are the pixels of a PNG), x to the right, y downwards.
 *
 * <p>It remembers where every text stands, so that further texts can be put where there is room.
 * Not safe to share between threads.
 */
final class Sheet {
  /** Height of capital letters of the font, em (table OS/2 of DejaVu Sans: 1493 of 2048). */
  private static final double CAPITAL = 0.729;

  /** A text that finds no room is written in this part of its size. */
  private static final double SMALLER = 0.8;

  /** Room kept between a text and the rim of the sheet, or between two texts, px. */
  private static final double AIR = 6;

  /**
   * A text on the sheet.
   *
   * @param text what it says, subscripts that Unicode has not as in d_N
   * @param size of its em, px
   * @param bounds of the inked letters, px
   */
  record Label(String text, double size, Rectangle2D bounds) {}

  private final int width;
  private final int height;
  private final Canvas canvas;
  private final TrueTypeFont font = TrueTypeFont.dejaVuSans();
  private final List<Label> labels = new ArrayList<>();

  /**
   * @param canvas what is drawn on, of the same size
   */
  Sheet(int width, int height, Canvas canvas) {
    this.width = width;
    this.height = height;
    this.canvas = canvas;
  }

  int width() {
    return width;
  }

  /** The texts so far. */
  List<Label> labels() {
    return List.copyOf(labels);
  }

  /** Colours a part of the sheet. */
  void paint(Raster raster) {
    canvas.paint(raster);
  }

  /** Restricts what follows to a region, or lifts the restriction when null. */
  void clip(Shape region) {
    canvas.clip(region);
  }

  void fill(Shape shape, Color colour) {
    canvas.fill(shape, colour);
  }

  void draw(Shape shape, Color colour, BasicStroke pen) {
    canvas.draw(shape, colour, pen);
  }

  void line(double x1, double y1, double x2, double y2, Color colour, BasicStroke pen) {
    draw(new Line2D.Double(x1, y1, x2, y2), colour, pen);
  }

  /** How wide a text is, px. */
  double width(String text, double size) {
    return size * font.advance(text);
  }

  /** The style, with the size reduced as far as a text needs to fit into a width. */
  TextStyle fitted(TextStyle style, String text, double width) {
    double needed = width(text, style.size());
    return needed > width ? style.sized(style.size() * width / needed) : style;
  }

  /** Writes a text; y is its baseline. */
  void text(String text, double x, double y, TextStyle style) {
    write(text, place(text, x, y, style, 0), style);
  }

  /** Writes a text; y is the middle of its capital letters. */
  void textMiddle(String text, double x, double y, TextStyle style) {
    text(text, x, y + CAPITAL / 2 * style.size(), style);
  }

  /** Writes a text that runs upwards; x is the middle of its capital letters. */
  void textUpwards(String text, double x, double y, TextStyle style) {
    write(text, place(text, x + CAPITAL / 2 * style.size(), y, style, -Math.PI / 2), style);
  }

  /**
   * Writes a text beside a point, at the first place that lies on the sheet and covers no other
   * text: right, left, above, below, at the four corners; then the same a little smaller; when all
   * are taken, smaller at the first that lies on the sheet.
   *
   * @param distance between point and text, px
   */
  void textBeside(String text, Point2D point, double distance, TextStyle style) {
    TextStyle small = style.sized(SMALLER * style.size());
    List<AffineTransform> places = new ArrayList<>(placesBeside(text, point, distance, style));
    List<AffineTransform> smaller = placesBeside(text, point, distance, small);
    places.addAll(smaller);
    AffineTransform place =
        places.stream()
            .filter(candidate -> isFree(outline(text, candidate)))
            .findFirst()
            .or(() -> smaller.stream().filter(p -> isOnSheet(outline(text, p))).findFirst())
            .orElseGet(() -> smaller.get(0));
    write(text, place, smaller.contains(place) ? small : style);
  }

  private List<AffineTransform> placesBeside(
      String text, Point2D point, double distance, TextStyle style) {
    double x = point.getX();
    double middle = point.getY() + CAPITAL / 2 * style.size();
    double above = point.getY() - distance;
    double below = point.getY() + distance + CAPITAL * style.size();
    double aside = distance / 2;
    return List.of(
        place(text, x + distance, middle, style.left(), 0),
        place(text, x - distance, middle, style.right(), 0),
        place(text, x, above, style, 0),
        place(text, x, below, style, 0),
        place(text, x + aside, above, style.left(), 0),
        place(text, x - aside, above, style.right(), 0),
        place(text, x + aside, below, style.left(), 0),
        place(text, x - aside, below, style.right(), 0));
  }

  private boolean isOnSheet(Shape outline) {
    return new Rectangle2D.Double(0, 0, width, height).contains(outline.getBounds2D());
  }

  private boolean isFree(Shape outline) {
    Rectangle2D box = outline.getBounds2D();
    box.setFrame(
        box.getX() - AIR, box.getY() - AIR, box.getWidth() + 2 * AIR, box.getHeight() + 2 * AIR);
    return new Rectangle2D.Double(0, 0, width, height).contains(box)
        && labels.stream().noneMatch(label -> label.bounds().intersects(box));
  }

  /** From the em of a text to the sheet. */
  private AffineTransform place(String text, double x, double y, TextStyle style, double angle) {
    double advance = width(text, style.size());
    double shift =
        switch (style.anchor()) {
          case LEFT -> 0;
          case CENTRE -> -advance / 2;
          case RIGHT -> -advance;
        };
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.rotate(angle);
    place.translate(shift, 0);
    place.scale(style.size(), style.size());
    return place;
  }

  private Shape outline(String text, AffineTransform place) {
    Path2D outline = font.outline(text);
    outline.transform(place);
    return outline;
  }

  private void write(String text, AffineTransform place, TextStyle style) {
    if (text.isBlank()) {
      return;
    }
    Shape outline = outline(text, place);
    if (style.halo()) {
      float rim = (float) (0.28 * style.size());
      draw(
          outline,
          Palette.HALO,
          new BasicStroke(rim, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }
    canvas.write(text, place, style.colour());
    labels.add(new Label(Letter.plain(text), style.size(), outline.getBounds2D()));
  }
}
