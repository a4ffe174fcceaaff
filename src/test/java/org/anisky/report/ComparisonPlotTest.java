package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.simulation.SkyDipole;
import org.anisky.statistics.ToyDistance;
import org.anisky.study.MethodComparison;
import org.junit.jupiter.api.Test;

class ComparisonPlotTest {
  private static final int FIRST = 0x0072b2;
  private static final int WHITE = 0xffffff;

  private static Reconstruction row(
      String name, double[] d, double[][] statistical, Optional<double[][]> systematic) {
    List<DipoleComponent> components = Arrays.asList(DipoleComponent.values()).subList(0, d.length);
    return new Reconstruction(
        name,
        null,
        new DipoleEstimate(components, d, statistical, systematic, 0, 1),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static double[][] diagonal(double... errors) {
    double[][] matrix = new double[errors.length][errors.length];
    for (int k = 0; k < errors.length; k++) {
      matrix[k][k] = errors[k] * errors[k];
    }
    return matrix;
  }

  /**
   * A dipole of 5e-3 towards right ascension 180 deg and declination asin 0.8 = 53.13 deg, with
   * errors of 1e-3, correlated by -0.5 between d_0h and d_N, and a systematic error of 2e-3 of
   * d_6h.
   */
  private static Reconstruction full() {
    double[][] statistical = diagonal(1e-3, 1e-3, 1e-3);
    statistical[0][2] = -0.5e-6;
    statistical[2][0] = -0.5e-6;
    return row(
        "whole", new double[] {-3e-3, 0, 4e-3}, statistical, Optional.of(diagonal(0, 2e-3, 0)));
  }

  private static ComparisonPlot plot(Optional<SkyDipole> truth, Reconstruction... rows) {
    return ComparisonPlot.of(
        new MethodComparison(
            List.of(rows),
            truth,
            List.of(),
            Optional.of(new ToyDistance(2.841, 2, 100)),
            100,
            "conclusion"));
  }

  private static List<?> marks(Picture picture, String kind) {
    List<?> parts = (List<?>) picture.figure().description().get("parts");
    Map<?, ?> part =
        parts.stream()
            .map(entry -> (Map<?, ?>) entry)
            .filter(entry -> entry.get("kind").equals(kind))
            .findFirst()
            .orElseThrow();
    return (List<?>) part.get("marks");
  }

  private static int rgb(BufferedImage image, double x, double y) {
    return image.getRGB((int) x, (int) y) & WHITE;
  }

  /**
   * In right ascension hypot(1e-3, 2e-3)/3e-3 = 0.7454 rad = 42.71 deg; the statistical error alone
   * would be 19.10 deg. In declination the gradient is (160, 0, 120): 160^2 1e-6 + 120^2 1e-6 - 2
   * 160 120 0.5e-6 = 0.0208 = 0.14422^2, 8.263 deg; without the correlation it would be 11.46 deg.
   */
  @Test
  void theErrorsOfADirectionHoldSystematicErrorsAndCorrelations() {
    Map<?, ?> direction = (Map<?, ?>) marks(plot(Optional.empty(), full()), "sky").get(0);
    assertThat((Double) direction.get("longitude_deg")).isCloseTo(180, within(1e-9));
    assertThat((Double) direction.get("latitude_deg")).isCloseTo(53.130, within(1e-3));
    assertThat((Double) direction.get("longitude_error_deg")).isCloseTo(42.71, within(0.01));
    assertThat((Double) direction.get("latitude_error_deg")).isCloseTo(8.263, within(0.001));
  }

  /**
   * The sky's ellipse has its centre at (1640, 400) and half axes of 500 and 250 px. theta of
   * declination 53.13 deg is 0.7574 (2 theta + sin 2 theta = 0.8 pi): the dot is at y = 400 - 250
   * sin theta = 228.2 and the bar along the parallel ends 500 0.7454/pi cos theta = 86.2 px from
   * it; with the statistical error 38.5 px. Upwards the bar ends at declination 61.39 deg, theta
   * 0.8899, y = 205.8; without correlation at 64.59 deg, y = 197.6.
   */
  @Test
  void theBarsAreDrawnAsLongAsTheErrors() {
    BufferedImage image = plot(Optional.empty(), full()).render();
    for (int side : new int[] {-1, 1}) {
      assertThat(rgb(image, 1640 + side * 82, 228.2)).isEqualTo(FIRST);
      assertThat(rgb(image, 1640 + side * 92, 228.2)).isNotEqualTo(FIRST);
    }
    assertThat(rgb(image, 1640, 208.5)).isEqualTo(FIRST);
    assertThat(rgb(image, 1640, 201.5)).isNotEqualTo(FIRST);
  }

  /**
   * The plane is a square of 880 px from (190, 120); its reach is that of the ellipse, 3e-3 + 1e-3,
   * times 1.12, rounded up to 5e-3: 88 px for 1e-3. The ellipse is hypot(1, 2) = 2.236 high: 196.8
   * px from the middle of the square at y = 560 up to 363.2.
   */
  @Test
  void theEllipseHoldsTheSystematicErrorToo() {
    BufferedImage image = plot(Optional.empty(), full()).render();
    double x = 190 + 440 - 3 * 88;
    assertThat(rgb(image, x, 560)).isEqualTo(FIRST);
    assertThat(rgb(image, x, 363.2)).isEqualTo(FIRST);
    assertThat(rgb(image, x, 375)).isNotEqualTo(FIRST);
    assertThat(rgb(image, x - 88, 560)).isEqualTo(FIRST);
  }

  @Test
  void numbersAndRemarksSayWhatIsShown() {
    ComparisonPlot plot =
        plot(
            Optional.of(new SkyDipole(1e-3, 1e-3, 0)),
            full(),
            row("part", new double[] {1e-3, 2e-3}, diagonal(1e-3, 1e-3), Optional.empty()));
    List<String> texts = Drawn.of(plot).texts();
    assertThat(texts)
        .contains(
            "whole:  A₁ = (3.0 ± 1.0) × 10⁻³,  d_N = (4.0 ± 1.0) × 10⁻³",
            "part:  A₁ = (2.2 ± 1.0) × 10⁻³",
            "truth",
            "ellipses, bars and numbers: one standard deviation, statistical and systematic",
            "agreement in the plane, unbiased strategies: p = 0.25",
            "Equatorial dipole",
            "Full dipole on the sky",
            "d₀ₕ  [10⁻³]",
            "d₆ₕ  [10⁻³]");
    assertThat(marks(plot, "sky")).hasSize(2);
    assertThat(marks(plot, "panel")).hasSize(2 + 2 + 1);
    SkyMapPlotTest.assertTextsAreLegible(plot);
  }

  @Test
  void theNorthComponentHasASubscriptLikeTheOthers() {
    Legend legend =
        plot(Optional.empty(), full()).figure().parts().stream()
            .filter(Legend.class::isInstance)
            .map(Legend.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(legend.entries().get(0).text())
        .contains("d" + Letter.subscript("N") + " = ")
        .doesNotContain("_");
  }

  @Test
  void noTwoRowsLookAlikeAndAllAreOnTheSheet() {
    Reconstruction[] rows =
        IntStream.range(0, 12)
            .mapToObj(
                k ->
                    row(
                        "row-" + k,
                        new double[] {1e-3 * k, 0},
                        diagonal(1e-3, 1e-3),
                        Optional.empty()))
            .toArray(Reconstruction[]::new);
    ComparisonPlot plot = plot(Optional.empty(), rows);
    SkyMapPlotTest.assertTextsAreLegible(plot);
    // Samples begin at x = 1180, 48 px apart from y = 790 on: 50 px wide, 26 px high.
    BufferedImage image = plot.render();
    List<List<Integer>> samples = new ArrayList<>();
    for (int k = 0; k < rows.length; k++) {
      int top = 790 + 48 * k - 13;
      List<Integer> pixels =
          Arrays.stream(image.getRGB(1180, top, 50, 26, null, 0, 50)).boxed().toList();
      assertThat(samples).as("row %s", k).doesNotContain(pixels);
      samples.add(pixels);
    }
    // Without colours, by symbol or pen, the first six, which are all strategies and one more.
    List<List<Boolean>> inked =
        samples.stream()
            .map(sample -> sample.stream().map(rgb -> (rgb & 0xffffff) != WHITE).toList())
            .toList();
    assertThat(inked.subList(0, 6)).doesNotHaveDuplicates();
    assertThat(inked.subList(6, 12)).doesNotHaveDuplicates();
    // Six colours before any comes again.
    List<Integer> colours = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      colours.add(rgb(image, 1205, 790 + 48 * k));
    }
    assertThat(colours).doesNotHaveDuplicates().doesNotContain(WHITE);
  }
}
