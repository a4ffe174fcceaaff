package org.anisky.reconstruction.montecarlo;

import java.util.Optional;
import org.anisky.counts.ReferenceKind;
import org.anisky.grid.SkyMap;

/**
 * What an isotropic sky gives, up to a scale, as a map. Immutable.
 *
 * @param name for messages
 * @param map m_a, finite and at least 0; unobserved pixels count as 0
 * @param kind whether the map is exact, has errors, or is itself a number of counts
 * @param variance of m_a, independent between pixels, on the same grid; empty for {@link
 *     ReferenceKind#EXACT} and for control samples of plain events
 * @param background how it is made of the data; empty when it is not
 */
public record ReferenceMap(
    String name,
    SkyMap map,
    ReferenceKind kind,
    Optional<SkyMap> variance,
    Optional<DataBackground> background) {
  /** A map that is not made of the data. */
  public ReferenceMap(String name, SkyMap map, ReferenceKind kind, Optional<SkyMap> variance) {
    this(name, map, kind, variance, Optional.empty());
  }

  /** A map that is made of the data, averaged over so many scrambles that it has no noise. */
  public static ReferenceMap ofData(String name, SkyMap map, DataBackground background) {
    return new ReferenceMap(
        name,
        map,
        background.sliding() ? ReferenceKind.DIRECT_INTEGRATION : ReferenceKind.SCRAMBLED,
        Optional.empty(),
        Optional.of(background));
  }

  /** Checks values and that the two maps belong together. */
  public ReferenceMap {
    CountsMap.checkValues(name, "reference", map);
    if (variance.isPresent()) {
      CountsMap.checkSame(name + " (variance)", variance.get(), name, map);
      CountsMap.checkValues(name, "variance", variance.get());
    }
  }

  /** A map without statistical error. */
  public static ReferenceMap exact(String name, SkyMap map) {
    return new ReferenceMap(name, map, ReferenceKind.EXACT, Optional.empty());
  }

  /**
   * A simulated map.
   *
   * @param error standard deviation of every pixel, the pixels independent of each other
   */
  public static ReferenceMap simulated(String name, SkyMap map, SkyMap error) {
    CountsMap.checkSame(name + " (error)", error, name, map);
    CountsMap.checkValues(name, "error", error);
    double[] variance = error.values();
    for (int a = 0; a < variance.length; a++) {
      variance[a] *= variance[a];
    }
    SkyMap squares =
        SkyMap.of(error.grid(), error.frame(), "variance", map.unit(), variance, error.observed());
    return new ReferenceMap(name, map, ReferenceKind.SIMULATED, Optional.of(squares));
  }

  /** Counts of a control sample, with the Poisson noise that they have. */
  public static ReferenceMap controlSample(CountsMap counts) {
    return new ReferenceMap(
        counts.name(), counts.counts(), ReferenceKind.CONTROL_SAMPLE, counts.squaredWeights());
  }

  /** m_a, 0 where there is none. */
  double value(int a) {
    return map.isObserved(a) ? map.value(a) : 0;
  }

  /** The variance of m_a, 0 where there is none. */
  double variance(int a) {
    if (variance.isPresent()) {
      return variance.get().isObserved(a) ? variance.get().value(a) : 0;
    }
    return kind == ReferenceKind.CONTROL_SAMPLE ? value(a) : 0;
  }
}
