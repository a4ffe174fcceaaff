package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.junit.jupiter.api.Test;

/** One event whose weight is that of many, among events of weight 1. */
class HeavyEventTest {
  private static final SyntheticDetector SITE =
      SyntheticDetector.onCylinder(19, 57, 18, 36, 36, 1e5);

  private static Reconstruction withOneOf(double weight) {
    double[][] counts = new double[SITE.binning().bins()][SITE.sky().size()];
    for (double[] bin : counts) {
      Arrays.fill(bin, 2);
    }
    double[][] squares = Arrays.stream(counts).map(double[]::clone).toArray(double[][]::new);
    counts[5][7] += weight;
    squares[5][7] += weight * weight;
    return new MaximumLikelihoodReconstructor(LikelihoodOptions.DEFAULT)
        .dipoleOnly()
        .reconstruct(
            new Dataset(List.of(SITE.counts("heavy", counts, squares))),
            Workers.single(),
            Progress.SILENT);
  }

  /** N = 2 for 36 bins of some 200 pixels; (N + 1e9)^2/(N + 1e18) = 1.000. */
  @Test
  void anEventWithAllOfTheWeightIsRefusedByItsName() {
    for (double weight : new double[] {1e9, 1e150}) {
      assertThatThrownBy(() -> withOneOf(weight))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "heavy: a few events have nearly all the weight; with (sum w)^2/sum w^2 = %s they are"
                  + " worth that many events of weight 1, and a fit needs at least 10: look at the"
                  + " largest weights",
              "1.000");
    }
  }

  @Test
  void aHeavyEventAmongManyIsOneOfThem() {
    assertThat(withOneOf(50).dipole().testStatistic()).isLessThan(20);
  }
}
