package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} in a list of events, from the command line. */
class CheckedDirectionsTest {
  private static final String AZIMUTH =
      "azimuth: {column: azimuth, unit: deg, convention: north-east}";

  @TempDir Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
  }

  private Path configuration(String name, String more) {
    return place.write(name, Workplace.CONFIGURATION.replace(AZIMUTH, AZIMUTH + "\n      " + more));
  }

  @Test
  void columnsThatDisagreeAreRefused() throws IOException {
    // Zenith angles are no declinations, energies no right ascensions.
    Path wrong =
        configuration(
            "wrong.yaml",
            "check: {declination: {column: again, unit: deg}, right-ascension: {column: energy,"
                + " unit: h}}");
    columnAgain(1);
    CommandLineRun run = CommandLineRun.of("bin", wrong, "-o", place.path("wrong"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("events.csv: right ascension and declination of the list differ", "no shift of")
        .hasLineCount(1);
    assertThat(place.path("wrong")).doesNotExist();
  }

  @Test
  void valuesThatCannotBeAreRefusedWithTheirPlace() throws IOException {
    Path wrong =
        configuration(
            "unit.yaml",
            "check: {declination: {column: again, unit: deg}, right-ascension: {column: energy,"
                + " unit: deg}}");
    columnAgain(0);
    CommandLineRun run = CommandLineRun.of("bin", wrong, "-o", place.path("unit"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("events.csv:2: ", "declination ", " is outside [-90, 90] deg");
  }

  /** Writes the list with a further column {@code again} of the values of another one. */
  private void columnAgain(int column) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(place.path("events.csv"))) {
      boolean names = text.length() == 0;
      text.append(line).append(',').append(names ? "again" : line.split(",")[column]).append('\n');
    }
    place.write("events.csv", text.toString());
  }
}
