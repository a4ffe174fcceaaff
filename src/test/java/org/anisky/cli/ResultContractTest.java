package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.anisky.io.fits.FitsMaps;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of result.json on which readers rely: keys may be added, never changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultContractTest {
  private ResultFile result;
  private Path out;

  @BeforeAll
  void run(@TempDir Path directory) {
    Workplace place = Workplace.in(directory);
    out = place.path("result");
    CommandLineRun.reconstruct(place.configuration(), out);
    result = ResultFile.of(out);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "events/used",
        "events/rejected/outside_field_of_view",
        "events/rejected/outside_time_range",
        "events/rejected/outside_energy_range",
        "dipole/components/d_0h/value",
        "dipole/components/d_0h/statistical",
        "dipole/components/d_6h/value",
        "dipole/components/d_6h/statistical",
        "dipole/covariance/matrix/0/0",
        "dipole/covariance/matrix/1/1",
        "dipole/amplitude/value",
        "dipole/amplitude/statistical",
        "dipole/phase_deg/value",
        "dipole/phase_deg/statistical",
        "dipole/test_statistic",
        "dipole/p_value",
        "all_sky/test_statistic",
        "convergence/sweeps",
        "convergence/log_likelihood/0",
        "convergence/test_statistic/0",
        "significance/radius_deg",
        "significance/max",
        "significance/min",
        "significance/max_post_trial",
        "significance/position/right_ascension_deg",
        "significance/position/declination_deg",
        "provenance/duration_s"
      })
  void isANumber(String path) {
    assertThat(result.at(path).isNumber()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "convergence/status",
        "provenance/version",
        "provenance/commit",
        "provenance/configuration_sha256",
        "provenance/inputs/0/path",
        "provenance/inputs/0/sha256",
        "provenance/java",
        "provenance/start"
      })
  void isAText(String path) {
    assertThat(result.at(path).isTextual()).isTrue();
  }

  @Test
  void formatStrategyAndFrameAreNamed() {
    assertThat(result.text("format")).isEqualTo("anisky-result/1");
    assertThat(result.text("strategy")).isEqualTo("likelihood");
    assertThat(result.text("dipole/frame")).isEqualTo("equatorial");
  }

  @Test
  void whatIsNotMeasuredIsNullAndNotInTheCovariance() {
    assertThat(result.at("dipole/components/d_N").isNull()).isTrue();
    assertThat(result.texts("dipole/covariance/order")).isEqualTo(List.of("d_0h", "d_6h"));
    assertThat(result.at("dipole/covariance/matrix").size()).isEqualTo(2);
    assertThat(result.at("dipole/covariance/matrix/0").size()).isEqualTo(2);
  }

  @Test
  void covarianceErrorsAmplitudeAndPhaseBelongTogether() {
    double x = result.number("dipole/components/d_0h/value");
    double y = result.number("dipole/components/d_6h/value");
    double xx = result.number("dipole/covariance/matrix/0/0");
    double yy = result.number("dipole/covariance/matrix/1/1");
    double xy = result.number("dipole/covariance/matrix/0/1");
    assertThat(result.number("dipole/covariance/matrix/1/0")).isEqualTo(xy);
    // Roundings of a few operations.
    double rounding = 1e-14;
    assertThat(result.number("dipole/components/d_0h/statistical"))
        .isCloseTo(Math.sqrt(xx), within(rounding));
    assertThat(result.number("dipole/components/d_6h/statistical"))
        .isCloseTo(Math.sqrt(yy), within(rounding));
    double r = Math.sqrt(x * x + y * y);
    assertThat(result.number("dipole/amplitude/value")).isCloseTo(r, within(rounding));
    // Derivatives of r and of the phase along x and y.
    double along = (x * x * xx + 2 * x * y * xy + y * y * yy) / (r * r);
    double across = (y * y * xx - 2 * x * y * xy + x * x * yy) / (r * r);
    assertThat(result.number("dipole/amplitude/statistical"))
        .isCloseTo(Math.sqrt(along), within(rounding));
    assertThat(result.number("dipole/phase_deg/statistical"))
        .isCloseTo(Math.toDegrees(Math.sqrt(across) / r), within(1e-9));
    double phase = (Math.toDegrees(Math.atan2(y, x)) + 360) % 360;
    assertThat(result.number("dipole/phase_deg/value")).isCloseTo(phase, within(1e-9));
    // Two degrees of freedom: the probability is exp(-TS/2).
    assertThat(result.number("dipole/p_value"))
        .isCloseTo(Math.exp(-result.number("dipole/test_statistic") / 2), within(1e-9));
  }

  @Test
  void theTraceHasOneEntryPerSweep() {
    int sweeps = (int) result.number("convergence/sweeps");
    for (String list : List.of("log_likelihood", "test_statistic", "extrapolated_change")) {
      assertThat(result.at("convergence/" + list).size()).isEqualTo(sweeps);
    }
    assertThat(result.at("convergence/extrapolated_change/0").isNull()).isTrue();
    assertThat(result.at("convergence/test_statistic/" + (sweeps - 1)).asDouble())
        .isEqualTo(result.number("all_sky/test_statistic"), within(1e-6));
  }

  @Test
  void warningsAreAListAndTheSeedIsNull() {
    assertThat(result.at("warnings").isArray()).isTrue();
    assertThat(result.at("provenance/seed").isNull()).isTrue();
  }

  @Test
  void theConfigurationIsThereInFullWithItsDefaults() {
    assertThat(result.text("provenance/configuration/detectors/0/max-zenith")).isEqualTo("60 deg");
    assertThat(result.text("provenance/configuration/time-frame")).isEqualTo("sidereal");
    assertThat(result.text("provenance/configuration/likelihood/l-max")).isEqualTo("auto");
  }

  @Test
  void theStartIsAnInstantOfUtc() {
    assertThat(Instant.parse(result.text("provenance/start"))).isBefore(Instant.now());
  }

  @Test
  void configuredAnglesAreWhatWasConfigured() throws Exception {
    // toDegrees(toRadians(30)) is 29.999999999999996.
    assertThat(result.number("significance/radius_deg")).isEqualTo(30);
    assertThat(result.number("detectors/0/max_zenith_deg")).isEqualTo(60);
    assertThat(result.number("detectors/0/latitude_deg")).isEqualTo(19);
    assertThat(result.number("detectors/0/longitude_deg")).isEqualTo(-97.3);
    assertThat(card("intensity.fits", "DISCRAD")).isEqualTo(30);
    assertThat(card("acceptance.fits", "MAXZEN")).isEqualTo(60);
    assertThat(card("acceptance.fits", "LATITUDE")).isEqualTo(19);
    assertThat(FitsMaps.read(out.resolve("intensity.fits"))).isNotNull();
  }

  /** The value of a card, read from the bytes of the header. */
  private double card(String file, String key) throws java.io.IOException {
    String text =
        new String(
            java.nio.file.Files.readAllBytes(out.resolve(file)),
            java.nio.charset.StandardCharsets.ISO_8859_1);
    int at = text.indexOf(String.format("%-8s= ", key));
    assertThat(at).as(key).isPositive();
    return Double.parseDouble(text.substring(at + 10, text.indexOf('/', at)).strip());
  }
}
