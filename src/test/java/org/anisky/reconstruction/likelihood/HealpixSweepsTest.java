package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.SkyMap;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The all-sky fit of two detectors on HEALPix against plain sweeps written with healpy and numpy,
 * to convergence on both sides.
 */
class HealpixSweepsTest {
  private static final Path REFERENCE = Path.of("testdata/reference/healpix_sweeps.csv");

  /** The sweeps stop when the dipole moves by less than 1e-9; weak modes may move a little more. */
  private static final double CONVERGED = 1e-6;

  private static DetectorCounts counts(int number, double latitude, double maxZenith) {
    SyntheticDetector detector = SyntheticDetector.onHealpix(latitude, maxZenith, 8, 25, 1);
    double[][] counts = new double[25][detector.sky().size()];
    for (int tau = 0; tau < counts.length; tau++) {
      for (int i = 0; i < counts[tau].length; i++) {
        int pixel = detector.sky().gridPixel(i);
        counts[tau][i] = 200 + (pixel * 7919 + tau * 10473 + number * 31) % 61 + pixel * tau % 17;
      }
    }
    return detector.counts("detector " + number, counts);
  }

  @ParameterizedTest
  @EnumSource(Acceleration.class)
  void theMapIsThatOfPlainSweepsInNumpy(Acceleration acceleration) throws IOException {
    Dataset data = new Dataset(List.of(counts(0, 19.3, 57), counts(1, -90, 65)));
    LikelihoodOptions options =
        new LikelihoodOptions(
            Gauge.RATIO,
            acceleration,
            new StoppingRule.WithinTolerance(20_000),
            1e-7,
            1e-15,
            false,
            1,
            0.17);
    SkyMap map =
        new MaximumLikelihoodReconstructor(options)
            .reconstruct(data, Workers.single(), Progress.SILENT)
            .sky()
            .orElseThrow()
            .relativeIntensity();
    List<String> rows = new ArrayList<>(Files.readAllLines(REFERENCE));
    rows.removeIf(line -> line.startsWith("#") || line.startsWith("pixel"));
    assertThat(map.observedPixels()).isEqualTo(rows.size());
    for (String row : rows) {
      String[] cells = row.split(",");
      assertThat(map.value(Integer.parseInt(cells[0])))
          .describedAs("pixel %s", cells[0])
          .isCloseTo(Double.parseDouble(cells[1]), within(CONVERGED));
    }
  }
}
