package org.anisky.report;

import java.awt.geom.Rectangle2D;
import java.util.Map;
import java.util.function.DoubleToIntFunction;
import org.anisky.grid.SkyGrid;
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
  public DoubleToIntFunction line(double height) {
    double y = (place.centreY() - height) / place.halfHeight();
    if (!(Math.abs(y) < 1)) {
      return x -> NOTHING;
    }
    SkyGrid grid = map.grid();
    double z = Mollweide.z(y);
    double half = place.halfWidth() * Math.sqrt(1 - y * y);
    return across -> {
      double offset = across - place.centreX();
      if (!(Math.abs(offset) <= half)) {
        return NOTHING;
      }
      int pixel = grid.pixel(z, place.projection().longitude(offset / place.halfWidth(), y));
      return map.isObserved(pixel) ? OPAQUE | range.rgb(map.value(pixel)) : UNOBSERVED;
    };
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
