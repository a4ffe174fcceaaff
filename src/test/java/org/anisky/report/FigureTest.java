package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.reconstruction.Curve;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

/** What a page learns of a figure without drawing it. */
class FigureTest {
  private static Map<?, ?> part(Picture picture, String kind) {
    List<?> parts = (List<?>) picture.figure().description().get("parts");
    return parts.stream()
        .map(entry -> (Map<?, ?>) entry)
        .filter(entry -> entry.get("kind").equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static Map<?, ?> mark(Map<?, ?> panel, String kind) {
    return ((List<?>) panel.get("marks"))
        .stream()
            .map(entry -> (Map<?, ?>) entry)
            .filter(entry -> entry.get("kind").equals(kind))
            .findFirst()
            .orElseThrow();
  }

  /** Only what JSON can hold. */
  private static void assertIsJson(Object value) {
    if (value instanceof Map<?, ?> map) {
      assertThat(map.keySet()).allMatch(key -> ((String) key).matches("[a-z0-9_]+"));
      map.values().forEach(FigureTest::assertIsJson);
    } else if (value instanceof List<?> list) {
      list.forEach(FigureTest::assertIsJson);
    } else if (value instanceof Double number) {
      assertThat(number).isFinite();
    } else if (value != null) {
      assertThat(value).isInstanceOfAny(String.class, Boolean.class);
    }
  }

  @Test
  void aCurveTellsItsSeriesWithErrorsAndItsAxes() {
    double[] x = {1, 5, 9};
    CurvePlot plot =
        CurvePlot.of(
            "A title",
            "a subtitle",
            new Curve(
                "key",
                "meaning",
                new Curve.Axis("time", "h"),
                new Curve.Axis("value", "1/rad"),
                new Curve.Fit("a fit", 1, 2),
                x,
                new double[] {0.1, 0.2, -0.3},
                new double[] {0.01, 0.02, 0.03},
                new double[] {0.11, 0.21, -0.31}));
    assertIsJson(plot.figure().description());
    assertThat(plot.figure().title()).isEqualTo("A title");
    assertThat(part(plot, "subtitle").get("text")).isEqualTo("a subtitle");
    Map<?, ?> panel = part(plot, "panel");
    Map<?, ?> points = mark(panel, "points");
    assertThat(points.get("x")).isEqualTo(List.of(1.0, 5.0, 9.0));
    assertThat(points.get("y")).isEqualTo(List.of(0.1, 0.2, -0.3));
    assertThat(points.get("error")).isEqualTo(List.of(0.01, 0.02, 0.03));
    assertThat(mark(panel, "line").get("y")).isEqualTo(List.of(0.11, 0.21, -0.31));
    assertThat(mark(panel, "line").get("name")).isEqualTo("a fit");
    Map<?, ?> abscissa = (Map<?, ?>) panel.get("x");
    assertThat(abscissa.get("quantity")).isEqualTo("time");
    assertThat(abscissa.get("unit")).isEqualTo("h");
    assertThat(abscissa.get("from")).isEqualTo(0.0);
    assertThat(abscissa.get("to")).isEqualTo(24.0);
    assertThat(abscissa.get("backwards")).isEqualTo(false);
    assertThat(abscissa.get("labels"))
        .isEqualTo(List.of("0", "3", "6", "9", "12", "15", "18", "21", "24"));
    assertThat(((Map<?, ?>) panel.get("y")).get("backwards")).isEqualTo(false);
  }

  @Test
  void rightAscensionRunsBackwardsAndSweepsWithoutValueAreNull() {
    ProjectionPlot projection =
        ProjectionPlot.of("t", "s", new double[] {1}, new double[] {1}, new double[] {1}, none());
    assertThat(((Map<?, ?>) part(projection, "panel").get("x")).get("backwards")).isEqualTo(true);
    ConvergencePlot convergence =
        ConvergencePlot.of(
            Optional.of(true),
            "",
            new double[] {3, 1},
            OptionalDouble.empty(),
            new double[] {Double.NaN, 2},
            1);
    assertIsJson(convergence.figure().description());
    List<?> parts = (List<?>) convergence.figure().description().get("parts");
    Map<?, ?> change = mark((Map<?, ?>) parts.get(3), "sweeps");
    assertThat(change.get("y")).isEqualTo(Arrays.asList(null, 2.0));
    assertThat(((Map<?, ?>) ((Map<?, ?>) parts.get(3)).get("y")).get("logarithmic"))
        .isEqualTo(true);
  }

  private static Optional<DipoleCurve> none() {
    return Optional.empty();
  }

  @Test
  void aMapTellsTheValueOfEveryPixelAndNothingOfUnobservedOnes() {
    HealpixGrid grid = new HealpixGrid(1);
    double[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    BitSet observed = new BitSet();
    observed.set(0, 11);
    SkyMap map = SkyMap.of(grid, SkyFrame.GALACTIC, "numbers", "m", values, observed);
    SkyMapPlot plot =
        SkyMapPlot.of(map, SkyMapOptions.DEFAULTS.withMarker(SkyMarker.ring(1, 0.5, "here")));
    assertIsJson(plot.figure().description());
    Map<?, ?> sky = part(plot, "sky");
    assertThat(sky.get("frame")).isEqualTo("galactic");
    assertThat(sky.get("projection")).isEqualTo("mollweide");
    Map<?, ?> pixels = (Map<?, ?>) sky.get("map");
    assertThat(pixels.get("values"))
        .isEqualTo(Arrays.asList(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, null));
    assertThat(pixels.get("quantity")).isEqualTo("numbers");
    assertThat(pixels.get("unit")).isEqualTo("m");
    Map<?, ?> marker = (Map<?, ?>) ((List<?>) sky.get("markers")).get(0);
    assertThat(marker.get("name")).isEqualTo("here");
    assertThat((Double) marker.get("longitude_deg")).isEqualTo(Math.toDegrees(1));
  }
}
