package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.counts.EnergyRange;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.DipoleAxes;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.EnergyTable.Kind;
import org.anisky.reconstruction.PublishedDipole;
import org.anisky.reconstruction.PublishedDipole.Component;
import org.anisky.reconstruction.RangeDipole;
import org.anisky.reconstruction.RangeResult;
import org.anisky.statistics.IsotropicInterval;
import org.junit.jupiter.api.Test;

class EnergyPlotTest {
  private static final double OPEN = Double.POSITIVE_INFINITY;

  private static final int DATA = 0x1f4e9c;
  private static final int FIT = 0xc8451b;
  private static final int BAND = 0xe6e6e6;

  private static MeasuredValue value(double value, double error) {
    return MeasuredValue.of(value, error);
  }

  /** An equatorial dipole with equal errors; d_N when it is not NaN. */
  private static RangeDipole equatorial(
      double amplitude, double phase, double error, double north) {
    Map<String, MeasuredValue> components = new LinkedHashMap<>();
    components.put("d_0h", value(amplitude * Math.cos(phase), error));
    components.put("d_6h", value(amplitude * Math.sin(phase), error));
    if (!Double.isNaN(north)) {
      components.put("d_N", new MeasuredValue(north, error, OptionalDouble.of(2 * error)));
    }
    return new RangeDipole(
        DipoleAxes.EQUATORIAL,
        components,
        value(amplitude, error),
        Optional.of(value(phase, error / amplitude)),
        10,
        0.01,
        IsotropicInterval.of(new double[][] {{error * error, 0}, {0, error * error}}));
  }

  private static RangeDipole galactic(double size, double error) {
    double e = error * error;
    return new RangeDipole(
        DipoleAxes.GALACTIC,
        Map.of(
            "rho_EW", value(size, error), "rho_NS", value(-size, error), "rho_FB", value(0, error)),
        value(size * Math.sqrt(2), error),
        Optional.empty(),
        Double.NaN,
        Double.NaN,
        IsotropicInterval.of(new double[][] {{e, 0, 0}, {0, e, 0}, {0, 0, e}}));
  }

  private static EnergyTable.Row<RangeResult> row(
      Kind kind, double from, double until, RangeDipole dipole) {
    return new EnergyTable.Row<>(
        kind, new EnergyRange(from, until), new RangeResult(100, OptionalDouble.empty(), dipole));
  }

  private static EnergyPlot plot(List<EnergyTable.Row<RangeResult>> rows) {
    return EnergyPlot.of("title", "subtitle", new EnergyTable<>("EeV", rows));
  }

  /** Ranges of [4, 8), [8, 16), >= 16 with a growing dipole. */
  private static List<EnergyTable.Row<RangeResult>> growing(double north) {
    List<EnergyTable.Row<RangeResult>> rows = new ArrayList<>();
    double[] edges = {4, 8, 16, OPEN};
    for (int k = 0; k < 3; k++) {
      double scale = k + 1;
      rows.add(
          row(
              Kind.DIFFERENTIAL,
              edges[k],
              edges[k + 1],
              equatorial(0.03 * scale, 5.8 + 0.2 * k, 0.01 * scale, north)));
    }
    for (int k = 0; k < 3; k++) {
      double scale = k + 1;
      rows.add(
          row(
              Kind.CUMULATIVE,
              edges[k],
              OPEN,
              equatorial(0.035 * scale, 1.8 + 0.2 * k, 0.008 * scale, north)));
    }
    return rows;
  }

  private static int rgb(BufferedImage image, double x, double y) {
    return image.getRGB((int) x, (int) y) & 0xffffff;
  }

  /**
   * The axis of energy: 4 to 32 (the last range as long as the one before) is a factor of 8; with 3
   * percent of margin at both ends ln 8 takes 1160/1.06 = 1094.3 px, from x = 190 + 32.8 = 222.8
   * on. A factor of 2 is 364.8 px, of sqrt 2 182.4 px.
   */
  private static double x(double energy) {
    return 222.8 + 364.8 * Math.log(energy / 4) / Math.log(2);
  }

  /**
   * The panel of the phase reaches from y = 200 + 384 + 350 = 934 (0 deg) up to 584 (360 deg). The
   * phase of 1.8 rad of the first cumulative range is at 934 - 350 * 1.8/6.2832 = 833.7, and 5.8
   * rad of the first differential one at 934 - 350 * 5.8/6.2832 = 610.9.
   */
  @Test
  void differentialDotsAreFilledInTheMiddleAndCumulativeOnesOpenAtTheThreshold() {
    BufferedImage image = plot(growing(Double.NaN)).render();
    assertThat(rgb(image, x(4 * Math.sqrt(2)), 610.9)).isEqualTo(DATA);
    // The ring has a radius of 9 px; half of it is paper, its rim is not.
    assertThat(rgb(image, x(4) + 4, 833.7 - 2)).isEqualTo(0xffffff);
    assertThat(rgb(image, x(4) - 8.9, 833.7)).isEqualTo(FIT);
  }

  @Test
  void aMeanEnergyMovesTheDotOfADifferentialRange() {
    List<EnergyTable.Row<RangeResult>> rows = new ArrayList<>(growing(Double.NaN));
    EnergyTable.Row<RangeResult> first = rows.get(0);
    rows.set(
        0,
        new EnergyTable.Row<>(
            first.kind(),
            first.range(),
            new RangeResult(100, OptionalDouble.of(5), first.result().dipole())));
    BufferedImage image = plot(rows).render();
    assertThat(rgb(image, x(5), 610.9 + 5)).isEqualTo(DATA);
    assertThat(rgb(image, x(4 * Math.sqrt(2)), 610.9 + 5)).isEqualTo(0xffffff);
  }

  /** A phase of 6.2 +- 0.333 rad reaches over 360 deg: its bar goes on above 0 deg. */
  @Test
  void aPhaseBarThatLeavesTheTurnEntersOnTheOtherSide() {
    BufferedImage image = plot(growing(Double.NaN)).render();
    // 6.2 + 0.333 - 6.283 = 0.25 rad above the lower edge: 14 px.
    double x = x(16 * Math.sqrt(2));
    assertThat(rgb(image, x, 934 - 12)).isEqualTo(DATA);
    assertThat(rgb(image, x, 934 - 18)).isEqualTo(0xffffff);
  }

  /** An error of 0.06/0.03 = 2 rad is above pi/sqrt(3) = 1.81: as in tables there is no phase. */
  @Test
  void anUndeterminedPhaseIsNotDrawn() {
    for (double error : new double[] {0.05, 0.06}) {
      EnergyPlot plot =
          plot(List.of(row(Kind.DIFFERENTIAL, 4, 32, equatorial(0.03, 5.8, error, Double.NaN))));
      boolean drawn = error < 0.03 * Math.PI / Math.sqrt(3);
      assertThat(rgb(plot.render(), x(4 * Math.sqrt(8)), 610.9) == DATA).isEqualTo(drawn);
      assertThat(plot.figure().description().toString().contains("undetermined=true"))
          .isEqualTo(!drawn);
    }
  }

  /** No length is negative: 0.03 - 0.05 ends on the axis at y = 550, whose line ends at 551. */
  @Test
  void theBarOfAnAmplitudeEndsAtZero() {
    BufferedImage image =
        plot(List.of(row(Kind.DIFFERENTIAL, 4, 32, equatorial(0.03, 5.8, 0.05, Double.NaN))))
            .render();
    double x = x(4 * Math.sqrt(8));
    assertThat(rgb(image, x, 545)).isEqualTo(DATA);
    assertThat(rgb(image, x, 556)).isEqualTo(0xffffff);
  }

  /**
   * The amplitude's panel reaches from y = 550 up to 200 and from 0 to 1.08 times the top of the
   * highest bar, 0.105 + 0.024 = 0.129. The band of the first range, sigma = 0.01, reaches from
   * sigma sqrt(-2 ln 0.975) = 0.00225 (y 544.3) to sigma sqrt(-2 ln 0.025) = 0.02716 (y 481.8).
   */
  @Test
  void theBandOfAnIsotropicSkyIsThatOfRayleigh() {
    BufferedImage image = plot(growing(Double.NaN)).render();
    double x = x(4.3);
    assertThat(rgb(image, x, 484)).isEqualTo(BAND);
    assertThat(rgb(image, x, 542)).isEqualTo(BAND);
    assertThat(rgb(image, x, 546.5)).isEqualTo(0xffffff);
    // Its median is sigma sqrt(2 ln 2) = 0.01177 at y = 520.4.
    assertThat(rgb(image, x, 520)).isNotIn(BAND, 0xffffff);
    // Above the band there is the range of the point, 0.03 at y = 474.6.
    assertThat(rgb(image, x, 479.5)).isEqualTo(0xffffff);
  }

  @Test
  void theThirdPanelIsThereOnlyWhereItsComponentIsMeasured() {
    assertThat(texts(plot(growing(Double.NaN)))).noneMatch(text -> text.startsWith("d_N"));
    assertThat(texts(plot(growing(-0.02)))).contains("d_N  [10⁻²]");
    assertThat(plot(growing(-0.02)).render().getHeight())
        .isEqualTo(plot(growing(Double.NaN)).render().getHeight() + 384);
  }

  @Test
  void galacticAxesHaveTheirOwnPanelsAndVoltsARigidity() {
    EnergyPlot plot =
        EnergyPlot.of(
            "",
            "",
            new EnergyTable<>(
                "GV",
                List.of(
                    row(Kind.DIFFERENTIAL, 16, 60, galactic(0.01, 0.02)),
                    row(Kind.DIFFERENTIAL, 60, 500, galactic(0.01, 0.02)))));
    assertThat(texts(plot))
        .contains("dipole amplitude δ  [10⁻²]", "rigidity  [GV]", "differential")
        .anyMatch(text -> text.startsWith("ρ_NS"))
        .doesNotContain("phase  [°]", "cumulative");
  }

  @Test
  void amplitudesOfDifferentSizeStandOnALogarithmicAxis() {
    EnergyPlot plot =
        plot(
            List.of(
                row(Kind.DIFFERENTIAL, 1, 10, equatorial(1e-3, 1, 1e-4, Double.NaN)),
                row(Kind.DIFFERENTIAL, 10, 100, equatorial(0.3, 1, 0.1, Double.NaN))));
    assertThat(texts(plot)).contains("10⁻³", "10⁻²", "10⁻¹");
  }

  private static List<String> texts(EnergyPlot plot) {
    return Drawn.of(plot).texts();
  }

  @Test
  void textsAreLegible() {
    SkyMapPlotTest.assertTextsAreLegible(plot(growing(-0.02)));
    for (double[] range : new double[][] {{0, OPEN}, {1e17, 3e20}, {10, 10.1}, {8000, 99_000}}) {
      SkyMapPlotTest.assertTextsAreLegible(
          plot(List.of(row(Kind.CUMULATIVE, range[0], range[1], equatorial(0.1, 1, 0.2, 0)))));
    }
  }

  @Test
  void infiniteErrorsHaveNoBarAndNoBand() {
    RangeDipole lost =
        new RangeDipole(
            DipoleAxes.EQUATORIAL,
            Map.of(),
            value(0.1, Double.POSITIVE_INFINITY),
            Optional.of(value(1, Double.POSITIVE_INFINITY)),
            Double.NaN,
            Double.NaN,
            Optional.empty());
    EnergyPlot plot = plot(List.of(row(Kind.CUMULATIVE, 4, 8, lost)));
    assertThat(texts(plot)).noneMatch(text -> text.startsWith("isotropic"));
  }

  @Test
  void rowsOfDifferentAxesAreRefused() {
    assertThatThrownBy(
            () ->
                plot(
                    List.of(
                        row(Kind.DIFFERENTIAL, 4, 8, galactic(1, 1)),
                        row(Kind.DIFFERENTIAL, 8, 9, equatorial(1, 1, 1, 1)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plot(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static PublishedDipole published(double energy, Component component) {
    return new PublishedDipole(
        "Array " + energy,
        energy,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.of(new PublishedDipole.Value(0.05, 0.01, 0.01, Double.NaN)),
        Optional.empty(),
        Optional.of(new PublishedDipole.Value(Math.PI, 0.1, 0.1, Double.NaN)),
        component,
        "a paper");
  }

  /** The axis reaches from 4 to 32 EeV: 10 EeV is on it, 1 PeV is not. */
  @Test
  void publishedDipolesOnTheAxisAreDrawnAndNamed() {
    EnergyPlot plot =
        plot(growing(Double.NaN))
            .among(
                List.of(
                    published(1e15, Component.EQUATORIAL),
                    published(1e19, Component.PROJECTED),
                    published(1.2e19, Component.FULL)));
    // The amplitude of the third is of a whole dipole; its phase is drawn, and so it has a name.
    assertThat(texts(plot))
        .contains("Array 1.0E19 *", "Array 1.2E19")
        .doesNotContain("Array 1.0E15");
    // One more line of the legend, 44 px, above panels: the phase of pi is 44 px below y = 759.
    assertThat(rgb(plot.render(), x(10), 803 - 9)).isEqualTo(0x5a5a5a);
    assertThat(plot(growing(Double.NaN)).among(List.of()).figure().height())
        .isEqualTo(plot.figure().height() - 44);
  }
}
