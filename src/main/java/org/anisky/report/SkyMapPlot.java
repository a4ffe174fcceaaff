package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;

/**
 * A map of the whole sky in the Mollweide projection: north up, longitude growing to the left.
 *
 * <p>With {@link ColourScale#DIVERGING} for quantities whose zero means "nothing": the anisotropy
 * dI, a significance. Zero is white, negative values blue, positive values red. With {@link
 * ColourScale#SEQUENTIAL} for counts and exposures. Pixels that were not observed are grey. Every
 * pixel of the picture looks up its own direction in the map, so the map's pixels are drawn as they
 * are, neither smoothed nor interpolated. 1840 px wide; the height follows from the lines of the
 * title.
 */
public final class SkyMapPlot implements Picture {
  /** Width of every sky map, px. */
  public static final int WIDTH = 1840;

  private static final double HALF_WIDTH = 790;
  private static final double HALF_HEIGHT = HALF_WIDTH / 2;
  private static final double CENTRE_X = WIDTH / 2.0;

  private static final double MARGIN = 34;
  private static final double TITLE_LINE = 52;
  private static final double SUBTITLE_LINE = 42;
  private static final double GAP = 40;

  private static final double SYMBOL = 17;
  private static final Stroke EDGE_PEN = Palette.dashed(3, 14, 9);
  private static final Stroke GALAXY_PEN = Palette.dashed(2.4, 4, 7);
  private static final Stroke SYMBOL_PEN = new BasicStroke(3.4f);
  private static final Stroke SYMBOL_RIM = new BasicStroke(8.5f, BasicStroke.CAP_ROUND, 1);

  private final SkyMap map;
  private final SkyMapOptions options;
  private final Mollweide projection;
  private final ColourRange range;

  private SkyMapPlot(SkyMap map, SkyMapOptions options) {
    this.map = map;
    this.options = options;
    double centre = map.frame() == SkyFrame.EQUATORIAL ? Math.PI : 0;
    this.projection = new Mollweide(options.centre().orElse(centre));
    this.range = ColourRange.of(map, options.scale(), options.range());
  }

  /**
   * A picture of a map.
   *
   * @throws IllegalArgumentException when an observed value is not finite, or when the options name
   *     declinations or the Galaxy on a map whose frame does not know them
   */
  public static SkyMapPlot of(SkyMap map, SkyMapOptions options) {
    options.fieldOfViewEdges().forEach(edge -> SkyCircle.ofDeclination(edge, map.frame()));
    if (options.galacticPlane()) {
      SkyCircle.galacticPlane(map.frame());
    }
    return new SkyMapPlot(map, options);
  }

  /** The colours span -range, or zero, to +range, in the unit of the map. */
  public double range() {
    return range.limit();
  }

  /**
   * Where a direction is in the picture, px from its upper left corner, y downwards; the pixel (i,
   * j) covers [i, i + 1) x [j, j + 1).
   *
   * @param longitude rad, on the axes of the map: right ascension on an equatorial map
   * @param latitude rad: declination on an equatorial map
   */
  public Point2D position(double longitude, double latitude) {
    Point2D unit = projection.forward(longitude, latitude);
    return new Point2D.Double(
        CENTRE_X + HALF_WIDTH * unit.getX(), centreY() - HALF_HEIGHT * unit.getY());
  }

  @Override
  public BufferedImage render() {
    return draw().finish();
  }

  /** Everything, from the back to the front. */
  Sheet draw() {
    double barTop = Math.rint(centreY() + HALF_HEIGHT + GAP);
    Sheet sheet = new Sheet(WIDTH, (int) Math.ceil(barTop + ColourBar.HEIGHT));
    Shape outline = outline();
    drawTitles(sheet);
    drawPixels(sheet);
    Graticule graticule = new Graticule(map.frame(), projection, this::position);
    sheet.clip(outline);
    graticule.drawLines(sheet);
    drawCurves(sheet);
    sheet.clip(null);
    sheet.draw(outline, Palette.INK, Palette.FRAME_PEN);
    graticule.drawLabels(sheet);
    options.markers().forEach(marker -> drawSymbol(sheet, marker));
    options.markers().forEach(marker -> drawMarkerLabel(sheet, marker));
    new ColourBar(CENTRE_X, barTop).draw(sheet, range, map.quantity(), map.unit());
    String note = options.axesNote().orElseGet(() -> Graticule.axesNote(map.frame()));
    sheet.text(note, MARGIN, barTop - 30, TextStyle.of(24).coloured(Palette.FAINT_INK).left());
    return sheet;
  }

  private double centreY() {
    return MARGIN
        + (options.title().isBlank() ? 0 : TITLE_LINE)
        + (options.subtitle().isBlank() ? 0 : SUBTITLE_LINE)
        + HALF_HEIGHT;
  }

  private Shape outline() {
    return new Ellipse2D.Double(
        CENTRE_X - HALF_WIDTH, centreY() - HALF_HEIGHT, 2 * HALF_WIDTH, 2 * HALF_HEIGHT);
  }

  private void drawTitles(Sheet sheet) {
    double width = WIDTH - 2 * MARGIN;
    double y = MARGIN;
    if (!options.title().isBlank()) {
      TextStyle style = sheet.fitted(TextStyle.of(38), options.title(), width);
      sheet.text(options.title(), CENTRE_X, y + 28, style);
      y += TITLE_LINE;
    }
    if (!options.subtitle().isBlank()) {
      TextStyle style = TextStyle.of(28).coloured(Palette.FAINT_INK);
      sheet.text(
          options.subtitle(), CENTRE_X, y + 18, sheet.fitted(style, options.subtitle(), width));
    }
  }

  /** Colours every pixel whose centre lies inside the outline. */
  private void drawPixels(Sheet sheet) {
    SkyGrid grid = map.grid();
    double middle = centreY();
    int unobserved = Palette.UNOBSERVED.getRGB();
    for (int row = (int) (middle - HALF_HEIGHT); row < middle + HALF_HEIGHT; row++) {
      double y = (middle - (row + 0.5)) / HALF_HEIGHT;
      if (!(Math.abs(y) < 1)) {
        continue;
      }
      double z = Mollweide.z(y);
      double half = HALF_WIDTH * Math.sqrt(1 - y * y);
      int first = (int) Math.ceil(CENTRE_X - half - 0.5);
      int last = (int) Math.floor(CENTRE_X + half - 0.5);
      for (int column = first; column <= last; column++) {
        double x = (column + 0.5 - CENTRE_X) / HALF_WIDTH;
        int pixel = grid.pixel(z, projection.longitude(x, y));
        boolean observed = map.isObserved(pixel);
        sheet.pixel(column, row, observed ? range.rgb(map.value(pixel)) : unobserved);
      }
    }
  }

  private void drawCurves(Sheet sheet) {
    for (double edge : options.fieldOfViewEdges()) {
      Path2D path = SkyCircle.ofDeclination(edge, map.frame()).path(projection, this::position);
      sheet.draw(path, Palette.INK, EDGE_PEN);
    }
    if (options.galacticPlane()) {
      Path2D path = SkyCircle.galacticPlane(map.frame()).path(projection, this::position);
      sheet.draw(path, Palette.INK, GALAXY_PEN);
    }
  }

  private void drawSymbol(Sheet sheet, SkyMarker marker) {
    Point2D point = position(marker.longitude(), marker.latitude());
    Shape symbol = symbol(marker.symbol(), point.getX(), point.getY());
    sheet.draw(symbol, Color.WHITE, SYMBOL_RIM);
    sheet.draw(symbol, Palette.INK, SYMBOL_PEN);
  }

  private static Shape symbol(SkyMarker.Symbol symbol, double x, double y) {
    return switch (symbol) {
      case RING -> new Ellipse2D.Double(x - SYMBOL, y - SYMBOL, 2 * SYMBOL, 2 * SYMBOL);
      case CROSS -> {
        Path2D cross = new Path2D.Double();
        cross.moveTo(x - SYMBOL, y);
        cross.lineTo(x + SYMBOL, y);
        cross.moveTo(x, y - SYMBOL);
        cross.lineTo(x, y + SYMBOL);
        yield cross;
      }
    };
  }

  private void drawMarkerLabel(Sheet sheet, SkyMarker marker) {
    if (!marker.label().isBlank()) {
      Point2D point = position(marker.longitude(), marker.latitude());
      sheet.textBeside(marker.label(), point, SYMBOL + 10, TextStyle.of(28).withHalo());
    }
  }
}
