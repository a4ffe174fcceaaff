package org.anisky.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoreVectorTest {
  private static final double[][] INFORMATION = {{4, 1, 0.5}, {1, 3, -1}, {0.5, -1, 2}};
  private static final ScoreVector SCORES = new ScoreVector(new double[] {1, -2, 3}, INFORMATION);

  /** numpy: u @ inv(F) @ u and what the last parameter adds beside the first two. */
  @Test
  void testsAreThoseOfNumpy() {
    int[] all = {0, 1, 2};
    ScoreVector.Test whole = SCORES.test(all, new int[0]);
    assertThat(whole.statistic()).isCloseTo(4.676923076923076, within(1e-12));
    assertThat(whole.degreesOfFreedom()).isEqualTo(3);
    ScoreVector.Test last = SCORES.test(new int[] {2}, new int[] {1, 0});
    assertThat(last.statistic()).isCloseTo(2.5860139860139855, within(1e-12));
    assertThat(last.degreesOfFreedom()).isEqualTo(1);
    assertThat(SCORES.test(new int[] {2}, new int[0]).statistic()).isCloseTo(4.5, within(1e-12));
  }

  @Test
  void estimatesAreThoseOfNumpy() {
    ScoreVector.Estimate first = SCORES.estimate(new int[] {0}, new int[] {2, 1});
    assertThat(first.values()[0]).isCloseTo(0.15384615384615385, within(1e-12));
    assertThat(first.covariance()[0][0]).isCloseTo(0.3076923076923077, within(1e-12));
  }

  @Test
  void scoresMoveWithTheInformation() {
    ScoreVector moved = SCORES.movedBack(new double[] {1, 0, -1});
    assertThat(moved.score()).containsExactly(4.5, 0, 1.5);
  }

  /** The third parameter is the sum of the first two. */
  @Test
  void whatTheDataDoNotTellIsLeftOut() {
    double[][] f = {{1, 0, 1}, {0, 2, 2}, {1, 2, 3}};
    ScoreVector scores = new ScoreVector(new double[] {1, 2, 3}, f);
    ScoreVector.Test test = scores.test(new int[] {2}, new int[] {0, 1});
    assertThat(test.degreesOfFreedom()).isZero();
    assertThat(test.probability()).isEqualTo(1);
    assertThat(scores.estimate(new int[] {2}, new int[] {0, 1})).isNull();
    assertThat(scores.test(new int[] {0, 1, 2}, new int[0]).degreesOfFreedom()).isEqualTo(2);
  }
}
