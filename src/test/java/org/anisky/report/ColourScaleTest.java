package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ColourScaleTest {
  /** To the step where a table is one, to two of 255 where rounded tables are interpolated. */
  @Test
  void coloursAreThoseOfMatplotlib() throws IOException {
    int compared = 0;
    for (String line : Files.readAllLines(Path.of("testdata/reference/colour_maps.csv"))) {
      String[] cells = line.split(",");
      if (line.startsWith("#") || cells[0].equals("name")) {
        continue;
      }
      boolean formula = cells[0].equals("coolwarm");
      double place = Double.parseDouble(cells[1]);
      int rgb = ColourScale.named(cells[0], false).rgb(formula ? 2 * place - 1 : place);
      for (int part = 0; part < 3; part++) {
        assertThat(rgb >> 8 * (2 - part) & 255)
            .as(line)
            .isCloseTo(Integer.parseInt(cells[2 + part]), within(formula ? 2 : 0));
      }
      compared++;
    }
    assertThat(compared).isEqualTo(3 * 33);
  }

  @Test
  void aScaleThatDivergesHasZeroInItsMiddle() {
    int pale = ColourScale.named("coolwarm", false).rgb(0);
    assertThat(SkyMapPlotTest.lightness(pale))
        .isGreaterThan(SkyMapPlotTest.lightness(ColourScale.named("coolwarm", true).rgb(0.3)));
    assertThat(ColourScale.named("coolwarm", true).rgb(0)).isEqualTo(pale);
    assertThat(ColourScale.named("usual", true)).isSameAs(ColourScale.DIVERGING);
    assertThat(ColourScale.named("usual", false)).isSameAs(ColourScale.SEQUENTIAL);
  }

  @Test
  void anOrderedScaleReachesOverNegativeValuesWhereThereAreSome() {
    for (String name : new String[] {"viridis", "cividis", "grey"}) {
      ColourScale negative = ColourScale.named(name, true);
      ColourScale positive = ColourScale.named(name, false);
      assertThat(negative.rgb(-1)).isEqualTo(positive.rgb(0));
      assertThat(negative.rgb(0)).isEqualTo(positive.rgb(0.5));
      assertThat(negative.rgb(-7)).isEqualTo(negative.rgb(-1));
      double before = SkyMapPlotTest.lightness(negative.rgb(-1));
      double sign = Math.signum(SkyMapPlotTest.lightness(negative.rgb(1)) - before);
      for (int k = -9; k <= 10; k++) {
        double lightness = SkyMapPlotTest.lightness(negative.rgb(k / 10.0));
        assertThat(sign * (lightness - before)).as(name + " at " + k).isGreaterThan(0);
        before = lightness;
      }
    }
  }

  @Test
  void unknownColoursAreNone() {
    assertThatThrownBy(() -> ColourScale.named("jet", true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ColourScale.named("grey", true).unobserved()).isEqualTo(0xffffff);
  }
}
