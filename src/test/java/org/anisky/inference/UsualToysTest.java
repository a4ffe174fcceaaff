package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsualToysTest {
  /**
   * 130 ns per cell and kernel and 15 ns per event, or 4 ns per cell of the table where that is
   * less: 180 x 360 cells and 3e4 events are 8.9 ms, of which 1.2 s hold 135 and 10 s 1,126; 36 x
   * 72 cells, a quarter of them in view in 72 bins, 0.52 ms, 2,290 in 1.2 s, with four kernels 1.54
   * ms, 782 of them. Steps of 50, at most 1,000.
   */
  @ParameterizedTest
  @CsvSource({
    "180, 360, 30000, 1, 100, 1000",
    "36, 72, 30000, 1, 1000, 1000",
    "36, 72, 30000, 4, 750, 1000",
    "180, 360, 30000, 5, 100, 300"
  })
  void asManyAsTheirCostAllows(
      int rings, int columns, double events, int kernels, int ofResult, int ofSearch) {
    SyntheticDetector detector =
        SyntheticDetector.onCylinder(-35, 60, rings, columns, columns, events);
    double[] isotropic = SyntheticDetector.dipole(detector.equatorialGrid(), 0, 0);
    ScannedData data =
        ScannedData.of(new Dataset(List.of(detector.asimov("site", isotropic))), Workers.single());
    List<Kernel> discs = Collections.nCopies(kernels, new Kernel.TopHat(0.2));
    assertThat(UsualToys.OF_RESULT.number(data, discs)).isEqualTo(ofResult);
    assertThat(UsualToys.OF_SEARCH.number(data, discs)).isEqualTo(ofSearch);
    assertThat(UsualToys.NONE.number(data, discs)).isZero();
  }
}
