package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.anisky.grid.HealpixGrid;
import org.anisky.io.fits.FitsSums;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person reads when maps of the sky are wrong, word for word; and that nothing is left. */
class BadSkyMapsTest {
  @TempDir private Path directory;
  private SpaceMaps place;

  @BeforeEach
  void prepare() {
    place = SpaceMaps.in(directory);
  }

  /** The message without the directory in front of file names. */
  private String refusal(Object... arguments) {
    Map<String, Integer> before = Workplace.listing(directory);
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(Workplace.listing(directory)).as("files after the failure").isEqualTo(before);
    return run.err().replace(directory + "/", "");
  }

  private String refusalOf(Path configuration) {
    return refusal("reconstruct", configuration);
  }

  private String refusalWith(String old, String replacement) {
    return refusalOf(place.configurationWith(old, replacement));
  }

  @ParameterizedTest
  @CsvSource({
    "-1,count is -1.0; it must be finite and >= 0",
    "Infinity,'is Infinity; values must be finite, missing ones UNSEEN or NaN'"
  })
  void aValueThatIsNoCountIsNamedWithItsPixel(double value, String message) {
    place.writeChanged("counts.fits", 3, value);
    assertThat(refusalOf(place.configuration()).replace("pixel 3:", "pixel 3"))
        .isEqualTo("anisky: counts.fits, column 'column_1': pixel 3 " + message + "\n");
  }

  @ParameterizedTest
  @CsvSource({"0", "NaN"})
  void aCountWhereTheReferenceIsZeroOrMissingIsNamed(double value) {
    double[] reference = SpaceMaps.constant(2);
    reference[17] = value;
    place.write("reference.fits", SpaceMaps.GRID, reference);
    place.write("counts.fits", SpaceMaps.GRID, SpaceMaps.constant(5));
    assertThat(refusalOf(place.configuration()))
        .isEqualTo(
            "anisky: counts.fits, column 'column_1': pixel 17 has 5.0 events but the reference"
                + " reference.fits, column 'column_1' is 0 there; it must be positive wherever"
                + " there are events\n");
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "1.5"})
  void aPurityThatIsNoProbabilityIsNamed(double value) {
    double[] purity = SpaceMaps.constant(0.9);
    purity[9] = value;
    place.write("purity.fits", SpaceMaps.GRID, purity);
    assertThat(refusalWith("  reference:", "  purity: {file: purity.fits}\n  reference:"))
        .isEqualTo(
            "anisky: purity.fits, column 'column_1': pixel 9 has purity "
                + value
                + "; it must be in [0, 1]\n");
  }

  @Test
  void aPixelWithoutPurityIsNamed() {
    double[] purity = SpaceMaps.constant(0.9);
    purity[9] = Double.NaN;
    place.write("purity.fits", SpaceMaps.GRID, purity);
    assertThat(refusalWith("  reference:", "  purity: {file: purity.fits}\n  reference:"))
        .isEqualTo(
            "anisky: purity.fits, column 'column_1': pixel 9 has no purity, but there are counts in"
                + " counts.fits, column 'column_1'\n");
  }

  @Test
  void aSimulationWithoutErrorInAPixelIsNamed() {
    double[] errors = SpaceMaps.constant(1);
    errors[9] = 0;
    place.write("reference.fits", SpaceMaps.GRID, SpaceMaps.constant(5), errors);
    assertThat(
            refusalWith(
                "{kind: exact, file: reference.fits}",
                "{kind: simulated, file: reference.fits, column: 1, error-column: 2}"))
        .isEqualTo(
            "anisky: reference.fits, column 'column_1': pixel 9 has value 5.0 with error 0; every"
                + " pixel of a reference with errors needs one\n");
  }

  @Test
  void weightsWithoutSquaresAreNamed() {
    double[] squares = SpaceMaps.constant(1);
    squares[4] = 0;
    place.write("counts.fits", SpaceMaps.GRID, SpaceMaps.constant(5), squares);
    assertThat(
            refusalWith(
                "{file: counts.fits}", "{file: counts.fits, column: 1, squared-weights-column: 2}"))
        .isEqualTo(
            "anisky: counts.fits, column 'column_1': pixel 4: sum of weights is 5.0 but sum of"
                + " squared weights 0.0; both must be 0 or both positive\n");
  }

  @Test
  void mapsOfAnotherNsideAreRefused() {
    HealpixGrid coarse = new HealpixGrid(4);
    double[] values = new double[coarse.size()];
    Arrays.fill(values, 5);
    place.write("reference.fits", coarse, values);
    assertThat(refusalOf(place.configuration()))
        .isEqualTo(
            "anisky: reference.fits, column 'column_1' is on HEALPix nside 4 but counts.fits,"
                + " column 'column_1' on HEALPix nside 8; they must agree\n");
  }

  @Test
  void mapsInAnotherFrameAreRefused() {
    new SpaceMaps(directory, SkyFrame.EQUATORIAL).write("reference.fits", SpaceMaps::exposure);
    assertThat(refusalOf(place.configuration()))
        .isEqualTo(
            "anisky: reference.fits: its header says the axes are 'C', but sky-maps.frame is"
                + " galactic; a map in other axes must be turned first\n");
  }

  @Test
  void eclipticMapsAreRefusedThoughTheProgramHasNoSuchFrame() throws IOException {
    byte[] bytes = FitsSums.removed(Files.readAllBytes(directory.resolve("reference.fits")));
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    String ecliptic = text.replace("COORDSYS= 'G       '", "COORDSYS= 'E       '");
    assertThat(ecliptic).isNotEqualTo(text);
    Files.write(
        directory.resolve("reference.fits"),
        ecliptic.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThat(refusalOf(place.configuration()))
        .startsWith("anisky: reference.fits: its header says the axes are 'E', but");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "two.fits|: required key 'column' is missing: two.fits has columns 1 'column_1', 2"
            + " 'column_2'",
        "two.fits, column: colum_1|.column: no column 'colum_1' in two.fits; did you mean"
            + " 'column_1'? Its columns are 1 'column_1', 2 'column_2'",
        "two.fits, column: 3|.column: no column 3 in two.fits; its columns are 1 'column_1', 2"
            + " 'column_2'",
        "two.fits, column: 1, squared-weights-column: x|.squared-weights-column: no column 'x' in"
            + " two.fits; its columns are 1 'column_1', 2 'column_2'"
      })
  void aColumnThatIsNotThereIsNamedWithThoseThatAre(String counts, String message) {
    place.write("two.fits", SpaceMaps.GRID, SpaceMaps.constant(5), SpaceMaps.constant(5));
    assertThat(refusalWith("{file: counts.fits}", "{file: " + counts + "}"))
        .isEqualTo("anisky: changed.yaml:5: sky-maps.counts" + message + "\n");
  }

  @Test
  void aTruncatedFileIsNamed() throws IOException {
    byte[] whole = Files.readAllBytes(directory.resolve("counts.fits"));
    Files.write(directory.resolve("counts.fits"), Arrays.copyOf(whole, whole.length / 2));
    assertThat(refusalOf(place.configuration()))
        .isEqualTo(
            "anisky: counts.fits is truncated or damaged: it ends too early: by its header the unit"
                + " 'MAPS' has 6144 bytes of data, but no more than 1440 are left\n");
  }

  @Test
  void aFileThatIsNoMapIsNamed() {
    place.writeText("counts.fits", "pixel,count\n");
    assertThat(refusalOf(place.configuration()))
        .isEqualTo(
            "anisky: counts.fits is not a FITS file: it is text and begins with"
                + " 'pixel,count\\n'\n");
    String image = Path.of("testdata/reference/fits-counts/multimap.fits").toAbsolutePath() + "";
    assertThat(refusalWith("counts.fits", image))
        .isEqualTo(
            "anisky: "
                + image
                + " has no HEALPix map: no binary table with PIXTYPE = 'HEALPIX' or NSIDE;"
                + " its image MAPS has counts of all sidereal bins, which are read with format:"
                + " fits-multimap\n");
    assertThat(refusalWith("counts.fits", "absent.fits"))
        .isEqualTo("anisky: absent.fits: there is no such file\n");
  }

  @Test
  void anInfiniteTemplateIsNamed() {
    double[] template = SpaceMaps.constant(0);
    template[5] = Double.NEGATIVE_INFINITY;
    place.write("template.fits", SpaceMaps.GRID, template);
    assertThat(
            refusalWith(
                "significance:",
                "  nuisances: [{name: slope, sigma: 0.1, template: {file: template.fits}}]\n"
                    + "significance:"))
        .isEqualTo(
            "anisky: template.fits, column 'column_1': pixel 5 is -Infinity; values must be finite,"
                + " missing ones UNSEEN or NaN\n");
  }

  @Test
  void aMapWithoutEventsIsRefused() {
    place.write("counts.fits", SpaceMaps.GRID, SpaceMaps.constant(0));
    assertThat(refusalOf(place.configuration()))
        .isEqualTo("anisky: counts.fits, column 'column_1': the map has no events\n");
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        Arguments.of(
            "strategy: monte-carlo",
            "strategy: likelihood",
            ":1: strategy: 'likelihood' needs events or sidereal counts of 'detectors'; with"
                + " 'sky-maps' it must be monte-carlo"),
        Arguments.of(
            "significance:",
            "  nuisances:\n"
                + "    - {name: slope, sigma: 0.1, template: {file: template.fits}}\n"
                + "    - {name: slope, sigma: 0.1, template: {file: template.fits}}\n"
                + "significance:",
            ":9: sky-maps.nuisances.1.name: 'slope' is the name of another nuisance already"),
        Arguments.of(
            "significance:",
            "detectors: []\nsignificance:",
            ": has both 'detectors' and 'sky-maps'; it must have one of them"),
        Arguments.of(
            "sky-maps:",
            "maps:",
            ": has neither 'detectors' (events or sidereal counts) nor 'sky-maps' (counts on the"
                + " sky and a reference)"),
        Arguments.of(
            "significance:",
            "sidereal-bins: 36\nsignificance:",
            ":7: unknown key 'sidereal-bins'; allowed keys: sky-maps, detectors, strategy,"
                + " monte-carlo, significance, output"),
        Arguments.of(
            "significance:",
            "monte-carlo: {exposures: []}\nsignificance:",
            ":7: monte-carlo.exposures: goes with 'detectors'; with 'sky-maps' the exposure is"
                + " sky-maps.reference"),
        Arguments.of(
            "frame: galactic",
            "frame: ecliptic",
            ":4: sky-maps.frame: 'ecliptic' is not allowed; allowed values: equatorial, galactic"),
        Arguments.of("  frame: galactic\n", "", ":2: sky-maps: required key 'frame' is missing"),
        Arguments.of("kind: exact, ", "", ":6: sky-maps.reference: required key 'kind' is missing"),
        Arguments.of(
            "kind: exact",
            "kind: exact, error-column: 2",
            ":6: sky-maps.reference.error-column: goes with kind: simulated only"),
        Arguments.of(
            "kind: exact",
            "kind: simulated, squared-weights-column: 2, error-column: 1",
            ":6: sky-maps.reference.squared-weights-column: goes with kind: control-sample only"),
        Arguments.of(
            "kind: exact",
            "kind: simulated",
            ":6: sky-maps.reference: required key 'error-column' is missing"),
        Arguments.of(
            "name: Ions", "name: ' '", ":3: sky-maps.name: must be one line that is not blank"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void aConfigurationThatContradictsItselfIsRefused(
      String old, String replacement, String message) {
    assertThat(refusalWith(old, replacement)).isEqualTo("anisky: changed.yaml" + message + "\n");
  }

  @Test
  void optionsOfEventsAreRefused() {
    assertThat(refusal("reconstruct", place.configuration(), "--data", directory))
        .isEqualTo("anisky: --data goes with 'detectors'; maps.yaml has 'sky-maps'\n");
    assertThat(refusal("reconstruct", place.configuration(), "--frames", "all"))
        .isEqualTo("anisky: --frames all goes with 'detectors'; maps.yaml has 'sky-maps'\n");
    assertThat(refusal("bin", place.configuration()))
        .isEqualTo(
            "anisky: maps.yaml:3: sky-maps: is for 'anisky reconstruct' without 'detectors'; events"
                + " or sidereal counts of 'detectors' are needed here\n");
  }

  @Test
  void anExistingResultStays() {
    CommandLineRun.reconstruct(place.configuration(), directory.resolve("out"));
    assertThat(refusalOf(place.configuration()))
        .isEqualTo(
            "anisky: output directory out exists already; choose another name or use"
                + " --overwrite\n");
  }
}
