package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts on the sky against a reference, through the command line. */
class SkyMapsTest extends SkyMapRuns {
  /** Galactic axes in ICRS by astropy: the first three lines of galactic_axes.csv, as columns. */
  private static final double[][] ROTATION = {
    {-0.054875657713, 0.494109437193, -0.867666137560},
    {-0.873437051956, -0.444829721223, -0.198076337273},
    {-0.483835073617, 0.746982183987, 0.455983813687}
  };

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
}
