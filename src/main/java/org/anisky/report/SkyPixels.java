package org.anisky.report;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleToIntFunction;
import org.anisky.grid.SkyMap;
import org.anisky.sky.Rotation;

/**
 * The values of a map as colours, each point that of the pixel it lies in, neither smoothed nor
 * interpolated. Pixels that were not observed are grey.
 *
 * @param map the values
 * @param range from values to colours
 * @param place on the figure
 * @param toMap the rotation from the axes of the picture to those of the map, shape (3, 3); empty
 *     when they are the same
 */
record SkyPixels(SkyMap map, ColourRange range, SkyPlace place, Optional<double[][]> toMap)
    implements Raster {
  @Override
  public Rectangle2D bounds() {
    double left = Math.floor(place.centreX() - place.halfWidth());
    double top = Math.floor(place.centreY() - place.halfHeight());
    return new Rectangle2D.Double(
        left,
        top,
        Math.ceil(place.centreX() + place.halfWidth()) - left,
        Math.ceil(place.centreY() + place.halfHeight()) - top);
  }

  @Override
  public void line(double height, double left, double step, int[] colours) {
    Arrays.fill(colours, NOTHING);
    double y = (place.centreY() - height) / place.halfHeight();
    if (!(Math.abs(y) < 1)) {
      return;
    }
    SkyProjection projection = place.projection();
    SkyProjection.Row row = projection.row(y);
    DoubleToIntFunction pixels =
        projection.hasStraightParallels() && toMap.isEmpty()
            ? along(row)
            : x -> pixel(row.z(x), row.longitude(x));
    double half = place.halfWidth() * row.half();
    // The pixels of a map are often larger than those of a picture.
    int last = -1;
    int colour = NOTHING;
    for (int k = 0; k < colours.length; k++) {
      double offset = left + (k + 0.5) * step - place.centreX();
      if (Math.abs(offset) <= half) {
        double x = offset / place.halfWidth();
        int pixel = pixels.applyAsInt(x);
        if (pixel != last) {
          colour = colour(pixel);
          last = pixel;
        }
        colours[k] = colour;
      }
    }
  }

  /** A line of the picture that is one of equal latitude of the map. */
  private DoubleToIntFunction along(SkyProjection.Row row) {
    DoubleToIntFunction parallel = map.grid().parallel(row.z(0));
    return x -> parallel.applyAsInt(row.longitude(x));
  }

  /** The pixel of the map at a direction of the picture. */
  private int pixel(double z, double longitude) {
    if (toMap.isEmpty()) {
      return map.grid().pixel(z, longitude);
    }
    double cosine = Math.sqrt(Math.max(0, (1 - z) * (1 + z)));
    double[] own =
        Rotation.turn(
            toMap.get(),
            new double[] {cosine * Math.cos(longitude), cosine * Math.sin(longitude), z});
    return map.grid().pixel(Math.max(-1, Math.min(1, own[2])), Math.atan2(own[1], own[0]));
  }

  private int colour(int pixel) {
    int rgb = map.isObserved(pixel) ? range.rgb(map.value(pixel)) : range.scale().unobserved();
    return OPAQUE | rgb;
  }

  Map<String, Object> description() {
    double[] values = new double[map.grid().size()];
    for (int pixel = 0; pixel < values.length; pixel++) {
      values[pixel] = map.isObserved(pixel) ? map.value(pixel) : Double.NaN;
    }
    return Description.of("pixels")
        .with("quantity", map.quantity())
        .with("unit", map.unit())
        .with("grid", map.grid().describe())
        .with("from", range.scale().low() * range.limit())
        .with("to", range.limit())
        .with("values", values)
        .tree();
  }
}
