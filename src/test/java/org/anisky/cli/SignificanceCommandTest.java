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
    assertThat(out.resolve("significance.fits")).exists();

    // Toys that are kept are taken again, and more are added, as if all were drawn at once.
    Path again = directory.resolve("again");
    CommandLineRun.good(
        "significance", QUICKSTART, "--radius", "30,45", "--toys", "130", "-j", "7", "-o", again);
    assertThat(Files.readAllLines(again.resolve("isotropic-toys.csv"))).hasSize(134);
    CommandLineRun.good(
        "significance", QUICKSTART, "--radius", "30,45", "--toys", "130", "--overwrite", "-o", out);
    assertThat(Files.readString(out.resolve("isotropic-toys.csv")))
        .isEqualTo(Files.readString(again.resolve("isotropic-toys.csv")));
    CommandLineRun.good(
        "significance",
        QUICKSTART,
        "--radius",
        "30,45",
        "--toys",
        "100",
        "--overwrite",
        "-o",
        again);
    JsonNode other = Json.mapper().readTree(Files.readString(again.resolve("significance.json")));
    assertThat(other.get("significance")).isEqualTo(result.get("significance"));
  }

  /** What an interrupted run left beside its directory is taken, and then deleted. */
  @Test
  void toysOfAnInterruptedRunAreTaken() throws Exception {
    Path out = directory.resolve("whole");
    Path left = directory.resolve("again.isotropic-toys.csv");
    Object[] command = {"significance", QUICKSTART, "--toys", "100", "-q", "-o", out};
    CommandLineRun.good(command);
    String toys = Files.readString(out.resolve("isotropic-toys.csv"));
    assertThat(directory.resolve("whole.isotropic-toys.csv")).doesNotExist();

    // A mark that only toys that were taken can carry: the first one replaced by 99.
    String[] head = toys.split("\n", 4);
    String[] rows = head[3].split("\n", 3);
    String marked = rows[0] + "\n99.0,-99.0\n" + rows[2];
    String digest = org.anisky.io.files.Sha256.ofText(marked);
    Files.writeString(
        left, head[0] + "\n" + head[1] + "\n# rows SHA-256 " + digest + "\n" + marked);
    CommandLineRun.good(
        "significance", QUICKSTART, "--toys", "130", "-q", "-o", directory.resolve("again"));
    List<String> taken =
        Files.readAllLines(directory.resolve("again").resolve("isotropic-toys.csv"));
    assertThat(taken).hasSize(134).contains("99.0,-99.0");
    assertThat(left).doesNotExist();
  }

  @Test
  void reconstructLooksForTheSame() throws Exception {
    Path out = directory.resolve("reconstructed");
    CommandLineRun.good(
        "reconstruct",
        QUICKSTART,
        "--set",
        "significance.radii=[30 deg]",
        "--set",
        "significance.kernels=[top-hat, gaussian]",
        "--set",
        "significance.toys=100",
        "--no-pictures",
        "-o",
        out);
    Path alone = directory.resolve("alone");
    CommandLineRun.good(
        "significance",
        QUICKSTART,
        "--radius",
        "30",
        "--kernel",
        "top-hat,gaussian",
        "--toys",
        "100",
        "-o",
        alone);
    JsonNode result = Json.mapper().readTree(Files.readString(out.resolve("result.json")));
    JsonNode other = Json.mapper().readTree(Files.readString(alone.resolve("significance.json")));
    JsonNode significance = result.get("significance");
    assertThat(significance.get("scans")).hasSize(2).isEqualTo(other.at("/significance/scans"));
    assertThat(significance.get("global")).isEqualTo(other.at("/significance/global"));
    assertThat(result.at("/map_with_known_rate_and_acceptance/max").asDouble())
        .isGreaterThan(significance.at("/scans/0/max/z").asDouble() + 2);
    assertThat(out.resolve("significance.fits")).exists();
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
        .isEqualTo(
            "anisky: option --toys: significance.toys: 10 isotropic toys are too few for a p-value;"
                + " at least 100, or 0 for none\n");
    assertThat(refusal("--kernel", "square"))
        .isEqualTo(
            "anisky: option --kernel: significance.kernels.0: 'square' is not allowed; allowed"
                + " values: top-hat, gaussian\n");
    assertThat(refusal("--radius", "180"))
        .isEqualTo(
            "anisky: option --radius: significance.radii.0: '180.0 deg' is outside (0, 180) deg\n");
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
