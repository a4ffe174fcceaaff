package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.anisky.io.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --json} prints the file of the result, or what is found, and nothing else. */
class JsonSummaryTest {
  @TempDir Path directory;

  @Test
  void theFileOfTheResultIsPrintedAndNothingElse() throws IOException {
    Workplace place = Workplace.in(directory);
    Path out = place.path("out");
    CommandLineRun run =
        CommandLineRun.good(
            "reconstruct", place.configuration(), "--out", out, "--no-pictures", "--json");
    assertThat(run.out()).isEqualTo(Files.readString(out.resolve("result.json")));
    assertThat(run.err()).isEmpty();

    Path frames = place.path("frames");
    CommandLineRun all =
        CommandLineRun.good(
            "reconstruct",
            place.configuration(),
            "--out",
            frames,
            "--no-pictures",
            "--no-report",
            "--frames",
            "all",
            "--json");
    assertThat(all.out()).isEqualTo(Files.readString(frames.resolve("frames.json")));
  }

  @Test
  void checkTellsWhatItUnderstood() throws IOException {
    Workplace place = Workplace.in(directory);
    JsonNode check = json("check", place.configuration(), "--events", 1000);
    assertThat(check.get("strategy").asText()).isEqualTo("likelihood");
    assertThat(check.get("doubts").asInt()).isEqualTo(check.findValue("looks_wrong").size());
    JsonNode detector = check.get("detectors").get(0);
    assertThat(detector.get("detector").asText()).isEqualTo("Small");
    assertThat(detector.get("latitude_deg").asDouble()).isEqualTo(19);
    assertThat(detector.get("longitude_deg").asDouble()).isEqualTo(-97.3);
    assertThat(detector.get("events").asInt()).isEqualTo(1000);
    assertThat(detector.get("all").asBoolean()).isFalse();
    assertThat(detector.get("energy_unit").asText()).isEqualTo("TeV");
    assertThat(detector.get("energy").get("max").asDouble()).isEqualTo(10.9);
    assertThat(detector.get("first_utc").asText()).startsWith("2020-01-0");

    JsonNode wrong = json("check", place.configuration(), "--set", "detectors.0.max-zenith=5 deg");
    assertThat(wrong.get("doubts").asInt()).isPositive();
    assertThat(wrong.findValue("looks_wrong").toString()).contains("beyond max-zenith");
  }

  /** 1 to 10.9 in the unit of the configuration. */
  @Test
  void checkDoubtsEnergiesThatNoArrayMeasures() throws IOException {
    Workplace place = Workplace.in(directory);
    for (String unit : List.of("eV", "keV", "ZeV")) {
      assertThat(doubts(place, unit)).as(unit).contains("energies go from", unit + " right");
    }
    for (String unit : List.of("MeV", "TeV", "EeV")) {
      assertThat(doubts(place, unit)).as(unit).doesNotContain("energies");
    }
  }

  private static String doubts(Workplace place, String unit) throws IOException {
    String setting = "detectors.0.events.energy.unit=" + unit;
    return json("check", place.configuration(), "--set", setting)
        .findValue("looks_wrong")
        .toString();
  }

  @Test
  void inspectAndMergeTellWhatCountsHold() throws IOException {
    Workplace place = Workplace.in(directory);
    Path parts = place.path("parts");
    CommandLineRun.good("bin", place.configuration(), "--each", "month", "-q", "-o", parts);
    Path sum = place.path("sum.arrow");
    JsonNode merged = json("merge", parts, "-o", sum).get("counts");
    assertThat(merged).hasSize(1);
    JsonNode inspected = json("inspect", sum);
    assertThat(merged.get(0)).isEqualTo(inspected);
    assertThat(inspected.get("file").asText()).isEqualTo(sum.toString());
    int used = inspected.get("events_used").asInt();
    int rejected = 0;
    for (JsonNode events : inspected.get("events_rejected")) {
      rejected += events.asInt();
    }
    assertThat(used + rejected).isEqualTo(4000);
    assertThat(inspected.get("sum_of_counts").asInt()).isEqualTo(used).isGreaterThan(3900);
    assertThat(inspected.get("sidereal_bins").asInt()).isEqualTo(36);
    assertThat(inspected.get("parts")).hasSize(12);
    assertThat(inspected.get("last_utc").asText()).startsWith("2020-12-3");

    Path configuration =
        place.configurationWith(
            Workplace.CONFIGURATION.substring(
                Workplace.CONFIGURATION.indexOf("    latitude"),
                Workplace.CONFIGURATION.indexOf("sidereal-bins")),
            "    counts: {file: sum.arrow}\n");
    JsonNode detector = json("check", configuration).get("detectors").get(0);
    assertThat(detector.get("events_used").asInt()).isEqualTo(used);
    assertThat(detector.get("looks_wrong").isArray()).isTrue();
  }

  @Test
  void regressTellsEveryComparison() throws IOException {
    Path suite = Files.createDirectories(directory.resolve("suite"));
    Files.writeString(suite.resolve("small.yaml"), RegressTest.SKY);
    JsonNode skies = json("regress", suite, "--list").get("skies");
    assertThat(skies.get(0).get("name").asText()).isEqualTo("small");
    assertThat(skies.get(0).get("full").asBoolean()).isFalse();

    JsonNode tree = json("regress", suite);
    assertThat(tree.get("passed").asBoolean()).isTrue();
    assertThat(tree.get("skies").get(0).get("checks").get(0).get("kind").asText())
        .isEqualTo("truth");

    // No estimate comes that near.
    Files.writeString(
        suite.resolve("small.yaml"), RegressTest.SKY.replace("errors: 5", "errors: 0.001"));
    CommandLineRun bad = CommandLineRun.of("regress", suite, "--json");
    assertThat(bad.exit()).isEqualTo(1);
    assertThat(Json.mapper().readTree(bad.out()).get("passed").asBoolean()).isFalse();
    assertThat(bad.err()).isEmpty();
  }

  /** What a command prints, which is JSON and nothing else. */
  private static JsonNode json(Object... arguments) throws IOException {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--json";
    CommandLineRun run = CommandLineRun.good(all);
    assertThat(run.err()).isEmpty();
    return Json.mapper()
        .reader()
        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .readTree(run.out());
  }
}
