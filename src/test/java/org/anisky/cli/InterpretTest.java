package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anisky.io.json.JsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterpretTest {
  /** 2016-07-01 in the middle of a year, unix time, s. */
  private static final String TIMES =
      "\"mean_unix_time_s\": 1467331200, \"first_unix_time_s\": 1451563200,"
          + " \"last_unix_time_s\": 1483120446";

  @TempDir Path directory;

  private Path result(String frame, String timeFrame, String times, String dNorth, String matrix)
      throws IOException {
    return Files.writeString(
        directory.resolve("result.json"),
        "{\"format\": \"anisky-result/1\", \"strategy\": \"likelihood\","
            + " \"events\": {\"used\": 1000}, \"dipole\": {\"frame\": \""
            + frame
            + "\", \"components\": {\"d_0h\": {\"value\": 9.16e-4}, \"d_6h\": {\"value\": 7.25e-4},"
            + " \"d_N\": "
            + dNorth
            + "}, \"covariance\": {\"matrix\": "
            + matrix
            + "}, \"test_statistic\": 4.0, \"p_value\": 0.135},"
            + " \"detectors\": [{\"events\": 1000, \"time_frame\": \""
            + timeFrame
            + "\", "
            + times
            + "}]}");
  }

  private Path equatorial(String times) throws IOException {
    return result("equatorial", "sidereal", times, "null", "[[1.6e-11, 0], [0, 1.6e-11]]");
  }

  private static JsonDocument json(Object... arguments) {
    return JsonDocument.parse("interpret", CommandLineRun.good(arguments).out());
  }

  @Test
  void whatIsNotMeasuredIsNullAndWhatIsImpliedSaysSo() throws IOException {
    JsonDocument told = json("interpret", equatorial(TIMES), "--json", "--velocity", "none");
    assertThat(told.object("dipole").object("icrs").isNull("z")).isTrue();
    assertThat(told.object("dipole").object("galactic").isNull("amplitude")).isTrue();
    assertThat(told.isNull("compton_getting")).isTrue();
    // From testdata/reference/interpretation.csv: the same two components in ICRS.
    assertThat(told.object("dipole").object("icrs").object("x").number("value"))
        .isCloseTo(9.1866715866e-4, within(3e-10));
    JsonDocument field = told.object("magnetic_field");
    double north = field.object("implied_d_n").number("value");
    // The field is 21.23 deg South: sin of it times the strength.
    assertThat(north / field.object("strength").number("value")).isCloseTo(-0.36234, within(1e-4));
    String text = CommandLineRun.good("interpret", directory).out();
    assertThat(text)
        .contains("not measurable from the data alone")
        .contains("2016-07-01T00:00:00Z")
        .contains("Compton and Getting 1935")
        .contains("Schoenrich")
        .contains("Funsten")
        .contains("If along the field");
  }

  @Test
  void theFullDipoleHasDirectionsOnAllAxes() throws IOException {
    Path result =
        result(
            "equatorial",
            "sidereal",
            TIMES,
            "{\"value\": -4e-4}",
            "[[4e-9, 5e-10, -2e-10], [5e-10, 3e-9, 3e-10], [-2e-10, 3e-10, 9e-9]]");
    JsonDocument told = json("interpret", result, "--json");
    JsonDocument galactic = told.object("dipole").object("galactic");
    assertThat(galactic.object("y").number("value")).isCloseTo(-1.6728224069e-04, within(3e-10));
    // hypot of the components: 1.2347797e-3; atan2(-1.6728224e-4, -4.8641923e-4) = 198.9787 deg.
    assertThat(galactic.object("amplitude").number("value")).isCloseTo(1.2347797e-3, within(1e-9));
    assertThat(galactic.object("longitude_deg").number("value")).isCloseTo(198.979, within(1e-3));
    assertThat(told.object("magnetic_field").isNull("along")).isFalse();
    assertThat(told.object("single_source").string("dipole_is")).isEqualTo("full amplitude");
    assertThat(CommandLineRun.good("interpret", result).out()).contains("Across the field");
  }

  /** 2 delta/3 = f R/(c T). */
  @Test
  void twoNumbersOfASourceTellTheThird() throws IOException {
    JsonDocument source =
        json("interpret", equatorial(TIMES), "--json", "--source-fraction=0.5", "--source-age=1e5")
            .object("single_source");
    double delta = source.object("dipole").number("value");
    assertThat(source.object("implied_distance").number("value"))
        .isCloseTo(2 * delta / 3 * 1e5 / 0.5 / 3.261563777, within(1e-6));
    CommandLineRun alone = CommandLineRun.of("interpret", directory, "--source-age=1e5");
    assertThat(alone.exit()).isEqualTo(2);
    assertThat(alone.err()).contains("two tell the third");
  }

  @Test
  void solarTimeTellsTheSpectralIndex() throws IOException {
    Path result =
        result("equatorial axes, solar time", "solar", TIMES, "null", "[[1e-10, 0], [0, 1e-10]]");
    JsonDocument solar = json("interpret", result, "--json").object("solar");
    // d_6h = 7.25e-4 = (2 + gamma) 28.56/299792.458: gamma = 5.61.
    assertThat(solar.object("fitted_spectral_index").number("value"))
        .isCloseTo(5.61, within(0.005));
    assertThat(CommandLineRun.good("interpret", result).out())
        .contains("Spectral index")
        .contains("whatever gamma");
  }

  @Test
  void whatCannotBeInterpretedIsRefused() throws IOException {
    Path result = equatorial(TIMES.replaceAll(": [0-9]+", ": null"));
    refused("the mean time of its data is not known; give --epoch", result);
    assertThat(CommandLineRun.good("interpret", result, "--epoch", "J2000").out())
        .contains("of ICRS already");
    refused("must be J2000 or a date such as", result, "--epoch", "2016");
    refused("--field '1,2,3': must be L,B", result, "--field", "1,2,3");
    refused("latitude must be in [-90, 90]", result, "--field", "1,99");
    refused("--velocity 'sun': must be lsr, local-medium, cmb", result, "--velocity", "sun");
    refused("--source-age -1.0: must be finite and > 0", result, "--source-age=-1");
    refused("'--spectral-index': 'NaN' is not a number", result, "--spectral-index", "NaN");
    refused(
        "in anti-sidereal time",
        result(
            "equatorial axes, anti-sidereal time",
            "anti-sidereal",
            TIMES,
            "null",
            "[[1, 0], [0, 1]]"));
  }

  private static void refused(String message, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "interpret";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    CommandLineRun run = CommandLineRun.of(all);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
  }

  /**
   * As a fit with a nuisance parameter of d_N wrote it: what a difference of covariances leaves.
   */
  @Test
  void aSystematicCovarianceMayBeRoundedAsItsLargestEntryIs() throws IOException {
    String matrix =
        "[[1.4e-5, 0, 0], [0, 1.4e-5, 0], [0, 0, 1.2e-5]], \"systematic\":"
            + "[[1.3780007548730668e-12, -6.946949932775571e-13, 5.8687708216239215e-09],"
            + "[-6.946949918483958e-13, 3.502183373116011e-13, -2.958638223271264e-09],"
            + "[5.868770821622194e-09, -2.9586382232710067e-09, 2.4994522553483003e-05]]";
    Path result = result("equatorial", "sidereal", TIMES, "{\"value\": 8e-4}", matrix);
    JsonDocument z =
        json("interpret", result, "--json").object("dipole").object("icrs").object("z");
    assertThat(z.number("systematic")).isCloseTo(Math.sqrt(2.4994522553483003e-05), within(1e-6));
    Files.writeString(
        result, Files.readString(result).replace("-6.946949918483958e-13", "-6.9e-10"));
    CommandLineRun run = CommandLineRun.of("interpret", result);
    assertThat(run.err()).contains("'dipole.covariance.systematic' is no covariance");
    assertThat(run.exit()).isEqualTo(2);
  }
}
