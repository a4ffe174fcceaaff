package org.anisky.reconstruction.eastwest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.junit.jupiter.api.Test;

/** Few events that carry most of the weight. */
class EastWestWeightsTest {
  private static final SyntheticDetector SITE =
      SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1000);

  /** One event of weight 1 in every cell of both halves, and one more of another weight. */
  private static DetectorCounts withOneOf(double weight) {
    double[] side = new HalfSkies(SITE.sky()).side();
    double[][] counts = new double[SITE.binning().bins()][side.length];
    for (double[] bin : counts) {
      Arrays.setAll(bin, i -> side[i] == 0 ? 0 : 1);
    }
    double[][] squares = Arrays.stream(counts).map(double[]::clone).toArray(double[][]::new);
    int eastern = 0;
    while (!(side[eastern] > 0)) {
      eastern++;
    }
    counts[5][eastern] += weight;
    squares[5][eastern] += weight * weight;
    return SITE.counts("heavy", counts, squares);
  }

  private static Reconstruction reconstruct(DetectorCounts counts) {
    return new EastWestReconstructor(EastWestOptions.DEFAULT.withBins(24))
        .reconstruct(new Dataset(List.of(counts)), Workers.single(), Progress.SILENT);
  }

  @Test
  void oneEventWithAllOfTheWeightIsRefused() {
    // (sum w)^2 / (sum w^2) = 1.000 beside which the others do not count.
    DetectorCounts counts = withOneOf(1e9);
    assertThatThrownBy(() -> reconstruct(counts))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("heavy: 1.000 events off the meridian (effective number)")
        .hasMessageContaining("at least 10");
  }

  @Test
  void aHeavyEventAmongManyIsOneOfThem() {
    // Some 1,000 events of weight 1 and one of 50: above (1000 + 50)^2/(1000 + 2500) = 315.
    assertThat(reconstruct(withOneOf(50)).dipole().testStatistic()).isLessThan(20);
  }
}
