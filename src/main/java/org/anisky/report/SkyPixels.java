package org.anisky.report;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Map;
import org.anisky.grid.SkyMap;

/**
 * The values of a map as colours, each point that of the pixel it lies in, neither smoothed nor
 * interpolated. Pixels that were not observed are grey.
 *
 * @param map the values
 * @param range from values to colours
 * @param place on the figure
 */
record SkyPixels(SkyMap map, ColourRange range, SkyPlace place) implements Raster {
  private static final int UNOBSERVED = Palette.UNOBSERVED.getRGB();

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
    double z = Mollweide.z(y);
    double half = place.halfWidth() * Math.sqrt(1 - y * y);
    // The pixels of a map are often larger than those of a picture.
    int last = -1;
    int colour = NOTHING;
    for (int k = 0; k < colours.length; k++) {
      double offset = left + (k + 0.5) * step - place.centreX();
      if (Math.abs(offset) <= half) {
        double longitude = place.projection().longitude(offset / place.halfWidth(), y);
        int pixel = map.grid().pixel(z, longitude);
        if (pixel != last) {
          colour = colour(pixel);
          last = pixel;
        }
        colours[k] = colour;
      }
    }
  }

  private int colour(int pixel) {
    return map.isObserved(pixel) ? OPAQUE | range.rgb(map.value(pixel)) : UNOBSERVED;
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
