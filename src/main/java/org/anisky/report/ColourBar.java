package org.anisky.report;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;

/**
 * The scale of a map's colours: a horizontal bar, small values on the left. Ends that the map
 * exceeds are pointed.
 *
 * @param centre x of the middle, where a diverging scale has zero, px
 * @param top upper edge, px; whole
 * @param range what the colours span
 * @param quantity what is mapped
 * @param unit of it
 * @param halfLength half the length, px; whole, so that columns of a diverging scale mirror exactly
 */
record ColourBar(
    double centre, double top, ColourRange range, String quantity, String unit, int halfLength)
    implements Figure.Part, Raster {
  /** Half the length of a map of two columns, px. */
  static final int HALF_LENGTH = 520;

  /** Of a map of one column. */
  static final int NARROW_HALF_LENGTH = 320;

  static final int THICKNESS = 30;

  /** From the upper edge of the bar to below its title, px. */
  static final double HEIGHT = 132;

  private static final double TICK = 9;
  private static final double POINT = 26;
  private static final int INTERVALS = 10;
  private static final int NARROW_INTERVALS = 6;

  @Override
  public Rectangle2D bounds() {
    return new Rectangle2D.Double(centre - halfLength, top, 2 * halfLength, THICKNESS);
  }

  @Override
  public void line(double y, double left, double step, int[] colours) {
    double low = range.scale().low();
    double middle = (1 + low) / 2;
    double half = (1 - low) / 2;
    for (int k = 0; k < colours.length; k++) {
      double x = left + (k + 0.5) * step;
      colours[k] = OPAQUE | range.scale().rgb(middle + half * ((x - centre) / halfLength));
    }
  }

  @Override
  public void draw(Sheet sheet) {
    sheet.paint(this);
    double low = range.scale().low();
    double middle = (1 + low) / 2;
    double half = (1 - low) / 2;
    if (range.exceededBelow()) {
      point(sheet, -1, range.scale().rgb(low));
    }
    if (range.exceededAbove()) {
      point(sheet, 1, range.scale().rgb(1));
    }
    sheet.draw(bounds(), Palette.INK, Palette.TICK_PEN);
    double bottom = top + THICKNESS;
    Ticks ticks =
        Ticks.linear(
            low * range.limit(),
            range.limit(),
            halfLength < HALF_LENGTH ? NARROW_INTERVALS : INTERVALS);
    TextStyle style = TextStyle.of(28);
    for (int t = 0; t < ticks.values().size(); t++) {
      double place = (ticks.values().get(t) / range.limit() - middle) / half;
      double x = centre + place * halfLength;
      sheet.line(x, bottom, x, bottom + TICK, Palette.INK, Palette.TICK_PEN);
      sheet.text(ticks.labels().get(t), x, bottom + 40, style);
    }
    String title = ticks.title(quantity, unit);
    TextStyle big = sheet.fitted(TextStyle.of(30), title, sheet.width() - 60);
    sheet.text(title, centre, bottom + 84, big);
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("colour_bar")
        .with("quantity", quantity)
        .with("unit", unit)
        .with("from", range.scale().low() * range.limit())
        .with("to", range.limit())
        .tree();
  }

  private void point(Sheet sheet, int side, int colour) {
    double end = centre + side * halfLength;
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(end, top);
    triangle.lineTo(end + side * POINT, top + THICKNESS / 2.0);
    triangle.lineTo(end, top + THICKNESS);
    triangle.closePath();
    sheet.fill(triangle, new java.awt.Color(colour));
    sheet.draw(triangle, Palette.INK, Palette.TICK_PEN);
  }
}
