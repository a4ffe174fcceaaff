package org.anisky.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of many maps is taken into a page. */
class PageMapsTest {
  private static final HealpixGrid GRID = new HealpixGrid(64);
  private static final int MEGABYTES_3 = 3_000_000;

  @TempDir private Path directory;

  private static SkyMap noise(String quantity, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[GRID.size()];
    for (int pixel = 0; pixel < values.length; pixel++) {
      values[pixel] = random.nextDouble() - 0.5;
    }
    BitSet observed = new BitSet(values.length);
    observed.set(0, values.length);
    return SkyMap.of(GRID, SkyFrame.EQUATORIAL, quantity, "1", values, observed);
  }

  private StoredFiles files(List<SkyMap> maps) throws IOException {
    FitsMaps.write(directory.resolve("intensity.fits"), "MAPS", maps, List.of());
    LeastResult.write(directory);
    return StoredFiles.read(directory, "x").orElseThrow();
  }

  /** Noise does not pack: 20 maps of 260 kB are too many; the ones that are wanted most stay. */
  @Test
  void aPageStaysBelowThreeMegabytesAndNamesWhatItLeavesOut() throws IOException {
    List<SkyMap> maps = new ArrayList<>();
    for (int k = 0; k < 19; k++) {
      maps.add(noise("other " + k, k));
    }
    maps.add(noise("smoothed anisotropy", 99));
    StoredFiles files = files(maps);
    PageMaps taken = PageMaps.of(files);
    assertThat(taken.omitted()).hasSizeBetween(8, 13).allMatch(name -> name.startsWith("other"));
    List<?> offered = (List<?>) taken.tree().get("maps");
    assertThat(offered.size() + taken.omitted().size()).isEqualTo(20);
    assertThat(offered.get(offered.size() - 1).toString()).contains("smoothed_anisotropy");
    String page = ResultPage.html(files, List.of());
    assertThat(page.length()).isLessThan(MEGABYTES_3);
    assertThat(page).contains("Not in this page", "other_18 of intensity.fits");
  }

  @Test
  void equalColumnsAreStoredOnce() throws IOException {
    PageMaps taken = PageMaps.of(files(List.of(noise("exposure", 1), noise("exposure of A", 1))));
    assertThat((List<?>) taken.tree().get("values")).hasSize(1);
    assertThat((List<?>) taken.tree().get("maps")).hasSize(2);
    assertThat(taken.omitted()).isEmpty();
  }
}
