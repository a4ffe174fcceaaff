package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The public list above 8 EeV from the command to {@code compare.json}, in all four time frames,
 * against published numbers and those of independent programs. Tolerances are half of the last
 * digit that is known, but for the fit by likelihood: there an event on the border of a pixel
 * counts.
 */
class AugerCompareTest {
  /** An event on the border of a pixel may fall on the other side: 1/32,119 of the dipole's sum. */
  private static final double BORDER = 1.5e-4;

  @TempDir private static Path out;

  @BeforeAll
  static void compare() {
    PublicData.require();
    CommandLineRun run =
        CommandLineRun.good(
            "compare",
            Path.of("configs/auger2017-compare.yaml"),
            "--frames",
            "all",
            "--no-pictures",
            "--set",
            "toys.number=12",
            "--out",
            out.resolve("auger"));
    assertThat(run.err()).isEmpty();
  }

  private static ResultFile frame(String name) {
    return ResultFile.read(out.resolve("auger").resolve(name).resolve("compare.json"));
  }

  private static void check(ResultFile file, String strategy, String key, double known, double by) {
    assertThat(file.number("strategies/" + strategy + "/" + key))
        .as(strategy + " " + key)
        .isCloseTo(known, within(by));
  }

  private static void measured(ResultFile file, String key, double known, double by) {
    check(file, "harmonic", "measurements/" + key + "/value", known, by);
  }

  @Test
  void harmonicAnalysisIsThePublishedOne() {
    ResultFile file = frame("sidereal");
    measured(file, "ra_r_1", 0.04660, 5e-6);
    assertThat(file.number("strategies/harmonic/measurements/ra_p_value_1/value"))
        .isCloseTo(2.58e-8, withinPercentage(0.2));
    check(file, "harmonic", "dipole/phase_deg/value", 100.3, 0.05);
    check(file, "harmonic", "dipole/amplitude/value", 0.0596, 5e-5);
    check(file, "harmonic", "dipole/amplitude/statistical", 0.0101, 5e-5);
    measured(file, "azimuth_b_1", -0.01397, 5e-6);
    measured(file, "mean_cos_declination", 0.7817, 5e-5);
    measured(file, "mean_sin_zenith", 0.6525, 5e-5);
    check(file, "harmonic", "dipole/components/d_N/value", -0.0262, 5e-5);
    check(file, "harmonic", "dipole/components/d_N/statistical", 0.0148, 5e-5);
    measured(file, "dipole_amplitude", 0.0651, 5e-5);
    measured(file, "dipole_declination", -23.7, 0.05);
  }

  @Test
  void theLikelihoodFitIsTheKnownOne() {
    ResultFile file = frame("sidereal");
    check(file, "likelihood", "dipole/components/d_0h/value", -0.01160, BORDER);
    check(file, "likelihood", "dipole/components/d_6h/value", 0.04988, BORDER);
    check(file, "likelihood", "dipole/amplitude/value", 0.0512, BORDER);
    check(file, "likelihood", "dipole/amplitude/statistical", 0.0133, 5e-5);
    check(file, "likelihood", "dipole/phase_deg/value", 103.1, 0.1);
    check(file, "likelihood", "dipole/phase_deg/statistical", 14.9, 0.05);
    check(file, "likelihood", "dipole/test_statistic", 14.55, 0.05);
    assertThat(file.at("strategies/likelihood/dipole/components/d_N").isNull()).isTrue();
  }

  @Test
  void eastWestOfSingleEventsIsTheKnownOneInEveryFrame() {
    ResultFile sidereal = frame("sidereal");
    check(sidereal, "east-west", "dipole/amplitude/value", 0.0792, 5e-5);
    check(sidereal, "east-west", "dipole/amplitude/statistical", 0.0190, 5e-5);
    check(sidereal, "east-west", "dipole/phase_deg/value", 134.1, 0.05);
    check(sidereal, "east-west", "dipole/phase_deg/statistical", 14, 0.5);
    check(sidereal, "east-west", "dipole/p_value", 1.6e-4, 5e-6);
    check(frame("solar"), "east-west", "dipole/amplitude/value", 0.018, 5e-4);
    check(frame("solar"), "east-west", "dipole/p_value", 0.65, 5e-3);
    check(frame("anti-sidereal"), "east-west", "dipole/amplitude/value", 0.014, 5e-4);
    check(frame("anti-sidereal"), "east-west", "dipole/p_value", 0.75, 5e-3);
  }

  @Test
  void everyStrategyAndEveryPairIsThere() {
    ResultFile file = frame("sidereal");
    assertThat(file.at("strategies").fieldNames())
        .toIterable()
        .containsExactly(
            "likelihood", "east-west", "harmonic", "monte-carlo", "direct-integration");
    assertThat(file.at("differences").size()).isEqualTo(10);
    assertThat(file.at("truth").isNull()).isTrue();
  }
}
