package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.anisky.io.json.JsonDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code anisky limit RESULT --simulate}: dipoles put into toys like the data and passed through
 * the strategy, against the limits of integrals with the covariance of the strategy.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedLimitTest {
  private Workplace place;

  @BeforeAll
  void prepare(@TempDir Path directory) {
    place = Workplace.in(directory);
  }

  private Path result(String name, String... settings) {
    Object[] more = new Object[2 * settings.length + 2];
    more[0] = "--set";
    more[1] = "significance.toys=0";
    for (int k = 0; k < settings.length; k++) {
      more[2 * k + 2] = "--set";
      more[2 * k + 3] = settings[k];
    }
    CommandLineRun.reconstruct(place.configuration(), place.path(name), more);
    return place.path(name);
  }

  private static JsonDocument json(Object... arguments) {
    return JsonDocument.parse("limit", CommandLineRun.good(arguments).out());
  }

  /** Errors of a limit, and 2 percent for errors that are not quite those of the covariance. */
  private static void assertAgree(JsonDocument simulated, JsonDocument computed, double returned) {
    double error = simulated.object("simulated").number("limit_error");
    double expected = computed.number("limit") / returned;
    assertThat(error).isBetween(0.01 * expected, 0.2 * expected);
    assertThat(simulated.number("limit")).isCloseTo(expected, within(4 * error + 0.02 * expected));
    assertThat(simulated.number("measured")).isEqualTo(computed.number("measured"));
    // 500 isotropic skies: 4 binomial errors of 0.022 at most.
    assertThat(simulated.number("p_value")).isCloseTo(computed.number("p_value"), within(0.09));
    double median = simulated.object("isotropic").object("amplitude").number("median");
    assertThat(median)
        .isCloseTo(
            computed.object("isotropic").object("amplitude").number("median"),
            within(0.12 * median));
  }

  @Test
  void likelihoodIsLimitedAsItsCovarianceSays() {
    Path result = result("likelihood");
    assertAgree(
        json("limit", result, "--json", "--simulate", 1000), json("limit", result, "--json"), 1);
    assertThat(CommandLineRun.good("limit", result, "--simulate", 500).out())
        .contains("is below", "by 500 dipoles and 250 isotropic skies through 'likelihood'");
  }

  /** A limit by few toys scatters with the amplitude, and does not grow everywhere. */
  @Test
  void theBandsOfIsotropicSkiesAreInOrder() {
    Path result = result("bands");
    for (int seed = 1; seed <= 5; seed++) {
      JsonDocument bands =
          json("limit", result, "--json", "--simulate", 500, "--seed", seed)
              .object("isotropic")
              .object("limit");
      double[] one = bands.numbers("band_68");
      double[] two = bands.numbers("band_95");
      double[] all = {two[0], one[0], bands.number("median"), one[1], two[1]};
      assertThat(all).isSorted();
    }
  }

  @Test
  void monteCarloIsLimitedInAllThreeComponents() {
    Path result =
        result(
            "monte-carlo",
            "strategy=monte-carlo",
            "monte-carlo.exposures=[{detector: Small, acceptance: {zenith-power: 1},"
                + " live-time: {kind: uniform}}]");
    JsonDocument simulated = json("limit", result, "--json", "--simulate", 1000);
    JsonDocument computed = json("limit", result, "--json");
    assertAgree(simulated, computed, 1);
    assertAgree(simulated.object("full"), computed.object("full"), 1);
  }

  /**
   * What a strategy does not return of a dipole is in its limit, as no covariance could have it.
   */
  @Test
  void aStrategyThatReturnsAPartOfADipoleIsLimitedByThatMuchLess() {
    Path result = result("part", "strategy=direct-integration");
    double returned = ResultFile.of(result).number("measurements/returned_fraction/value");
    JsonDocument simulated = json("limit", result, "--json", "--simulate", 1000);
    assertThat(simulated.object("simulated").number("returned_fraction"))
        .isCloseTo(returned, within(0.02));
    assertAgree(simulated, json("limit", result, "--json"), returned);
  }

  @Test
  void systematicErrorsAreIn() {
    place.write("many.csv", Workplace.events(40_000));
    Path with =
        result("with", "systematics=frames", "detectors.0.events.file=" + place.path("many.csv"));
    Path without = result("without", "detectors.0.events.file=" + place.path("many.csv"));
    JsonDocument simulated = json("limit", with, "--json", "--simulate", 1000);
    JsonDocument computed = json("limit", with, "--json");
    assertThat(computed.number("sigma"))
        .isGreaterThan(1.1 * json("limit", without, "--json").number("sigma"));
    assertAgree(simulated, computed, 1);
  }

  @Test
  void theNumberOfThreadsChangesNothingAndTheSeedDoes() {
    Path result = result("threads");
    String one = CommandLineRun.good("limit", result, "--simulate", 500, "--json", "-j", 1).out();
    String two = CommandLineRun.good("limit", result, "--simulate", 500, "--json", "-j", 2).out();
    String other =
        CommandLineRun.good("limit", result, "--simulate", 500, "--json", "--seed", 2).out();
    assertThat(two).isEqualTo(one);
    assertThat(other).isNotEqualTo(one);
  }

  @Test
  void whatCannotBeSimulatedIsRefused() {
    Path result = result("refused");
    refused("--simulate goes with a RESULT", "--simulate", 500);
    refused("--simulate 499: must be at least 500", result, "--simulate", 499);
    refused(
        "--simulate 2499: a limit at confidence 0.99 needs at least 2500",
        result,
        "--simulate=2499",
        "--confidence=0.99");
    refused("leave --method and --prior", result, "--simulate=500", "--method=feldman-cousins");
    refused("neither --out nor a projection", result, "--simulate", 500, "--scale", 2);
    refused("is no directory of a result", result.resolve("result.json"), "--simulate", 500);
    Path weighted = result("weighted", "detectors.0.events.weight={column: energy}");
    refused("the events of Small have weights", weighted, "--simulate", 500);
    Path ranges = result("ranges", "energy-ranges={thresholds: [1, 5]}");
    refused("name the directory of one", ranges, "--simulate", 500);
  }

  private static void refused(String message, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "limit";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    CommandLineRun run = CommandLineRun.of(all);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }
}
