package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names and forms of what other programs read of inference: significance, intervals, limits,
 * goodness of fit and spectra. Keys may be added, never changed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicKeysTest {
  private static final List<String> LEVELS = List.of("68", "95", "99");

  private Workplace place;

  @BeforeAll
  void prepare(@TempDir Path directory) {
    place = Workplace.in(directory);
  }

  private ResultFile result(String name, String... settings) {
    Object[] more = new Object[2 * settings.length];
    for (int k = 0; k < settings.length; k++) {
      more[2 * k] = "--set";
      more[2 * k + 1] = settings[k];
    }
    CommandLineRun.reconstruct(place.configuration(), place.path(name), more);
    return ResultFile.of(place.path(name));
  }

  private static void assertNumber(JsonNode node, double least, double most) {
    assertThat(node.isNumber()).as("%s", node).isTrue();
    assertThat(node.asDouble()).isBetween(least, most);
  }

  /** Two numbers that grow. */
  private static void assertInterval(JsonNode node) {
    assertThat(node.isArray()).as("%s", node).isTrue();
    assertThat(node).hasSize(2);
    assertThat(node.get(0).isNumber() && node.get(1).isNumber()).isTrue();
    assertThat(node.get(0).asDouble()).isLessThan(node.get(1).asDouble());
  }

  private static void assertInference(ResultFile result) {
    for (String level : LEVELS) {
      assertInterval(result.at("dipole/intervals/amplitude/" + level));
      if (!result.at("dipole/intervals/phase_deg").isNull()) {
        JsonNode phase = result.at("dipole/intervals/phase_deg/" + level);
        if (!phase.isNull()) {
          assertInterval(phase);
        }
      }
    }
    assertThat(result.text("dipole/upper_limits/method")).isEqualTo("bayesian");
    assertNumber(result.at("dipole/upper_limits/95"), 0, 10);
    assertThat(result.number("dipole/upper_limits/99"))
        .isGreaterThan(result.number("dipole/upper_limits/95"));
    assertNumber(result.at("goodness_of_fit/p_value"), 0, 1);
    assertNumber(result.at("goodness_of_fit/chi2"), 0, 1e6);
    assertThat(result.at("goodness_of_fit/ndf").isIntegralNumber()).isTrue();
    assertThat(result.at("goodness_of_fit/worst").isObject()).isTrue();
    assertThat(result.text("goodness_of_fit/worst/detector")).isEqualTo("Small");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"likelihood", "east-west", "harmonic", "monte-carlo", "direct-integration"})
  void everyStrategyHasIntervalsLimitsAndGoodnessOfFit(String strategy) {
    assertInference(
        result(
            strategy,
            "strategy=" + strategy,
            "significance.toys=0",
            "monte-carlo.exposures=[{detector: Small, acceptance: {zenith-power: 1}}]"));
  }

  @Test
  void theSearchForStructureHasItsScansAndOneGlobalProbability() {
    ResultFile result =
        result(
            "search",
            "significance={radii: [20 deg, 30 deg], kernels: [top-hat, gaussian], toys: 100}");

    JsonNode scans = result.at("significance/scans");
    assertThat(scans).hasSize(4);
    for (JsonNode scan : scans) {
      assertThat(scan.get("radius_deg").asDouble()).isIn(20.0, 30.0);
      assertThat(scan.get("kernel").asText()).isIn("top-hat", "gaussian");
      assertThat(scan.get("null").asText()).isEqualTo("isotropic");
      for (String end : List.of("max", "min")) {
        assertNumber(scan.get(end).get("z"), -10, 10);
        assertNumber(scan.get(end).get("right_ascension_deg"), 0, 360);
        assertNumber(scan.get(end).get("declination_deg"), -90, 90);
      }
      assertThat(scan.get("max").get("z").asDouble())
          .isGreaterThan(scan.get("min").get("z").asDouble());
    }
    assertNumber(result.at("significance/global/p_value"), 0, 1);
    assertNumber(result.at("significance/global/p_value_error"), 0, 1);
    assertNumber(result.at("significance/global/sigma"), -10, 10);
    assertThat(result.at("significance/global/toys").asInt()).isEqualTo(100);
    assertThat(result.text("significance/global/tail")).isIn("counted", "gumbel");
  }

  @Test
  void aSpectrumHasAnEntryPerDegree() {
    Path out = place.path("spectrum");
    CommandLineRun.good(
        "spectrum",
        place.configuration(),
        "--out",
        out,
        "--l-max",
        4,
        "--toys",
        40,
        "--pseudo-toys",
        3,
        "--no-pictures");

    JsonNode multipoles = ResultFile.read(out.resolve("spectrum.json")).at("multipoles");
    assertThat(multipoles).hasSize(4);
    for (int k = 0; k < 4; k++) {
      JsonNode entry = multipoles.get(k);
      assertThat(entry.get("l").asInt()).isEqualTo(k + 1);
      assertNumber(entry.get("c_l"), -1, 1);
      assertNumber(entry.get("error"), 0, 1);
      assertNumber(entry.get("pseudo_c_l"), 0, 1);
      assertNumber(entry.get("noise"), 0, 1);
      assertInterval(entry.get("isotropic_68"));
      assertInterval(entry.get("isotropic_95"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bayesian", "feldman-cousins"})
  void aLimitHasItsNumbersMethodAndLevel(String method) throws Exception {
    String text =
        CommandLineRun.good(
                "limit",
                "--measured",
                "0.0123",
                "--events",
                "150000",
                "--components",
                "3",
                "--confidence",
                "0.95",
                "--method",
                method,
                "--json")
            .out();

    JsonNode limit = JsonMapper.builder().build().readTree(text);
    assertNumber(limit.get("limit"), 0.0123, 0.1);
    assertNumber(limit.get("lower"), 0, 0.0123);
    assertNumber(limit.get("sigma"), 0.00447, 0.00448);
    assertThat(limit.get("method").asText()).isEqualTo(method);
    assertThat(limit.get("confidence").asDouble()).isEqualTo(0.95);
  }
}
