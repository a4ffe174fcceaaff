package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of energy that cannot be are refused, and nothing is written. */
class EnergyRangesRefusedTest extends EnergyRuns {
  private void refused(String message, Object... arguments) {
    Map<String, Integer> before = place.listing();
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err().replace(directory + "/", "")).isEqualTo("anisky: " + message + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(place.listing()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{thresholds: [4, 1]}|20: energy-ranges.thresholds: energy threshold 1 is 1 after 4;"
            + " thresholds must grow",
        "{thresholds: [4, 4]}|20: energy-ranges.thresholds: energy threshold 1 is 4 after 4;"
            + " thresholds must grow",
        "{thresholds: []}|20: energy-ranges.thresholds: energy ranges need at least one threshold",
        "{thresholds: [1, 4], end: 4}|20: energy-ranges.end: energy ranges end at 4, which is not"
            + " above the last threshold 4",
        "{end: 4}|20: energy-ranges: required key 'thresholds' is missing",
        "{thresholds: [1, 20]}|20: energy-ranges: >= 20 TeV: no event of Small is in view; choose"
            + " other thresholds or another end",
        "{thresholds: [0.2, 0.5, 1], end: 30}|20: energy-ranges: [0.2, 0.5) TeV: no event of Small"
            + " is in view; [0.5, 1) TeV: no event of Small is in view; choose other thresholds or"
            + " another end"
      })
  void rangesThatCannotBeAreNamed(String section, String message) {
    refused("ranges.yaml:" + message, "reconstruct", ranges(section));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[-1, 4]", "[.nan, 4]", "[1, .inf]", "[1, four]"})
  void numbersThatAreNoEnergiesAreRefused(String thresholds) {
    CommandLineRun run =
        CommandLineRun.of("reconstruct", ranges("{thresholds: " + thresholds + "}"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("ranges.yaml:20: energy-ranges.thresholds").hasLineCount(1);
  }

  @Test
  void aRangeWithTooFewEventsIsNamedWithTheirNumber() {
    StringBuilder text = new StringBuilder("time,zenith,azimuth,energy\n");
    for (int k = 0; k < 14; k++) {
      text.append(1577836800 + 7000 * k).append(",10,20,").append(k < 11 ? 1 : 5).append('\n');
    }
    place.write("events.csv", text.toString());
    refused(
        "ranges.yaml:20: energy-ranges: >= 4 TeV: 3 events are in view, fewer than 10; choose other"
            + " thresholds or another end",
        "reconstruct",
        ranges("{thresholds: [1, 4]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"min-energy: 2", "max-energy: 9"})
  void aCutInEnergyBesideRangesIsRefused(String cut) {
    String key = cut.substring(0, cut.indexOf(':'));
    refused(
        "option --set detectors.0.select={"
            + cut
            + "}: detectors.0.select."
            + key
            + ": does not go with energy-ranges, whose thresholds and end select the energies",
        "reconstruct",
        ranges("{thresholds: [1, 4]}"),
        "--set",
        "detectors.0.select={" + cut + "}");
  }

  @Test
  void detectorsWithoutEnergiesInOneUnitAreRefused() {
    String section = "energy-ranges: {thresholds: [1, 4]}\n";
    String energy = "      energy: {column: energy, unit: TeV}\n";
    place.write("none.yaml", Workplace.CONFIGURATION.replace(energy, "") + section);
    refused(
        "none.yaml:7: detectors.0.events: names no 'energy' column; energy-ranges needs one of"
            + " every detector",
        "reconstruct",
        place.path("none.yaml"));
    String small = Workplace.CONFIGURATION;
    int begin = small.indexOf("  - name");
    int end = small.indexOf("\nsidereal-bins");
    String other = small.substring(begin, end).replace("Small", "Other").replace("TeV", "PeV");
    place.write("units.yaml", small.substring(0, end) + other + small.substring(end) + section);
    refused(
        "units.yaml:20: detectors.1.events: energies are in PeV, those of Small in TeV;"
            + " energy-ranges needs one unit",
        "reconstruct",
        place.path("units.yaml"));
    place.write(
        "counts.yaml", "detectors:\n  - {name: Small, counts: {file: small.arrow}}\n" + section);
    refused(
        "counts.yaml:2: detectors.0.counts: counts carry no energies; energy-ranges needs the"
            + " events of every detector",
        "reconstruct",
        place.path("counts.yaml"));
  }

  @Test
  void optionsAndCommandsThatDoNotGoWithRangesSaySo() {
    Path ranges = ranges("{thresholds: [1, 4]}");
    refused(
        "--data: counts carry no energies; energy-ranges (ranges.yaml:20) needs the events",
        "reconstruct",
        ranges,
        "--data",
        directory);
    refused(
        "--frames all does not go with energy-ranges (ranges.yaml:20); choose one frame with --set"
            + " time-frame=...",
        "reconstruct",
        ranges,
        "--frames",
        "all");
    for (String command : List.of("bin", "compare")) {
      refused(
          "ranges.yaml:20: energy-ranges is for 'anisky reconstruct' alone; 'anisky "
              + command
              + "' takes one range, min-energy and max-energy of 'select'",
          command,
          ranges);
    }
  }
}
