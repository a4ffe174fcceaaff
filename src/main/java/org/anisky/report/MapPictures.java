package org.anisky.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anisky.grid.SkyMap;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.montecarlo.MapReconstruction;
import org.anisky.sky.SkyFrame;

/** The pictures of counts on the sky against a reference, in the frame of the maps. */
public final class MapPictures {
  private final MapReconstruction result;

  /** The pictures of one result. */
  public MapPictures(MapReconstruction result) {
    this.result = result;
  }

  /** The pictures by the stem of their file names. */
  public Map<String, Picture> all() {
    Map<String, Picture> pictures = new LinkedHashMap<>();
    pictures.put(
        "intensity",
        picture("Anisotropy of the relative intensity", result.sky().smoothedAnisotropy()));
    result
        .sky()
        .significance()
        .ifPresent(map -> pictures.put("significance", picture("Significance", map)));
    return pictures;
  }

  private Picture picture(String title, SkyMap map) {
    SkyMapOptions options =
        SkyMapOptions.DEFAULTS
            .withTitle(title)
            .withSubtitle(
                Notation.smoothed(result.name(), result.events().read(), result.sky().discRadius()))
            .withMarker(dipole());
    return SkyMapPlot.of(
        map, map.frame() == SkyFrame.EQUATORIAL ? options.withGalacticPlane() : options);
  }

  private SkyMarker dipole() {
    MultipoleEstimate estimate = result.estimate();
    double[] d = estimate.dipole();
    return SkyMarker.cross(
        Math.atan2(d[1], d[0]),
        d.length < 3 ? 0 : Math.atan2(d[2], Math.hypot(d[0], d[1])),
        "dipole");
  }
}
