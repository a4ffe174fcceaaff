package org.anisky.report;

import java.awt.BasicStroke;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How a sky map is drawn; start from {@link #DEFAULTS}. Immutable.
 *
 * @param title first line above the map; empty for none
 * @param subtitle second line, smaller; empty for none
 * @param scale of the colours
 * @param range the colours reach from -range, or zero, to +range, in the unit of the map; absent:
 *     chosen from the map
 * @param centre longitude in the middle, rad; absent: 12 h on an equatorial map, 0 on others
 * @param axesNote what the axes are, in the lower left corner; absent: said by the map's frame
 * @param fieldOfViewEdges declinations drawn as dashed lines, rad; on equatorial, Galactic and
 *     hour-angle maps
 * @param markers directions to mark, on the axes of the map
 * @param galacticPlane whether to draw the plane of the Galaxy; on equatorial and Galactic maps
 * @param marks what else is drawn over the map, on the axes of the view
 * @param view projection, axes and width
 */
public record SkyMapOptions(
    String title,
    String subtitle,
    ColourScale scale,
    OptionalDouble range,
    OptionalDouble centre,
    Optional<String> axesNote,
    List<Double> fieldOfViewEdges,
    List<SkyMarker> markers,
    boolean galacticPlane,
    List<SkyMark> marks,
    SkyView view) {
  /** No title, range and centre chosen from the map, nothing drawn over it. */
  public static final SkyMapOptions DEFAULTS =
      new SkyMapOptions(
          "",
          "",
          ColourScale.DIVERGING,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          false,
          List.of(),
          SkyView.USUAL);

  /** Checks the numbers, so that NaN fails too. */
  public SkyMapOptions {
    if (range.isPresent() && !(range.getAsDouble() > 0 && Double.isFinite(range.getAsDouble()))) {
      throw new IllegalArgumentException("colour range " + range.getAsDouble() + " must be > 0");
    }
    if (centre.isPresent() && !Double.isFinite(centre.getAsDouble())) {
      throw new IllegalArgumentException("centre " + centre.getAsDouble() + " rad is no angle");
    }
    fieldOfViewEdges = List.copyOf(fieldOfViewEdges);
    markers = List.copyOf(markers);
    marks = List.copyOf(marks);
    for (double edge : fieldOfViewEdges) {
      if (!(Math.abs(edge) <= Math.PI / 2)) {
        throw new IllegalArgumentException("edge at declination " + edge + " rad");
      }
    }
  }

  /** With a first line above the map. */
  public SkyMapOptions withTitle(String newTitle) {
    return changed(draft -> draft.title = newTitle);
  }

  /** With a second line above the map. */
  public SkyMapOptions withSubtitle(String newSubtitle) {
    return changed(draft -> draft.subtitle = newSubtitle);
  }

  /** With other colours. */
  public SkyMapOptions withScale(ColourScale newScale) {
    return changed(draft -> draft.scale = newScale);
  }

  /** With colours up to a range, in the unit of the map. */
  public SkyMapOptions withRange(double newRange) {
    return changed(draft -> draft.range = OptionalDouble.of(newRange));
  }

  /** With a longitude, rad, in the middle. */
  public SkyMapOptions withCentre(double longitude) {
    return changed(draft -> draft.centre = OptionalDouble.of(longitude));
  }

  /** With other words about the axes, for example in a solar time frame. */
  public SkyMapOptions withAxesNote(String note) {
    return changed(draft -> draft.axesNote = Optional.of(note));
  }

  /** With dashed lines at declinations, rad. */
  public SkyMapOptions withFieldOfViewEdges(double... declinations) {
    return changed(draft -> draft.edges = Arrays.stream(declinations).boxed().toList());
  }

  /** With one more marked direction. */
  public SkyMapOptions withMarker(SkyMarker marker) {
    return changed(
        draft -> draft.markers = Stream.concat(markers.stream(), Stream.of(marker)).toList());
  }

  /** With the plane of the Galaxy. */
  public SkyMapOptions withGalacticPlane() {
    return changed(draft -> draft.galaxy = true);
  }

  /** In another projection, along other axes, narrower. */
  public SkyMapOptions withView(SkyView newView) {
    return changed(draft -> draft.view = newView);
  }

  /**
   * With a closed line.
   *
   * @param name what it is
   * @param points longitude and latitude, rad, on the axes of the view
   * @param dashed whether it is dashed
   */
  public SkyMapOptions withOutline(String name, List<double[]> points, boolean dashed) {
    BasicStroke pen = dashed ? Palette.dashed(3, 10, 8) : new BasicStroke(3);
    SkyMark mark = new SkyOutline(name, points, pen);
    return changed(draft -> draft.marks = Stream.concat(marks.stream(), Stream.of(mark)).toList());
  }

  /**
   * With a circle.
   *
   * @param longitude of its middle, rad, on the axes of the view
   * @param latitude of its middle
   * @param radius rad
   * @param dashed whether it is dashed
   */
  public SkyMapOptions withCircle(
      String name, double longitude, double latitude, double radius, boolean dashed) {
    BasicStroke pen = dashed ? Palette.dashed(3, 10, 8) : new BasicStroke(3);
    SkyMark mark = new SkyLine(name, new SkyCircle(longitude, latitude, radius), pen);
    return changed(draft -> draft.marks = Stream.concat(marks.stream(), Stream.of(mark)).toList());
  }

  private SkyMapOptions changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new SkyMapOptions(
        draft.title,
        draft.subtitle,
        draft.scale,
        draft.range,
        draft.centre,
        draft.axesNote,
        draft.edges,
        draft.markers,
        draft.galaxy,
        draft.marks,
        draft.view);
  }

  /** The options while one of them changes. */
  private static final class Draft {
    private String title;
    private String subtitle;
    private ColourScale scale;
    private OptionalDouble range;
    private OptionalDouble centre;
    private Optional<String> axesNote;
    private List<Double> edges;
    private List<SkyMarker> markers;
    private boolean galaxy;
    private List<SkyMark> marks;
    private SkyView view;

    Draft(SkyMapOptions from) {
      title = from.title;
      subtitle = from.subtitle;
      scale = from.scale;
      range = from.range;
      centre = from.centre;
      axesNote = from.axesNote;
      edges = from.fieldOfViewEdges;
      markers = from.markers;
      galaxy = from.galacticPlane;
      marks = from.marks;
      view = from.view;
    }
  }
}
