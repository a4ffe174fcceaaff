package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The public list of 32,187 events above 8 EeV from the command to the files, against numbers of
 * independent programs: the dipole and its errors, made in Python for the same grid and field of
 * view; and the sweeps of the public Python program.
 */
class AugerTest {
  /** An event on the border of a pixel may fall on the other side: 1/32,119 of the dipole's sum. */
  private static final double BORDER = 1.5e-4;

  @TempDir private Path out;

  @BeforeEach
  void requireTheLists() {
    PublicData.require();
  }

  private ResultFile result(String configuration, Object... more) {
    CommandLineRun.reconstruct(Path.of("configs", configuration), out.resolve("result"), more);
    return ResultFile.of(out.resolve("result"));
  }

  @Test
  void theDipoleOfTheListIsTheKnownOne() {
    ResultFile result = result("auger2017.yaml");
    assertThat(result.number("events/used")).isEqualTo(32_119);
    assertThat(result.number("events/rejected/outside_field_of_view")).isEqualTo(68);
    assertThat(result.number("dipole/components/d_0h/value")).isCloseTo(-0.01160, within(BORDER));
    assertThat(result.number("dipole/components/d_6h/value")).isCloseTo(0.04988, within(BORDER));
    assertThat(result.at("dipole/components/d_N").isNull()).isTrue();
    // Known to the digits given.
    assertThat(result.number("dipole/amplitude/statistical")).isCloseTo(0.0133, within(5e-5));
    assertThat(result.number("dipole/phase_deg/value")).isCloseTo(103.1, within(0.1));
    assertThat(result.number("dipole/phase_deg/statistical")).isCloseTo(14.9, within(0.05));
    assertThat(result.number("dipole/test_statistic")).isCloseTo(14.55, within(0.05));
  }

  /**
   * Up to 80 deg cos z is not what the list has, and the result says so: from the list with numpy
   * (tools/reference/auger2017_zenith.py, 16 bands) zenith angles ask for d_N = -0.183 +- 0.045 and
   * azimuths for -0.031 +- 0.014. Pixels of a degree move the edges of bands: a tenth of the
   * errors.
   */
  @Test
  void zenithAnglesThatDoNotFollowTheAcceptanceAreTold() {
    String exposure =
        "{detector: Auger, acceptance: {zenith-power: 1}, live-time: {kind: uniform}}";
    ResultFile result =
        result(
            "auger2017.yaml",
            "--set",
            "strategy=monte-carlo",
            "--set",
            "monte-carlo={exposures: [" + exposure + "]}");
    assertThat(result.number("dipole/components/d_N/value")).isCloseTo(-0.0447, within(2e-3));
    String told = result.at("warnings").toString();
    assertThat(told).contains("the acceptance does not describe the zenith angles");
    String[] numbers =
        told.replaceAll(
                ".*ask for d_N = (\\S+) ± (\\S+), their azimuths for (\\S+) ± (\\S+),.*",
                "$1 $2 $3 $4")
            .split(" ");
    assertThat(Double.parseDouble(numbers[0])).isCloseTo(-0.183, within(0.0045 + 0.005));
    assertThat(Double.parseDouble(numbers[1])).isCloseTo(0.045, within(0.001));
    assertThat(Double.parseDouble(numbers[2])).isCloseTo(-0.031, within(0.0014 + 0.0005));
    assertThat(Double.parseDouble(numbers[3])).isCloseTo(0.014, within(0.001));
  }

  /** Science 357 (2017) 1266, and the digits in between from numpy, tools/reference. */
  @Test
  void thePublishedHarmonicAnalysisIsInTheResult() {
    ResultFile result = result("auger2017-harmonic.yaml");
    assertThat(result.number("measurements/events/value")).isEqualTo(32_187);
    // Half a unit of the last digit given.
    assertThat(result.number("measurements/ra_r_1/value")).isCloseTo(0.04660, within(5e-6));
    assertThat(result.number("measurements/ra_phase_1/value")).isCloseTo(100.3, within(0.05));
    assertThat(result.number("measurements/ra_p_value_1/value")).isCloseTo(2.58e-8, within(5e-11));
    assertThat(result.number("measurements/d_perp/value")).isCloseTo(0.0596, within(5e-5));
    assertThat(result.number("measurements/d_perp/upper_error")).isCloseTo(0.0101, within(5e-5));
    assertThat(result.number("measurements/d_z/value")).isCloseTo(-0.0262, within(5e-5));
    assertThat(result.number("measurements/d_z/lower_error")).isCloseTo(0.0148, within(5e-5));
    assertThat(result.number("dipole/full/amplitude/value")).isCloseTo(0.0651, within(5e-5));
    assertThat(result.number("dipole/full/declination_deg/value")).isCloseTo(-23.7, within(0.05));
    assertThat(result.number("dipole/full/right_ascension_deg/value"))
        .isCloseTo(100.3, within(0.05));
    assertThat(result.number("measurements/dipole_amplitude/upper_error"))
        .isCloseTo(0.013, within(5e-4));
    assertThat(result.number("measurements/dipole_amplitude/lower_error"))
        .isCloseTo(0.009, within(5e-4));
  }

  @Test
  void aSmallerFieldOfViewKeepsFewerEventsAndItsOwnDipole() {
    ResultFile result = result("auger2017.yaml", "--set", "detectors.0.max-zenith=60 deg");
    assertThat(result.number("events/used")).isEqualTo(25_351);
    // Known to the digits given, and an event on a border; the error to one unit of its last digit.
    assertThat(result.number("dipole/amplitude/value")).isCloseTo(0.0587, within(BORDER + 5e-5));
    assertThat(result.number("dipole/amplitude/statistical")).isCloseTo(0.0173, within(1e-4));
    assertThat(result.number("dipole/phase_deg/value")).isCloseTo(110.0, within(0.1));
    assertThat(result.number("dipole/test_statistic")).isCloseTo(11.31, within(0.05));
  }

  @Test
  void theSweepsOfThePublicPythonProgramAreRepeated() throws IOException {
    ResultFile result = result("auger2017-published.yaml");
    assertThat(result.number("events/used")).isEqualTo(32_115);
    assertThat(result.number("convergence/sweeps")).isEqualTo(11);
    List<Double> expected = publishedTestStatistics();
    assertThat(expected).hasSize(22);
    assertThat(result.at("convergence/test_statistic").size()).isEqualTo(22);
    for (int k = 0; k < 22; k++) {
      // Sums of 1e7 doubles in another order.
      assertThat(result.number("convergence/test_statistic/" + k))
          .isCloseTo(expected.get(k), withinPercentage(1e-7));
    }
  }

  /** Discs of 45 deg, from the events in view; another order of sums. */
  @Test
  void theMapOfThePublicPythonProgramIsRepeated() throws IOException {
    ResultFile result = result("auger2017-published.yaml");
    String[] expected =
        Files.readAllLines(Path.of("testdata/reference/auger2017-published-map.csv")).stream()
            .filter(line -> line.startsWith("in-view,"))
            .findFirst()
            .orElseThrow()
            .split(",");
    String map = "map_with_known_rate_and_acceptance/";
    assertThat(result.number(map + "min")).isCloseTo(Double.parseDouble(expected[2]), within(1e-9));
    assertThat(result.number(map + "max")).isCloseTo(Double.parseDouble(expected[3]), within(1e-9));
    assertThat(result.number(map + "area_trials/max_post_trial"))
        .isCloseTo(Double.parseDouble(expected[7]), within(1e-8));
  }

  /** Whatever the pixels, within 0.3: -4.90 to -5.09. */
  @Test
  void theDeepestDiscIsTheSameOnEveryGrid() {
    List<String> grids =
        List.of(
            "{kind: cylindrical, rings: 36, columns: 72}",
            "{kind: cylindrical, rings: 180, columns: 360}",
            "{kind: healpix, nside: 16}");
    for (String grid : grids) {
      Path directory = out.resolve("grid" + grids.indexOf(grid));
      CommandLineRun.good(
          "significance",
          Path.of("configs/auger2017.yaml"),
          "--radius",
          45,
          "--toys",
          0,
          "--set",
          "detectors.0.grid=" + grid,
          "--set",
          "sidereal-bins=" + (grid.contains("72") ? 72 : 360),
          "-o",
          directory);
      assertThat(
              ResultFile.read(directory.resolve("significance.json"))
                  .number("significance/scans/0/min/z"))
          .as(grid)
          .isBetween(-5.15, -4.85);
    }
  }

  /** Made by tools/reference/auger2017_published.py. */
  private static List<Double> publishedTestStatistics() throws IOException {
    return Files.readAllLines(Path.of("testdata/reference/auger2017-published.csv")).stream()
        .filter(line -> line.matches("[0-9].*"))
        .map(line -> Double.valueOf(line.split(",")[2]))
        .toList();
  }

  @Test
  void weightsAreReadAndChangeTheDipoleALittle() {
    ResultFile result = result("auger2017.yaml", "--set", "detectors.0.events.weight={column: 6}");
    assertThat(result.number("events/used")).isEqualTo(32_119);
    // The weights are 1 +- 0.01: less than a tenth of the error of 0.0133.
    assertThat(result.number("dipole/amplitude/value")).isCloseTo(0.0512, within(0.00133));
    assertThat(result.number("dipole/amplitude/statistical")).isCloseTo(0.0133, within(2e-4));
    assertThat(result.number("dipole/components/d_6h/value")).isNotCloseTo(0.04988, within(1e-5));
  }
}
