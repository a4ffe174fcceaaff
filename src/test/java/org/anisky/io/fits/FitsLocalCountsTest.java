package org.anisky.io.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.files.Sha256;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SkyFrame;
import org.anisky.sky.TimeFrame;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On files made by healpy and astropy, see tools/reference/fits_local_counts_reference.py: nside 2,
 * three bins, the count of bin tau in RING pixel p of the file is 100 tau + p. At nside 2 pixels 0
 * to 11 have z = 11/12 and 2/3, zenith angles up to 48.2 deg; pixels 12 to 19 have z = 1/3, 70.5.
 */
class FitsLocalCountsTest {
  private static final Path REFERENCE = Path.of("testdata", "reference", "fits-counts");
  private static final double BIN = 2 * Math.PI / 3;

  @TempDir Path directory;

  private static LocalCountsLayout layout(
      AzimuthConvention convention, double maxZenith, double firstBinStart) {
    return new LocalCountsLayout(
        "toy",
        Observatory.ofDegrees("site", 19, -97),
        FieldOfView.ofDegrees(maxZenith),
        convention,
        TimeFrame.SIDEREAL,
        firstBinStart,
        false,
        OptionalInt.empty());
  }

  private static LocalCountsLayout northWest() {
    return layout(AzimuthConvention.NORTH_WEST, 60, 0);
  }

  private static String prefix(String name) {
    return REFERENCE.resolve(name).toString();
  }

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

  private static void refused(ThrowingCallable read, String message) {
    assertThatThrownBy(read).isInstanceOf(InvalidInputException.class).hasMessage(message);
  }

  private String written(int bin, int nside, int pixel, double value) throws IOException {
    HealpixGrid grid = new HealpixGrid(nside);
    double[] values = new double[grid.size()];
    BitSet observed = new BitSet();
    observed.set(0, grid.size());
    SkyMap map = SkyMap.of(grid, SkyFrame.LOCAL_HORIZON, "n", "1", values, observed);
    Path file = directory.resolve("n00" + bin + ".fits");
    FitsMaps.write(file, "N", List.of(map), List.of());
    // The data begin after two headers of 2880 bytes.
    byte[] bytes = FitsSums.removed(Files.readAllBytes(file));
    ByteBuffer.wrap(bytes).putDouble(2 * 2880 + pixel * Double.BYTES, value);
    Files.write(file, bytes);
    return file.toString();
  }

  private DetectorCounts readWritten() throws IOException {
    return FitsLocalCounts.readBins(directory.resolve("n").toString(), ".fits", 2, northWest());
  }

  @Test
  void countsThatAreNotAllowedAreNamedByFileBinAndPixel() throws IOException {
    written(0, 2, 0, 1);
    String file = written(1, 2, 7, -2);
    String place = file + ": sidereal bin 1, pixel 7: the count is ";
    refused(this::readWritten, place + "-2.0; it must be finite and >= 0");
    written(1, 2, 7, Double.POSITIVE_INFINITY);
    refused(this::readWritten, place + "Infinity; it must be finite and >= 0");
    for (double missing : new double[] {Double.NaN, FitsMaps.UNSEEN}) {
      written(1, 2, 7, missing);
      refused(
          this::readWritten,
          place.replace("is ", "is missing (NaN, UNSEEN, BLANK, TNULL or BAD_DATA); ")
              + "every pixel in the field of view needs one");
    }
    written(1, 2, 40, Double.NaN);
    assertThat(readWritten().bin(1)).containsOnly(0);
    written(1, 2, 40, FitsMaps.UNSEEN);
    assertThat(readWritten().bin(1)).containsOnly(0);
  }

  @Test
  void binsThatDoNotBelongTogetherAreRefused() throws IOException {
    written(0, 2, 0, 1);
    refused(
        this::readWritten,
        directory.resolve("n001.fits")
            + ": there is no such file, but sidereal bin 1 of 2 must be there");
    String file = written(1, 4, 0, 1);
    refused(
        this::readWritten,
        file + ": sidereal bin 1 has nside 4, but bin 0 has 2; all must have the same");
    refused(
        () -> FitsLocalCounts.readBins("n", ".fits", 1001, northWest()),
        "n: 1001 sidereal bins; three digits in a file name allow 1 to 1000");
    Path two = directory.resolve("two000.fits");
    Files.copy(Path.of("testdata/reference/fits/healpy-nside1.fits"), two);
    refused(
        () ->
            FitsLocalCounts.readBins(directory.resolve("two").toString(), ".fits", 1, northWest()),
        two
            + " has the columns [relative_intensity, significance]; counts are read from a table"
            + " with one");
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

  @Test
  void aTruncatedBinIsNamed() throws IOException {
    Path cut = directory.resolve("cut000.fits.gz");
    byte[] whole = Files.readAllBytes(REFERENCE.resolve("ring000.fits.gz"));
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(
            () ->
                FitsLocalCounts.readBins(
                    directory.resolve("cut").toString(), ".fits.gz", 1, northWest()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(cut + " is truncated or damaged: ");
  }

  private Path changed(String from, String to) throws IOException {
    byte[] bytes;
    try (GZIPInputStream in =
        new GZIPInputStream(Files.newInputStream(REFERENCE.resolve("multimap-weights.fits.gz")))) {
      bytes = in.readAllBytes();
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    return Files.write(
        directory.resolve("changed.fits"),
        text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1));
  }

  private void refusedMultimap(String from, String to, String message) throws IOException {
    Path file = changed(from, to);
    refused(() -> FitsLocalCounts.readMultimap(file, northWest()), file + message);
  }

  /**
   * With the names of the images changed, 0.5 n events have the weight n and the squares n/4, which
   * can at least be n^2/(0.5 n). Pixel 0 in RING order is pixel 13 of the file, with n = 13.
   */
  @Test
  void squaredWeightsBelowWhatTheirSumAllowsAreRefused() throws IOException {
    byte[] bytes;
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(REFERENCE.resolve("multimap-weights.fits.gz")))) {
      bytes = in.readAllBytes();
    }
    String text =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .replace("ORDERING", "NO-ORDER")
            .replace("'WMAP    '", "'swap    '")
            .replace("'MAPS    '", "'WMAP    '")
            .replace("'swap    '", "'MAPS    '");
    Path file = directory.resolve("swapped.fits");
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> FitsLocalCounts.readMultimap(file, northWest()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(
            file + ": sidereal bin 0, pixel 0: the sum of squared weights is 3.25; for 6.5 events")
        .hasMessageEndingWith("with a sum of weights of 13.0 it must be at least 26.0");
  }

  @Test
  void multimapsThatAreNotAllowedAreRefused() throws IOException {
    refusedMultimap(
        "'MAPS    '",
        "'NAPS    '",
        " has no image MAPS with the counts; the unit 'NAPS' is an image of another kind");
    refusedMultimap(
        "'W2MAPS  '",
        "'W3MAPS  '",
        " has only one of the images WMAP and W2MAPS; sums of weights need both");
    refusedMultimap(
        "'NESTED  '", "'SPIRAL  '", ": ORDERING is 'SPIRAL'; it must be RING or NESTED");
    refusedMultimap(
        "NSIDE   =                    2",
        "NSIDE   =                    4",
        ": NSIDE is 4, but the image MAPS has 48 pixels per bin");
    Path table = Path.of("testdata/reference/fits/partial.fits");
    refused(
        () -> FitsLocalCounts.readMultimap(table, northWest()),
        table
            + " has no image MAPS with the counts; its HEALPix maps are read with format:"
            + " fits-bins, or as sky-maps");
  }

  @Test
  void imagesCompressedWithLossOrUnknownAreRefused() {
    Path quantised = REFERENCE.resolve("multimap-quantised.fits");
    refused(
        () -> FitsLocalCounts.readMultimap(quantised, northWest()),
        quantised
            + ": the image MAPS is compressed with loss (its numbers are quantised), so that counts"
            + " are not what they were; use the original, or one compressed without quantisation");
    Path lists = REFERENCE.resolve("multimap-plio.fits");
    refused(
        () -> FitsLocalCounts.readMultimap(lists, northWest()),
        lists
            + ": the image MAPS is compressed by PLIO_1, which is not read; it must be GZIP_1,"
            + " GZIP_2, or RICE_1 of integers");
  }

  @Test
  void anImageOfAnotherShapeIsRefused() throws IOException {
    // 3 rows of 48 values become 48 rows of 3, and 6 rows of 24.
    refusedMultimap(
        "NAXIS1  =                   48",
        "NAXIS1  =                    3",
        ": the image MAPS has 3 pixels per bin, which is no HEALPix map of 12 nside^2 pixels");
  }

  @Test
  void aStartThatIsNoAngleIsRefused() {
    refused(
        () -> layout(AzimuthConvention.NORTH_WEST, 60, Double.NaN),
        "toy: the start of the first sidereal bin NaN rad is not a finite angle");
  }
}
