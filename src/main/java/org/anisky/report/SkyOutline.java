package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;

/**
 * A closed line through directions, cut where it leaves the map on one side and comes back on the
 * other.
 *
 * @param name what it is
 * @param points longitude and latitude, rad, on the axes of the picture
 * @param pen how it is drawn
 */
record SkyOutline(String name, List<double[]> points, BasicStroke pen) implements SkyMark {
  /** A longer step, of the half axis, jumped over the edge. */
  private static final double JUMP = 0.5;

  SkyOutline {
    points = List.copyOf(points);
  }

  @Override
  public void draw(Sheet sheet, SkyPlace place) {
    Path2D path = new Path2D.Double();
    Point2D last = null;
    for (int k = 0; k <= points.size(); k++) {
      double[] direction = points.get(k % points.size());
      Point2D unit = place.projection().forward(direction[0], direction[1]);
      Point2D point = place.position(direction[0], direction[1]);
      if (last == null || last.distance(unit) > JUMP) {
        path.moveTo(point.getX(), point.getY());
      } else {
        path.lineTo(point.getX(), point.getY());
      }
      last = unit;
    }
    sheet.draw(path, Palette.INK, pen);
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("outline")
        .with("name", name)
        .with(
            "points_deg",
            points.stream().map(p -> List.of(Math.toDegrees(p[0]), Math.toDegrees(p[1]))).toList())
        .tree();
  }
}
