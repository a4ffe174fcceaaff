package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.anisky.configuration.Strategies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code energy-ranges} of {@code reconstruct}, from the command line to the files. */
class EnergyRunTest extends EnergyRuns {
  private static final String EXPOSURES =
      "monte-carlo.exposures=[{detector: Small, acceptance: {zenith-power: 1}}]";

  private static double inList(Path result) {
    ResultFile file = ResultFile.of(result);
    return file.number("events/used") + file.number("events/rejected/outside_field_of_view");
  }

  /** Of 4,000 events 40 have each of the energies 1.0, 1.1, ... 10.9. */
  @Test
  void everyRangeHasItsEventsAndItsOwnFullResult() {
    Path out = out("{thresholds: [1, 4, 8]}");
    assertThat(inList(out.resolve("energy-1-4"))).isEqualTo(30 * 40);
    assertThat(inList(out.resolve("energy-4-8"))).isEqualTo(40 * 40);
    assertThat(inList(out.resolve("energy-from-8"))).isEqualTo(30 * 40);
    assertThat(inList(out.resolve("energy-from-4"))).isEqualTo(70 * 40);
    assertThat(inList(out.resolve("energy-from-1"))).isEqualTo(100 * 40);
    assertThat(out.resolve("energy-4-8/intensity.fits")).isNotEmptyFile();
    ResultFile table = ResultFile.read(out.resolve("energies.json"));
    assertThat(table.at("rows").size()).isEqualTo(6);
    assertThat(table.text("rows/1/directory")).isEqualTo("energy-4-8");
    assertThat(table.text("rows/2/directory")).isEqualTo("energy-from-8");
    assertThat(table.text("rows/5/directory")).isEqualTo("energy-from-8");
    assertThat(table.number("rows/1/until")).isEqualTo(8);
    assertThat(table.at("rows/2/until").isNull()).isTrue();
    assertThat(table.text("rows/0/unit")).isEqualTo("TeV");
    // Energies are as many at each of 4.0 ... 7.9, up to those out of view.
    assertThat(table.number("rows/1/mean_energy")).isCloseTo(5.95, within(0.05));
  }

  @Test
  void differentialRangesAddUpToTheCumulativeOnes() {
    ResultFile table =
        ResultFile.read(out("{thresholds: [1, 4, 8], end: 10}").resolve("energies.json"));
    double[] events = new double[6];
    for (int k = 0; k < 6; k++) {
      events[k] = table.number("rows/" + k + "/events");
      assertThat(table.text("rows/" + k + "/kind"))
          .isEqualTo(k < 3 ? "differential" : "cumulative");
    }
    assertThat(events[0] + events[1] + events[2]).isEqualTo(events[3]);
    assertThat(events[1] + events[2]).isEqualTo(events[4]);
    assertThat(events[2]).isEqualTo(events[5]).isBetween(700.0, 20.0 * 40);
    assertThat(table.number("rows/5/until")).isEqualTo(10);
  }

  @Test
  void aRangeIsWhatOneRunWithItsCutsGives() throws IOException {
    Path out = out("{thresholds: [1, 4, 8]}");
    Path cuts =
        place.configurationWith(
            "    grid:", "    select: {min-energy: 4, max-energy: 8}\n    grid:");
    // In ranges isotropic toys are drawn on request only.
    CommandLineRun.reconstruct(cuts, place.path("one"), "--set", "significance.toys=0");
    ResultFile one = ResultFile.of(place.path("one"));
    ResultFile range = ResultFile.of(out.resolve("energy-4-8"));
    for (String part : List.of("dipole", "events", "all_sky", "significance", "detectors")) {
      assertThat(range.at(part)).as(part).isEqualTo(one.at(part));
    }
    assertThat(ResultFile.read(out.resolve("energies.json")).at("rows/1/dipole"))
        .isEqualTo(one.at("dipole"));
    // The configuration of the range repeats it; the directory is where all ranges are.
    assertThat(range.at("provenance/configuration/detectors"))
        .isEqualTo(one.at("provenance/configuration/detectors"));
    assertThat(range.at("provenance/configuration").has("energy-ranges")).isFalse();
    assertThat(place.path("one/intensity.fits")).exists();
  }

  static List<String> strategies() {
    return Strategies.KNOWN.names();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void everyStrategyTakesRanges(String strategy) throws IOException {
    Path out = out("{thresholds: [1, 6]}", "--set", "strategy=" + strategy, "--set", EXPOSURES);
    ResultFile table = ResultFile.read(out.resolve("energies.json"));
    assertThat(table.text("strategy")).isEqualTo(strategy);
    boolean measuresNorth = List.of("harmonic", "monte-carlo").contains(strategy);
    assertThat(table.at("rows/0/dipole/components/d_N").isNull()).isNotEqualTo(measuresNorth);
    String csv = Files.readString(out.resolve("energies.csv"));
    // After d_0h and d_6h, three numbers each, of which the systematic errors are empty.
    assertThat(csv.contains(",,,,")).as(csv).isNotEqualTo(measuresNorth);
  }

  /**
   * 30,000 events in each of three ranges, isotropic in the local sky, thinned to a dipole of 0.05,
   * 0.1 and 0.2 towards right ascension 100 deg, on the equator. A cumulative range holds as many
   * events of each range above its threshold, so its dipole is their mean. Errors are about 0.014
   * in the first ranges. Of twelve numbers one is beyond 3 errors in 3 percent of all seeds.
   */
  @Test
  void aDipoleThatGrowsWithEnergyComesBackInEveryRange() {
    double[] truth = {0.05, 0.1, 0.2};
    SplittableRandom random = new SplittableRandom(4);
    StringBuilder text = new StringBuilder("time,zenith,azimuth,energy\n");
    for (int range = 0; range < 3; range++) {
      for (int events = 0; events < 30_000; ) {
        double days = random.nextDouble() * 366;
        double zenith = Math.asin(Math.sin(Math.toRadians(58)) * Math.sqrt(random.nextDouble()));
        double azimuth = random.nextDouble() * 2 * Math.PI;
        double intensity = 1 + truth[range] * towardsMaximum(zenith, azimuth, days);
        if (random.nextDouble() * 1.2 < intensity) {
          text.append(
              String.format(
                  Locale.ROOT,
                  "%.3f,%.4f,%.4f,%.3f\n",
                  1577836800 + days * 86400,
                  Math.toDegrees(zenith),
                  Math.toDegrees(azimuth),
                  10 * Math.pow(10, range + random.nextDouble())));
          events++;
        }
      }
    }
    place.write("events.csv", text.toString());
    ResultFile table =
        ResultFile.read(out("{thresholds: [10, 100, 1000]}").resolve("energies.json"));
    double[] amplitudes = {0.05, 0.1, 0.2, 0.35 / 3, 0.15, 0.2};
    for (int row = 0; row < 6; row++) {
      String components = "rows/" + row + "/dipole/components/";
      for (String key : List.of("d_0h", "d_6h")) {
        double phase = Math.toRadians(100);
        double expected =
            amplitudes[row] * (key.equals("d_0h") ? Math.cos(phase) : Math.sin(phase));
        double error = table.number(components + key + "/statistical");
        assertThat(error).isBetween(0.005, 0.02);
        assertThat(table.number(components + key + "/value"))
            .as("row %d, %s", row, key)
            .isCloseTo(expected, within(3 * error));
      }
    }
    // Rayleigh's median is 1.177 times the error of either component.
    assertThat(table.number("rows/0/isotropic_amplitude/median"))
        .isCloseTo(1.177 * table.number("rows/0/dipole/components/d_0h/statistical"), within(5e-4));
  }

  /**
   * The cosine of the angle to (right ascension 100 deg, declination 0): spherical trigonometry;
   * Greenwich sidereal time of Meeus, Astronomical Algorithms, eq. 12.4.
   */
  private static double towardsMaximum(double zenith, double azimuth, double days) {
    double latitude = Math.toRadians(19);
    double sinceJ2000 = 7304.5 + days;
    double sidereal = Math.toRadians(280.46061837 + 360.98564736629 * sinceJ2000 - 97.3);
    double west = -Math.sin(zenith) * Math.sin(azimuth);
    double south =
        Math.cos(zenith) * Math.cos(latitude)
            - Math.sin(zenith) * Math.cos(azimuth) * Math.sin(latitude);
    double rightAscension = sidereal - Math.atan2(west, south);
    return Math.hypot(west, south) * Math.cos(rightAscension - Math.toRadians(100));
  }

  /**
   * Made by {@code awk 'NR > 1 && $8 >= 40 && $8 < 57' FILE | wc -l} and the like; the cumulative
   * numbers from 40 EeV on are also in the list's own description.
   */
  @Test
  void theAugerListHasItsKnownNumbersOfEvents() {
    PublicData.require();
    Path out = place.path("auger");
    CommandLineRun run =
        CommandLineRun.reconstruct(Path.of("configs/auger2022-energies.yaml"), out);
    Map.of(
            "energy-32-40", 1248,
            "energy-40-57", 976,
            "energy-57-80", 316,
            "energy-from-32", 2635,
            "energy-from-40", 1387,
            "energy-from-57", 411,
            "energy-from-80", 95)
        .forEach(
            (name, events) ->
                assertThat(inList(out.resolve(name))).isEqualTo(events.doubleValue()));
    assertThat(run.out())
        .contains("energy [EeV]  kind          events  d_0h")
        .containsPattern("\\[40, 57\\)      differential  975 .* ± .*")
        .containsPattern(">= 57         cumulative    409 .* ± .*");
  }

  @Test
  void neitherTheNumberOfThreadsNorTheRunChangesAByte() throws IOException {
    Path configuration = ranges("{thresholds: [1, 4, 8]}");
    for (int threads = 1; threads <= 3; threads++) {
      CommandLineRun.good(
          "reconstruct", configuration, "-j", threads, "-o", place.path("on" + threads));
    }
    for (String name : Workplace.listing(place.path("on1")).keySet()) {
      Path one = place.path("on1").resolve(name);
      for (String other : List.of("on2", "on3")) {
        if (name.endsWith(".json")) {
          assertThat(withoutTimes(place.path(other).resolve(name))).isEqualTo(withoutTimes(one));
        } else if (Files.isRegularFile(one)) {
          assertThat(place.path(other).resolve(name)).hasSameBinaryContentAs(one);
        }
      }
    }
    assertThat(place.path("on1/energies.png")).isNotEmptyFile();
    assertThat(place.path("on1/energy-1-4/projection.png")).isNotEmptyFile();
  }

  private static String withoutTimes(Path file) throws IOException {
    return Files.readString(file)
        .replaceAll("\"(start|duration_s|directory)\": [^\\n]*", "\"$1\": -");
  }

  @Test
  void aResultInRangesIsOverwrittenAsOthersAre() {
    out("{thresholds: [1, 4, 8]}");
    CommandLineRun again =
        CommandLineRun.of("reconstruct", ranges("{thresholds: [1, 5]}"), "-o", place.path("out"));
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("exists already");
    out("{thresholds: [1, 5]}", "--overwrite");
    assertThat(place.path("out/energy-1-4")).doesNotExist();
    assertThat(place.path("out/energy-1-5/result.json")).isNotEmptyFile();
  }

  @Test
  void aFitThatDoesNotConvergeIsAResultWithExitCodeOne() {
    CommandLineRun run =
        CommandLineRun.of(
            "reconstruct",
            ranges("{thresholds: [1, 4]}"),
            "-o",
            place.path("out"),
            "--no-pictures",
            "--set",
            "likelihood.max-sweeps=2");
    assertThat(run.exit()).isEqualTo(1);
    ResultFile table = ResultFile.read(place.path("out/energies.json"));
    assertThat(table.text("rows/0/convergence")).isEqualTo("not converged");
    assertThat(table.texts("warnings")).anyMatch(text -> text.startsWith("[1, 4) TeV: "));
  }
}
