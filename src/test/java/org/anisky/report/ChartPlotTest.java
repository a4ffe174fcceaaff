package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts as figures. Their panel reaches from x = 168 to 36 px before the right end. */
class ChartPlotTest {
  private static final int DATA = 0x1f4e9c;

  private static int rgb(BufferedImage image, double x, double y) {
    return image.getRGB((int) x, (int) y) & 0xffffff;
  }

  /** One line of points, without legend: under a title the panel begins at y = 36 + 52. */
  private static Chart points(Chart.Axis y, double[] places, double[] values, double error) {
    double[] errors = new double[values.length];
    java.util.Arrays.fill(errors, error);
    return Chart.of(
        "key",
        "title",
        "",
        Chart.Axis.logarithmic("energy (EeV)"),
        places,
        y,
        List.of(Chart.Line.measured("one", values, errors)));
  }

  /**
   * A logarithmic axis from 1 to 100 with a factor 1.25 to both sides: 10 is in the middle, x =
   * (168 + 1804)/2 = 986. The turn from 0 (y = 848) to 360 (y = 88): 90 deg is at 658.
   */
  @Test
  void aPointStandsWhereItsAxesSay() {
    Chart chart =
        points(
            Chart.Axis.turn("phase (deg)"), new double[] {1, 10, 100}, new double[] {0, 90, 0}, 5);
    BufferedImage image = ChartPlot.of(chart, "title", "", false).figure().render();
    assertThat(image.getWidth()).isEqualTo(1840);
    assertThat(rgb(image, 986, 658)).isEqualTo(DATA);
    assertThat(rgb(image, 986, 400)).isNotEqualTo(DATA);
  }

  /** 355 +- 20 deg reaches over the end to 15 deg, y = 848 - 760*15/360 = 816. */
  @Test
  void aPhaseNearTheEndOfTheTurnGoesOnAtItsBeginning() {
    Chart chart =
        points(
            Chart.Axis.turn("phase (deg)"),
            new double[] {1, 10, 100},
            new double[] {9, 355, 9},
            20);
    BufferedImage image = ChartPlot.of(chart, "title", "", false).figure().render();
    assertThat(rgb(image, 986, 825)).isEqualTo(DATA);
    assertThat(rgb(image, 986, 600)).isNotEqualTo(DATA);
  }

  private static Chart many(int lines) {
    List<Chart.Line> all = new ArrayList<>();
    for (int k = 0; k < lines; k++) {
      Chart.Kind kind = Chart.Kind.values()[k % Chart.Kind.values().length];
      double[] y = {k + 1, 2 * k + 1, k + 2};
      all.add(new Chart.Line("experiment " + k, kind, y, y, y));
    }
    double[] places = {1, 1e4, 1e9};
    return Chart.of(
        "key",
        "A title",
        "",
        Chart.Axis.logarithmic("energy (eV)"),
        places,
        Chart.Axis.logarithmic("amplitude"),
        all);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noTextCoversAnotherOrLeavesTheSheet(boolean narrow) {
    Drawn drawn = Drawn.of(ChartPlot.of(many(11), "A title", "of a result", narrow));
    assertThat(drawn.image().getWidth()).isEqualTo(narrow ? 880 : 1840);
    Rectangle2D sheet =
        new Rectangle2D.Double(0, 0, drawn.image().getWidth(), drawn.image().getHeight());
    for (int k = 0; k < drawn.labels().size(); k++) {
      Sheet.Label label = drawn.labels().get(k);
      assertThat(sheet.contains(label.bounds())).as(label.text()).isTrue();
      for (Sheet.Label other : drawn.labels().subList(0, k)) {
        assertThat(label.bounds().intersects(other.bounds()))
            .as(label.text() + " over " + other.text())
            .isFalse();
      }
    }
    assertThat(drawn.texts()).contains("experiment 10", "energy (eV)", "amplitude");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void namesStandUprightWhereTheyHaveNoRoom(boolean narrow) {
    List<String> names = new ArrayList<>();
    double[] y = new double[12];
    for (int k = 0; k < y.length; k++) {
      names.add("a strategy " + k);
      y[k] = k;
    }
    Chart chart =
        Chart.named(
            "key",
            "t",
            "",
            "strategy",
            names,
            Chart.Axis.of("pull"),
            List.of(Chart.Line.measured("mean d_0h", y, y), Chart.Line.measured("C_l", y, y)));
    Drawn drawn = Drawn.of(ChartPlot.of(chart, "t", "", narrow));
    assertThat(drawn.texts()).contains("a strategy 11", "mean d₀ₕ", "C_l");
    for (Sheet.Label label : drawn.labels()) {
      boolean upright = label.bounds().getHeight() > label.bounds().getWidth();
      assertThat(label.text().startsWith("a strategy") && !upright).as(label.text()).isFalse();
      assertThat(label.bounds().getMaxY()).isLessThan(drawn.image().getHeight());
    }
  }
}
