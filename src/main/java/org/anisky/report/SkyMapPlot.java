package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private static final BasicStroke EDGE_PEN = Palette.dashed(3, 14, 9);
  private static final BasicStroke GALAXY_PEN = Palette.dashed(2.4, 4, 7);

  private final SkyMap map;
  private final SkyMapOptions options;
  private final SkyPlace place;
  private final ColourRange range;

  private SkyMapPlot(SkyMap map, SkyMapOptions options) {
    this.map = map;
    this.options = options;
    double centre = map.frame() == SkyFrame.EQUATORIAL ? Math.PI : 0;
    this.place =
        new SkyPlace(
            new Mollweide(options.centre().orElse(centre)),
            CENTRE_X,
            centreY(options),
            HALF_WIDTH,
            HALF_HEIGHT);
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
    return place.position(longitude, latitude);
  }

  @Override
  public Figure figure() {
    double barTop = Math.rint(place.centreY() + HALF_HEIGHT + GAP);
    List<Figure.Part> parts = new ArrayList<>(titles());
    parts.add(
        new SkyPanel(
            options.title(),
            map.frame(),
            place,
            Optional.of(new SkyPixels(map, range, place)),
            circles(),
            options.markers()));
    parts.add(new ColourBar(CENTRE_X, barTop, range, map.quantity(), map.unit()));
    String note = options.axesNote().orElseGet(() -> Graticule.axesNote(map.frame()));
    TextStyle style = TextStyle.of(24).coloured(Palette.FAINT_INK).left();
    parts.add(new Caption(Caption.Role.NOTE, note, MARGIN, barTop - 30, style, WIDTH - 2 * MARGIN));
    return new Figure(WIDTH, (int) Math.ceil(barTop + ColourBar.HEIGHT), parts);
  }

  private static double centreY(SkyMapOptions options) {
    return MARGIN
        + (options.title().isBlank() ? 0 : TITLE_LINE)
        + (options.subtitle().isBlank() ? 0 : SUBTITLE_LINE)
        + HALF_HEIGHT;
  }

  private List<Caption> titles() {
    double y = MARGIN;
    List<Caption> lines = new ArrayList<>();
    if (!options.title().isBlank()) {
      lines.add(Caption.title(options.title(), MARGIN, WIDTH - MARGIN, y + 28));
      y += TITLE_LINE;
    }
    if (!options.subtitle().isBlank()) {
      lines.add(Caption.subtitle(options.subtitle(), MARGIN, WIDTH - MARGIN, y + 18));
    }
    return lines;
  }

  private List<SkyMark> circles() {
    List<SkyMark> circles = new ArrayList<>();
    for (double edge : options.fieldOfViewEdges()) {
      SkyCircle circle = SkyCircle.ofDeclination(edge, map.frame());
      circles.add(new SkyLine("edge of the field of view", circle, EDGE_PEN));
    }
    if (options.galacticPlane()) {
      circles.add(new SkyLine("Galactic plane", SkyCircle.galacticPlane(map.frame()), GALAXY_PEN));
    }
    return circles;
  }
}
