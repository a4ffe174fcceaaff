package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProjectionPlotTest {
  private static final int DATA = 0x1f4e9c;
  private static final int FIT = 0xc8451b;

  private static final DipoleCurve DIPOLE =
      new DipoleCurve(1.0e-3, 0.04e-3, Math.toRadians(38 - 360), Math.toRadians(4), 1);

  private static ProjectionPlot plot(
      double[] degrees, double[] values, double error, Optional<DipoleCurve> curve) {
    double[] rightAscension = new double[degrees.length];
    double[] errors = new double[degrees.length];
    for (int p = 0; p < degrees.length; p++) {
      rightAscension[p] = Math.toRadians(degrees[p]);
      errors[p] = error;
    }
    return ProjectionPlot.of("title", "subtitle", rightAscension, values, errors, curve);
  }

  /** The pixels of a colour below the legend's strip, which ends at y = 288. */
  private static List<int[]> pixels(BufferedImage image, int colour) {
    List<int[]> found = new ArrayList<>();
    for (int y = 288; y < 860; y++) {
      for (int x = 171; x < 1350; x++) {
        if ((image.getRGB(x, y) & 0xffffff) == colour) {
          found.add(new int[] {x, y});
        }
      }
    }
    return found;
  }

  /** RA 0 is at x = 1350 and 360 deg at x = 170: 90 deg stands at 1350 - 1180/4 = 1055. */
  @Test
  void rightAscensionGrowsToTheLeft() {
    BufferedImage image =
        plot(new double[] {90}, new double[] {1e-3}, 1e-4, Optional.empty()).render();
    List<int[]> point = pixels(image, DATA);
    assertThat(point.stream().mapToInt(p -> p[0]).average().orElse(0) + 0.5)
        .isCloseTo(1055, within(0.6));
  }

  /** Values at 1 and -1 with bars of 0.25: the bar is a quarter of the distance to zero. */
  @Test
  void pointsAndBarsAreInProportion() {
    double[] degrees = {90, 270};
    BufferedImage image = plot(degrees, new double[] {1, -1}, 0.25, Optional.empty()).render();
    List<int[]> upper = pixels(image, DATA).stream().filter(p -> p[0] > 760).toList();
    List<int[]> lower = pixels(image, DATA).stream().filter(p -> p[0] < 760).toList();
    double distance = middle(lower) - middle(upper);
    double bar =
        upper.stream().mapToInt(p -> p[1]).max().orElse(0)
            - upper.stream().mapToInt(p -> p[1]).min().orElse(0);
    // Up to three pixels more or less: the pen's width at both caps, and half-covered pixels.
    assertThat(bar).isCloseTo(distance / 4, within(3.0));
  }

  private static double middle(List<int[]> pixels) {
    int low = pixels.stream().mapToInt(p -> p[1]).min().orElse(0);
    int high = pixels.stream().mapToInt(p -> p[1]).max().orElse(0);
    return (low + high) / 2.0;
  }

  /** The crest of cos(RA - 38 deg) stands at x = 1350 - 1180 * 38/360 = 1225.4. */
  @Test
  void theCurveHasItsCrestAtThePhase() {
    double[] none = {};
    List<int[]> curve = pixels(plot(none, none, 0, Optional.of(DIPOLE)).render(), FIT);
    int top = curve.stream().mapToInt(p -> p[1]).min().orElse(0);
    double crest = curve.stream().filter(p -> p[1] == top).mapToInt(p -> p[0]).average().orElse(0);
    // The highest row is some 30 px wide; its middle is good to a few.
    assertThat(crest).isCloseTo(1225.4, within(5.0));
  }

  @Test
  void theLegendGivesAmplitudeAndPhaseWithTheirErrors() {
    Drawn picture = Drawn.of(plot(new double[] {10}, new double[] {0}, 1e-4, Optional.of(DIPOLE)));
    assertThat(picture.labels())
        .extracting(Sheet.Label::text)
        .contains("dipole  A₁ = (1.00 ± 0.04) × 10⁻³,  α₁ = 38° ± 4°");
  }

  @Test
  void aProjectionFactorLowersTheCurveAndIsSaid() {
    DipoleCurve lower = new DipoleCurve(2e-3, 1e-4, 0, 0.1, 0.5);
    assertThat(lower.at(0)).isCloseTo(1e-3, within(1e-18));
    assertThat(lower.at(Math.PI)).isCloseTo(-1e-3, within(1e-18));
    assertThat(lower.describe()).endsWith("(drawn × 0.50, mean cos δ)");
  }

  @Test
  void noPointReachesIntoTheLegend() {
    double[] degrees = {20, 340};
    BufferedImage image = plot(degrees, new double[] {5, 5}, 3, Optional.of(DIPOLE)).render();
    int highest = pixels(image, DATA).stream().mapToInt(p -> p[1]).min().orElse(0);
    assertThat(highest).isGreaterThan(292);
  }

  @Test
  void textsAreLegible() {
    DipoleCurve wordy = new DipoleCurve(1.0e-3, 0.02e-3, 6, 0.02, 0.7);
    SkyMapPlotTest.assertTextsAreLegible(
        plot(new double[] {10}, new double[] {1e-3}, 1e-4, Optional.of(wordy)));
    SkyMapPlotTest.assertTextsAreLegible(
        plot(new double[] {10}, new double[] {Double.NaN}, 1, Optional.empty()));
    SkyMapPlotTest.assertTextsAreLegible(
        plot(new double[] {10}, new double[] {-12345}, 1, Optional.empty()));
  }

  @Test
  void pointsThatCannotBeDrawnAreRefused() {
    assertThatThrownBy(() -> plot(new double[] {1}, new double[] {1}, Double.NaN, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plot(new double[] {1}, new double[2], 1, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DipoleCurve(1, 1, Double.NaN, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** 104 deg is the scatter of an angle drawn at random. */
  @Test
  void theLegendTellsNoPhaseThatIsUndetermined() {
    assertThat(new DipoleCurve(1e-3, 1e-3, 1, Math.toRadians(103), 1).describe()).contains("°");
    assertThat(new DipoleCurve(1e-3, 1e-3, 1, Math.toRadians(104), 1).describe())
        .isEqualTo("A₁ = (1.0 ± 1.0) × 10⁻³,  α₁ undetermined");
  }
}
