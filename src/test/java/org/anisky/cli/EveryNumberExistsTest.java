package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists at the end of what can be measured: a result whose numbers all exist, or one line. */
class EveryNumberExistsTest {
  private static final Pattern NO_NUMBER = Pattern.compile("NaN|Infinity|∞");

  private static final List<String> STRATEGIES =
      List.of("likelihood", "east-west", "harmonic", "monte-carlo", "direct-integration");

  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
    place.write(
        "few.yaml",
        """
        detectors:
          - name: A
            latitude: 19 deg
            longitude: -97 deg
            max-zenith: 60 deg
            events:
              file: events.txt
              time: {column: 1, format: unix}
              zenith: {column: 2, unit: deg}
              azimuth: {column: 3, unit: deg, convention: north-east}
              weight: {column: 4}
            grid: {kind: cylindrical, rings: 12, columns: 24}
        sidereal-bins: 24
        significance: {radius: 30 deg}
        maps: {nside: 4}
        monte-carlo:
          exposures: [{detector: A, acceptance: {zenith-power: 1}}]
        """);
  }

  /** Events spread by the golden angle, so that none is like another, or all in one direction. */
  private void write(int events, String weight, boolean spread) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < events; k++) {
      double turn = spread ? (k * 0.6180339887498949) % 1 : 0.3;
      double zenith = spread ? Math.toDegrees(Math.asin(Math.sqrt(0.74 * (k + 0.5) / events))) : 30;
      text.append(
          String.format(
              Locale.ROOT,
              "%d %.3f %.3f %s%n",
              1_646_092_800L + (spread ? 7919L * k : k),
              zenith,
              360 * turn,
              weight));
    }
    place.write("events.txt", text.toString());
  }

  private static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, true", "3, 1, false", "40, 1, false", "40, 1e-100, true", "40, 1e100, true"})
  void aResultHoldsNumbersOrThereIsNone(int events, String weight, boolean spread)
      throws IOException {
    write(events, weight, spread);
    for (String strategy : STRATEGIES) {
      Path out = place.path("r-" + strategy);
      CommandLineRun run =
          CommandLineRun.of(
              "reconstruct",
              place.path("few.yaml"),
              "-o",
              out,
              "--no-pictures",
              "--set",
              "strategy=" + strategy);
      String what = strategy + ": " + run.out() + run.err();
      assertThat(run.err()).as(what).doesNotContain("unexpected", "Exception");
      assertThat(NO_NUMBER.matcher(run.out()).find()).as(what).isFalse();
      if (run.exit() == Anisky.EXIT_INPUT) {
        assertThat(run.err()).as(what).hasLineCount(1);
        assertThat(out).doesNotExist();
        continue;
      }
      try (Stream<Path> files = Files.list(out)) {
        files
            .filter(file -> file.toString().matches(".*\\.(json|csv)"))
            .forEach(
                file ->
                    assertThat(NO_NUMBER.matcher(textOf(file)).find())
                        .as(file.toString())
                        .isFalse());
      }
      String result = textOf(out.resolve("result.json"));
      if (result.contains("\"statistical\": null")) {
        assertThat(result).as(what).contains("the data do not determine");
      }
    }
  }

  /** Squares of weights outside [1e-100, 1e100] leave the range of doubles in what follows. */
  @ParameterizedTest
  @CsvSource({"1e-300", "9e-101", "2e100", "1e200"})
  void aWeightWhoseSquareIsLostIsRefusedWithItsPlace(String weight) {
    write(40, weight, true);
    CommandLineRun run =
        CommandLineRun.of(
            "reconstruct", place.path("few.yaml"), "-o", place.path("r"), "--no-pictures");
    assertThat(run.exit()).isEqualTo(Anisky.EXIT_INPUT);
    assertThat(run.err())
        .hasLineCount(1)
        .contains("events.txt:1: column 4: weight ")
        .contains("is outside [1e-100, 1e100]");
  }
}
