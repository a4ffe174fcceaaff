package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of a sky with d_N = 2e-3 alone, from {@code simulate} to {@code compare}: who sees
 * it, and what a wrong simulated acceptance does. Noise-free data where a bias is to be told from
 * chance.
 */
class PolarSkyTest {
  private static final Path SIMULATE = Path.of("configs/polar-simulate.yaml");
  private static final Path COMPARE = Path.of("configs/polar-compare.yaml");
  private static final double TRUTH = 2e-3;

  /** cos^1.05 z for cos z: a zenith slope that is wrong by 5 percent. */
  private static final String WRONG_SLOPE = "monte-carlo.exposures.0.acceptance.zenith-power=1.05";

  private static final String PRIOR = "monte-carlo.priors.zenith-slope=0.05";

  @TempDir private Path directory;

  private void simulate(String... settings) {
    run("simulate", SIMULATE, "counts", settings);
  }

  private ResultFile compare(String name, String... settings) {
    run("compare", COMPARE, name, settings);
    return ResultFile.read(directory.resolve(name).resolve("compare.json"));
  }

  private void run(String command, Path configuration, String out, String... settings) {
    List<Object> arguments =
        new ArrayList<>(List.of(command, configuration, "--out", directory.resolve(out)));
    if (command.equals("compare")) {
      arguments.addAll(List.of("--data", directory.resolve("counts"), "--no-pictures"));
    }
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    CommandLineRun.good(arguments.toArray());
  }

  private static double north(ResultFile result, String part) {
    return result.number("strategies/monte-carlo/dipole/components/d_N/" + part);
  }

  private static double offset(ResultFile result) {
    return Math.abs(north(result, "value") - TRUTH);
  }

  private static String dipole(ResultFile result, String strategy) {
    return result.at("strategies/" + strategy + "/dipole").toString();
  }

  /** With other seeds a right program fails in 1 of 70: three bounds of 3 standard deviations. */
  @Test
  void onlyAKnownExposureSeesADipoleAlongTheAxis() {
    simulate();
    ResultFile result = compare("result");
    for (String blind : new String[] {"likelihood", "east-west"}) {
      // Beyond 3 standard deviations by chance in 0.27 percent.
      assertThat(result.number("strategies/" + blind + "/dipole/p_value")).isGreaterThan(0.0027);
      assertThat(result.at("strategies/" + blind + "/dipole/components/d_N").isNull()).isTrue();
    }
    assertThat(offset(result)).isLessThan(3 * north(result, "statistical"));
    assertThat(north(result, "value")).isGreaterThan(5 * north(result, "statistical"));
    assertThat(result.number("truth/components/d_N/value")).isEqualTo(TRUTH);
    assertThat(result.number("truth/components/d_0h/value")).isZero();
    assertThat(result.at("differences").size()).isEqualTo(3);
    assertThat(result.text("conclusion"))
        .startsWith("equatorial dipoles agree")
        .containsPattern("monte-carlo has d_N = .*invisible to likelihood and east-west");
  }

  @Test
  void aWrongSlopeOfTheAcceptanceSpoilsOnlyTheStrategyThatTrustsIt() {
    simulate("fluctuations=asimov", "truth-nside=8");
    ResultFile right = compare("right");
    assertThat(offset(right)).isLessThan(0.01 * north(right, "statistical"));
    ResultFile trusting = compare("trusting", WRONG_SLOPE);
    assertThat(offset(trusting)).isGreaterThan(5 * north(trusting, "statistical"));
    // The prior lets the counts themselves tell the slope: what is left is within the systematic
    // error.
    ResultFile careful = compare("careful", WRONG_SLOPE, PRIOR);
    double systematic = north(careful, "systematic");
    assertThat(systematic).isPositive();
    assertThat(offset(careful)).isLessThan(systematic);
    for (String strategy : new String[] {"likelihood", "east-west"}) {
      assertThat(dipole(trusting, strategy)).isEqualTo(dipole(right, strategy));
      assertThat(dipole(careful, strategy)).isEqualTo(dipole(right, strategy));
    }
  }

  /** At a pole zenith angle is declination: the counts cannot tell the slope from d_N. */
  @Test
  void whereTheSlopeCannotBeToldFromTheDipoleTheSystematicErrorHoldsIt() {
    simulate(
        "fluctuations=asimov",
        "truth-nside=8",
        "detectors.0.latitude=-90 deg",
        "detectors.0.events=1e6");
    ResultFile careful = compare("careful", WRONG_SLOPE, PRIOR);
    assertThat(offset(careful))
        .isGreaterThan(3 * north(careful, "statistical"))
        .isLessThan(north(careful, "systematic"));
    assertThat(careful.texts("warnings")).isEmpty();
  }

  /** 1 - cos z is a constant plus d_N there: a valley that is as long as the prior allows. */
  @Test
  void theFitConvergesWhereOnlyThePriorTellsSlopeAndDipoleApart() {
    simulate("fluctuations=asimov", "truth-nside=8", "detectors.0.latitude=-90 deg");
    ResultFile careful =
        compare(
            "careful", WRONG_SLOPE, PRIOR, "monte-carlo.priors.zenith-template=one-minus-cosine");
    assertThat(careful.texts("warnings")).isEmpty();
    assertThat(offset(careful)).isLessThan(north(careful, "systematic"));
  }
}
