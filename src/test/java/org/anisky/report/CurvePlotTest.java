package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.anisky.reconstruction.Curve;
import org.junit.jupiter.api.Test;

class CurvePlotTest {
  private static final int DATA = 0x1f4e9c;
  private static final int FIT = 0xc8451b;

  private static Curve curve(String unit, double[] x, double[] y, double[] error, double[] model) {
    return new Curve(
        "a_curve",
        "meaning",
        new Curve.Axis("time", unit),
        new Curve.Axis("value", "1"),
        new Curve.Fit("fit of something", 31.24, 33),
        x,
        y,
        error,
        model);
  }

  /** The pixels of a colour below the legend's strip, which ends at y = 248. */
  private static List<int[]> pixels(BufferedImage image, int colour) {
    List<int[]> found = new ArrayList<>();
    for (int y = 248; y < 859; y++) {
      for (int x = 171; x < 1350; x++) {
        if ((image.getRGB(x, y) & 0xffffff) == colour) {
          found.add(new int[] {x, y});
        }
      }
    }
    return found;
  }

  private static double mean(List<int[]> pixels, int axis) {
    return pixels.stream().mapToInt(p -> p[axis]).average().orElseThrow() + 0.5;
  }

  /** 0 h is at x = 170 and 24 h at x = 1350: 6 h stands at 170 + 1180/4 = 465. */
  @Test
  void hoursGoFromZeroToTwentyFourToTheRight() {
    double[] none = {0};
    BufferedImage image =
        CurvePlot.of("t", "s", curve("h", new double[] {6}, new double[] {1}, none, none)).render();
    assertThat(mean(pixels(image, DATA), 0)).isCloseTo(465, within(0.6));
  }

  /**
   * Points at 1 and -1 with bars of 0.25: the range is 2.5 and 7 percent more to each side, 2.85,
   * on the 730 - 118 = 612 px that the legend leaves, 214.7 px for a unit.
   */
  @Test
  void pointsBarsAndFitAreInProportion() {
    double[] x = {6, 18};
    BufferedImage image =
        CurvePlot.of(
                "t",
                "s",
                curve("h", x, new double[] {1, -1}, new double[] {0.25, 0.25}, new double[] {0, 0}))
            .render();
    List<int[]> all = pixels(image, DATA);
    List<int[]> upper = all.stream().filter(p -> p[0] < 760).toList();
    List<int[]> lower = all.stream().filter(p -> p[0] > 760).toList();
    int top = upper.stream().mapToInt(p -> p[1]).min().orElseThrow();
    int bottom = upper.stream().mapToInt(p -> p[1]).max().orElseThrow();
    int lowerTop = lower.stream().mapToInt(p -> p[1]).min().orElseThrow();
    // The same edge of both bars, each rounded to a pixel.
    assertThat((double) lowerTop - top).isCloseTo(2 * 612 / 2.85, within(1.5));
    // The caps add the width of the pen.
    assertThat((double) bottom - top).isCloseTo(2 * 0.25 * 612 / 2.85, within(4.0));
    List<int[]> fit = pixels(image, FIT);
    assertThat(mean(fit, 1)).isCloseTo((lowerTop + bottom) / 2.0, within(1.5));
    assertThat(fit.stream().mapToInt(p -> p[0]).min().orElseThrow()).isBetween(462, 467);
    assertThat(fit.stream().mapToInt(p -> p[0]).max().orElseThrow()).isBetween(1053, 1058);
  }

  @Test
  void theLegendTellsTheChiSquaredAndNoTextLeavesTheSheet() {
    double[] one = {1};
    Drawn picture =
        Drawn.of(
            CurvePlot.of("A rather long title ".repeat(6), "s", curve("rad", one, one, one, one)));
    assertThat(picture.texts())
        .contains("fit of something,  χ²/ndf = 31.2/33", "time  [rad]", "value");
    for (Sheet.Label label : picture.labels()) {
      assertThat(label.bounds().getMinX()).as(label.text()).isGreaterThan(0);
      assertThat(label.bounds().getMaxX()).as(label.text()).isLessThan(1400);
      if (label.bounds().getMaxY() < 120) {
        // Titles are as wide as the frame at most, and do not run to the edge.
        assertThat(label.bounds().getMinX()).as(label.text()).isGreaterThanOrEqualTo(170);
        assertThat(label.bounds().getMaxX()).as(label.text()).isLessThanOrEqualTo(1350);
      }
    }
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    double[] none = {};
    double[] one = {1};
    double[] gap = {Double.NaN};
    assertThatThrownBy(() -> CurvePlot.of("t", "s", curve("h", none, none, none, none)))
        .hasMessage("a_curve has no points");
    assertThatThrownBy(() -> CurvePlot.of("t", "s", curve("h", one, gap, one, one)))
        .hasMessage("a_curve: point 0 is NaN +- 1.0");
  }
}
