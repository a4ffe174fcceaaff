package org.anisky.io.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

/** Local counts in FITS files that are not allowed are refused with file, bin and pixel. */
class FitsLocalCountsRefusedTest extends LocalCountsFiles {
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
