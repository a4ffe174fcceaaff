package org.anisky.io.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.HealpixGrid;
import org.anisky.io.files.Sha256;
import org.anisky.sky.AzimuthConvention;
import org.junit.jupiter.api.Test;

/**
 * On files made by healpy and astropy, see tools/reference/fits_local_counts_reference.py: nside 2,
 * three bins, the count of bin tau in RING pixel p of the file is 100 tau + p. At nside 2 pixels 0
 * to 11 have z = 11/12 and 2/3, zenith angles up to 48.2 deg; pixels 12 to 19 have z = 1/3, 70.5.
 */
class FitsLocalCountsTest extends LocalCountsFiles {
  /** The count of pixel p in bin tau, as the generator put it there, times a factor. */
  private static void assertPattern(DetectorCounts counts, double factor) {
    assertThat(counts.sky().grid()).isEqualTo(new HealpixGrid(2));
    assertThat(counts.sky().size()).isEqualTo(12);
    assertThat(counts.binning().bins()).isEqualTo(3);
    for (int tau = 0; tau < 3; tau++) {
      for (int p = 0; p < 12; p++) {
        assertThat(counts.count(tau, p)).isEqualTo(factor * (100 * tau + p));
      }
    }
  }

  @Test
  void oneFilePerBinIsReadInRingAndNestedOrder() throws IOException {
    assertPattern(FitsLocalCounts.readBins(prefix("ring"), ".fits.gz", 3, northWest()), 1);
    assertPattern(FitsLocalCounts.readBins(prefix("nested"), ".fits", 3, northWest()), 1);
  }

  @Test
  void everyKindOfMultimapIsRead() throws IOException {
    for (String name :
        List.of(
            "multimap",
            "multimap-rice",
            "multimap-gzip1-int16",
            "multimap-gzip1-float32",
            "multimap-gzip2-float32",
            "multimap-gzip1-float64",
            "multimap-gzip2-float64")) {
      DetectorCounts counts =
          FitsLocalCounts.readMultimap(REFERENCE.resolve(name + ".fits"), northWest());
      assertPattern(counts, 1);
      assertThat(counts.isWeighted()).isFalse();
    }
  }

  @Test
  void sumsOfWeightsTakeThePlaceOfCounts() throws IOException {
    DetectorCounts counts =
        FitsLocalCounts.readMultimap(REFERENCE.resolve("multimap-weights.fits.gz"), northWest());
    assertPattern(counts, 0.5);
    assertThat(counts.isWeighted()).isTrue();
    for (int tau = 0; tau < 3; tau++) {
      for (int p = 0; p < 12; p++) {
        assertThat(counts.squaredWeights(tau)[p]).isEqualTo((100 * tau + p) / 4.0);
      }
    }
  }

  @Test
  void pixelsOfEveryAzimuthConventionGoWhereHealpyPutsThem() throws IOException {
    List<String> lines = Files.readAllLines(REFERENCE.resolve("pixels.csv"));
    String[] conventions = lines.get(1).split(",");
    assertThat(conventions).hasSize(1 + AzimuthConvention.values().length);
    for (int k = 1; k < conventions.length; k++) {
      String name = conventions[k];
      AzimuthConvention convention =
          Arrays.stream(AzimuthConvention.values())
              .filter(one -> one.key().equals(name))
              .findFirst()
              .orElseThrow();
      DetectorCounts counts =
          FitsLocalCounts.readMultimap(
              REFERENCE.resolve("multimap.fits"), layout(convention, 180, 0));
      for (String line : lines.subList(2, lines.size())) {
        String[] cells = line.split(",");
        int i = counts.sky().index(Integer.parseInt(cells[k]));
        assertThat(counts.count(1, i)).isEqualTo(100 + Integer.parseInt(cells[0]));
      }
    }
  }

  @Test
  void binsMayStartAnywhereAndKeepTheirNumbers() throws IOException {
    DetectorCounts counts =
        FitsLocalCounts.readMultimap(
            REFERENCE.resolve("multimap.fits"),
            layout(AzimuthConvention.NORTH_WEST, 60, -0.25 * BIN));
    assertThat(counts.count(2, 5)).isEqualTo(205);
    // A quarter of 120 deg before 0 is 330 deg; the centre is half a bin on, 30 deg.
    assertThat(counts.binning().start()).isCloseTo(Math.toRadians(330), within(1e-14));
    assertThat(counts.binning().centre(0)).isCloseTo(Math.toRadians(390), within(1e-14));
    assertThat(counts.origin().clock())
        .isEqualTo("of the files; directions belong to 390.0 deg in bin 0");
  }

  @Test
  void theOriginCountsWhatIsUsedAndWhatIsLeftOut() throws IOException {
    DetectorCounts counts =
        FitsLocalCounts.readMultimap(
            REFERENCE.resolve("multimap.fits"), layout(AzimuthConvention.SOUTH_EAST, 60, 0));
    // 3 (0 + ... + 11) + 12 (0 + 100 + 200) in view; 3 (12 + ... + 47) + 36 * 300 not.
    assertThat(counts.origin().eventsUsed()).isEqualTo(3 * 66 + 12 * 300);
    assertThat(counts.origin().eventsRejected())
        .isEqualTo(Map.of("in pixels beyond zenith 60.0 deg", 3L * 1062 + 36 * 300));
    assertThat(counts.origin().cuts()).isEqualTo(Map.of("azimuth of the files", "south-east"));
    assertThat(counts.origin().meanUnixTime()).isNaN();
    assertThat(counts.origin().clock())
        .isEqualTo("of the files; directions belong to 60.0 deg in bin 0");
    assertThat(counts.origin().digest())
        .isEqualTo(Sha256.of(REFERENCE.resolve("multimap.fits")))
        .hasSize(64);
  }

  @Test
  void pixelsThatAListLeavesOutHaveNoCounts() throws IOException {
    Files.copy(
        Path.of("testdata/reference/fits/partial-J.fits"), directory.resolve("list000.fits"));
    DetectorCounts counts =
        FitsLocalCounts.readBins(
            directory.resolve("list").toString(),
            ".fits",
            1,
            layout(AzimuthConvention.NORTH_WEST, 180, 0));
    // NESTED 7, 100, 191 of nside 4 are RING 14, 113, 118 (nest2ring.txt beside the file).
    for (int p = 0; p < 192; p++) {
      double expected = p == 14 ? 1 : p == 113 ? 2 : p == 118 ? 3 : 0;
      assertThat(counts.count(0, p)).isEqualTo(expected);
    }
  }
}
