package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.fits.HealpixColumns;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts on the sky against a reference, through the command line. */
class SkyMapsTest {
  private static final Path EXAMPLE = Path.of("configs/space-maps.yaml");

  /** Galactic axes in ICRS by astropy: the first three lines of galactic_axes.csv, as columns. */
  private static final double[][] ROTATION = {
    {-0.054875657713, 0.494109437193, -0.867666137560},
    {-0.873437051956, -0.444829721223, -0.198076337273},
    {-0.483835073617, 0.746982183987, 0.455983813687}
  };

  @TempDir private Path directory;

  private ResultFile reconstruct(Path configuration, Object... more) {
    Path out = directory.resolve("result");
    CommandLineRun run = CommandLineRun.reconstruct(configuration, out, more);
    assertThat(run.err()).isEmpty();
    return ResultFile.of(out);
  }

  /** The fits of the same files by numpy, by name. */
  private static double[] fitOfNumpy(String name) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("testdata/reference/space_maps_fit.csv"))) {
      String[] row =
          lines
              .map(line -> line.split(","))
              .filter(cells -> cells[0].equals(name))
              .findFirst()
              .orElseThrow();
      return Stream.of(row).skip(1).mapToDouble(Double::parseDouble).toArray();
    }
  }

  /** rho_FB, rho_EW, rho_NS to 1e-7, and their errors to 1 in 100. */
  private static void assertSame(ResultFile result, double[] numpy) {
    List<String> names = List.of("rho_FB", "rho_EW", "rho_NS");
    int[] diagonal = {3, 6, 8};
    for (int k = 0; k < 3; k++) {
      String path = "galactic_dipole/" + names.get(k) + "/";
      assertThat(result.number(path + "value")).as(path).isCloseTo(numpy[k], within(1e-7));
      double error = wholeError(result, path);
      double expected = Math.sqrt(numpy[diagonal[k]]);
      // The errors here are of the expected information, those of numpy of the observed one,
      // which scatters by about 1/sqrt(events): 0.7 percent for the 4,000 positrons above 60 GeV.
      assertThat(error).as(path).isCloseTo(expected, within(0.01 * expected));
    }
  }

  /** The systematic error is absent without nuisance parameters. */
  private static double wholeError(ResultFile result, String path) {
    return Math.hypot(
        result.number(path + "statistical"),
        result.at("nuisances").isEmpty() ? 0 : result.number(path + "systematic"));
  }

  @Test
  void anExactReferenceHasNoSystematicErrorAnywhere() {
    ResultFile result = reconstruct(SpaceMaps.in(directory).configuration());
    assertThat(result.root().toString()).doesNotContain("\"systematic\"");
  }

  @Test
  void theExampleIsFittedAsByAnotherProgram() throws IOException {
    ResultFile result = reconstruct(EXAMPLE);
    double[] numpy = fitOfNumpy("nuisance");
    assertSame(result, numpy);
    assertThat(result.number("nuisances/0/value")).isCloseTo(numpy[9], within(1e-7));
    assertThat(result.number("nuisances/0/prior")).isEqualTo(0.005);
    assertThat(result.text("nuisances/0/name")).isEqualTo("polar slope");
    assertThat(result.text("nuisances/0/detector")).isEqualTo("Electrons");
  }

  @Test
  void aReferenceOfEveryKindIsFittedAsByAnotherProgram() throws IOException {
    String path = Path.of("testdata/space-maps").toAbsolutePath() + "/";
    String[][] inputs = {
      {
        "exact",
        "counts: {file: %selectrons.fits.gz, column: 1}",
        "reference: {kind: exact, file: %sisotropic.fits.gz, column: exposure_16}"
      },
      {
        "simulated",
        "counts: {file: %selectrons.fits.gz, column: 1}",
        "reference: {kind: simulated, file: %sisotropic.fits.gz, column: 1, error-column: 2}"
      },
      {
        "positrons 60",
        "counts: {file: %spositrons.fits.gz, column: 3}\n  purity: {file: %spurity.fits.gz}",
        "reference: {kind: control-sample, file: %sprotons.fits.gz, column: COUNTS_60}"
      }
    };
    for (int k = 0; k < inputs.length; k++) {
      Path configuration =
          Files.writeString(
              directory.resolve(k + ".yaml"),
              "sky-maps:\n  name: Test\n  frame: galactic\n  "
                  + inputs[k][1].replace("%s", path)
                  + "\n  "
                  + inputs[k][2].replace("%s", path)
                  + "\n");
      ResultFile result = reconstruct(configuration, "--overwrite");
      assertSame(result, fitOfNumpy(inputs[k][0]));
      assertThat(result.text("strategy")).isEqualTo("monte-carlo");
    }
  }

  /** The truth is in the header of the maps: each component within 3 of its whole error. */
  @ParameterizedTest
  @ValueSource(strings = {"RHO_EW", "RHO_NS", "RHO_FB"})
  void theExampleGivesBackTheDipolePutIn(String name) {
    Map<String, Double> truth = Map.of("RHO_EW", 0.012, "RHO_NS", -0.008, "RHO_FB", 0.013856);
    ResultFile result = reconstruct(EXAMPLE);
    String path = "galactic_dipole/" + name.replace("RHO", "rho") + "/";
    double error = wholeError(result, path);
    assertThat(result.number(path + "value")).isCloseTo(truth.get(name), within(3 * error));
  }

  /** d_eq = R d and C_eq = R C R^T, with R by astropy. */
  @Test
  void theEquatorialDipoleIsTheGalacticOneTurned() {
    SpaceMaps place = SpaceMaps.in(directory);
    ResultFile result = reconstruct(place.configuration());
    List<String> names = List.of("d_0h", "d_6h", "d_N");
    for (int i = 0; i < 3; i++) {
      double expected = SpaceMaps.dot(ROTATION[i], SpaceMaps.DIPOLE);
      assertThat(result.number("dipole/components/" + names.get(i) + "/value"))
          .isCloseTo(expected, within(1e-8));
    }
    assertThat(result.number("galactic_dipole/rho_FB/value")).isCloseTo(0.01, within(1e-9));
    assertThat(result.number("galactic_dipole/rho_EW/value")).isCloseTo(-0.02, within(1e-9));
    assertThat(result.number("galactic_dipole/rho_NS/value")).isCloseTo(0.03, within(1e-9));
    for (String kind : List.of("covariance", "isotropic_covariance")) {
      double[][] galactic = matrix(result, "galactic_dipole/" + kind + "/matrix");
      double[][] equatorial = matrix(result, "dipole/" + kind + "/matrix");
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          double expected = 0;
          for (int k = 0; k < 3; k++) {
            for (int l = 0; l < 3; l++) {
              expected += ROTATION[i][k] * galactic[k][l] * ROTATION[j][l];
            }
          }
          assertThat(equatorial[i][j]).isCloseTo(expected, within(1e-6 * galactic[0][0]));
        }
      }
    }
    assertThat(result.text("dipole/frame")).isEqualTo("equatorial, ICRS");
  }

  private static double[][] matrix(ResultFile result, String path) {
    double[][] matrix = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        matrix[i][j] = result.number(path + "/" + i + "/" + j);
      }
    }
    return matrix;
  }

  /** The same sky and exposure on equatorial pixels: the same dipole and nearly the same errors. */
  @Test
  void equatorialMapsOfTheSameSkyGiveTheSameDipole() throws IOException {
    ResultFile galactic = reconstruct(SpaceMaps.in(directory).configuration());
    Path other = Files.createDirectory(directory.resolve("equatorial"));
    SpaceMaps place = SpaceMaps.in(other, SkyFrame.EQUATORIAL);
    place.write("reference.fits", n -> SpaceMaps.exposure(toGalactic(n)));
    place.write(
        "counts.fits",
        n ->
            SpaceMaps.exposure(toGalactic(n))
                * (1 + SpaceMaps.dot(SpaceMaps.DIPOLE, toGalactic(n))));
    ResultFile equatorial = reconstruct(place.configuration(), "--overwrite");
    for (String name : List.of("d_0h", "d_6h", "d_N")) {
      String path = "dipole/components/" + name;
      assertThat(equatorial.number(path + "/value"))
          .isCloseTo(galactic.number(path + "/value"), within(1e-7));
      // Pixel centres differ: of nside 8, the mean of a square of a component by a few 1e-3.
      double error = galactic.number(path + "/statistical");
      assertThat(equatorial.number(path + "/statistical")).isCloseTo(error, within(3e-3 * error));
    }
    assertThat(equatorial.root().has("galactic_dipole")).isFalse();
    assertThat(equatorial.text("dipole/frame")).isEqualTo("equatorial");
    assertThat(equatorial.number("dipole/test_statistic"))
        .isCloseTo(galactic.number("dipole/test_statistic"), within(0.5));
  }

  /** A reference that is made of the data: two components in summary, files and pictures. */
  @Test
  void aReferenceMadeOfTheDataIsToldWithoutTheComponentAlongTheAxis() throws IOException {
    SpaceMaps place = SpaceMaps.in(directory, SkyFrame.EQUATORIAL);
    place.write("counts.fits", n -> 100 * (1 + 0.03 * n[0]));
    place.write("reference.fits", n -> 100);
    Path configuration = place.configuration();
    Files.writeString(
        configuration,
        Files.readString(configuration).replaceFirst("kind: exact", "kind: scrambled"));
    CommandLineRun run = CommandLineRun.good("reconstruct", configuration);
    assertThat(run.out())
        .contains("reference scrambled", "d_N                   not measurable")
        .contains(", 2 degrees of freedom")
        .doesNotContain("Declination");
    ResultFile result = ResultFile.of(directory.resolve("out"));
    assertThat(result.number("dipole/degrees_of_freedom")).isEqualTo(2);
    assertThat(result.number("dipole/components/d_0h/value")).isCloseTo(0.03, within(1e-3));
    assertThat(result.at("dipole/components/d_N").isNull()).isTrue();
    assertThat(result.text("sky_maps/reference")).isEqualTo("scrambled");
    assertThat(directory.resolve("out/significance.png")).isNotEmptyFile();
  }

  private static double[] toGalactic(double[] equatorial) {
    double[] galactic = new double[3];
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < 3; i++) {
        galactic[j] += ROTATION[i][j] * equatorial[i];
      }
    }
    return galactic;
  }

  /** The 12-fold table of l = 1, 2 has 3 + 5 coefficients; a quadrupole alone is put in. */
  @Test
  void multipolesUpToTheDegreeAreInTheResult() {
    SpaceMaps place = SpaceMaps.in(directory);
    place.write("counts.fits", n -> SpaceMaps.exposure(n) * (1 + 0.02 * (3 * n[2] * n[2] - 1) / 2));
    ResultFile result = reconstruct(place.configuration(), "--set", "monte-carlo.l-max=2");
    JsonNode coefficients = result.at("multipoles/coefficients");
    assertThat(coefficients.size()).isEqualTo(8);
    for (JsonNode entry : coefficients) {
      boolean axial = entry.get("l").asInt() == 2 && entry.get("m").asInt() == 0;
      // Y_20 = sqrt(5/4 pi) P_2, so that x_20 = 0.02/sqrt(5/4 pi).
      double expected = axial ? 0.02 / Math.sqrt(5 / (4 * Math.PI)) : 0;
      assertThat(entry.get("value").asDouble())
          .as(entry.toString())
          .isCloseTo(expected, within(1e-8));
      assertThat(entry.get("statistical").asDouble()).isBetween(1e-3, 1e-2);
    }
    assertThat(result.text("multipoles/convention")).contains("without Condon-Shortley phase");
    assertThat(result.at("multipoles/covariance/matrix").size()).isEqualTo(8);
  }

  @Test
  void theSummaryTellsFramesUnitsAndWhatIsKnown() {
    SpaceMaps place = SpaceMaps.in(directory);
    String printed = CommandLineRun.good("reconstruct", place.configuration()).out();
    assertThat(printed.lines().map(line -> line.split("  +")[0]))
        .containsExactly(
            "Ions",
            "Compared",
            "rho_EW",
            "rho_NS",
            "rho_FB",
            "delta",
            "d_0h",
            "d_6h",
            "d_N",
            "Equatorial amplitude",
            "Phase",
            "Test statistic",
            "Warning",
            "Result in " + directory.resolve("out"));
    assertThat(printed)
        .contains("768 of 768 pixels, Galactic maps of nside 8, reference exact")
        .contains("towards Galactic l = 90 deg, b = 0")
        .contains("3 degrees of freedom")
        .contains("the counts are not whole numbers and come without squared weights");
  }

  /** (0.01, -0.02, 0.03): length sqrt(14)/100 = 0.0374, declination atan(3/sqrt 5) = 53.3 deg. */
  @Test
  void theSummaryOfEquatorialMapsTellsTheWholeDipoleWithBothErrors() {
    SpaceMaps place = SpaceMaps.in(directory, SkyFrame.EQUATORIAL);
    String configuration =
        SpaceMaps.CONFIGURATION
            .replace("galactic", "equatorial")
            .replace(
                "{kind: exact, file: reference.fits}",
                "{kind: simulated, file: reference.fits, column: 1, error-column: 2}\n"
                    + "  nuisances: [{name: tilt, template: {file: tilt.fits}, sigma: 0.01}]");
    place.write(
        "reference.fits",
        SpaceMaps.GRID,
        SpaceMaps.values(SpaceMaps::exposure),
        SpaceMaps.constant(0.1));
    place.write("tilt.fits", n -> n[0]);
    String printed =
        CommandLineRun.good("reconstruct", place.writeText("tilt.yaml", configuration)).out();
    String errors = " ± \\d\\.\\d+ \\(stat\\) ± \\d\\.\\d+ \\(syst\\)\\R";
    String angles = " ± \\d+\\.\\d+ \\(stat\\) ± \\d+\\.\\d+ \\(syst\\) deg\\R";
    assertThat(printed)
        .containsPattern("\\REquatorial amplitude  0\\.022\\d*" + errors)
        .containsPattern("\\RPhase                 296\\.\\d+" + angles)
        .containsPattern("\\RFull amplitude        0\\.0374\\d*" + errors)
        .containsPattern("\\RDeclination           \\+53\\.\\d+" + angles);
  }

  @Test
  void theMapsOfTheResultHaveTheFrameOfTheInput() throws IOException {
    SpaceMaps place = SpaceMaps.in(directory);
    place.writeChanged("counts.fits", 5, Double.NaN);
    CommandLineRun.good("reconstruct", place.configuration());
    HealpixColumns columns = FitsMaps.read(directory.resolve("out/reference.fits"));
    assertThat(columns.frame()).contains(SkyFrame.GALACTIC);
    assertThat(columns.names())
        .containsExactly(
            "counts",
            "isotropic_reference",
            "relative_intensity",
            "smoothed_anisotropy",
            "significance");
    SkyMap intensity = columns.map(2, SkyFrame.LOCAL_HORIZON);
    assertThat(intensity.isObserved(5)).isFalse();
    assertThat(intensity.observedPixels()).isEqualTo(SpaceMaps.GRID.size() - 1);
    double[] sky = SpaceMaps.values(n -> 1 + SpaceMaps.dot(SpaceMaps.DIPOLE, n));
    // The scale is fitted with the sky, so that the relative intensity is the sky put in.
    assertThat(intensity.value(17)).isCloseTo(sky[17], within(1e-9));
    assertThat(columns.map(3, SkyFrame.GALACTIC).value(17)).isBetween(0.0, 0.04);
    assertThat(directory.resolve("out/intensity.png")).isNotEmptyFile();
    assertThat(directory.resolve("out/significance.png")).isNotEmptyFile();
    assertThat(directory.resolve("out/reference.png")).isNotEmptyFile();
    assertThat(ResultFile.of(directory.resolve("out")).number("sky_maps/compared_pixels"))
        .isEqualTo(767);
  }

  /** Whoever reads results of detectors reads these, but for what they were made of. */
  @Test
  void theResultHasTheKeysOfOneOfDetectors() {
    ResultFile result = reconstruct(SpaceMaps.in(directory).configuration());
    List<String> keys = new ArrayList<>();
    result.root().fieldNames().forEachRemaining(keys::add);
    assertThat(keys)
        .containsExactlyInAnyOrder(
            "format",
            "strategy",
            "events",
            "dipole",
            "galactic_dipole",
            "measurements",
            "curves",
            "multipoles",
            "nuisances",
            "convergence",
            "sky_maps",
            "warnings",
            "provenance");
    assertThat(result.text("convergence/dipole_fit")).isEqualTo("converged");
    assertThat(result.at("measurements").isEmpty()).isTrue();
    assertThat(result.at("curves").isEmpty()).isTrue();
  }

  /** UNSEEN in the counts: a quarter of the sky is not seen, and the dipole stays. */
  @Test
  void missingPixelsTakeNoPart() {
    SpaceMaps place = SpaceMaps.in(directory);
    double[] counts =
        SpaceMaps.values(
            n ->
                n[0] > 0.5
                    ? Double.NaN
                    : SpaceMaps.exposure(n) * (1 + SpaceMaps.dot(SpaceMaps.DIPOLE, n)));
    place.write("counts.fits", SpaceMaps.GRID, counts);
    ResultFile result = reconstruct(place.configuration());
    assertThat(result.number("galactic_dipole/rho_FB/value")).isCloseTo(0.01, within(1e-9));
    assertThat(result.number("sky_maps/sky_fraction")).isCloseTo(0.75, within(0.02));
  }

  /**
   * healpy's list of the 640 pixels from 64 to 703, NESTED; pixel p has 100 + p modulo 7 events.
   */
  @Test
  void pixelsThatAListLeavesOutAreNotObservedAndToldSo() throws IOException {
    Path partial = Path.of("testdata/reference/fits/partial-counts.fits").toAbsolutePath();
    SpaceMaps place = SpaceMaps.in(directory);
    ResultFile result = reconstruct(place.configurationWith("counts.fits", partial.toString()));
    assertThat(result.texts("warnings"))
        .containsExactly(
            partial
                + " lists 640 of 768 pixels; the others are taken as not observed, not as empty");
    assertThat(result.number("sky_maps/compared_pixels")).isEqualTo(640);
    SkyMap counts =
        FitsMaps.read(directory.resolve("result/reference.fits")).map(0, SkyFrame.GALACTIC);
    assertThat(counts.isObserved(63)).isFalse();
    assertThat(counts.value(64)).isEqualTo(101);
    assertThat(counts.value(703)).isEqualTo(103);
  }

  @Test
  void provenanceHasEveryFileOnceAndTheConfigurationInFull() throws IOException {
    ResultFile result = reconstruct(EXAMPLE);
    List<String> files =
        result
            .root()
            .at("/provenance/inputs")
            .valueStream()
            .map(input -> input.get("path").asText())
            .collect(Collectors.toList());
    assertThat(files)
        .containsExactly(
            "testdata/space-maps/electrons.fits.gz",
            "testdata/space-maps/isotropic.fits.gz",
            "testdata/space-maps/template.fits.gz");
    assertThat(result.text("provenance/inputs/0/sha256")).hasSize(64);
    assertThat(result.number("provenance/configuration/monte-carlo/l-max")).isEqualTo(1);
    assertThat(result.text("format")).isEqualTo("anisky-result/1");
    assertThat(result.number("events/used")).isEqualTo(299_973);
  }

  /** Weights of 1/2 on all: half the sum, and as many effective events as there are. */
  @Test
  void weightedCountsTellTheirEffectiveNumber() {
    SpaceMaps place = SpaceMaps.in(directory);
    place.write(
        "weighted.fits",
        SpaceMaps.GRID,
        SpaceMaps.values(n -> 0.5 * SpaceMaps.exposure(n)),
        SpaceMaps.values(n -> 0.25 * SpaceMaps.exposure(n)));
    ResultFile result =
        reconstruct(
            place.configurationWith(
                "{file: counts.fits}",
                "{file: weighted.fits, column: 1, squared-weights-column: 2}"));
    double events = result.number("events/used");
    assertThat(result.number("events/effective")).isCloseTo(2 * events, within(1e-6 * events));
    // The counts are the reference itself, without fluctuations: a dipole of 0 without direction.
    assertThat(result.texts("warnings"))
        .satisfiesExactly(
            first -> assertThat(first).contains("repeats the counts"),
            second -> assertThat(second).contains("do not determine dipole.phase_deg.statistical"));
    assertThat(result.at("dipole/phase_deg/statistical").isNull()).isTrue();
    // sqrt(3/N) for a full sky, within the lopsidedness of the exposure.
    assertThat(result.number("galactic_dipole/rho_NS/statistical"))
        .isCloseTo(Math.sqrt(3 / (2 * events)), within(1e-4));
  }
}
