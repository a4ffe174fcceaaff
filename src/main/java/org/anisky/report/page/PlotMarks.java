package org.anisky.report.page;

import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.report.SkyMapOptions;
import org.anisky.report.SkyMarker;
import org.anisky.report.SkyView;
import org.anisky.sky.SkyAxes;
import org.anisky.sky.SkyFrame;

/**
 * What is marked on a figure of a map: the field of view, the dipole with the contours of its
 * direction, regions and known directions.
 *
 * @param files of the result
 * @param request what is asked for
 * @param frame of the map
 * @param view from the axes of the map to those of the picture
 */
record PlotMarks(StoredFiles files, PlotRequest request, SkyFrame frame, SkyView view) {
  /** The options with all marks. */
  SkyMapOptions on(SkyMapOptions plain) {
    Map<String, Object> overlays = Overlays.tree(files);
    SkyMapOptions options = plain.withFieldOfViewEdges(edges());
    options = dipole(options, new Tree(overlays).object("dipole"));
    if (request.regions()) {
      options = regions(options, new Tree(overlays).objects("regions"));
    }
    if (request.directions() && files.isSidereal()) {
      for (Object entry : new Tree(overlays).list("directions")) {
        Tree direction = Tree.of(entry);
        if (direction.at("vector").orElse(null) instanceof double[] vector) {
          double[] place = onMap(vector);
          options = options.withMarker(SkyMarker.ring(place[0], place[1], direction.text("name")));
        }
      }
    }
    return options;
  }

  private double[] edges() {
    return files.tree().objects("coverage", "bands").stream()
        .flatMap(band -> List.of(band.number("from_deg"), band.number("to_deg")).stream())
        .filter(edge -> Math.abs(edge) < 89.5)
        .distinct()
        .mapToDouble(Math::toRadians)
        .toArray();
  }

  /** Longitude and latitude on the axes of the map of an equatorial vector. */
  private double[] onMap(double[] equatorial) {
    double[] own = frame == SkyFrame.GALACTIC ? SkyAxes.GALACTIC.fromIcrs(equatorial) : equatorial;
    return new double[] {
      Math.atan2(own[1], own[0]), Math.atan2(own[2], Math.hypot(own[0], own[1]))
    };
  }

  private double[] onMap(double rightAscension, double declination) {
    return onMap(
        SkyAxes.ICRS.direction(Math.toRadians(rightAscension), Math.toRadians(declination)));
  }

  private SkyMapOptions dipole(SkyMapOptions plain, Tree dipole) {
    double rightAscension = dipole.number("right_ascension");
    if (!Double.isFinite(rightAscension)) {
      return plain;
    }
    double declination = dipole.number("declination");
    boolean full = Double.isFinite(declination);
    double[] place = onMap(rightAscension, full ? declination : 0);
    SkyMapOptions options =
        plain.withMarker(
            full
                ? SkyMarker.cross(place[0], place[1], "dipole")
                : SkyMarker.ring(place[0], place[1], "equatorial dipole"));
    for (Tree contour : dipole.objects("contours")) {
      List<double[]> points =
          contour.list("points").stream()
              .map(point -> onMap((double[]) point))
              .map(point -> view.shown(point[0], point[1]))
              .toList();
      boolean outer = contour.text("level").startsWith("95");
      options = options.withOutline("dipole, " + contour.text("level"), points, outer);
    }
    return options;
  }

  private SkyMapOptions regions(SkyMapOptions plain, List<Tree> regions) {
    SkyMapOptions options = plain;
    for (Tree region : regions) {
      double rightAscension = region.number("right_ascension");
      double declination = region.number("declination");
      if (!Double.isFinite(rightAscension + declination + region.number("radius"))) {
        throw InvalidInputException.of(
            "%s: region '%s' has no right ascension, declination or radius",
            files.directory(), region.text("name"));
      }
      double[] place = onMap(rightAscension, declination);
      double[] shown = view.shown(place[0], place[1]);
      options =
          options
              .withCircle(
                  region.text("name"),
                  shown[0],
                  shown[1],
                  Math.toRadians(region.number("radius")),
                  region.number("z") < 0)
              .withMarker(SkyMarker.cross(place[0], place[1], region.text("name")));
    }
    return options;
  }
}
