package org.anisky.io.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.anisky.InvalidInputException;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against files made by healpy and astropy, see tools/reference/fits_reference.py: RING pixel p of
 * column k is (p + 1)/8 + k.
 */
class FitsMapsTest {
  private static final Path REFERENCE = Path.of("testdata", "reference", "fits");

  private static final List<FitsCard> CARDS =
      List.of(
          new FitsCard("LATITUDE", -35.2, "[deg] latitude of the site"),
          new FitsCard("DETECTOR", "it's ours", ""));

  @TempDir Path directory;

  private static SkyMap map(SkyGrid grid, SkyFrame frame, String quantity, String unit, int k) {
    double[] values = new double[grid.size()];
    BitSet observed = new BitSet();
    for (int p = 0; p < values.length; p++) {
      values[p] = (p + 1) / 8.0 + k;
      observed.set(p, k != 0 || p != 5);
    }
    return SkyMap.of(grid, frame, quantity, unit, values, observed);
  }

  private static List<SkyMap> maps(int nside) {
    HealpixGrid grid = new HealpixGrid(nside);
    return List.of(
        map(grid, SkyFrame.EQUATORIAL, "relative intensity", "1", 0),
        map(grid, SkyFrame.EQUATORIAL, "significance", "sigma", 1));
  }

  /** Cards and data apart, so that a difference is readable. */
  private static void assertSameBytes(byte[] written, byte[] reference) {
    assertThat(cards(written)).containsExactlyElementsOf(cards(reference));
    assertThat(written).isEqualTo(reference);
  }

  private static List<String> cards(byte[] file) {
    String header = new String(file, 0, 3 * 2880, StandardCharsets.ISO_8859_1);
    return Arrays.stream(header.split("(?<=\\G.{80})", 2 * 36 + 1)).limit(2 * 36).toList();
  }

  @Test
  void theFileBelowNside32IsByteForByteWhatHealpyWrites() throws IOException {
    Path file = directory.resolve("map.fits");
    FitsMaps.write(file, "SKY", maps(1), CARDS);
    assertSameBytes(
        Files.readAllBytes(file), Files.readAllBytes(REFERENCE.resolve("healpy-nside1.fits")));
  }

  @Test
  void theFileFromNside32OnIsByteForByteWhatHealpyWrites() throws IOException {
    Path file = directory.resolve("map.fits");
    FitsMaps.write(file, "SKY", maps(32), CARDS);
    Path reference = REFERENCE.resolve("healpy-nside32.fits.gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(reference))) {
      assertSameBytes(Files.readAllBytes(file), in.readAllBytes());
    }
  }

  @Test
  void unitsAreThoseOfFitsInTheFileAndOursWhenRead() throws IOException {
    HealpixGrid grid = new HealpixGrid(1);
    Path file = directory.resolve("units.fits");
    List<String> units = List.of("events per cell", "events", "sigma", "1", "deg");
    List<SkyMap> maps = new ArrayList<>();
    for (String unit : units) {
      maps.add(map(grid, SkyFrame.EQUATORIAL, "map " + maps.size(), unit, 0));
    }
    FitsMaps.write(file, "SKY", maps, List.of());
    assertThat(cards(Files.readAllBytes(file)).stream().filter(card -> card.startsWith("TUNIT")))
        .extracting(card -> card.split("'")[1].strip())
        .containsExactly("count", "count", "", "", "deg");
    HealpixColumns read = FitsMaps.read(file);
    for (int k = 0; k < units.size(); k++) {
      assertThat(read.map(k, null).unit()).isEqualTo(units.get(k));
    }
  }

  @Test
  void theMeanTimeIsReadFromFilesOfEarlierVersionsToo() throws IOException {
    for (FitsCard card :
        List.of(
            new FitsCard("DATE-AVG", "2020-07-01T12:00:00", ""),
            new FitsCard("EPOCH", "2020-07-01T12:00:00Z", ""))) {
      Path file = directory.resolve(card.key() + ".fits");
      FitsMaps.write(file, "SKY", maps(1), List.of(card));
      assertThat(FitsMaps.readAll(file).get(0).epoch()).isEqualTo("2020-07-01T12:00:00Z");
    }
  }

  private static void assertPattern(HealpixColumns columns) {
    for (int k = 0; k < columns.size(); k++) {
      SkyMap map = columns.map(k, SkyFrame.GALACTIC);
      for (int p = 0; p < columns.grid().size(); p++) {
        assertThat(map.isObserved(p)).isEqualTo(k != 0 || p != 5);
        if (map.isObserved(p)) {
          assertThat(map.value(p)).isEqualTo((p + 1) / 8.0 + k);
        }
      }
    }
  }

  @Test
  void aFileOfHealpyCompressedWithGzipIsRead() throws IOException {
    HealpixColumns columns = FitsMaps.read(REFERENCE.resolve("healpy-nside32.fits.gz"));
    assertThat(columns.grid().nside()).isEqualTo(32);
    assertThat(columns.names()).containsExactly("relative_intensity", "significance");
    assertThat(columns.frame()).contains(SkyFrame.EQUATORIAL);
    assertThat(columns.map(0, null).unit()).isEqualTo("1");
    assertThat(columns.map(1, null).unit()).isEqualTo("sigma");
    assertPattern(columns);
  }

  @Test
  void localMapsKeepTheirFrame() throws IOException {
    for (SkyFrame frame : SkyFrame.values()) {
      Path file = directory.resolve(frame.key() + ".fits");
      SkyMap map = map(new HealpixGrid(2), frame, "A", "1", 0);
      FitsMaps.write(file, "LOCAL", List.of(map), List.of());
      HealpixColumns read = FitsMaps.read(file);
      assertThat(read.frame()).contains(frame);
      assertPattern(read);
    }
  }

  @Test
  void nestedOrderInSinglePrecisionComesInRingOrder() throws IOException {
    HealpixColumns columns = FitsMaps.read(REFERENCE.resolve("nested-float32.fits"));
    assertThat(columns.frame()).contains(SkyFrame.GALACTIC);
    for (int p = 0; p < 192; p++) {
      assertThat(columns.map(0, null).value(p)).isEqualTo((p + 1) / 8.0);
    }
  }

  @Test
  void listedPixelsOfHealpyAreTheOnlyObservedOnes() throws IOException {
    HealpixColumns columns = FitsMaps.read(REFERENCE.resolve("partial.fits"));
    assertThat(columns.frame()).isEmpty();
    SkyMap map = columns.map(0, SkyFrame.EQUATORIAL);
    assertThat(map.observed().stream()).containsExactly(7, 100, 191);
    assertThat(map.value(7)).isEqualTo(1.5);
    assertThat(map.value(100)).isEqualTo(2.5);
    assertThat(map.value(191)).isEqualTo(-3.5);
  }

  @Test
  void listedNestedPixelsOfEveryIntegerTypeAreRead() throws IOException {
    for (String type : List.of("I", "J", "K")) {
      SkyMap map =
          FitsMaps.read(REFERENCE.resolve("partial-" + type + ".fits")).map(0, SkyFrame.EQUATORIAL);
      // nest2ring.txt: NESTED 7, 100, 191 are RING 14, 113, 118.
      assertThat(map.observed().stream()).containsExactly(14, 113, 118);
      assertThat(map.value(14)).isEqualTo(1);
      assertThat(map.value(113)).isEqualTo(2);
      assertThat(map.value(118)).isEqualTo(3);
    }
  }

  private void refused(Path file, String message) {
    assertThatThrownBy(() -> FitsMaps.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message.replace("FILE", file.toString()));
  }

  private Path changed(String name, String from, String to) throws IOException {
    byte[] bytes = FitsSums.removed(Files.readAllBytes(REFERENCE.resolve(name)));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    String changed = text.replace(from, to);
    return Files.write(
        directory.resolve("changed.fits"), changed.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void whatIsNotAMapIsRefused() throws IOException {
    refused(directory.resolve("absent.fits"), "FILE: there is no such file");
    refused(directory, "FILE is a directory, not a FITS file");
    Path text = Files.writeString(directory.resolve("text.fits"), "SIMPLE");
    refused(text, "FILE is not a FITS file: it is text and begins with 'SIMPLE'");
    Path empty = Files.write(directory.resolve("empty.fits"), new byte[0]);
    refused(empty, "FILE is not a FITS file: it is empty");
    Path arrow = Files.writeString(directory.resolve("arrow.fits"), "ARROW1\0\0");
    refused(
        arrow,
        "FILE is not a FITS file: it is an Arrow file; events in it are read with 'format: arrow'");
    Path noMap = directory.resolve("primary.fits");
    byte[] map = Files.readAllBytes(REFERENCE.resolve("partial.fits"));
    Files.write(noMap, Arrays.copyOf(map, 2880));
    refused(noMap, "FILE has no HEALPix map: no binary table with PIXTYPE = 'HEALPIX' or NSIDE");
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    byte[] plain = Files.readAllBytes(REFERENCE.resolve("healpy-nside1.fits"));
    byte[] packed = Files.readAllBytes(REFERENCE.resolve("healpy-nside32.fits.gz"));
    Path cut = directory.resolve("cut.fits");
    for (byte[] bytes :
        List.of(
            Arrays.copyOf(plain, 2 * 2880 + 100),
            Arrays.copyOf(plain, 4000),
            Arrays.copyOf(packed, 20_000),
            Arrays.copyOf(packed, 12))) {
      Files.write(cut, bytes);
      assertThatThrownBy(() -> FitsMaps.read(cut))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith(cut + " is truncated or damaged: ");
    }
  }

  @Test
  void headersThatAreNotAllowedAreNamed() throws IOException {
    refused(
        changed("healpy-nside1.fits", "'RING    '", "'RINGS   '"),
        "FILE: ORDERING is 'RINGS'; it must be RING or NESTED");
    refused(
        changed(
            "healpy-nside1.fits",
            "NSIDE   =                    1",
            "NSIDE   =                    3"),
        "FILE: NSIDE is 3; it must be a power of two in [1, 8192]");
    refused(
        changed(
            "healpy-nside1.fits",
            "NSIDE   =                    1",
            "NSIDE   =                    2"),
        "FILE: column 'relative_intensity' has 12 values, but nside 2 has 48 pixels");
    refused(
        changed(
            "partial-J.fits", "NSIDE   =                    4", "NSIDE   =                    2"),
        "FILE: row 1: pixel 100.0 is not a whole number in [0, 48)");
  }

  @Test
  void whatCannotBeWrittenIsAProgrammingError() {
    Path file = directory.resolve("map.fits");
    SkyMap cylinder = map(CylindricalGrid.of(2, 4), SkyFrame.EQUATORIAL, "I", "1", 0);
    assertThatThrownBy(() -> FitsMaps.write(file, "X", List.of(cylinder), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("I is on a cylindrical 2 x 4 grid; resample it first");
    SkyMap one = map(new HealpixGrid(1), SkyFrame.EQUATORIAL, "I", "1", 0);
    SkyMap other = map(new HealpixGrid(1), SkyFrame.GALACTIC, "J", "1", 0);
    assertThatThrownBy(() -> FitsMaps.write(file, "X", List.of(one, other), List.of()))
        .hasMessage("J and I differ in grid or frame");
    assertThatThrownBy(() -> FitsMaps.write(file, "X", List.of(one, one), List.of()))
        .hasMessage("TTYPE2 = I is there twice");
    assertThatThrownBy(() -> new FitsCard("TOO_LONG_1", 1, ""))
        .hasMessage("'TOO_LONG_1' is no FITS keyword");
    assertThatThrownBy(() -> new FitsCard("A", Double.NaN, ""))
        .hasMessage("A: NaN has no form in FITS");
    assertThat(file).doesNotExist();
  }
}
