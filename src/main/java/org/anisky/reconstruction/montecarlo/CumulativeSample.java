package org.anisky.reconstruction.montecarlo;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;

/**
 * Adds the maps of energy ranges to those of all of them together.
 *
 * <p>Counts and squared weights are sums. The references may have any scale, so that they are
 * weighted with the counts of their ranges, s_k = sum n/sum m over the pixels compared: the sum is
 * then what an isotropic sky gives with the spectrum of the counts, also when a control sample has
 * another spectrum. Variances are added with s_k^2. A range takes part in a pixel where its counts
 * are observed.
 */
public final class CumulativeSample {
  private CumulativeSample() {}

  /**
   * The sum.
   *
   * @param name for results
   * @param ranges at least one, on one grid and in one frame, with references of one kind
   */
  public static MapSample of(String name, List<MapSample> ranges) {
    MapSample first = ranges.get(0);
    for (MapSample range : ranges) {
      CountsMap.checkSame(
          range.counts().name(),
          range.counts().counts(),
          first.counts().name(),
          first.counts().counts());
      CountsMap.checkSame(
          range.reference().name(),
          range.reference().map(),
          range.counts().name(),
          range.counts().counts());
      if (range.reference().kind() != first.reference().kind()) {
        throw new IllegalArgumentException("references of several kinds");
      }
    }
    return new MapSample(
        name,
        counts(name, ranges.stream().map(MapSample::events).toList()),
        counts(name, ranges.stream().map(MapSample::counts).toList()),
        reference(name, ranges));
  }

  private static CountsMap counts(String name, List<CountsMap> ranges) {
    Sum counts = new Sum(ranges.get(0).counts());
    Sum squares = new Sum(ranges.get(0).counts());
    boolean weighted = ranges.stream().anyMatch(range -> range.squaredWeights().isPresent());
    for (CountsMap range : ranges) {
      counts.add(range.counts(), range.counts().observed(), 1);
      squares.add(range.squaredWeights().orElse(range.counts()), range.counts().observed(), 1);
    }
    return new CountsMap(
        name,
        counts.map("counts"),
        weighted ? Optional.of(squares.map("squared weights")) : Optional.empty());
  }

  private static ReferenceMap reference(String name, List<MapSample> ranges) {
    SkyMap like = ranges.get(0).counts().counts();
    Sum reference = new Sum(like);
    Sum variance = new Sum(like);
    for (MapSample range : ranges) {
      ReferenceMap own = range.reference();
      BitSet pixels = own.map().observed();
      pixels.and(range.counts().counts().observed());
      double scale = scale(range, pixels);
      reference.add(own::value, pixels, scale);
      variance.add(own::variance, pixels, scale * scale);
    }
    ReferenceMap.Kind kind = ranges.get(0).reference().kind();
    return new ReferenceMap(
        name + " (reference)",
        reference.map("reference"),
        kind,
        kind == ReferenceMap.Kind.EXACT ? Optional.empty() : Optional.of(variance.map("variance")));
  }

  private static double scale(MapSample range, BitSet pixels) {
    double counts = 0;
    double reference = 0;
    for (int a = pixels.nextSetBit(0); a >= 0; a = pixels.nextSetBit(a + 1)) {
      counts += range.counts().counts().value(a);
      reference += range.reference().value(a);
    }
    return reference > 0 ? counts / reference : 0;
  }

  /** A sum of maps, observed where one of them is. */
  private static final class Sum {
    private final SkyMap like;
    private final double[] values;
    private final BitSet observed;

    private Sum(SkyMap like) {
      this.like = like;
      SkyGrid grid = like.grid();
      values = new double[grid.size()];
      observed = new BitSet(grid.size());
    }

    private void add(SkyMap map, BitSet pixels, double factor) {
      add(map::value, pixels, factor);
    }

    private void add(PixelValue value, BitSet pixels, double factor) {
      for (int a = pixels.nextSetBit(0); a >= 0; a = pixels.nextSetBit(a + 1)) {
        values[a] += factor * value.of(a);
      }
      observed.or(pixels);
    }

    private SkyMap map(String quantity) {
      return SkyMap.of(like.grid(), like.frame(), quantity, like.unit(), values, observed);
    }
  }

  /** The value of a pixel. */
  @FunctionalInterface
  private interface PixelValue {
    double of(int pixel);
  }
}
