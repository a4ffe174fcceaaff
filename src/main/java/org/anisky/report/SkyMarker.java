package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Locale;
import java.util.Map;

/**
 * A marked direction on a sky map.
 *
 * @param longitude rad, on the axes of the map: right ascension on an equatorial map
 * @param latitude rad, in [-pi/2, pi/2]
 * @param label beside the symbol; empty for none
 * @param symbol what is drawn
 */
public record SkyMarker(double longitude, double latitude, String label, Symbol symbol) {
  /** The shape of a marker. */
  public enum Symbol {
    /** An upright cross, for a direction that was fitted. */
    CROSS,
    /** An open circle, for a place to look at, since it hides nothing. */
    RING
  }

  private static final double SIZE = 17;
  private static final BasicStroke PEN = new BasicStroke(3.4f);
  private static final BasicStroke RIM = new BasicStroke(8.5f, BasicStroke.CAP_ROUND, 1);

  /** Checks the direction, so that NaN fails too. */
  public SkyMarker {
    if (!Double.isFinite(longitude) || !(Math.abs(latitude) <= Math.PI / 2)) {
      throw new IllegalArgumentException(
          "marker '" + label + "' at longitude " + longitude + ", latitude " + latitude + " rad");
    }
  }

  /** A cross. */
  public static SkyMarker cross(double longitude, double latitude, String label) {
    return new SkyMarker(longitude, latitude, label, Symbol.CROSS);
  }

  /** A ring. */
  public static SkyMarker ring(double longitude, double latitude, String label) {
    return new SkyMarker(longitude, latitude, label, Symbol.RING);
  }

  /** The symbol with a rim of paper. */
  void drawSymbol(Sheet sheet, SkyPlace place) {
    Point2D point = place.position(longitude, latitude);
    Shape shape = shape(point.getX(), point.getY());
    sheet.draw(shape, Color.WHITE, RIM);
    sheet.draw(shape, Palette.INK, PEN);
  }

  private Shape shape(double x, double y) {
    return switch (symbol) {
      case RING -> new Ellipse2D.Double(x - SIZE, y - SIZE, 2 * SIZE, 2 * SIZE);
      case CROSS -> {
        Path2D cross = new Path2D.Double();
        cross.moveTo(x - SIZE, y);
        cross.lineTo(x + SIZE, y);
        cross.moveTo(x, y - SIZE);
        cross.lineTo(x, y + SIZE);
        yield cross;
      }
    };
  }

  /** The label beside the symbol, where there is room. */
  void drawLabel(Sheet sheet, SkyPlace place) {
    if (!label.isBlank()) {
      Point2D point = place.position(longitude, latitude);
      sheet.textBeside(label, point, SIZE + 10, TextStyle.of(28).withHalo());
    }
  }

  Map<String, Object> description() {
    return Description.of(symbol.name().toLowerCase(Locale.ROOT))
        .with("name", label)
        .with("longitude_deg", Math.toDegrees(longitude))
        .with("latitude_deg", Math.toDegrees(latitude))
        .tree();
  }
}
