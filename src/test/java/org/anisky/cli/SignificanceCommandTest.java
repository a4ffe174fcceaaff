package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.io.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignificanceCommandTest {
  private static final Path QUICKSTART = Path.of("configs/quickstart.yaml");

  @TempDir Path directory;

  @Test
  void theDipoleOfTheQuickStartIsFoundWhereItIs() throws Exception {
    Path out = directory.resolve("significance");
    CommandLineRun run =
        CommandLineRun.good(
            "significance", QUICKSTART, "--radius", "30,45", "--toys", "100", "-j", "1", "-o", out);
    JsonNode result = Json.mapper().readTree(Files.readString(out.resolve("significance.json")));
    JsonNode scans = result.get("significance").get("scans");
    assertThat(scans).hasSize(2);
    assertThat(scans.get(1).get("radius_deg").asDouble()).isEqualTo(45);
    // The truth: an equatorial dipole of 0.08 towards right ascension 40 deg, and nothing else.
    for (JsonNode scan : scans) {
      double rightAscension = scan.get("max").get("right_ascension_deg").asDouble();
      assertThat(Math.cos(Math.toRadians(rightAscension - 40))).isGreaterThan(0.7);
      assertThat(scan.get("max").get("z").asDouble()).isGreaterThan(4);
      double excess = scan.get("max").get("excess").asDouble();
      double error = scan.get("max").get("excess_error").asDouble();
      assertThat(excess / error).isCloseTo(scan.get("max").get("z").asDouble(), within(1e-9));
    }
    JsonNode global = result.get("significance").get("global");
    assertThat(global.get("p_value").asDouble()).isLessThan(0.01);
    assertThat(global.get("tail").asText()).isEqualTo("gumbel");
    assertThat(run.out()).contains("quote the global p-value");
    assertThat(out.resolve("significance-top-hat-30deg.fits")).exists();

    Path again = directory.resolve("again");
    CommandLineRun.good(
        "significance", QUICKSTART, "--radius", "30,45", "--toys", "100", "-j", "7", "-o", again);
    JsonNode other = Json.mapper().readTree(Files.readString(again.resolve("significance.json")));
    assertThat(other.get("significance")).isEqualTo(result.get("significance"));
  }

  @Test
  void whatIsWrongWithTheListIsSaid() throws Exception {
    List<String> lines = Files.readAllLines(Path.of("testdata/quickstart-events.csv"));
    int header = 0;
    while (lines.get(header).startsWith("#")) {
      header++;
    }
    List<String> events = lines.subList(header + 1, header + 3001);
    List<String> twice = new ArrayList<>(lines.subList(0, header + 1));
    twice.addAll(events);
    twice.addAll(events);
    Path list = Files.write(directory.resolve("twice.csv"), twice);
    Path out = directory.resolve("twice");
    CommandLineRun run =
        CommandLineRun.good(
            "significance",
            QUICKSTART,
            "--set",
            "detectors.0.events.file=" + list,
            "--radius",
            "45",
            "--toys",
            "100",
            "-o",
            out);
    assertThat(run.out()).contains("Warning: ").contains("3,000 of 6,000 events");
    JsonNode result = Json.mapper().readTree(Files.readString(out.resolve("significance.json")));
    assertThat(result.get("warnings").get(0).asText()).contains("3,000 of 6,000 events");
  }

  @Test
  void mistakesAreRefusedBeforeAnythingIsDrawn() {
    assertThat(refusal("--toys", "10"))
        .isEqualTo("anisky: 10 isotropic toys are too few for a p-value; at least 100\n");
    assertThat(refusal("--kernel", "square"))
        .isEqualTo("anisky: --kernel square: must be top-hat or gaussian\n");
    assertThat(refusal("--radius", "180"))
        .isEqualTo("anisky: radius of a disc: 180.0 deg is outside (0, 180)\n");
  }

  @Test
  void rangesOfEnergyAreRefusedRatherThanTakenTogether() {
    Path out = directory.resolve("refused");
    CommandLineRun run =
        CommandLineRun.of("significance", "configs/auger2022-energies.yaml", "-o", out);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("energy-ranges is for 'anisky reconstruct' alone; 'anisky significance' takes");
    assertThat(out).doesNotExist();
  }

  private String refusal(String option, String value) {
    Path out = directory.resolve("refused");
    CommandLineRun run = CommandLineRun.of("significance", QUICKSTART, option, value, "-o", out);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(out).doesNotExist();
    return run.err();
  }
}
