package org.anisky.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsCard;
import org.anisky.io.fits.FitsMaps;
import org.anisky.report.Chart;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bands of declination of a sky that is known. */
class BandProjectionTest {
  private static final HealpixGrid GRID = new HealpixGrid(64);

  @TempDir private Path directory;

  private static SkyMap map(String quantity, DoubleUnaryOperator ofRightAscension) {
    double[] values = new double[GRID.size()];
    BitSet observed = new BitSet(values.length);
    for (int pixel = 0; pixel < values.length; pixel++) {
      values[pixel] = ofRightAscension.applyAsDouble(GRID.longitude(pixel));
      observed.set(pixel, GRID.z(pixel) > 0);
    }
    return SkyMap.of(GRID, SkyFrame.EQUATORIAL, quantity, "events per cell", values, observed);
  }

  private List<Chart> charts(String fitGrid) throws IOException {
    FitsMaps.write(
        directory.resolve("intensity.fits"),
        "INTENSITY",
        List.of(map("counts", a -> 8 * (1 + 0.1 * Math.cos(a))), map("exposure", a -> 8)),
        List.of(new FitsCard("FITGRID", fitGrid, "grid of the fit")));
    LeastResult.write(directory);
    return BandProjection.of(StoredFiles.read(directory, "x").orElseThrow());
  }

  /**
   * A wave of 0.1: its mean over the bin of 15 deg around 7.5 deg is 0.1 cos(7.5 deg) (1 - 0.003).
   */
  @Test
  void aWaveIsTheSameInEveryBandThatIsSeen() throws IOException {
    List<Chart> charts = charts("HEALPix nside 64");
    assertThat(charts).hasSize(1);
    List<Chart.Line> lines = charts.get(0).lines();
    assertThat(lines)
        .extracting(Chart.Line::name)
        .containsExactly("+60° to +90°", "+30° to +60°", "0° to +30°");
    assertThat(charts.get(0).places()[0]).isEqualTo(7.5);
    for (Chart.Line line : lines.subList(1, 3)) {
      assertThat(line.y()[0]).isCloseTo(0.0989, within(0.0005));
      assertThat(line.y()[12]).isCloseTo(-0.0989, within(0.0005));
    }
  }

  /**
   * Of declination 0 to 30 deg a quarter of the pixels, in 24 bins 512 of 49152 each with 8 events;
   * when the fit had 16200 cells, the pixels have 8 events per cell and 16200/49152 of them each.
   */
  @Test
  void errorsGoWithEventsPerAreaNotPerPixel() throws IOException {
    double pixels = 8 * 512 * (1 + 0.0989);
    assertThat(error(charts("HEALPix nside 64")))
        .isCloseTo(Math.sqrt(pixels) / (8 * 512), within(1e-3));
    double share = 16200.0 / 49152;
    assertThat(error(charts("cylindrical 90 x 180")))
        .isCloseTo(Math.sqrt(share * pixels) / (share * 8 * 512), within(1e-3));
  }

  private static double error(List<Chart> charts) {
    Chart.Line line = charts.get(0).lines().get(2);
    return (line.upper()[0] - line.lower()[0]) / 2;
  }
}
