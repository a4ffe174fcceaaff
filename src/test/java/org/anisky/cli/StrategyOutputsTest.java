package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anisky.Workers;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.StrategyFactory;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.counts.Dataset;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.fits.HealpixColumns;
import org.anisky.reconstruction.Curve;
import org.anisky.reconstruction.Measurement;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.run.DatasetReader;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a strategy measures is in its files, to the bit, and what it does not is not. */
class StrategyOutputsTest {
  private static final String MONTE_CARLO =
      """
      monte-carlo:
        exposures: [{detector: Small, acceptance: {zenith-power: 1}}]
        priors: {zenith-slope: 0.05, rate-modulation: 0.02}
        l-max: 2
      """;

  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
  }

  /** The small configuration on HEALPix grids, so that no map is resampled. */
  private Path configuration(String strategy, String more) {
    String text =
        Workplace.CONFIGURATION
            .replace(
                "{kind: cylindrical, rings: 18, columns: 36}",
                "{kind: healpix, nside: 16}\n    event-sums: true")
            .concat("strategy: " + strategy + "\n" + more);
    return place.write(strategy + ".yaml", text);
  }

  /** The same reconstruction without command and files. */
  private static Reconstruction directly(Path configuration) throws IOException {
    var file = YamlFile.read(configuration);
    file.section("output").path("directory");
    RunConfiguration run = RunConfiguration.of(file);
    Dataset data = new DatasetReader(run, Optional.empty()).read();
    return new StrategyFactory(run.strategies(), run.detectors())
        .strategy(run.strategy(), data)
        .reconstruct(data, Workers.single(), Progress.SILENT);
  }

  private ResultFile run(Path configuration) {
    CommandLineRun.good("reconstruct", configuration, "--out", place.path("result"));
    return ResultFile.of(place.path("result"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "likelihood|",
        "east-west|east-west: {harmonics: 3}",
        "east-west|east-west: {form: events, harmonics: 2}",
        "harmonic|",
        "monte-carlo|monte-carlo: {exposures: [{detector: Small}]}",
        "direct-integration|"
      })
  void everyMeasurementAndCurveIsInTheFilesToTheBit(String strategy, String more)
      throws IOException {
    Path configuration = configuration(strategy, more == null ? "" : more + "\n");
    ResultFile file = run(configuration);
    Reconstruction result = directly(configuration);
    assertThat(file.at("measurements").size()).isEqualTo(result.measurements().size());
    for (Measurement measurement : result.measurements()) {
      String key = "measurements/" + measurement.key();
      assertThat(file.number(key + "/value")).isEqualTo(measurement.value());
      assertThat(file.text(key + "/unit")).isEqualTo(measurement.unit());
      assertThat(file.text(key + "/meaning")).isEqualTo(measurement.meaning());
      JsonNode node = file.at(key);
      assertThat(node.has("lower_error")).isEqualTo(!Double.isNaN(measurement.lowerError()));
      if (node.has("lower_error")) {
        assertThat(file.number(key + "/lower_error")).isEqualTo(measurement.lowerError());
        assertThat(file.number(key + "/upper_error")).isEqualTo(measurement.upperError());
      }
    }
    assertThat(file.at("curves").size()).isEqualTo(result.curves().size());
    for (int k = 0; k < result.curves().size(); k++) {
      assertCurve(result.curves().get(k), file.at("curves/" + k));
    }
  }

  private void assertCurve(Curve curve, JsonNode entry) throws IOException {
    assertThat(entry.get("key").asText()).isEqualTo(curve.key());
    assertThat(entry.get("chi_squared").asDouble()).isEqualTo(curve.fit().chiSquared());
    assertThat(entry.get("degrees_of_freedom").asInt()).isEqualTo(curve.fit().degreesOfFreedom());
    Path table = place.path("result").resolve(entry.get("file").asText());
    assertThat(Path.of(table.toString().replace(".csv", ".png"))).isNotEmptyFile();
    List<String> lines =
        Files.readAllLines(table).stream().filter(line -> !line.startsWith("#")).toList();
    String unit = curve.ordinate().unit().equals("1") ? "" : " [" + curve.ordinate().unit() + "]";
    assertThat(lines.get(0))
        .isEqualTo("local_sidereal_time [h],value" + unit + ",error" + unit + ",model" + unit);
    assertThat(lines).hasSize(1 + curve.size());
    for (int k = 0; k < curve.size(); k++) {
      double[] row =
          Arrays.stream(lines.get(1 + k).split(",")).mapToDouble(Double::parseDouble).toArray();
      assertThat(row).containsExactly(curve.x(k), curve.y(k), curve.error(k), curve.model(k));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"likelihood", "east-west", "harmonic", "direct-integration"})
  void whatAStrategyDoesNotMeasureHasNoKeyButItsListsAreThere(String strategy) {
    ResultFile file = run(configuration(strategy, ""));
    assertThat(file.root().has("nuisances")).isFalse();
    assertThat(file.root().has("multipoles")).isEqualTo(strategy.equals("likelihood"));
    assertThat(file.at("measurements").isObject()).isTrue();
    assertThat(file.at("curves").isArray()).isTrue();
    assertThat(file.at("dipole").has("full")).isEqualTo(strategy.equals("harmonic"));
    assertThat(file.at("dipole/amplitude").has("systematic")).isFalse();
    assertThat(file.at("dipole").has("isotropic_covariance")).isFalse();
    assertThat(place.path("result/reference.fits")).doesNotExist();
  }

  /** a_11 = sqrt(4 pi/3) d_0h, a_1-1 = sqrt(4 pi/3) d_6h, with their errors. */
  @Test
  void likelihoodGivesAllMultipolesThatItFits() {
    ResultFile file = run(configuration("likelihood", "likelihood: {l-max: 2}"));
    double unit = Math.sqrt(4 * Math.PI / 3);
    String first = "multipoles/coefficients/0/";
    assertThat(file.number(first + "value") / file.number("dipole/components/d_0h/value"))
        .isCloseTo(unit, within(1e-12));
    assertThat(file.number(first + "statistical"))
        .isCloseTo(unit * file.number("dipole/components/d_0h/statistical"), within(1e-12));
    assertThat(file.at("multipoles/coefficients").size()).isEqualTo(6);
    assertThat(file.at("multipoles/covariance/order").toString())
        .isEqualTo("[\"a_11\",\"a_1-1\",\"a_21\",\"a_2-1\",\"a_22\",\"a_2-2\"]");
    double[] dipole = {
      file.number("dipole/covariance/matrix/0/1"), file.number("multipoles/covariance/matrix/0/1")
    };
    assertThat(dipole[1]).isCloseTo(unit * unit * dipole[0], within(1e-15));
  }

  @Test
  void multipolesNuisancesAndReferenceAreThoseOfTheFit() throws IOException {
    Path configuration = configuration("monte-carlo", MONTE_CARLO);
    ResultFile file = run(configuration);
    MultipoleEstimate estimate = directly(configuration).multipoles().orElseThrow();
    assertThat(file.text("multipoles/frame")).isEqualTo("equatorial");
    assertThat(file.text("multipoles/convention")).contains("without Condon-Shortley phase");
    // Degrees 1 and 2 have 3 and 5 members.
    assertThat(file.at("multipoles/coefficients").size()).isEqualTo(8);
    double[][] statistical = estimate.covariances().statistical();
    double[][] systematic = estimate.covariances().systematic();
    int polar = 0;
    for (int k = 0; k < 8; k++) {
      String key = "multipoles/coefficients/" + k;
      assertThat(file.number(key + "/l")).isEqualTo(estimate.multipoles().get(k).l());
      assertThat(file.number(key + "/m")).isEqualTo(estimate.multipoles().get(k).m());
      polar += file.number(key + "/m") == 0 ? 1 : 0;
      // A dipole d along an axis is a_1m = d sqrt(4 pi/3) there, since Y_1m = sqrt(3/4 pi) n.
      double unit = k < 3 ? Math.sqrt(4 * Math.PI / 3) : 1;
      assertThat(file.number(key + "/value")).isEqualTo(unit * estimate.coefficients()[k]);
      assertThat(file.number(key + "/statistical")).isEqualTo(unit * Math.sqrt(statistical[k][k]));
      assertThat(file.number(key + "/systematic")).isEqualTo(unit * Math.sqrt(systematic[k][k]));
      assertThat(file.number(key + "/of_reference")).isZero();
    }
    assertThat(polar).isEqualTo(2);
    assertThat(file.at("nuisances").size()).isEqualTo(3);
    for (int k = 0; k < 3; k++) {
      var nuisance = estimate.nuisances().get(k);
      assertThat(file.text("nuisances/" + k + "/detector")).isEqualTo("Small");
      assertThat(file.text("nuisances/" + k + "/name")).isEqualTo(nuisance.name());
      assertThat(file.number("nuisances/" + k + "/value")).isEqualTo(nuisance.value());
      assertThat(file.number("nuisances/" + k + "/error")).isEqualTo(nuisance.error());
      assertThat(file.number("nuisances/" + k + "/prior")).isEqualTo(k == 0 ? 0.05 : 0.02);
    }
    assertThat(file.texts("dipole/isotropic_covariance/order"))
        .containsExactly("d_0h", "d_6h", "d_N");
    var isotropic = estimate.isotropicDipoleCovariances();
    for (int k = 0; k < 9; k++) {
      String place = "/" + k / 3 + "/" + k % 3;
      assertThat(file.number("dipole/isotropic_covariance/matrix" + place))
          .isEqualTo(isotropic.statistical()[k / 3][k % 3]);
      assertThat(file.number("dipole/isotropic_covariance/systematic" + place))
          .isEqualTo(isotropic.systematic()[k / 3][k % 3]);
    }
    assertThat(place.path("result/intensity.png")).isNotEmptyFile();
    assertThat(place.path("result/reference.png")).isNotEmptyFile();
  }

  /**
   * Sums over pixels within {@code significance.radius}, here 30 degrees, of a place in view; from
   * the equator some centres lie exactly on that border, z = 1/2, and count.
   */
  private static void assertSmoothed(SkyMap smoothed, SkyMap counts, SkyMap reference) {
    int centre = counts.observed().nextSetBit(counts.grid().size() / 2);
    double[] place = direction(counts.grid(), centre);
    double inDisc = 0;
    double expected = 0;
    for (int a = 0; a < counts.grid().size(); a++) {
      double[] other = direction(counts.grid(), a);
      double cosine = place[0] * other[0] + place[1] * other[1] + place[2] * other[2];
      if (counts.isObserved(a) && cosine > Math.cos(Math.toRadians(30)) - 1e-12) {
        inDisc += counts.value(a);
        expected += reference.value(a);
      }
    }
    assertThat(smoothed.value(centre)).isCloseTo(inDisc / expected - 1, within(1e-9));
  }

  private static double[] direction(SkyGrid grid, int a) {
    double rho = Math.sqrt(1 - grid.z(a) * grid.z(a));
    return new double[] {
      rho * Math.cos(grid.longitude(a)), rho * Math.sin(grid.longitude(a)), grid.z(a)
    };
  }

  @Test
  void referenceMapsAreCountsReferenceTheirRatioAndThatOfDiscs() throws IOException {
    Path configuration = configuration("monte-carlo", MONTE_CARLO);
    run(configuration);
    MultipoleEstimate estimate = directly(configuration).multipoles().orElseThrow();
    HealpixColumns maps = FitsMaps.read(place.path("result/reference.fits"));
    assertThat(maps.names())
        .containsExactly(
            "counts", "isotropic_reference", "relative_intensity", "smoothed_anisotropy");
    SkyMap counts = maps.map(0, SkyFrame.GALACTIC);
    SkyMap reference = maps.map(1, SkyFrame.GALACTIC);
    SkyMap intensity = maps.map(2, SkyFrame.GALACTIC);
    assertThat(counts.frame()).isEqualTo(SkyFrame.EQUATORIAL);
    double events = 0;
    double expected = 0;
    for (int a = 0; a < counts.grid().size(); a++) {
      assertThat(counts.isObserved(a)).isEqualTo(estimate.counts().isObserved(a));
      if (counts.isObserved(a)) {
        assertThat(counts.value(a)).isEqualTo(estimate.counts().value(a));
        assertThat(reference.value(a)).isEqualTo(estimate.isotropic().value(a));
        assertThat(intensity.value(a)).isEqualTo(counts.value(a) / reference.value(a));
        events += counts.value(a);
        expected += reference.value(a);
      }
    }
    assertThat(events).isEqualTo(ResultFile.of(place.path("result")).number("events/used"));
    assertSmoothed(maps.map(3, SkyFrame.GALACTIC), counts, reference);
    // The scale is fitted together with the multipoles, which do not sum to zero in view: their
    // amplitude of a few percent bounds the difference.
    assertThat(expected).isCloseTo(events, within(0.1 * events));
  }

  @Test
  void anExactExposureHasNoSystematicErrorAndAnEmptyListOfNuisances() {
    ResultFile file =
        run(configuration("monte-carlo", "monte-carlo: {exposures: [{detector: Small}]}\n"));
    assertThat(file.at("nuisances").isArray()).isTrue();
    assertThat(file.at("nuisances").isEmpty()).isTrue();
    assertThat(file.at("multipoles/coefficients/0").has("systematic")).isFalse();
    assertThat(file.at("dipole/isotropic_covariance").has("systematic")).isFalse();
    assertThat(file.at("dipole/full/amplitude").has("systematic")).isFalse();
    assertThat(file.at("dipole/components/d_0h").has("systematic")).isFalse();
  }

  @Test
  void curvesInAnotherTimeFrameSayWhoseTimeItIs() throws IOException {
    Path configuration = configuration("east-west", "time-frame: anti-sidereal\n");
    run(configuration);
    assertThat(Files.readString(place.path("result/east-west.csv")))
        .contains("local_anti_sidereal_time [h],value [1/rad]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "east-west|east-west: {harmonics: 2}"
            + "|(?s).*Fit to East-West {6}chi2/ndf = [0-9.]+/31 \\(p = .*Harmonic 2 {12}r = .*",
        "east-west|east-west: {form: events}"
            + "|(?s).*East-West harmonic 1 {2}r = 0\\.\\d+ ± 0\\.\\d+, phase [0-9.]+ deg, p = .*",
        "harmonic||(?s).*Full amplitude {8}0\\.\\d+ \\+0\\.\\d+ -0\\.\\d+\\R"
            + "Declination {11}[+-][0-9.]+ \\+[0-9.]+ -[0-9.]+ deg\\R.*"
            + "RA harmonic 1 {9}r = .*Azimuth harmonic 2 {4}r = .*",
        "monte-carlo|monte-carlo: {exposures: [{detector: Small}], priors: {zenith-slope: 0.05}}"
            + "|(?s).*d_N {19}[+-]0\\.\\d+ ± 0\\.\\d+ \\(stat\\) ± 0\\.\\d+ \\(syst\\)\\R"
            + ".*Nuisance {14}zenith slope of Small: [+-].* \\(prior 0 ± 0.05\\)\\R.*",
        "direct-integration||(?s).*d_N {19}not measurable from the data alone\\R"
            + ".*Returned fraction {5}0\\.\\d{3} of a true equatorial dipole\\R.*"
      })
  void theTerminalTellsWhatTheStrategyIsAskedFor(String strategy, String more, String expected) {
    Path configuration = configuration(strategy, more == null ? "" : more + "\n");
    CommandLineRun run = CommandLineRun.reconstruct(configuration, place.path("result"));
    assertThat(run.out()).matches(expected);
  }

  @Test
  void aStrategyWithoutExposureSaysWhatAnEntryLooksLike() {
    CommandLineRun run =
        CommandLineRun.of("reconstruct", configuration("monte-carlo", ""), "--out", "nowhere");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "anisky: strategy 'monte-carlo' needs 'monte-carlo.exposures', one entry per detector"
                + " that says where its exposure is known from, as in {detector: NAME, acceptance:"
                + " {zenith-power: 1}, live-time: {kind: uniform}}\n");
  }
}
