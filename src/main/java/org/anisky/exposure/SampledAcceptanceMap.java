package org.anisky.exposure;

import org.anisky.InvalidInputException;
import org.anisky.grid.SkyMap;
import org.anisky.sky.AzimuthConvention;

/**
 * A map of the detector's own sky of any resolution, taken at the centres of the local pixels and
 * constant within its own: z is the cosine of the zenith angle, and the longitude counts azimuth in
 * some convention. Pixels without a value have no acceptance that could be used.
 *
 * @param map the acceptance, in any unit
 * @param convention of its longitude
 */
public record SampledAcceptanceMap(SkyMap map, AzimuthConvention convention)
    implements DirectionalAcceptance {
  @Override
  public String source() {
    return "the acceptance map";
  }

  /**
   * The acceptance of a direction, up to a factor common to all.
   *
   * @param zenith rad
   * @param azimuth North through East, rad
   * @throws InvalidInputException where the map has no value
   */
  @Override
  public double at(double zenith, double azimuth) {
    int pixel = map.grid().pixel(StrictMath.cos(zenith), convention.fromAzimuth(azimuth));
    if (!map.isObserved(pixel)) {
      throw InvalidInputException.of(
          "acceptance map '%s' has no value at zenith %.3f deg, azimuth %.3f deg (pixel %d of %s),"
              + " which is in view",
          map.quantity(),
          Math.toDegrees(zenith),
          Math.toDegrees(azimuth),
          pixel,
          map.grid().describe());
    }
    return map.value(pixel);
  }
}
