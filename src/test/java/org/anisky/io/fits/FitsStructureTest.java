package org.anisky.io.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.anisky.InvalidInputException;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SkyFrame;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that promise what is not there, contradict themselves, or belong to other files. */
class FitsStructureTest {
  private static final byte[] MAP = FitsBytes.stored(-64, ones(48));

  @TempDir Path directory;

  private static Number[] ones(int length) {
    Number[] ones = new Number[length];
    Arrays.fill(ones, 1);
    return ones;
  }

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

  private void refusedMap(FitsBytes bytes, String message) {
    Path file = bytes.write(directory.resolve("map.fits"));
    assertThatThrownBy(() -> FitsMaps.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(file + message);
  }

  private void refusedMultimap(FitsBytes bytes, String message) {
    Path file = bytes.write(directory.resolve("m.fits"));
    assertThatThrownBy(() -> FitsLocalCounts.readMultimap(file, layout()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(file + message);
  }

  private static FitsBytes table(long rows, String form, String... cards) {
    List<String> all = new ArrayList<>(List.of("TFIELDS = 1", "TFORM1  = '" + form + "'"));
    all.addAll(List.of("TTYPE1  = 'COUNTS'", "PIXTYPE = 'HEALPIX'", "ORDERING= 'RING'"));
    all.addAll(List.of(cards));
    return new FitsBytes().table(8, rows, MAP, all.toArray(String[]::new));
  }

  @Test
  void dataThatTheFileCannotHoldAreRefusedBeforeMemoryIsTaken() {
    // The file has two headers and one block of data, 3 x 2880 bytes.
    refusedMap(
        table(402653184, "D", "NSIDE   = 4096", "EXTNAME = 'BIG'"),
        " is truncated or damaged: it ends too early: by its header the unit 'BIG' has 3221225472"
            + " bytes of data, but no more than 2880 are left");
    refusedMap(
        table(Long.MAX_VALUE, "D", "NSIDE   = 4096"),
        " is truncated or damaged: by its header the unit 1 has more than 2^63 bytes");
  }

  @Test
  void aGzipThatCannotHoldItIsRefusedToo() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(table(402653184, "D", "NSIDE   = 4096").bytes());
    }
    Path file = Files.write(directory.resolve("map.fits.gz"), packed.toByteArray());
    assertThat(packed.size()).isLessThan(2000);
    assertThatThrownBy(() -> FitsMaps.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("by its header the unit 1 has 3221225472 bytes of data");
  }

  @Test
  void tablesWithoutRowsOrNumbersAreRefused() {
    refusedMap(
        new FitsBytes()
            .table(
                8,
                0,
                new byte[0],
                "TFIELDS = 1",
                "TFORM1  = 'D'",
                "TTYPE1  = 'COUNTS'",
                "NSIDE   = 2",
                "ORDERING= 'RING'"),
        ": column 'COUNTS' has 0 values, but nside 2 has 48 pixels");
    Path file = table(48, "1PD(4)", "NSIDE   = 2").write(directory.resolve("p.fits"));
    assertThatThrownBy(() -> FitsMaps.read(file).map(0, SkyFrame.EQUATORIAL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(file + ": column 'COUNTS' does not hold numbers (TFORM '1PD(4)')");
    refusedMap(
        table(48, "2D", "NSIDE   = 2"),
        " is truncated or damaged: the columns of the table 1 fill 16 bytes per row, but NAXIS1"
            + " is 8");
    refusedMap(
        table(48, "E", "NSIDE   = 2"),
        " is truncated or damaged: the columns of the table 1 fill 4 bytes per row, but NAXIS1 is"
            + " 8");
    refusedMap(
        table(48, "Z", "NSIDE   = 2"),
        ": a column of the table 1 has TFORM 'Z', which is no form of FITS");
  }

  @Test
  void aRowLessThanThereIsLeavesWhatIsNoHeader() throws IOException {
    byte[] whole =
        new FitsBytes()
            .image("MAPS", -64, new Number[][] {ones(192), ones(192), ones(192)})
            .bytes();
    String less =
        new String(whole, StandardCharsets.ISO_8859_1)
            .replace("NAXIS2  =                    3", "NAXIS2  =                    1");
    Path file =
        Files.write(directory.resolve("m.fits"), less.getBytes(StandardCharsets.ISO_8859_1));
    List<String> logged = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            logged.add(record.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger.getLogger("").addHandler(handler);
    try {
      assertThatThrownBy(() -> FitsLocalCounts.readMultimap(file, layout()))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(file + " is truncated or damaged: after 8640 bytes there is no whole header");
    } finally {
      Logger.getLogger("").removeHandler(handler);
    }
    assertThat(logged).as("what the library says besides").isEmpty();
  }

  @Test
  void imagesOfOneNameAreRefused() {
    Number[][] rows = {ones(48)};
    refusedMultimap(
        new FitsBytes().image("MAPS", 32, rows).image("MAPS", 32, rows),
        " has two images MAPS; it must have one of each name");
    refusedMultimap(
        new FitsBytes()
            .image("MAPS", 32, rows)
            .image("WMAP", 32, rows)
            .image("WMAPS", 32, rows)
            .image("W2MAPS", 32, rows),
        " has both of the images WMAP and WMAPS, which mean the same; it must have one");
    refusedMultimap(
        new FitsBytes()
            .image("MAPS", 32, rows, "ORDERING= 'RING'")
            .image("WMAP", 32, rows, "ORDERING= 'NESTED'")
            .image("W2MAPS", 32, rows),
        ": the images WMAP and MAPS have different ORDERING; it must be the same");
  }

  @Test
  void keywordsThatContradictThemselvesAreRefused() {
    refusedMap(
        table(48, "D", "NSIDE   = 2", "NSIDE   = 4"),
        ": the header says NSIDE = 2 and NSIDE = 4; it must be said once");
    refusedMap(
        table(48, "D", "NSIDE   = 2", "nside   = 4"),
        " is truncated or damaged: header card 14 has the keyword 'nside'; keywords are of A-Z,"
            + " 0-9, _ and -");
    refusedMap(
        table(48, "D", "NSIDE   = 'two'"),
        ": NSIDE is 'two' in the header; it must be a whole number");
    refusedMap(
        table(48, "D", "NSIDE   = 2.5"), ": NSIDE is 2.5 in the header; it must be a whole number");
    refusedMap(
        table(48, "D", "NSIDE   = 2", "INDXSCHM= 'SPARSE'"),
        ": INDXSCHM is 'SPARSE'; it must be IMPLICIT (all pixels) or EXPLICIT (a list of pixels)");
  }

  @Test
  void theSameSaidTwiceIsNoContradiction() throws IOException {
    Path file = table(48, "D", "NSIDE   = 2", "NSIDE   = 2").write(directory.resolve("map.fits"));
    assertThat(FitsMaps.read(file).grid().nside()).isEqualTo(2);
  }

  @Test
  void theLengthTellsNside() throws IOException {
    Path file = table(48, "D").write(directory.resolve("map.fits"));
    assertThat(FitsMaps.read(file).map(0, SkyFrame.EQUATORIAL).value(47)).isEqualTo(1);
    refusedMap(
        new FitsBytes()
            .table(
                8,
                40,
                MAP,
                "TFIELDS = 1",
                "TFORM1  = 'D'",
                "PIXTYPE = 'HEALPIX'",
                "ORDERING= 'RING'"),
        ": NSIDE is missing, and 40 values are no 12 nside^2 pixels; it must be a power of two in"
            + " [1, 8192]");
  }

  @ParameterizedTest
  @CsvSource({
    "GAL,GALACTIC",
    "g,GALACTIC",
    "CEL,EQUATORIAL",
    "EQ,EQUATORIAL",
    "C,EQUATORIAL",
    "ICRS,EQUATORIAL",
    "fk5,EQUATORIAL",
    "Celestial,EQUATORIAL"
  })
  void axesHaveManyNames(String stated, SkyFrame frame) throws IOException {
    Path file =
        table(48, "D", "NSIDE   = 2", "COORDSYS= '" + stated + "'")
            .write(directory.resolve("map.fits"));
    assertThat(FitsMaps.read(file).frame()).contains(frame);
  }

  /** A simulation or an acceptance would otherwise take them for its own. */
  @ParameterizedTest
  @ValueSource(strings = {"E", "ECL", "SG"})
  void otherAxesAreNotTakenForThoseExpected(String stated) throws IOException {
    Path file =
        table(48, "D", "NSIDE   = 2", "COORDSYS= '" + stated + "'")
            .write(directory.resolve("map.fits"));
    HealpixColumns columns = FitsMaps.read(file);
    assertThatThrownBy(() -> columns.map(0, SkyFrame.EQUATORIAL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            file
                + ": its header says the axes are '"
                + stated
                + "', which the program does not know; they must be equatorial or galactic");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "UNDEFINED", "none"})
  void unknownAxesAreThoseExpected(String stated) throws IOException {
    Path file =
        table(48, "D", "NSIDE   = 2", "COORDSYS= '" + stated + "'")
            .write(directory.resolve("map.fits"));
    assertThat(FitsMaps.read(file).map(0, SkyFrame.GALACTIC).frame()).isEqualTo(SkyFrame.GALACTIC);
  }

  @Test
  void multiOrderMapsAndListsOfEventsAreNamed() {
    refusedMap(
        new FitsBytes()
            .table(
                16,
                3,
                FitsBytes.stored(64, ones(6)),
                "TFIELDS = 2",
                "TFORM1  = 'K'",
                "TTYPE1  = 'UNIQ'",
                "TFORM2  = 'D'",
                "TTYPE2  = 'PROBDENSITY'",
                "PIXTYPE = 'HEALPIX'",
                "ORDERING= 'NUNIQ'"),
        " is a multi-order map (ORDERING NUNIQ), which is not read; bring all pixels to one nside,"
            + " RING or NESTED, for example with ligo-skymap-flatten");
    FitsBytes events =
        new FitsBytes()
            .table(
                24,
                2,
                FitsBytes.stored(-64, ones(6)),
                "EXTNAME = 'EVENTS'",
                "TFIELDS = 3",
                "TFORM1  = 'D'",
                "TTYPE1  = 'TIME'",
                "TFORM2  = 'D'",
                "TTYPE2  = 'RA'",
                "TFORM3  = 'D'",
                "TTYPE3  = 'DEC'");
    String hint =
        "; it is a list of events (table 'EVENTS' with the columns TIME, RA, DEC), and events are"
            + " read from text and Arrow files";
    refusedMap(
        events, " has no HEALPix map: no binary table with PIXTYPE = 'HEALPIX' or NSIDE" + hint);
    refusedMultimap(events, " has no image MAPS with the counts" + hint);
  }

  @Test
  void controlCharactersAreEscaped() {
    // 1.0 is 3ff00000 00000000: 48 of them are 48 * 1072693248 = 11 * (2^32 - 1) + 4244635659.
    refusedMap(
        table(48, "D", "NSIDE   = 2").table(8, 48, MAP, "EXTNAME = 'A\u001b[31m'", "DATASUM = '7'"),
        " is truncated or damaged: the data of the unit 'A\\x1b[31m' have the sum 4244635659, but"
            + " DATASUM in its header is 7");
  }

  @Test
  void aPipeIsNotRead() {
    Path pipe = Path.of("/dev/null");
    assertThatThrownBy(() -> FitsMaps.read(pipe))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("/dev/null is a pipe or a device; FITS is read from regular files");
  }

  /** Whoever takes zeros out of the middle of a file changes no sum, but its length. */
  @Test
  void aLastBlockThatIsShortIsRefused() throws IOException {
    byte[] whole = table(48, "D", "NSIDE   = 2").bytes();
    Path file = Files.write(directory.resolve("map.fits"), Arrays.copyOf(whole, whole.length - 80));
    assertThatThrownBy(() -> FitsMaps.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            file
                + " is truncated or damaged: the last block of the unit 1 is 80 bytes short; FITS"
                + " files are of whole blocks of 2880 bytes");
  }
}
