package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.study.EnsembleStatistics;
import org.anisky.study.ToyResult;
import org.junit.jupiter.api.Test;

class PullPlotTest {
  private static final int BAR = 0xdadada;
  private static final int WHITE = 0xffffff;

  /** Ten toys of a truth of 0 with errors of 1: nine pulls of 0.6 and one of -9. */
  private static List<ToyResult> toys(String strategy) {
    List<ToyResult> toys = new ArrayList<>();
    for (int k = 0; k < 10; k++) {
      double[] values = new double[3];
      Arrays.fill(values, k == 0 ? -9 : 0.6);
      double[][] one = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
      toys.add(
          new ToyResult(
              k,
              strategy,
              new DipoleEstimate(Arrays.asList(DipoleComponent.values()), values, one, 0, 1)));
    }
    return toys;
  }

  private static EnsembleStatistics statistics(String strategy, DipoleComponent component) {
    return new EnsembleStatistics(
        strategy, component, 10, 0, 0, 1, 1, -0.123, 0.045, 1.02, 0.03, 0, 0, 0, 0, 0, 0);
  }

  private static PullPlot plot(String... strategies) {
    List<ToyResult> toys = new ArrayList<>();
    List<EnsembleStatistics> rows = new ArrayList<>();
    for (String strategy : strategies) {
      toys.addAll(toys(strategy));
      for (DipoleComponent component : DipoleComponent.values()) {
        rows.add(statistics(strategy, component));
      }
    }
    return PullPlot.of(toys, rows);
  }

  /** Twenty bins of half a standard deviation from -5: 0.6 is in bin 11, -9 goes into bin 0. */
  @Test
  void everyPanelIsTheHistogramOfItsPulls() {
    List<?> parts = (List<?>) plot("one", "two").figure().description().get("parts");
    List<Map<?, ?>> panels = new ArrayList<>();
    for (Object part : parts) {
      if (((Map<?, ?>) part).get("kind").equals("panel")) {
        panels.add((Map<?, ?>) part);
      }
    }
    assertThat(panels).hasSize(6);
    assertThat(panels.stream().map(panel -> (Object) panel.get("title")))
        .containsExactly("one, d₀ₕ", "one, d₆ₕ", "one, d_N", "two, d₀ₕ", "two, d₆ₕ", "two, d_N");
    List<Double> expected = new ArrayList<>(Collections.nCopies(20, 0.0));
    expected.set(0, 1.0);
    expected.set(11, 9.0);
    for (Map<?, ?> panel : panels) {
      Map<?, ?> histogram = (Map<?, ?>) ((List<?>) panel.get("marks")).get(0);
      assertThat(histogram.get("numbers")).isEqualTo(expected);
      Map<?, ?> normal = (Map<?, ?>) ((List<?>) panel.get("marks")).get(1);
      // Ten toys in bins of 0.5: at 0 the density is 10 0.5/sqrt(2 pi) = 1.995.
      assertThat((Double) ((List<?>) normal.get("y")).get(100)).isBetween(1.994, 1.996);
    }
  }

  /**
   * The first panel reaches from x = 40 to 580 and from y = 160 to 390; 27 px for a bin, and 1.1
   * times 9 toys upwards, 23.2 px for one: bin 11 from x = 337 to 364 up to y = 180.9, bin 0 up to
   * 366.8.
   */
  @Test
  void barsAreAsHighAsTheirNumbers() {
    BufferedImage image = plot("one").render();
    assertThat(image.getRGB(360, 185) & WHITE).isEqualTo(BAR);
    assertThat(image.getRGB(360, 176) & WHITE).isEqualTo(WHITE);
    assertThat(image.getRGB(333, 185) & WHITE).isEqualTo(WHITE);
    assertThat(image.getRGB(50, 371) & WHITE).isEqualTo(BAR);
    assertThat(image.getRGB(50, 362) & WHITE).isEqualTo(WHITE);
  }

  /**
   * A picture of three columns is as wide as two columns of a journal, 180 mm or 510 points:
   * letters of 7 points are 7/510 of its width high.
   */
  @Test
  void textsAreReadableInPrint() {
    for (String strategy : List.of("likelihood", "direct-integration", "monte-carlo-2")) {
      PullPlot plot = plot(strategy);
      SkyMapPlotTest.assertTextsAreLegible(plot);
      Drawn drawn = Drawn.of(plot);
      double least = 7.0 / 510 * drawn.image().getWidth();
      assertThat(drawn.texts())
          .contains(strategy + ", d_N", "mean −0.12 ± 0.05, width 1.02 ± 0.03");
      for (Sheet.Label label : drawn.labels()) {
        assertThat(label.size()).as(label.text()).isGreaterThanOrEqualTo(least);
      }
    }
  }

  @Test
  void theNorthComponentHasASubscriptLikeTheOthers() {
    assertThat(
            plot("one").figure().parts().stream()
                .filter(Caption.class::isInstance)
                .map(part -> ((Caption) part).text()))
        .contains("one, d" + Letter.subscript("N"))
        .noneMatch(text -> text.contains("_"));
  }
}
