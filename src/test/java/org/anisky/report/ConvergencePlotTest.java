package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConvergencePlotTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  private static ConvergencePlot plot(boolean converged, double[] gain, double[] change) {
    return ConvergencePlot.of(
        Optional.of(converged), "two detectors", gain, OptionalDouble.empty(), change, 1);
  }

  private static boolean isBlue(BufferedImage image, int x, int y) {
    return (image.getRGB(x, y) & 0xffffff) == 0x1f4e9c;
  }

  @Test
  void theTitleSaysWhetherTheFitConverged() {
    assertThat(Drawn.of(plot(true, new double[3], new double[3])).labels())
        .extracting(Sheet.Label::text)
        .contains("Converged after 3 sweeps", "two detectors");
    assertThat(Drawn.of(plot(false, new double[1], new double[1])).labels())
        .extracting(Sheet.Label::text)
        .contains("Not converged after 1 sweep");
  }

  /**
   * Two sweeps share 1160 px from x = 190, so they stand at a quarter and three quarters: 480 and
   * 1060. The upper panel reaches from y = 505 up to 130. Gains of 20 and 2 need the decades from 1
   * to 100: 20 is at 505 - 375 log10(20)/2 = 261, 2 at 505 - 375 log10(2)/2 = 449.
   */
  @Test
  void gainsStandAtTheirSweepOnALogarithmicAxis() {
    BufferedImage image = plot(true, new double[] {20, 2}, new double[] {NAN, 1}).render();
    assertThat(isBlue(image, 480, 261)).isTrue();
    assertThat(isBlue(image, 1060, 449)).isTrue();
    // 15 px above the first there is nothing: a dot has a radius of 7 px.
    assertThat(isBlue(image, 480, 246)).isFalse();
  }

  @Test
  void whatALogarithmicAxisCannotShowIsAnArrowAtTheEdge() {
    BufferedImage image = plot(false, new double[] {20, -1e-9}, new double[] {INF, 0}).render();
    // Arrow heads are 14 px long and touch y = 505 (upper panel), 910 and 535 (lower panel).
    assertThat(isBlue(image, 1060, 505 - 10)).isTrue();
    assertThat(isBlue(image, 1060, 910 - 10)).isTrue();
    assertThat(isBlue(image, 480, 535 + 10)).isTrue();
  }

  @Test
  void aMissingExtrapolationLeavesAGap() {
    BufferedImage image = plot(false, new double[] {20, 2}, new double[] {NAN, NAN}).render();
    for (int y = 540; y < 905; y++) {
      assertThat(isBlue(image, 480, y)).isFalse();
      assertThat(isBlue(image, 1060, y)).isFalse();
    }
  }

  @Test
  void textsAreLegibleForFewAndManySweepsAndDecades() {
    for (int sweeps : new int[] {1, 2, 9, 40, 1000}) {
      double[] gain = new double[sweeps];
      double[] change = new double[sweeps];
      for (int k = 0; k < sweeps; k++) {
        gain[k] = 1e6 * Math.pow(0.5, k);
        change[k] = 30 * Math.pow(0.9, k);
      }
      SkyMapPlotTest.assertTextsAreLegible(
          ConvergencePlot.of(
              Optional.of(true), "many", gain, OptionalDouble.of(1e-4), change, 0.01));
    }
  }

  @Test
  void listsOfDifferentLengthAndThresholdsWithoutMeaningAreRefused() {
    assertThatThrownBy(() -> plot(true, new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plot(true, new double[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    double[] one = {1};
    assertThatThrownBy(
            () ->
                ConvergencePlot.of(
                    Optional.of(true), "", one, OptionalDouble.empty(), one, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
