package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.anisky.io.fits.FitsBytes;
import org.anisky.io.fits.FitsSums;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FITS files of other programs on the command line: their words, and files in the wrong place. */
class ForeignFitsTest {
  @TempDir private Path directory;
  private SpaceMaps place;

  @BeforeEach
  void prepare() {
    place = SpaceMaps.in(directory);
  }

  private String refusal(String command, Path configuration, Object... more) {
    Object[] arguments = Arrays.copyOf(new Object[] {command, configuration}, 2 + more.length);
    System.arraycopy(more, 0, arguments, 2, more.length);
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).hasLineCount(1);
    return run.err().replace(directory + "/", "");
  }

  /** Replaces the COORDSYS card of a map; both texts have eight characters. */
  private void restate(String name, String coordinates) throws IOException {
    Path file = FitsSums.remove(directory.resolve(name));
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String changed = text.replace("COORDSYS= 'G       '", "COORDSYS= '" + coordinates + "'");
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
  }

  @Test
  void theWordOfTheGammaAstroDataFormatsIsThatOfTheConfiguration() throws IOException {
    restate("counts.fits", "GAL     ");
    CommandLineRun run =
        CommandLineRun.reconstruct(place.configuration(), directory.resolve("gal"));
    assertThat(run.out()).contains("768 of 768 pixels, Galactic maps").doesNotContain("axes");
  }

  @Test
  void unknownAxesAreTakenAsConfiguredAndThatIsSaid() throws IOException {
    restate("counts.fits", "unknown ");
    Path out = directory.resolve("out");
    CommandLineRun run = CommandLineRun.reconstruct(place.configuration(), out);
    String warning =
        directory.resolve("counts.fits")
            + ": its header says that the axes are 'UNKNOWN'; they are taken as galactic, as"
            + " sky-maps.frame says";
    assertThat(run.out()).contains(warning);
    assertThat(ResultFile.of(out).texts("warnings")).contains(warning);
  }

  @Test
  void aColumnNameThatIsThereTwiceIsRefused() throws IOException {
    place.write("counts.fits", SpaceMaps.GRID, SpaceMaps.constant(5), SpaceMaps.constant(7));
    Path file = FitsSums.remove(directory.resolve("counts.fits"));
    Files.writeString(
        file,
        Files.readString(file, StandardCharsets.ISO_8859_1).replace("'column_2'", "'COLUMN_1'"),
        StandardCharsets.ISO_8859_1);
    assertThat(
            refusal(
                "reconstruct",
                place.configurationWith(
                    "{file: counts.fits}", "{file: counts.fits, column: column_1}")))
        .isEqualTo(
            "anisky: changed.yaml:5: sky-maps.counts.column: column 'column_1' is there 2 times in"
                + " counts.fits; say its position. Its columns are 1 'column_1', 2 'COLUMN_1'\n");
  }

  @Test
  void countsBeyondWhatIsExactAreRefused() {
    // 768 pixels of 2e13 are 1.536e16.
    place.write("counts.fits", SpaceMaps.GRID, SpaceMaps.constant(2e13));
    assertThat(refusal("reconstruct", place.configuration()))
        .isEqualTo(
            "anisky: counts.fits, column 'column_1': the counts add up to 1.536E16; they must stay"
                + " below 2^53 = 9007199254740992, up to which sums are exact\n");
  }

  private Path events(String file) {
    return place.writeText(
        "events.yaml",
        """
        detectors:
          - name: Toy
            latitude: 19 deg
            longitude: -97 deg
            max-zenith: 60 deg
            events:
              file: FILE
              header: true
              time: {column: time, format: unix}
              zenith: {column: zenith, unit: deg}
              azimuth: {column: azimuth, unit: deg, convention: north-east}
            grid: {kind: cylindrical, rings: 30, columns: 60}
        sidereal-bins: 60
        """
            .replace("FILE", file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"counts.fits", "counts.arrow"})
  void aMapIsNoListOfEvents(String name) throws IOException {
    if (!name.equals("counts.fits")) {
      Files.copy(directory.resolve("counts.fits"), directory.resolve(name));
    }
    Path configuration = events(name);
    if (!name.equals("counts.fits")) {
      String text = Files.readString(configuration);
      place.writeText("events.yaml", text.replace("      header: true\n", ""));
    }
    assertThat(refusal("bin", configuration, "--out", directory.resolve("out")))
        .isEqualTo(
            "anisky: "
                + name
                + " is a FITS file with maps; event lists are text or Arrow files; FITS files of"
                + " counts go with 'counts' (format: fits-multimap or fits-bins) or 'sky-maps'\n");
  }

  @Test
  void aListOfEventsInFitsIsNamed() {
    byte[] rows = ByteBuffer.allocate(24).putDouble(1e9).putDouble(10).putDouble(20).array();
    new FitsBytes()
        .table(
            24,
            1,
            rows,
            "EXTNAME = 'EVENTS'",
            "TFIELDS = 3",
            "TFORM1  = 'D'",
            "TTYPE1  = 'TIME'",
            "TFORM2  = 'D'",
            "TTYPE2  = 'RA'",
            "TFORM3  = 'D'",
            "TTYPE3  = 'DEC'")
        .write(directory.resolve("list.fits"));
    assertThat(refusal("bin", events("list.fits"), "--out", directory.resolve("out")))
        .startsWith(
            "anisky: list.fits is a FITS file with events (table 'EVENTS' with the columns TIME,"
                + " RA, DEC); event lists are text or Arrow files;");
    assertThat(refusal("reconstruct", place.configurationWith("counts.fits", "list.fits")))
        .isEqualTo(
            "anisky: list.fits has no HEALPix map: no binary table with PIXTYPE = 'HEALPIX' or"
                + " NSIDE; it is a list of events (table 'EVENTS' with the columns TIME, RA, DEC),"
                + " and events are read from text and Arrow files\n");
  }

  @Test
  void countsInFitsNeedTheirFormat() {
    Path configuration =
        place.writeText("c.yaml", "detectors: [{name: Toy, counts: {file: counts.fits}}]\n");
    assertThat(refusal("convert", configuration, "--to", "arrow", "--out", directory.resolve("o")))
        .isEqualTo(
            "anisky: counts.fits is a FITS file with maps; counts without a format are Arrow files;"
                + " say format: fits-multimap or fits-bins\n");
  }

  /** The header of what the program writes says more than others say, and that must be true. */
  @Test
  void aFieldOfViewBeyondThatOfTheFileIsRefused() throws IOException {
    place.writeText(
        "sky.yaml",
        """
        seed: 3
        sidereal-bins: 12
        detectors:
          - {name: Toy, latitude: 19 deg, longitude: -97 deg, max-zenith: 50 deg,
             grid: {kind: healpix, nside: 4}, events: 1e5}
        truth-nside: 4
        """);
    CommandLineRun.good("simulate", directory.resolve("sky.yaml"), "-o", directory.resolve("sim"));
    Path arrow =
        place.writeText("a.yaml", "detectors: [{name: Toy, counts: {file: sim/Toy.arrow}}]\n");
    CommandLineRun.good("convert", arrow, "--to", "fits-multimap", "-o", directory.resolve("one"));
    String configuration =
        """
        time-frame: sidereal
        detectors:
          - {name: Toy, latitude: 19 deg, longitude: -97 deg, max-zenith: 60 deg,
             counts: {format: fits-multimap, file: one/Toy.fits, azimuth: north-west,
                      bin-time: local, bin-phase: centre}}
        """;
    Path wide = place.writeText("wide.yaml", configuration);
    assertThat(refusal("convert", wide, "--to", "arrow", "-o", directory.resolve("back")))
        .isEqualTo(
            "anisky: one/Toy.fits: its header says that there are counts up to zenith 50 deg, but"
                + " max-zenith is 60 deg\n");
    Path solar =
        place.writeText(
            "solar.yaml", configuration.replace(": 60", ": 50").replace("sidereal\n", "solar\n"));
    assertThat(refusal("convert", solar, "--to", "arrow", "-o", directory.resolve("back")))
        .isEqualTo(
            "anisky: one/Toy.fits: its header says time frame sidereal, but the configuration says"
                + " solar\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"toy", "TOY ", "T-o.y"})
  void namesThatWouldNameTheSameFilesAreRefused(String other) {
    String first = other.equals("T-o.y") ? "T o y" : other.equals("TOY ") ? "Toy-" : "Toy";
    Path configuration =
        place.writeText(
            "names.yaml",
            "detectors:\n  - {name: '"
                + first
                + "', counts: {file: a.arrow}}\n  - {name: '"
                + other
                + "', counts: {file: b.arrow}}\n");
    assertThat(refusal("reconstruct", configuration))
        .isEqualTo(
            "anisky: names.yaml:3: detectors.1.name: '"
                + other
                + "' and '"
                + first
                + "' would name the same result files and columns; names must differ in letters or"
                + " digits, not in case or signs alone\n");
    Path sky =
        place.writeText(
            "sky.yaml",
            """
            seed: 1
            detectors:
              - {name: A, latitude: 0 deg, longitude: 0 deg, max-zenith: 60 deg, events: 1e4}
              - {name: a, latitude: 0 deg, longitude: 0 deg, max-zenith: 60 deg, events: 1e4}
            """);
    assertThat(refusal("simulate", sky, "-o", directory.resolve("out")))
        .startsWith("anisky: sky.yaml:4: detectors.1.name: 'a' and 'A' would name the same");
  }
}
