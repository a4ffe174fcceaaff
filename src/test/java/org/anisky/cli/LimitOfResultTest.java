package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anisky.io.files.Sha256;
import org.anisky.io.json.JsonDocument;
import org.anisky.results.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitOfResultTest {
  /** Two errors of 0.01 along one axis; the isotropic sky has the same. */
  private static final String EQUATORIAL =
      """
      {"components": {"d_0h": {"value": 0.02}, "d_6h": {"value": 0.0}, "d_N": null},
       "covariance": {"matrix": [[1e-4, 0], [0, 1e-4]]},
       "test_statistic": 4.0, "p_value": 0.135}
      """;

  /** Errors of 0.01, of which systematic ones are 0.006, where the fitted sky has larger ones. */
  private static final String FULL =
      """
      {"components": {"d_0h": {"value": 0.02}, "d_6h": {"value": 0.0}, "d_N": {"value": 0.0}},
       "covariance": {"matrix": [[9e-4, 0, 0], [0, 9e-4, 0], [0, 0, 9e-4]]},
       "isotropic_covariance": {"matrix": [[64e-6, 0, 0], [0, 64e-6, 0], [0, 0, 64e-6]],
         "systematic": [[36e-6, 0, 0], [0, 36e-6, 0], [0, 0, 36e-6]]},
       "test_statistic": 4.0, "p_value": 0.26}
      """;

  @TempDir Path directory;

  private Path result(String dipole) throws IOException {
    return Files.writeString(
        directory.resolve("result.json"),
        "{\"format\": \"anisky-result/1\", \"strategy\": \"likelihood\","
            + " \"events\": {\"used\": 1000}, \"dipole\": "
            + dipole
            + "}");
  }

  private static JsonDocument json(Object... arguments) {
    return JsonDocument.parse("limit", CommandLineRun.good(arguments).out());
  }

  /** 3.41 errors, of the table for two components at 2. */
  @Test
  void aResultGivesTheLimitOfItsEquatorialDipole() throws IOException {
    result(EQUATORIAL);
    JsonDocument limit = json("limit", directory, "--json");
    assertThat(limit.number("limit")).isCloseTo(0.0341, within(6e-5));
    assertThat(limit.number("sigma")).isCloseTo(0.01, within(1e-9));
    assertThat(limit.number("measured")).isEqualTo(0.02);
    assertThat(limit.string("strategy")).isEqualTo("likelihood");
    assertThat(limit.has("full")).isFalse();
    assertThat(CommandLineRun.good("limit", directory).out()).contains("is below 0.0341 at 95");
  }

  /** One year of events, four years in all: errors half as large. */
  @Test
  void aResultKnowsItsOwnRate() throws IOException {
    Files.writeString(
        directory.resolve("result.json"),
        "{\"format\": \"anisky-result/1\", \"strategy\": \"likelihood\","
            + " \"events\": {\"used\": 1000}, \"detectors\": [{\"events\": 1000,"
            + " \"mean_unix_time_s\": 1688169600, \"first_unix_time_s\": 1672531200,"
            + " \"last_unix_time_s\": 1704067200}], \"dipole\": "
            + EQUATORIAL
            + "}");
    JsonDocument limit = json("limit", directory, "--json", "--project", "2027-01-01");
    double now = limit.object("isotropic").object("limit").number("median");
    // 1461 days over 365.
    assertThat(limit.object("projected").object("limit").number("median"))
        .isCloseTo(now / Math.sqrt(1461.0 / 365), within(1e-4 * now));
    refused(
        "--project 2022-01-01: must be after --first 2023-01-01",
        "limit",
        directory,
        "--project",
        "2022-01-01");
  }

  /** 3.56 errors of three components at 2 by Feldman and Cousins. */
  @Test
  void theFullDipoleHasTheErrorsOfAnIsotropicSkyWithSystematicOnes() throws IOException {
    JsonDocument limit =
        json("limit", result(FULL), "--json", "--method", "feldman-cousins", "--scale", 4);
    assertThat(limit.object("full").number("limit")).isCloseTo(0.0356, within(1.5e-4));
    assertThat(limit.object("full").number("sigma")).isCloseTo(0.01, within(1e-9));
    // hypot(0.008/2, 0.006) = 0.0072111 over 0.01.
    double expected = limit.object("isotropic").object("limit").number("median");
    assertThat(limit.object("projected").object("limit").number("median"))
        .isCloseTo(0.72111 * expected, within(1e-5));
  }

  @Test
  void energyRangesGiveOneTable() throws IOException {
    String row =
        "{\"kind\": \"%s\", \"from\": %s, \"until\": %s, \"unit\": \"EeV\", \"events\": 1000,"
            + " \"mean_energy\": null, \"dipole\": "
            + EQUATORIAL
            + "}";
    Files.writeString(
        directory.resolve("energies.json"),
        "{\"format\": \"anisky-energies/1\", \"strategy\": \"harmonic\", \"rows\": ["
            + String.format(row, "differential", "4", "8")
            + ", "
            + String.format(row, "cumulative", "8", "null")
            + "]}");
    Path out = directory.resolve("limits");
    CommandLineRun run = CommandLineRun.good("limit", directory, "--out", out);
    assertThat(run.out()).contains("[4, 8)").contains(">= 8").contains("< 0.0341");
    assertThat(Files.readAllLines(out.resolve("limits.csv")))
        .filteredOn(line -> line.startsWith("cumulative,8.0,,EeV,1000,0.02,0.01,0.0,0.034"))
        .hasSize(1);
    JsonDocument written =
        JsonDocument.parse("limits", Files.readString(out.resolve("limits.json")));
    assertThat(written.objects("rows")).hasSize(2);
    assertThat(written.objects("rows").get(1).number("limit")).isCloseTo(0.0341, within(6e-5));
    JsonDocument input = written.object("provenance").objects("inputs").get(0);
    assertThat(input.string("path")).endsWith("energies.json");
    assertThat(input.string("sha256")).isEqualTo(Sha256.of(directory.resolve("energies.json")));
    assertThat(out.resolve("report.html")).content().contains(Provenance.version());
  }

  @Test
  void whatIsNoResultIsRefused() throws IOException {
    refused("holds neither result.json nor energies.json", "limit", directory);
    Path result = result(EQUATORIAL);
    refused(
        "--measured, --events, --sigma and --components do not go with a RESULT",
        "limit",
        result,
        "--events",
        7);
    refused("holds no energy ranges", "limit", result, "--out", directory.resolve("x"));
    result(EQUATORIAL.replace("[0, 1e-4]]", "[0]]"));
    refused("must be a matrix of 2 x 2 numbers", "limit", result);
    result(EQUATORIAL.replace("[0, 1e-4]]", "[0, -1]]"));
    refused("it must be symmetric, without a negative variance", "limit", result);
    Files.writeString(result, "{\"format\": \"other\", \"strategy\": \"x\"}");
    refused("format 'other' is neither anisky-result/1 nor anisky-energies/1", "limit", result);
    Files.writeString(result, "nothing");
    refused("is not JSON", "limit", result);
    refused("does not exist", "limit", directory.resolve("none.json"));
    refused("--out goes with a RESULT of energy ranges", "limit", "--out", "x");
  }

  private static void refused(String message, Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(message);
  }
}
