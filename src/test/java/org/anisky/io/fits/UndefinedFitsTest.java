package org.anisky.io.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.SkyMap;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SkyFrame;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is undefined is not observed, in maps and in local counts, and integers stay what they are.
 * nside 2: pixels 0 to 11 lie within 48.2 deg of the zenith, pixel 40 below the horizon.
 */
class UndefinedFitsTest {
  private static final int PIXELS = 48;
  private static final String MISSING =
      " is missing (NaN, UNSEEN, BLANK, TNULL or BAD_DATA); every pixel in the field of view needs"
          + " one";

  @TempDir Path directory;

  private static LocalCountsLayout layout() {
    return new LocalCountsLayout(
        "toy",
        Observatory.ofDegrees("site", 19, -97),
        FieldOfView.ofDegrees(60),
        AzimuthConvention.NORTH_WEST,
        TimeFrame.SIDEREAL,
        0,
        false,
        OptionalInt.empty());
  }

  /** 0, 3, 6, ... less a zero point, with one value put at one pixel. */
  private static Number[] pattern(long zero, int pixel, Number value) {
    Number[] row = new Number[PIXELS];
    Arrays.setAll(row, p -> 3L * p - zero);
    row[pixel] = value;
    return row;
  }

  private SkyMap map(String form, int bitpix, Number[] row, String... cards) throws IOException {
    Path file =
        new FitsBytes()
            .map(form, FitsBytes.stored(bitpix, row), cards)
            .write(directory.resolve("map.fits"));
    return FitsMaps.read(file).map(0, SkyFrame.EQUATORIAL);
  }

  private DetectorCounts bins(String form, int bitpix, Number[] row, String... cards)
      throws IOException {
    new FitsBytes()
        .map(form, FitsBytes.stored(bitpix, row), cards)
        .write(directory.resolve("b000.fits"));
    return FitsLocalCounts.readBins(directory.resolve("b").toString(), ".fits", 1, layout());
  }

  /** Bin 0 is the pattern, bin 1 the row. */
  private DetectorCounts multimap(int bitpix, Number[] row, String... cards) throws IOException {
    return multimap(bitpix, pattern(0, 0, 0), row, cards);
  }

  private DetectorCounts multimap(int bitpix, Number[] first, Number[] row, String... cards)
      throws IOException {
    Path file =
        new FitsBytes()
            .image("MAPS", bitpix, new Number[][] {first, row}, cards)
            .write(directory.resolve("m.fits"));
    return FitsLocalCounts.readMultimap(file, layout());
  }

  @ParameterizedTest
  @CsvSource({
    "B, 8, 255, 'TNULL1  = 255'",
    "I, 16, 32767, 'TNULL1  = 32767'",
    "J, 32, -99, 'TNULL1  = -99'",
    "K, 64, -9223372036854775808, 'TNULL1  = -9223372036854775808'",
    "J, 32, 77, 'BAD_DATA= 77.0'",
    "E, -32, -9.99E9, 'BAD_DATA= -9.99D9'",
    "E, -32, -1.6375E30, 'TNULL1  = 5'",
    "D, -64, NaN, 'NOTE    = 1'",
  })
  void anUndefinedPixelOfAMapIsNotObserved(String form, int bitpix, String stored, String card)
      throws IOException {
    Number value = bitpix > 0 ? (Number) Long.valueOf(stored) : Double.valueOf(stored);
    SkyMap map = map(form, bitpix, pattern(0, 31, value), card);
    assertThat(map.isObserved(31)).isFalse();
    assertThat(map.observedPixels()).isEqualTo(PIXELS - 1);
    assertThat(map.value(47)).isEqualTo(141);
  }

  @ParameterizedTest
  @CsvSource({
    "I, 16, 32767, 'TNULL1  = 32767'",
    "E, -32, -1.6375E30, 'NOTE    = 1'",
    "E, -32, NaN, 'NOTE    = 1'",
    "J, 32, 77, 'BAD_DATA= 77'",
  })
  void anUndefinedCountIsRefusedInViewAndPassedOverOutside(
      String form, int bitpix, String stored, String card) throws IOException {
    Number value = bitpix > 0 ? (Number) Long.valueOf(stored) : Double.valueOf(stored);
    assertThatThrownBy(() -> bins(form, bitpix, pattern(0, 11, value), card))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            directory.resolve("b000.fits") + ": sidereal bin 0, pixel 11: the count" + MISSING);
    DetectorCounts counts = bins(form, bitpix, pattern(0, 40, value), card);
    assertThat(counts.count(0, 11)).isEqualTo(33);
    // 3 (12 + ... + 47) less that of pixel 40.
    assertThat(counts.origin().eventsRejected())
        .containsEntry("in pixels beyond zenith 60.0 deg", 3L * (1062 - 40));
    String imageCard = card.replace("TNULL1", "BLANK ");
    assertThatThrownBy(() -> multimap(bitpix, pattern(0, 11, value), imageCard))
        .hasMessage(
            directory.resolve("m.fits") + ": sidereal bin 1, pixel 11: the count" + MISSING);
    assertThat(multimap(bitpix, pattern(0, 40, value), imageCard).count(1, 11)).isEqualTo(33);
  }

  @Test
  void aSumOfSquaredWeightsThatIsUndefinedIsNamed() {
    Number[][] events = {pattern(0, 0, 0)};
    Path file =
        new FitsBytes()
            .image("MAPS", 32, events)
            .image("WMAP", -32, events)
            .image("W2MAPS", -32, new Number[][] {pattern(0, 0, Double.NaN)})
            .write(directory.resolve("m.fits"));
    assertThatThrownBy(() -> FitsLocalCounts.readMultimap(file, layout()))
        .hasMessage(file + ": sidereal bin 0, pixel 0: the sum of squared weights" + MISSING);
  }

  @ParameterizedTest
  @CsvSource({"I, 16, 32768", "J, 32, 2147483648", "K, 64, 9223372036854775808"})
  void unsignedCountsAreExact(String form, int bitpix, String zero) throws IOException {
    // Stored is the count less the zero point; for 64 bits this wraps around as it must.
    Number[] row = pattern(new java.math.BigInteger(zero).longValue(), 0, 0);
    row[0] = -new java.math.BigInteger(zero).longValue();
    SkyMap map = map(form, bitpix, row, "TZERO1  = " + zero, "TSCAL1  = 1");
    DetectorCounts bins = bins(form, bitpix, row, "TZERO1  = " + zero);
    DetectorCounts images = multimap(bitpix, row, row, "BZERO   = " + zero, "BSCALE  = 1");
    for (int p = 0; p < 12; p++) {
      assertThat(map.value(p)).isEqualTo(3 * p);
      assertThat(bins.count(0, p)).isEqualTo(3 * p);
      assertThat(images.count(1, p)).isEqualTo(3 * p);
    }
    assertThat(images.origin().eventsUsed()).isEqualTo(2 * 3 * 66);
  }

  /** Made by astropy: uint32 in GZIP_1 tiles, and BLANK in RICE_1 tiles. */
  @Test
  void compressedImagesHaveUnsignedAndUndefinedNumbersToo() throws IOException {
    Path reference = Path.of("testdata", "reference", "fits-counts");
    DetectorCounts counts =
        FitsLocalCounts.readMultimap(reference.resolve("multimap-gzip1-uint32.fits"), layout());
    for (int tau = 0; tau < 3; tau++) {
      for (int p = 0; p < 12; p++) {
        assertThat(counts.count(tau, p)).isEqualTo(100 * tau + p);
      }
    }
    Path blank = reference.resolve("multimap-rice-blank.fits");
    assertThatThrownBy(() -> FitsLocalCounts.readMultimap(blank, layout()))
        .hasMessage(blank + ": sidereal bin 2, pixel 7: the count" + MISSING);
  }

  @Test
  void numbersThatNoDoubleHoldsAreRefused() {
    Number[] row = pattern(0, 5, 9007199254740993L);
    assertThatThrownBy(() -> multimap(64, row))
        .hasMessage(
            directory.resolve("m.fits")
                + ": the image 'MAPS', row 1, value 5 (from 0) is 9007199254740993, which a number"
                + " of double precision cannot hold; whole numbers are exact up to 2^53 ="
                + " 9007199254740992");
    assertThatThrownBy(() -> map("K", 64, row))
        .hasMessage(
            directory.resolve("map.fits")
                + ": column 'COUNTS' has in value 5 (from 0) a number that is 9007199254740993,"
                + " which a number of double precision cannot hold; whole numbers are exact up to"
                + " 2^53 = 9007199254740992");
  }

  @Test
  void sumsBeyondWhatIsExactAreRefused() {
    Number[] row = pattern(0, 0, 9e15);
    row[40] = 8e15;
    assertThatThrownBy(() -> multimap(-64, row))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(directory.resolve("m.fits") + ": the counts add up to 1.70000")
        .hasMessageEndingWith(
            "; they must stay below 2^53 = 9007199254740992, up to which sums are exact");
  }

  @Test
  void aScaleOfZeroAndUnreadableScalesAreRefused() {
    for (String scale : List.of("0", "1.2.3", "T", "'1'", "1E999")) {
      assertThatThrownBy(() -> multimap(16, pattern(0, 0, 0), "BSCALE  = " + scale))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith(directory.resolve("m.fits") + ": BSCALE is " + scale);
    }
  }

  /** The first pixel of the second row is flipped in a gzip whose CRC is not. */
  @Test
  void aFlipThatOnlyTheCrcOfGzipSeesIsRefused() throws IOException {
    byte[] plain = new FitsBytes().map("D", FitsBytes.stored(-64, pattern(0, 0, 1))).bytes();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out =
        new GZIPOutputStream(packed) {
          {
            def.setLevel(java.util.zip.Deflater.NO_COMPRESSION);
          }
        }) {
      out.write(plain);
    }
    byte[] flipped = packed.toByteArray();
    // Stored blocks of deflate: the data lie as they are, the flip stays inside a number.
    flipped[flipped.length - 8 - 2880 + 20] ^= 1;
    Path file = java.nio.file.Files.write(directory.resolve("map.fits.gz"), flipped);
    assertThatThrownBy(() -> FitsMaps.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(file + " is truncated or damaged: ")
        .hasMessageContaining("CRC");
  }
}
