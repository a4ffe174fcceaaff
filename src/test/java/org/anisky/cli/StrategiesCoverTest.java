package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether intervals and limits of whole reconstructions hold the truth as often as they say, or
 * more often. A number fails when so few of 100 toys hold it as chance makes one time in 10^5: 84
 * numbers, a false alarm in 1 of 1,200 seeds. Errors that are a third too small are found: 68
 * percent intervals then hold 50 percent.
 */
class StrategiesCoverTest {
  private static final int TOYS = 100;
  private static final double FALSE_ALARM = 1e-5;
  private static final List<String> STRATEGIES =
      List.of("likelihood", "east-west", "harmonic", "monte-carlo");

  @TempDir private Path directory;

  private static void assertHeld(ResultFile coverage, String path, double level) {
    int held = (int) Math.round(TOYS * coverage.number(path));
    // At the level of files, 68 is one standard deviation.
    double expected = level == 0.68 ? 0.6827 : level;
    assertThat(BinomialDistribution.of(TOYS, expected).cumulativeProbability(held))
        .as("%s: %d of %d", path, held, TOYS)
        .isGreaterThan(FALSE_ALARM);
  }

  /** One and five errors of likelihood, 0.8 and 4 of east-west, 1.9 and 9 of the others. */
  @ParameterizedTest
  @ValueSource(strings = {"2.14e-3", "1.07e-2"})
  void intervalsAndLimitsHoldTheTruthAsOftenAsTheySay(String amplitude) {
    Path out = directory.resolve("out");
    CommandLineRun.good(
        "ensemble",
        "configs/ensemble-small.yaml",
        "--coverage",
        "--no-pictures",
        "--out",
        out,
        "--set",
        "toys=" + TOYS,
        "--set",
        "simulate.seed=7",
        "--set",
        "strategies=[" + String.join(", ", STRATEGIES) + "]",
        "--set",
        "simulate.sky={dipole: {amplitude: "
            + amplitude
            + ", right-ascension: 40 deg, declination: 0 deg}}");

    ResultFile coverage = ResultFile.read(out.resolve("ensemble.json"));
    for (String strategy : STRATEGIES) {
      for (String level : List.of("68", "95", "99")) {
        String path = "coverage/" + strategy + "/" + level + "/";
        double confidence = Double.parseDouble(level) / 100;
        assertHeld(coverage, path + "amplitude", confidence);
        assertHeld(coverage, path + "phase", confidence);
        if (!level.equals("68")) {
          assertHeld(coverage, path + "upper_limit", confidence);
        }
        if (strategy.equals("harmonic") || strategy.equals("monte-carlo")) {
          assertHeld(coverage, path + "full_amplitude", confidence);
          if (!level.equals("68")) {
            assertHeld(coverage, path + "full_upper_limit", confidence);
          }
        }
      }
    }
  }
}
