package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.configuration.Strategies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code compare}, {@code ensemble} and {@code --frames all} from the command line. */
class CompareTest {
  private static final String EXPOSURES =
      "monte-carlo.exposures=[{detector: Small, acceptance: {zenith-power: 1}}]";

  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
  }

  private CommandLineRun compare(String name, Object... more) {
    Object[] all = new Object[more.length + 8];
    Object[] first = {
      "compare",
      place.configuration(),
      "-o",
      place.path(name),
      "--set",
      "toys.number=12",
      "--set",
      EXPOSURES
    };
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return CommandLineRun.of(all);
  }

  @Test
  void everyStrategyIsInTheFilesByName() throws IOException {
    CommandLineRun run = compare("all");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Conclusion: equatorial dipoles ");
    String json = Files.readString(place.path("all/compare.json"), StandardCharsets.UTF_8);
    assertThat(json)
        .contains(
            "\"anisky-compare/1\"",
            "\"likelihood\": {",
            "\"east-west\": {",
            "\"harmonic\": {",
            "\"monte-carlo\": {",
            "\"direct-integration\": {",
            "\"d_N\": null",
            "\"chi2\": ",
            "\"p_value\": ",
            "\"truth\": null",
            "\"conclusion\": ",
            "\"provenance\": {");
    // Five strategies make ten pairs.
    assertThat(json.split("\"pair\": ")).hasSize(11);
    assertThat(Files.readAllLines(place.path("all/compare.csv"))).hasSize(3 + 1 + 5);
    assertThat(place.path("all/compare.png")).isNotEmptyFile();
  }

  @Test
  void everyRowHasTheGoodnessOfFitOfTheModelThatItsStrategyTakes() throws IOException {
    CommandLineRun run =
        compare(
            "fits",
            "--set",
            "variants=[{name: likelihood-2, strategy: likelihood, l-max: 2}]",
            "--set",
            "strategies=[likelihood, likelihood-2, east-west]");
    CommandLineRun.reconstruct(place.configuration(), place.path("one"));
    CommandLineRun.reconstruct(
        place.configuration(), place.path("two"), "--set", "likelihood.l-max=2");

    ResultFile compared = ResultFile.read(place.path("fits/compare.json"));
    ResultFile one = ResultFile.of(place.path("one"));
    ResultFile two = ResultFile.of(place.path("two"));
    String fit = "/goodness_of_fit";
    assertThat(compared.at("strategies/likelihood" + fit)).isEqualTo(one.at("goodness_of_fit"));
    assertThat(compared.at("strategies/likelihood-2" + fit)).isEqualTo(two.at("goodness_of_fit"));
    assertThat(compared.at("strategies/east-west" + fit)).isEqualTo(one.at("goodness_of_fit"));
    List<String> table = Files.readAllLines(place.path("fits/compare.csv"));
    assertThat(table.get(3)).endsWith(",goodness_of_fit_p_value");
    assertThat(table.get(5)).endsWith("," + two.number("goodness_of_fit/p_value"));
    assertThat(run.out()).contains("p (model)");
  }

  @Test
  void aChangeOfTheAcceptanceIsToldOnceForAllStrategiesOfADegree() {
    CommandLineRun run =
        CommandLineRun.good(
            "compare",
            Path.of("configs/quickstart.yaml"),
            "-o",
            place.path("tilt"),
            "--no-pictures",
            "--set",
            "toys.number=12",
            "--set",
            "strategies=[likelihood, east-west]");
    // Told of the quick start by 'reconstruct' too, see the README.
    assertThat(run.out().split("describes these data as well as the dipole", -1)).hasSize(2);
  }

  @Test
  void theNumberOfThreadsChangesNoByteOfTheTable() throws IOException {
    compare("one", "--no-pictures", "-j", "1");
    compare("three", "--no-pictures", "-j", "3");
    assertThat(place.path("three/compare.csv"))
        .hasSameTextualContentAs(place.path("one/compare.csv"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "strategies=[likelyhood]|unknown strategy 'likelyhood'; did you mean 'likelihood'?",
        "strategies=[likelihood, likelihood]|'likelihood' is there twice",
        "strategies=[]|is an empty list",
        "toys.number=5|outside [12,",
        // Six rows: 2 x 6 + 2, and 12 is what all runs here ask for.
        "variants=[{name: second, strategy: likelihood, l-max: 2}]|toys.number: 12 is outside [14,",
        "truth=nowhere.json|truth",
        "monte-carlo.exposures=[{detector: Big}]|no entry for detector 'Small'",
        "monte-carlo.exposures.0.live-time={kind: runs}|live-time: required key 'file' is missing",
        "monte-carlo.exposures.0.acceptance.zenith-power=-1|zenith-power"
      })
  void whatCannotBeIsRefusedWithItsReason(String setting, String reason) {
    CommandLineRun run = compare("refused", "--set", setting);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(reason);
    assertThat(place.path("refused")).doesNotExist();
  }

  @Test
  void runsThatOverlapAndBinsWithoutLiveTimeAreNamed() {
    place.write(
        "runs.csv",
        "start,stop\n2020-01-01T00:00:00Z,2020-02-01T00:00:00Z\n"
            + "2020-01-20T00:00:00Z,2020-03-01T00:00:00Z\n");
    String runs = "monte-carlo.exposures.0.live-time={kind: runs, file: " + place.path("runs.csv");
    CommandLineRun overlap = compare("refused", "--set", runs + "}");
    assertThat(overlap.exit()).isEqualTo(2);
    assertThat(overlap.err()).contains("runs must not overlap");
    place.write("live.csv", "bin,live_time\n0,3600\n");
    String table = "monte-carlo.exposures.0.live-time={kind: table, file: ";
    CommandLineRun empty = compare("refused", "--set", table + place.path("live.csv") + "}");
    assertThat(empty.exit()).isEqualTo(2);
    assertThat(empty.err()).contains("Small: sidereal bin 1 has").contains("but no live time");
  }

  static List<String> strategies() {
    return Strategies.KNOWN.names();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void reconstructTakesEveryStrategy(String strategy) {
    Path out = place.path("out");
    CommandLineRun.reconstruct(
        place.configuration(), out, "--set", "strategy=" + strategy, "--set", EXPOSURES);
    assertThat(ResultFile.of(out).text("strategy")).isEqualTo(strategy);
  }

  @Test
  void allTimeFramesComeFromTheSameEvents() {
    CommandLineRun run =
        CommandLineRun.reconstruct(place.configuration(), place.path("out"), "--frames", "all");
    for (String frame : new String[] {"solar", "sidereal", "anti-sidereal", "extended-sidereal"}) {
      assertThat(place.path("out/" + frame + "/result.json")).isNotEmptyFile();
    }
    // (2.7 + 2) 29.8/299792.458 = 4.672e-4
    assertThat(run.out())
        .contains("spurious sidereal amplitude, from anti-sidereal time: ")
        .contains("Compton-Getting in solar time: 4.67e-04 at 6 h expected");
    assertThat(place.path("out/frames.json")).isNotEmptyFile();
    CommandLineRun.good(
        "bin", place.configuration(), "--frames", "all", "-o", place.path("binned"));
    assertThat(place.path("binned/anti-sidereal/Small.arrow")).isNotEmptyFile();
    CommandLineRun counts =
        CommandLineRun.of(
            "reconstruct",
            place.configuration(),
            "--frames",
            "all",
            "-o",
            place.path("no"),
            "--data",
            place.path("binned/solar"));
    assertThat(counts.exit()).isEqualTo(2);
    assertThat(counts.err()).contains("counts, which have one time frame");
  }

  @Test
  void theJournalOfAnotherEnsembleIsRefused() throws IOException {
    Path configuration = Path.of("configs/ensemble-small.yaml");
    Files.writeString(place.path("out.toys"), "# anisky-toys/1 0\n");
    CommandLineRun run =
        CommandLineRun.of("ensemble", configuration, "-o", place.path("out"), "--set", "toys=4");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("holds the toys of another ensemble");
    assertThat(place.path("out")).doesNotExist();
  }
}
