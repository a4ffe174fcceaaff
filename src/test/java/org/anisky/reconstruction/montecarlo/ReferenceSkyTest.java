package org.anisky.reconstruction.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

class ReferenceSkyTest {
  private static final HealpixGrid GRID = new HealpixGrid(8);
  private static final double RADIUS = Math.toRadians(10);

  private static SkyMap map(double[] values) {
    return KnownExposure.full(GRID, SkyFrame.GALACTIC, values);
  }

  private static SkyMap significance(boolean weighted) {
    double[] counts = new double[GRID.size()];
    double[] squares = new double[GRID.size()];
    double[] reference = new double[GRID.size()];
    for (int a = 0; a < counts.length; a++) {
      // The same on both sides of the equator; weights of 9 in the North.
      counts[a] = 900 + 90 * Math.abs(GRID.z(a));
      squares[a] = GRID.z(a) > 0 ? 9 * counts[a] : counts[a];
      reference[a] = 1;
    }
    CountsMap events =
        new CountsMap(
            "events", map(counts), weighted ? Optional.of(map(squares)) : Optional.empty());
    return MapComparison.ofDipole()
        .reconstruct(
            "sample",
            List.of(MapSample.of("sample", events, ReferenceMap.exact("flat", map(reference)))),
            RADIUS)
        .reference()
        .orElseThrow()
        .significance()
        .orElseThrow();
  }

  /** Nine times the variance is a third of the significance, in the discs that have it. */
  @Test
  void theSignificanceOfADiscFollowsItsOwnWeights() {
    SkyMap plain = significance(false);
    SkyMap weighted = significance(true);
    int north = 0;
    int south = GRID.size() - 1;
    assertThat(plain.value(north)).isGreaterThan(3);
    assertThat(weighted.value(north) / plain.value(north)).isCloseTo(1.0 / 3, within(1e-6));
    assertThat(weighted.value(south) / plain.value(south)).isCloseTo(1, within(1e-6));
  }
}
