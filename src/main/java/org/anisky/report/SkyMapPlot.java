package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.grid.SkyMap;
import org.anisky.sky.Rotation;

/**
 * A map of the sky, in the Mollweide projection unless its view says another: north up, longitude
 * growing to the left.
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

  /** Of a map of one column. */
  private static final int NARROW_WIDTH = 880;

  private static final double HALF_WIDTH = 790;
  private static final double NARROW_HALF_WIDTH = 350;

  /** A hemisphere is not higher than a page is wide. */
  private static final double MOST_HALF_HEIGHT = 480;

  /** Room for longitudes around a hemisphere. */
  private static final double POLAR_LABELS = 46;

  private static final double NOTE_LINE = 34;

  /** An ellipse has room for its latitudes at its sides; a box one column wide makes it. */
  private static final double BOX_LABELS = 30;

  private static final double MARGIN = 34;
  private static final double TITLE_LINE = 52;
  private static final double SUBTITLE_LINE = 42;
  private static final double GAP = 40;

  private static final BasicStroke EDGE_PEN = Palette.dashed(3, 14, 9);
  private static final BasicStroke GALAXY_PEN = Palette.dashed(2.4, 4, 7);

  private final SkyMap map;
  private final SkyMapOptions options;
  private final SkyView view;
  private final AxesLabels axes;
  private final int width;
  private final double below;
  private final SkyPlace place;
  private final ColourRange range;

  private SkyMapPlot(SkyMap map, SkyMapOptions options) {
    this.map = map;
    this.options = options;
    this.view = options.view();
    this.width = view.narrow() ? NARROW_WIDTH : WIDTH;
    AxesLabels own = view.axes().map(AxesLabels::of).orElseGet(() -> AxesLabels.of(map.frame()));
    this.axes = own.in(own.hours() && !view.degrees());
    double centre = own.hours() ? Math.PI : 0;
    SkyProjection projection = view.projection().around(options.centre().orElse(centre));
    double widest =
        view.narrow() ? NARROW_HALF_WIDTH - (projection.isBox() ? BOX_LABELS : 0) : HALF_WIDTH;
    double halfHeight = Math.min(widest / projection.aspect(), MOST_HALF_HEIGHT);
    double outside = projection instanceof Polar ? POLAR_LABELS : 0;
    this.place =
        new SkyPlace(
            projection,
            width / 2.0,
            top(options) + outside + halfHeight,
            projection.aspect() * halfHeight,
            halfHeight);
    this.below = outside;
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
    double barTop = Math.rint(place.centreY() + place.halfHeight() + below + GAP);
    List<Figure.Part> parts = new ArrayList<>(titles());
    parts.add(
        new SkyPanel(
            options.title(),
            axes,
            place,
            Optional.of(new SkyPixels(map, range, place, toMap())),
            circles(),
            options.markers().stream().map(this::shown).toList()));
    int bar = view.narrow() ? ColourBar.NARROW_HALF_LENGTH : ColourBar.HALF_LENGTH;
    parts.add(new ColourBar(width / 2.0, barTop, range, map.quantity(), map.unit(), bar));
    String note = options.axesNote().orElse(axes.note());
    TextStyle style = TextStyle.of(24).coloured(Palette.FAINT_INK).left();
    // Beside an ellipse there is room in the corner.
    boolean under = view.narrow() || place.projection().isBox();
    double noteY = under ? barTop + ColourBar.HEIGHT + NOTE_LINE / 2 : barTop - 30;
    parts.add(new Caption(Caption.Role.NOTE, note, MARGIN, noteY, style, width - 2 * MARGIN));
    double height = barTop + ColourBar.HEIGHT + (under ? NOTE_LINE : 0);
    return new Figure(width, (int) Math.ceil(height), parts);
  }

  private static double top(SkyMapOptions options) {
    return MARGIN
        + (options.title().isBlank() ? 0 : TITLE_LINE)
        + (options.subtitle().isBlank() ? 0 : SUBTITLE_LINE);
  }

  private Optional<double[][]> toMap() {
    return view.axes().map(turned -> Rotation.transposed(view.fromMap()));
  }

  private SkyMarker shown(SkyMarker marker) {
    double[] direction = view.shown(marker.longitude(), marker.latitude());
    return new SkyMarker(direction[0], direction[1], marker.label(), marker.symbol());
  }

  private List<Caption> titles() {
    double y = MARGIN;
    List<Caption> lines = new ArrayList<>();
    if (!options.title().isBlank()) {
      lines.add(Caption.title(options.title(), MARGIN, width - MARGIN, y + 28));
      y += TITLE_LINE;
    }
    if (!options.subtitle().isBlank()) {
      lines.add(Caption.subtitle(options.subtitle(), MARGIN, width - MARGIN, y + 18));
    }
    return lines;
  }

  private List<SkyMark> circles() {
    List<SkyMark> circles = new ArrayList<>();
    for (double edge : options.fieldOfViewEdges()) {
      SkyCircle circle = SkyCircle.ofDeclination(edge, map.frame()).in(view);
      circles.add(new SkyLine("edge of the field of view", circle, EDGE_PEN));
    }
    if (options.galacticPlane()) {
      SkyCircle plane = SkyCircle.galacticPlane(map.frame()).in(view);
      circles.add(new SkyLine("Galactic plane", plane, GALAXY_PEN));
    }
    circles.addAll(options.marks());
    return circles;
  }
}
