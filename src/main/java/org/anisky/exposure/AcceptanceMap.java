package org.anisky.exposure;

import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.counts.LocalSky;
import org.anisky.grid.SkyMap;

/**
 * A map of the detector's own sky, on the very grid of the counts. Pixels without a value have
 * acceptance zero.
 *
 * @param source what the map comes from, for messages
 * @param map the acceptance, in any unit
 * @param error its standard deviation by the finite statistics of the simulation, in the same unit,
 *     independent between pixels; empty when it is exact; pixels without a value have none
 */
public record AcceptanceMap(String source, SkyMap map, Optional<SkyMap> error)
    implements Acceptance {
  /** A map from nowhere in particular. */
  public AcceptanceMap(SkyMap map, Optional<SkyMap> error) {
    this("the acceptance map", map, error);
  }

  /** Checks that map and error belong together. */
  public AcceptanceMap {
    error.ifPresent(e -> checkSame("the error map of the acceptance", e, map));
  }

  private static void checkSame(String what, SkyMap other, SkyMap map) {
    if (!other.grid().equals(map.grid()) || other.frame() != map.frame()) {
      throw InvalidInputException.of(
          "%s is on %s in the %s frame but the acceptance on %s in the %s frame; they must agree",
          what,
          other.grid().describe(),
          other.frame().key(),
          map.grid().describe(),
          map.frame().key());
    }
  }

  @Override
  public AcceptanceTable on(LocalSky sky, String detector) {
    if (!map.grid().equals(sky.grid())) {
      throw InvalidInputException.of(
          "%s: %s is on %s but the counts on %s; they must agree",
          detector, source, map.grid().describe(), sky.grid().describe());
    }
    if (map.frame() != sky.frame()) {
      throw InvalidInputException.of(
          "%s: %s is in the %s frame but the counts are in the %s frame; they must agree",
          detector, source, map.frame().key(), sky.frame().key());
    }
    double[] values = new double[sky.size()];
    double[] errors = new double[sky.size()];
    for (int i = 0; i < values.length; i++) {
      int pixel = sky.gridPixel(i);
      if (map.isObserved(pixel)) {
        values[i] = map.value(pixel);
        if (error.isPresent() && error.get().isObserved(pixel)) {
          errors[i] = error.get().value(pixel);
        }
      }
    }
    return AcceptanceTable.of(detector + ": " + source, sky, values, errors);
  }
}
