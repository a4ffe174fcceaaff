package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The suite of synthetic skies is green, and {@code anisky regress} says so in every form. */
class RegressTest {
  /** Cheap, and with the truth beside it. */
  static final String SKY =
      """
      about: a small sky
      simulate:
        seed: 1
        sidereal-bins: 12
        truth-nside: 4
        sky:
          dipole: {amplitude: 0.1, right-ascension: 40 deg, declination: 0 deg}
        detectors:
          - name: site
            latitude: 19 deg
            longitude: 0 deg
            max-zenith: 60 deg
            grid: {kind: cylindrical, rings: 12, columns: 12}
            events: 1e5
      strategies: [east-west]
      truth:
        - {rows: [east-west], errors: 5, reason: chance exceeds five errors in 1 of 2e6}
      """;

  /** The same through commands. */
  private static final String COMMANDS =
      """
      about: a small sky through commands
      commands:
        - simulate $suite/sky.txt --out "$place/a sky"
        - limit --measured 0.1 --events 3e4 --json
      """;

  @TempDir Path directory;

  private Path suite(String sky) throws IOException {
    Path suite = Files.createDirectories(directory.resolve("suite"));
    Files.writeString(suite.resolve("small.yaml"), sky);
    return suite;
  }

  @Test
  void theProgramsOwnSuiteIsGreen() throws Exception {
    Path out = directory.resolve("report");
    CommandLineRun run = CommandLineRun.of("regress", "--out", out);
    assertThat(run.out() + run.err()).contains("all passed");
    assertThat(run.exit()).isZero();
    assertThat(out.resolve("regression.json")).content().contains("\"passed\": true");
    assertThat(out.resolve("regression.html")).content().endsWith("</html>\n");
    assertThat(Files.size(out.resolve("regression.html"))).isLessThan(500_000);
    assertThat(column(run.out(), 4)).as("compared with plain sums").isGreaterThanOrEqualTo(40);
    assertThat(column(run.out(), 5)).as("compared with programs").isGreaterThanOrEqualTo(30);
    Element junit = xml(out.resolve("regression.xml")).getDocumentElement();
    assertThat(junit.getAttribute("failures")).isEqualTo("0");
    assertThat(Integer.parseInt(junit.getAttribute("tests"))).isGreaterThanOrEqualTo(24);
  }

  /** The sum of a column of the table, 0 the name. */
  private static long column(String table, int number) {
    return table
        .lines()
        .filter(line -> line.endsWith(" ok"))
        .mapToLong(line -> Long.parseLong(line.split(" +")[number]))
        .sum();
  }

  private static Document xml(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  @Test
  void everySkyOfTheProgramHasStoredResults() throws Exception {
    CommandLineRun run = CommandLineRun.good("regress", "--list");
    assertThat(run.out().lines())
        .hasSizeGreaterThanOrEqualTo(24)
        .allSatisfy(
            line ->
                assertThat(Path.of("testdata/regression", line.split(" ")[0] + ".json"))
                    .isRegularFile());
  }

  @Test
  void aTruthThatIsMissedIsRedByNameInEveryForm() throws Exception {
    Path suite = suite(SKY.replace("errors: 5", "errors: 1e-3"));
    Path out = directory.resolve("report");
    CommandLineRun run = CommandLineRun.of("regress", suite, "--out", out);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("FAILED").contains("truth: east-west.dipole.components.d_");
    Element failure =
        (Element) xml(out.resolve("regression.xml")).getElementsByTagName("failure").item(0);
    assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("small");
    assertThat(failure.getAttribute("message")).contains("east-west.dipole.components");
    assertThat(out.resolve("regression.json")).content().contains("\"passed\": false");
  }

  @Test
  void storedResultsAreKeptUntilAReasonIsGivenAndCompared() throws Exception {
    Path suite = suite(SKY);
    assertThat(CommandLineRun.of("regress", suite, "--update").err()).contains("--reason TEXT");
    CommandLineRun.good("regress", suite, "--update", "--reason", "first <results> \"here\"");
    Path stored = suite.resolve("expected/small.json");
    assertThat(stored).content().contains("first <results> \\\"here\\\"");
    CommandLineRun.good("regress", suite);
    String text = Files.readString(stored);
    String moved =
        text.replaceFirst("(\"east-west.dipole.test_statistic\": \\[)[^,]*", "$1" + "1.25");
    assertThat(moved).isNotEqualTo(text);
    Files.writeString(stored, moved);
    CommandLineRun run = CommandLineRun.of("regress", suite);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("stored: east-west.dipole.test_statistic is");
    CommandLineRun.good("regress", suite, "--update", "--reason", "again");
    assertThat(Files.readString(stored)).isEqualTo(text.replaceFirst("first .*\"", "again\""));
  }

  @Test
  void aStoredQuantityThatIsNoLongerMeasuredIsAFailure() throws Exception {
    Path suite = suite(SKY);
    CommandLineRun.good("regress", suite, "--update", "--reason", "first");
    Path stored = suite.resolve("expected/small.json");
    String text = Files.readString(stored);
    Files.writeString(
        stored,
        text.replace("\"quantities\": {", "\"quantities\": {\n    \"a.b\": [1.0, null, 0],"));
    CommandLineRun run = CommandLineRun.of("regress", suite);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("stored: a.b is gone; expected 1.0");
  }

  @Test
  void nothingIsStoredWhileTheTruthIsMissed() throws Exception {
    Path suite = suite(SKY.replace("errors: 5", "errors: 1e-3"));
    CommandLineRun run = CommandLineRun.of("regress", suite, "--update", "--reason", "hide it");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("nothing is stored");
    assertThat(suite.resolve("expected")).doesNotExist();
  }

  @Test
  void aSuiteIsRecordedFromConfigurationsAndKnowsWhenDataChange() throws Exception {
    Workplace place = Workplace.in(Files.createDirectory(directory.resolve("place")));
    Path own = directory.resolve("own");
    CommandLineRun.good("regress", "--record", own, place.configuration());
    assertThat(own.resolve("small.yaml")).isRegularFile();
    CommandLineRun.good("regress", own);
    String events = Files.readString(place.path("events.csv"));
    place.write(
        "events.csv", events.substring(0, events.lastIndexOf('\n', events.length() - 2) + 1));
    CommandLineRun run = CommandLineRun.of("regress", own);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("stored: likelihood.events.used is 3947.0; expected 3948.0");
    assertRefused("exists", "--record", own, place.configuration());
    assertRefused("at least one configuration", "--record", directory.resolve("other"));
  }

  @Test
  void twoVersionsAreComparedQuantityByQuantity() throws Exception {
    Path suite = suite(SKY);
    Path report = directory.resolve("report");
    CommandLineRun.good("regress", suite, "--out", report);
    assertThat(CommandLineRun.good("regress", suite, "--against", report).out())
        .contains("0 moved within what is allowed, 0 beyond");
    suite(SKY.replace("seed: 1", "seed: 2"));
    CommandLineRun run = CommandLineRun.of("regress", suite, "--against", report);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).containsPattern("d_0h: \\S+ -> \\S+, \\S+ errors  MOVED");
    assertRefused("does not exist", suite, "--against", directory.resolve("no.jar"));
  }

  @Test
  void mistakesInSuitesAreToldBeforeAnythingRuns() throws Exception {
    Path suite = suite(SKY);
    assertRefused(
        "has no sky 'smal'; did you mean 'small'? Skies are small", suite, "--only", "smal");
    assertRefused("does not exist", directory.resolve("nowhere"));
    assertRefused("is no directory", suite.resolve("small.yaml"));
    assertRefused("has no sky", Files.createDirectory(directory.resolve("empty")));
    assertRefused(
        "small.yaml:15: strategies: unknown strategy 'east'", suite(SKY.replace("-west", "")));
    assertRefused("unknown key 'truht'", suite(SKY.replace("truth:\n", "truht:\n")));
    assertRefused("has none of 'simulate'", suite("about: x\n"));
    assertRefused(
        "has 'simulate' and 'commands'; it must have one", suite(SKY + "commands: [doctor]\n"));
    assertRefused("commands: has no command", suite("about: x\ncommands: []\n"));
    assertRefused("commands: has an empty command", suite("about: x\ncommands: [' ']\n"));
    assertRefused("unknown key 'strategies'", suite(COMMANDS + "strategies: [harmonic]\n"));
    assertRefused(
        "'likelihood' is not a row", suite(SKY.replace("rows: [east-west]", "rows: [likelihood]")));
  }

  private static void assertRefused(String message, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "regress";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    CommandLineRun run = CommandLineRun.of(all);
    assertThat(run.err()).contains(message);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void aSkyWithNothingToCompareWithIsRed() throws Exception {
    Path suite = suite(SKY.replaceAll("(?s)truth:.*", ""));
    CommandLineRun run = CommandLineRun.of("regress", suite);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("stored results is missing").contains("--update --reason TEXT");
  }

  @Test
  void independentNumbersAreComparedAndTheirFileIsChecked() throws Exception {
    String entry = "independent: [{file: plain.csv, by: plain, absolute: 0, reason: counted}]\n";
    Path suite = suite(SKY + entry);
    Path file = suite.resolve("plain.csv");
    Files.writeString(file, "# by hand\nquantity,value\nlikelihood.events.used,1\n");
    CommandLineRun run = CommandLineRun.of("regress", suite);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("plain: likelihood.events.used is ").contains("expected 1");
    Files.writeString(file, "likelihood.events.used,1\nlikelihood.events.used,1\n");
    assertThat(CommandLineRun.of("regress", suite).err())
        .contains("plain.csv:2: 'likelihood.events.used,1' must be a quantity that is not there");
    Files.writeString(file, "likelihood.events.used,many\n");
    assertThat(CommandLineRun.of("regress", suite).exit()).isEqualTo(2);
  }

  @Test
  void commandsAreComparedByWhatTheyWriteAndPrint() throws Exception {
    Path suite = suite(COMMANDS);
    String sky = SKY.replaceAll("(?s).*simulate:\n|strategies:.*", "").replaceAll("(?m)^  ", "");
    Files.writeString(suite.resolve("sky.txt"), sky);
    CommandLineRun.good("regress", suite, "--update", "--reason", "first");
    assertThat(CommandLineRun.good("regress", suite).out()).contains("all passed");
    Files.writeString(suite.resolve("sky.txt"), sky.replace("1e5", "2e5"));
    CommandLineRun run = CommandLineRun.of("regress", suite);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("stored: a sky/site.arrow.per pixel.rms is")
        .doesNotContain("2.limit");
    suite(COMMANDS.replace("0.1", "0.2"));
    assertThat(CommandLineRun.of("regress", suite).out()).contains("stored: 2.limit.");
    suite(COMMANDS.replace("0.1", "-1"));
    assertThat(CommandLineRun.of("regress", suite).out())
        .contains("command 2, 'limit --measured -1 --events 3e4 --json', ended with exit code 2: ");
  }
}
