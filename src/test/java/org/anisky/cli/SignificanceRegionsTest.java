package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.anisky.io.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table of regions, on the dipole of 0.08 towards right ascension 40 deg of the quick start.
 */
class SignificanceRegionsTest {
  private static final String REGIONS =
      "significance.regions=[{name: Bright & wide, right-ascension: 49 deg, declination: 30 deg,"
          + " radius: 30 deg}, {name: Away, right-ascension-range: [190 deg, 250 deg],"
          + " declination-range: [0 deg, 40 deg]}]";

  @TempDir Path directory;

  @Test
  void foundAndListedRegionsAreMeasuredAlike() throws Exception {
    Path out = directory.resolve("out");
    CommandLineRun run =
        CommandLineRun.good(
            "significance",
            Path.of("configs/quickstart.yaml"),
            "--radius",
            "30",
            "--toys",
            "100",
            "--set",
            REGIONS,
            "-o",
            out);
    JsonNode significance =
        Json.mapper()
            .readTree(Files.readString(out.resolve("significance.json")))
            .get("significance");
    JsonNode regions = significance.get("regions");
    JsonNode hot = regions.get(0);
    assertThat(hot.get("name").asText()).isEqualTo("hot 1");
    assertThat(hot.get("z")).isEqualTo(significance.at("/scans/0/max/z"));
    assertThat(hot.get("global_p_value")).isEqualTo(significance.at("/global/p_value"));
    assertThat(hot.get("centroid_error_deg").asDouble()).isBetween(2.0, 30.0);
    assertThat(hot.get("extent_deg").asDouble()).isGreaterThan(10);
    // The same disc from a list is summed by scans: the same numbers another way.
    JsonNode same = regions.get(regions.size() - 2);
    assertThat(same.get("z").asDouble()).isCloseTo(hot.get("z").asDouble(), within(1e-6));
    assertThat(same.get("counts").asDouble()).isEqualTo(hot.get("counts").asDouble());
    assertThat(same.get("excess").asDouble()).isCloseTo(hot.get("excess").asDouble(), within(1e-9));
    // Over the rest of its band: 0.08 cos(dec) times the mean of cos over the disc, about 0.06.
    double error = same.get("excess_over_band_error").asDouble();
    assertThat(error).isBetween(0.005, 0.04);
    assertThat(same.get("excess_over_band").asDouble()).isCloseTo(0.065, within(3 * error));
    // What was found may be measured again as a table of regions: the same disc, the same numbers.
    Path again = directory.resolve("again");
    Path discs =
        Files.write(
            directory.resolve("discs.csv"),
            Files.readAllLines(out.resolve("regions.csv")).stream()
                .filter(line -> !line.startsWith("Away,"))
                .toList());
    CommandLineRun.good(
        "significance",
        Path.of("configs/quickstart.yaml"),
        "--radius",
        "30",
        "--toys",
        "0",
        "--set",
        "significance.region-table=" + discs,
        "-o",
        again);
    JsonNode second =
        Json.mapper()
            .readTree(Files.readString(again.resolve("significance.json")))
            .at("/significance/regions");
    JsonNode listed = second.get(second.size() - regions.size() + 1);
    assertThat(listed.get("name").asText()).isEqualTo("hot 1");
    assertThat(listed.get("z").asDouble()).isCloseTo(hot.get("z").asDouble(), within(1e-6));
    // Of the same size: the variance with rate and acceptance known is 0.6 to 1.2 times the other.
    assertThat(same.get("li_ma_over_band").asDouble())
        .isCloseTo(same.get("excess_over_band").asDouble() / error, within(1.5));
    assertThat(hot.get("li_ma_over_band").isNull()).isTrue();
    JsonNode away = regions.get(regions.size() - 1);
    assertThat(away.get("kernel").asText()).isEqualTo("box");
    assertThat(away.get("z").asDouble()).isLessThan(-1);
    assertThat(run.out()).contains("Bright & wide");
    double declination = hot.get("centroid_declination_deg").asDouble();
    double circle = hot.get("centroid_error_deg").asDouble();
    assertThat(Files.readString(out.resolve("regions.tex")))
        .contains("Bright \\& wide")
        .contains(
            String.format(
                Locale.ROOT,
                " \\pm %.1f$ & $%+.1f \\pm %.1f$",
                circle / Math.cos(Math.toRadians(declination)),
                declination,
                circle));
    assertThat(Files.readAllLines(out.resolve("regions.csv"))).hasSize(3 + regions.size());
  }

  @Test
  void regionsThatAreNoneAreRefused() {
    Path out = directory.resolve("out");
    CommandLineRun run =
        CommandLineRun.of(
            "significance",
            Path.of("configs/quickstart.yaml"),
            "--set",
            "significance.regions=[{name: South, right-ascension: 1 deg, declination: -80 deg,"
                + " radius: 5 deg}]",
            "--toys",
            "0",
            "-o",
            out);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("region 'South' is not measured by these data");
    assertThat(out).doesNotExist();
  }
}
