package org.anisky.reconstruction.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

class CumulativeSampleTest {
  private static final HealpixGrid GRID = new HealpixGrid(1);

  private static SkyMap map(double value, int... missing) {
    double[] values = new double[GRID.size()];
    Arrays.fill(values, value);
    BitSet observed = new BitSet();
    observed.set(0, GRID.size());
    Arrays.stream(missing).forEach(observed::clear);
    return SkyMap.of(GRID, SkyFrame.GALACTIC, "counts", "events", values, observed);
  }

  private static MapSample sample(double counts, ReferenceMap reference, int... missing) {
    return new MapSample(
        "s",
        CountsMap.of("n", map(counts, missing)),
        CountsMap.of("n", map(counts, missing)),
        reference);
  }

  /** Scales 60/10 = 6 and 12/4 = 3: the sum is 6 x 10 + 3 x 4, the variance 36 x 10 + 9 x 4. */
  @Test
  void referencesAreWeightedWithTheCountsOfTheirRange() {
    MapSample sum =
        CumulativeSample.of(
            "sum",
            List.of(
                sample(60, ReferenceMap.controlSample(CountsMap.of("r", map(10)))),
                sample(12, ReferenceMap.controlSample(CountsMap.of("r", map(4))))));
    assertThat(sum.counts().counts().value(5)).isEqualTo(72);
    assertThat(sum.counts().squaredWeights()).isEmpty();
    assertThat(sum.reference().value(5)).isCloseTo(72, within(1e-12));
    assertThat(sum.reference().variance(5)).isCloseTo(396, within(1e-12));
    assertThat(sum.reference().kind()).isEqualTo(ReferenceMap.Kind.CONTROL_SAMPLE);
  }

  /** Purity 1/2: n p = 30, n p^2 = 15; plain counts have squares of their own number. */
  @Test
  void squaredWeightsOfPlainRangesAreTheirCounts() {
    CountsMap events = CountsMap.of("n", map(60));
    MapSample weighted =
        new MapSample(
            "s", events, events.weightedBy("p", map(0.5)), ReferenceMap.exact("r", map(1)));
    MapSample sum =
        CumulativeSample.of("sum", List.of(weighted, sample(12, ReferenceMap.exact("r", map(1)))));
    assertThat(sum.counts().counts().value(5)).isEqualTo(42);
    assertThat(sum.counts().squaredWeights().orElseThrow().value(5)).isEqualTo(27);
    assertThat(sum.events().counts().value(5)).isEqualTo(72);
    assertThat(sum.reference().variance()).isEmpty();
  }

  @Test
  void aRangeTakesPartOnlyWhereItIsObserved() {
    ReferenceMap reference = ReferenceMap.exact("r", map(1));
    MapSample sum =
        CumulativeSample.of("sum", List.of(sample(60, reference, 3, 4), sample(12, reference, 4)));
    assertThat(sum.counts().counts().value(3)).isEqualTo(12);
    assertThat(sum.reference().value(3)).isCloseTo(12, within(1e-12));
    assertThat(sum.reference().value(2)).isCloseTo(72, within(1e-12));
    assertThat(sum.counts().counts().isObserved(4)).isFalse();
    assertThat(sum.reference().map().isObserved(4)).isFalse();
  }

  @Test
  void rangesOfDifferentPixelsAreRefused() {
    HealpixGrid fine = new HealpixGrid(2);
    SkyMap other = KnownExposure.full(fine, SkyFrame.GALACTIC, new double[fine.size()]);
    assertThatThrownBy(
            () ->
                CumulativeSample.of(
                    "sum",
                    List.of(
                        sample(60, ReferenceMap.exact("r", map(1))),
                        MapSample.of(
                            "s",
                            CountsMap.of("fine.fits", other),
                            ReferenceMap.exact("r", other)))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("fine.fits is on HEALPix nside 2 but n on HEALPix nside 1; they must agree");
  }
}
