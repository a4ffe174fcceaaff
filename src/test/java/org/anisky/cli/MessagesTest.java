package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads when something is wrong, word for word; and that nothing stays behind. */
class MessagesTest {
  private static final String FIRST_LINES = "time,zenith,azimuth,energy\n1577836800,30,10,1\n";

  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
  }

  /** The message without the directory in front of file names. */
  private String refusal(Object... arguments) {
    Map<String, Integer> before = place.listing();
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(place.listing()).as("files after the failure").isEqualTo(before);
    return run.err().replace(directory + "/", "");
  }

  private String refusalOf(Path configuration) {
    return refusal("reconstruct", configuration);
  }

  private String refusalWith(String old, String replacement) {
    return refusalOf(place.configurationWith(old, replacement));
  }

  private String refusalOfEvents(String text) {
    place.write("events.csv", text);
    return refusalOf(place.configuration());
  }

  @Test
  void aMissingConfigurationIsNamed() {
    assertThat(refusal("reconstruct", place.path("no.yaml")))
        .isEqualTo("anisky: configuration file no.yaml does not exist\n");
  }

  @Test
  void aFileThatIsNotYamlIsNamedWithItsLine() {
    assertThat(refusalWith("longitude: -97.3 deg", "longitude: [-97.3 deg"))
        .startsWith("anisky: changed.yaml:5: not valid YAML: ")
        .hasLineCount(1);
  }

  @Test
  void anUnknownKeyIsNamedWithTheNearestKnownOne() {
    assertThat(refusalWith("sidereal-bins: 36", "siderial-bins: 36"))
        .isEqualTo(
            "anisky: changed.yaml:16: unknown key 'siderial-bins'; did you mean 'sidereal-bins'?"
                + " Allowed keys: sky-maps, detectors, strategy, sidereal-bins, time-frame,"
                + " systematics, errors, bootstrap, energy-ranges, likelihood, significance,"
                + " east-west, harmonic, monte-carlo, direct-integration, maps, output\n");
  }

  @Test
  void anUnknownKeyIsNamedEvenWhenItsDefaultDoesNotFitTheRest() {
    assertThat(refusalWith("    grid:", "    gird:").replaceAll(" A.*\n", ""))
        .isEqualTo("anisky: changed.yaml:14: unknown key 'detectors.0.gird'; did you mean 'grid'?");
    assertThat(refusalWith("columns: 36", "colums: 36"))
        .isEqualTo(
            "anisky: changed.yaml:14: unknown key 'detectors.0.grid.colums'; did you mean"
                + " 'columns'? Allowed keys: kind, rings, columns, local-columns\n");
  }

  @Test
  void aWrongUnitIsNamedWithTheAllowedOnes() {
    assertThat(refusalWith("max-zenith: 60 deg", "max-zenith: 60 degrees"))
        .isEqualTo(
            "anisky: changed.yaml:5: detectors.0.max-zenith: '60 degrees' has the unknown unit"
                + " 'degrees'; allowed units: deg, rad, h, arcmin, arcsec\n");
  }

  @Test
  void aMissingUnitIsAskedFor() {
    assertThat(refusalWith("latitude: 19.0 deg", "latitude: 19.0"))
        .isEqualTo(
            "anisky: changed.yaml:3: detectors.0.latitude: '19.0' has no unit; it must be an angle"
                + " with its unit, such as '80 deg' (units: deg, rad, h, arcmin, arcsec)\n");
  }

  @Test
  void limitsOutOfOrderAreNamed() {
    assertThat(refusalWith("    grid:", "    select: {min-energy: 10, max-energy: 5}\n    grid:"))
        .isEqualTo(
            "anisky: changed.yaml:14: detectors.0.select.max-energy: 5.0 is not above 'min-energy',"
                + " which is 10.0\n");
    assertThat(
            refusalWith(
                "    grid:",
                "    select: {from: 2020-06-01T00:00:00Z, until: 2020-01-01T00:00:00Z}\n    grid:"))
        .isEqualTo(
            "anisky: changed.yaml:14: detectors.0.select.until: 2020-01-01T00:00:00Z is not after"
                + " 'from', which is 2020-06-01T00:00:00Z\n");
  }

  @Test
  void aMissingKeyIsNamed() {
    assertThat(refusalWith("    max-zenith: 60 deg\n", ""))
        .isEqualTo("anisky: changed.yaml:2: detectors.0: required key 'max-zenith' is missing\n");
  }

  @Test
  void aLatitudeBeyondThePoleIsRefused() {
    assertThat(refusalWith("latitude: 19.0 deg", "latitude: 191 deg"))
        .isEqualTo(
            "anisky: changed.yaml:3: detectors.0.latitude: '191 deg' is outside [-90, 90] deg\n");
  }

  @Test
  void binsThatDoNotDivideTheColumnsAreRefused() {
    assertThat(refusalWith("sidereal-bins: 36", "sidereal-bins: 35"))
        .isEqualTo(
            "anisky: changed.yaml:14: detectors.0.grid.columns: 36 is not a multiple of the 35"
                + " sidereal bins\n");
  }

  @Test
  void aMissingEventFileIsNamed() throws IOException {
    Files.delete(place.path("events.csv"));
    assertThat(refusalOf(place.configuration()))
        .isEqualTo("anisky: event file events.csv does not exist\n");
  }

  @Test
  void anEmptyEventFileIsNamed() {
    assertThat(refusalOfEvents("")).isEqualTo("anisky: events.csv has no events\n");
    assertThat(refusalOfEvents("time,zenith,azimuth,energy\n"))
        .isEqualTo("anisky: events.csv has no events\n");
  }

  @Test
  void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
    assertThat(refusalWith("column: zenith", "column: zenit"))
        .isEqualTo(
            "anisky: events.csv:1: the header has no column 'zenit'; did you mean 'zenith'? Its"
                + " columns: time, zenith, azimuth, energy\n");
  }

  /** The second event of a file whose first is good. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1577836801,thirty,10,1|column 'zenith': 'thirty' is not a number",
        "1577836801,30,10|the line has 3 columns, but the header has 4",
        "1577836801,NaN,10,1|column 'zenith': zenith angle NaN deg is outside [0, 180] deg",
        "1577836801,181,10,1|column 'zenith': zenith angle 181.0 deg is outside [0, 180] deg",
        "1577836801,30,400,1|column 'azimuth': azimuth 400.0 deg is outside [-360, 360] deg",
        "NaN,30,10,1|column 'time': unix time NaN is outside the years 1970 to 2100",
        "-1,30,10,1|column 'time': unix time -1.0 is outside the years 1970 to 2100",
        "4102444801,30,10,1|column 'time': unix time 4.102444801E9 is outside the years 1970 to"
            + " 2100",
        "1577836801,30,10,-1|column 'energy': energy -1.0 TeV must be finite and >= 0"
      })
  void aLineThatIsNotAnEventIsNamedWithItsNumber(String line, String message) {
    assertThat(refusalOfEvents(FIRST_LINES + line + "\n"))
        .isEqualTo("anisky: events.csv:3: " + message + "\n");
  }

  @Test
  void aDeclinationBeyondThePoleIsRefused() {
    place.write("events.csv", "time,dec,ra,energy\n1577836800,-90.5,10,1\n");
    Path configuration =
        place.write(
            "changed.yaml",
            Workplace.CONFIGURATION
                .replace(
                    "zenith: {column: zenith, unit: deg}", "declination: {column: dec, unit: deg}")
                .replace(
                    "azimuth: {column: azimuth, unit: deg, convention: north-east}",
                    "right-ascension: {column: ra, unit: deg}"));
    assertThat(refusalOf(configuration))
        .isEqualTo(
            "anisky: events.csv:2: column 'dec': declination -90.5 deg is outside [-90, 90] deg\n");
  }

  @Test
  void noEventInViewIsToldWithTheReasons() {
    assertThat(refusalOfEvents("time,zenith,azimuth,energy\n1577836800,89,10,1\n"))
        .isEqualTo(
            "anisky: events.csv: none of 1 events is used (1 outside the field of view, 0 outside"
                + " the time range, 0 outside the energy range)\n");
  }

  @Test
  void truncatedCountsAreRefused() throws IOException {
    CommandLineRun.good("bin", place.configuration(), "--out", place.path("small.arrow"));
    byte[] whole = Files.readAllBytes(place.path("small.arrow"));
    Files.write(place.path("small.arrow"), java.util.Arrays.copyOf(whole, whole.length / 2));
    Path configuration =
        place.write("counts.yaml", "detectors:\n  - {name: Small, counts: {file: small.arrow}}\n");
    String message = refusalOf(configuration);
    assertThat(message)
        .isEqualTo(
            "anisky: small.arrow is truncated: an Arrow file ends with ARROW1, this one does"
                + " not\n");
    assertThat(refusal("inspect", place.path("small.arrow"))).isEqualTo(message);
  }

  @Test
  void aDirectoryOfCountsWithoutTheDetectorIsRefused() {
    assertThat(refusal("reconstruct", place.configuration(), "--data", directory))
        .isEqualTo("anisky: Small.arrow: there is no such file\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "likelihood.max-sweep=3|option --set likelihood.max-sweep=3: unknown key"
            + " 'likelihood.max-sweep'; did you mean 'max-sweeps'? Allowed keys: gauge,"
            + " acceleration, max-sweeps, sweeps, dipole-tolerance, log-likelihood-tolerance,"
            + " trace, l-max, acceptance-changes",
        "likelihood.max-sweeps|--set likelihood.max-sweeps: must have the form KEY=VALUE",
        "=3|--set =3: must have the form KEY=VALUE",
        "detectors.1.name=B|option --set detectors.1.name=B: detectors is a list and has no entry"
            + " '1'; allowed: 0 to 0",
        "likelihood.max-sweeps=many|option --set likelihood.max-sweeps=many:"
            + " likelihood.max-sweeps: 'many' must be an integer in [1, 100000]"
      })
  void aSettingOfTheCommandLineThatIsNotAllowedIsQuoted(String setting, String message) {
    assertThat(refusal("reconstruct", place.configuration(), "--set", setting))
        .isEqualTo("anisky: " + message + "\n");
  }

  @Test
  void noThreadsAreTooFew() {
    assertThat(refusal("reconstruct", place.configuration(), "--threads", "0"))
        .isEqualTo("anisky: number of threads 0 must be at least 1\n");
    assertThat(refusal("reconstruct", place.configuration(), "--threads", "two"))
        .isEqualTo(
            "anisky: invalid value for option '--threads': 'two' is not a whole number\n"
                + "Try: anisky reconstruct --help\n");
  }

  @Test
  void anUnknownOptionIsNamedWithTheNearestOne() {
    assertThat(refusal("reconstruct", place.configuration(), "--overwite"))
        .isEqualTo(
            "anisky: unknown option '--overwite'; did you mean '--overwrite'?\n"
                + "Try: anisky reconstruct --help\n");
  }

  @Test
  void anUnknownCommandIsNamedWithTheNearestOne() {
    assertThat(refusal("reconstuct"))
        .isEqualTo(
            "anisky: unknown command 'reconstuct'; did you mean 'reconstruct'?\n"
                + "Try: anisky --help\n");
  }

  @Test
  void withoutACommandTheUsageIsShown() {
    CommandLineRun run = CommandLineRun.of();
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Usage: anisky").contains("reconstruct").contains("inspect");
  }

  @Test
  void aMissingParameterIsNamed() {
    assertThat(refusal("reconstruct"))
        .isEqualTo(
            "anisky: missing required parameter: 'CONFIG'\nTry: anisky reconstruct --help\n");
  }

  @Test
  void onlyWithDebugAnErrorShowsItsTrace() throws IOException {
    Files.delete(place.path("events.csv"));
    for (Object[] arguments :
        new Object[][] {
          {"reconstruct", place.configuration(), "--debug"},
          {"--debug", "reconstruct", place.configuration()}
        }) {
      CommandLineRun run = CommandLineRun.of(arguments);
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("anisky: event file ")
          .contains("InvalidInputException")
          .contains("\tat org.anisky.");
    }
  }
}
