package org.anisky.report;

import java.awt.BasicStroke;
import java.util.Map;

/**
 * A circle drawn on the sky.
 *
 * @param name what it is
 * @param circle where it is
 * @param pen how it is drawn
 */
record SkyLine(String name, SkyCircle circle, BasicStroke pen) implements SkyMark {
  @Override
  public void draw(Sheet sheet, SkyPlace place) {
    sheet.draw(circle.path(place.projection(), place::position), Palette.INK, pen);
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("circle")
        .with("name", name)
        .with("pole_longitude_deg", Math.toDegrees(circle.poleLongitude()))
        .with("pole_latitude_deg", Math.toDegrees(circle.poleLatitude()))
        .with("radius_deg", Math.toDegrees(circle.radius()))
        .tree();
  }
}
