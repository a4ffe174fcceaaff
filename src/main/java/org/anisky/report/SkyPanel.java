package org.anisky.report;

import java.awt.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map of the whole sky with its graticule.
 *
 * @param title for a description; drawn by a caption
 * @param axes what they are
 * @param place on the figure
 * @param pixels values of a map; absent: directions alone
 * @param marks over the graticule
 * @param markers over all, with labels where there is room
 */
record SkyPanel(
    String title,
    AxesLabels axes,
    SkyPlace place,
    Optional<SkyPixels> pixels,
    List<SkyMark> marks,
    List<SkyMarker> markers)
    implements Figure.Part {
  SkyPanel {
    marks = List.copyOf(marks);
    markers = List.copyOf(markers);
  }

  @Override
  public void draw(Sheet sheet) {
    Shape outline = place.outline();
    pixels.ifPresent(sheet::paint);
    Graticule graticule = new Graticule(axes, place.projection(), place::position);
    sheet.clip(outline);
    graticule.drawLines(sheet);
    marks.forEach(mark -> mark.draw(sheet, place));
    sheet.clip(null);
    sheet.draw(outline, Palette.INK, Palette.FRAME_PEN);
    graticule.drawLabels(sheet);
    List<SkyMarker> seen =
        markers.stream().filter(marker -> place.projection().shows(marker.latitude())).toList();
    seen.forEach(marker -> marker.drawSymbol(sheet, place));
    seen.forEach(marker -> marker.drawLabel(sheet, place));
  }

  @Override
  public Map<String, Object> description() {
    Description description =
        Description.of("sky")
            .with("title", title)
            .with("frame", axes.key())
            .with("projection", place.projection().key())
            .with("centre_deg", Math.toDegrees(place.projection().centre()))
            .with("marks", marks.stream().map(SkyMark::description).toList())
            .with("markers", markers.stream().map(SkyMarker::description).toList());
    pixels.ifPresent(map -> description.with("map", map.description()));
    return description.tree();
  }
}
