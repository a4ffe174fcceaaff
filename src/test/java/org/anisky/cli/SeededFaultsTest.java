package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The suite of synthetic skies turns red by name when a fault is put into the program. Each fault
 * is one that a program of this kind has had or could have; the skies named are the cheapest that
 * catch it.
 */
class SeededFaultsTest {
  private static final String COVARIANCE = "    return covariance;\n";

  private enum Fault {
    HALF_BIN_PHASE(
        "sky/SiderealBinning.java", "(tau + 0.5) / bins", "tau / bins", "rate-modulation"),
    HALF_COLUMN(
        "configuration/GridConfiguration.java",
        "? RingShiftScan.localGrid(rings, columns, binning)",
        "? CylindricalGrid.of(rings, columns)",
        "noise-free"),
    EAST_AND_WEST_SWAPPED(
        "reconstruction/eastwest/HalfSkies.java",
        "Math.signum(sine);",
        "-Math.signum(sine);",
        "noise-free"),
    AZIMUTH_SIGN(
        "sky/AzimuthConvention.java",
        "return origin + sign * angle;",
        "return origin - sign * angle;",
        "weighted-events"),
    LONGITUDE_SIGN(
        "sky/MeanSiderealClock.java",
        "oneTurn(greenwich + observatory.longitude())",
        "oneTurn(greenwich - observatory.longitude())",
        "quickstart"),
    GAUGE_ORDER(
        "reconstruction/likelihood/RatioGauge.java",
        "    ratio(sweep.model());\n    sweep.normalise();",
        "    sweep.normalise();\n    ratio(sweep.model());",
        "few-events"),
    RATE_NORMALISED_TWICE(
        "likelihood/Sweep.java", "rate[tau] *= sum;", "rate[tau] *= sum * sum;", "noise-free"),
    ACCEPTANCE_OVER_ALL_PIXELS(
        "likelihood/Sweep.java",
        "acceptance[i] /= sum;",
        "acceptance[i] /= sum * data.grid().size() / acceptance.length;",
        "noise-free"),
    NESTED_READ_AS_RING(
        "io/fits/HealpixTable.java",
        "    if (!nested) {\n      return column;",
        "    if (true) {\n      return column;",
        "nested-maps"),
    DEGREES_FOR_RADIANS(
        "io/EventColumns.java",
        "double angle = unit.toRadians(value);",
        "double angle = unit.toDegrees(value);",
        "weighted-events"),
    DETECTOR_DROPPED(
        "model/Marginals.java",
        "counts.forEach(\n",
        "if (!counts.name().equals(\"pole\")) counts.forEach(\n",
        "two-detectors"),
    WRONG_SEED_STREAM(
        "simulation/RandomStreams.java",
        "hash(owner), 0, index, purpose.number",
        "hash(owner), 0, 0, purpose.number",
        "few-events"),
    ERRORS_OFF_BY_SQRT_2(
        "likelihood/FisherInformation.java",
        COVARIANCE,
        "    if (covariance != null) for (double[] row : covariance)"
            + " for (int l = 0; l < row.length; l++) row[l] *= 2;\n"
            + COVARIANCE,
        "noise-free"),
    WEIGHTS_SQUARED_TWICE(
        "counts/CountTable.java",
        "squaredWeights.add(tau, i, weight * weight);",
        "squaredWeights.add(tau, i, weight * weight * weight * weight);",
        "weighted-events"),
    LOG_LIKELIHOOD_WITHOUT_MU(
        "likelihood/PoissonLikelihood.java",
        "return logarithms(model) - (expectedEvents - data.total());",
        "return logarithms(model);",
        "three-detectors"),
    TRIALS_BY_AREA(
        "inference/SkySignificance.java",
        ": Optional.of(GlobalSignificance.of(Math.abs(strongest.peak().z()), toys.largest()));",
        """
        : Optional.of(
            new GlobalSignificance(
                org.anisky.statistics.Significance.probability(
                    Math.pow(
                        org.anisky.statistics.Significance.postTrial(
                            Math.abs(strongest.peak().z()), 15),
                        2),
                    1),
                0,
                new GlobalSignificance.Interval(0, 1),
                org.anisky.statistics.Significance.postTrial(
                    Math.abs(strongest.peak().z()), 15),
                toys.largest().length,
                "area"));
        """,
        "significance");

    private final String file;
    private final String old;
    private final String fault;
    private final List<String> skies;

    Fault(String file, String old, String fault, String... skies) {
      this.file = file;
      this.old = old;
      this.fault = fault;
      this.skies = List.of(skies);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultTurnsTheSuiteRedByName(Fault fault) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("regress"));
    fault.skies.forEach(sky -> arguments.addAll(List.of("--only", sky)));
    CommandLineRun run =
        FaultyProgram.with(fault.file, fault.old, fault.fault)
            .run(arguments.toArray(String[]::new));
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    for (String sky : fault.skies) {
      assertThat(run.out().lines())
          .as(sky + " in " + run.out())
          .anyMatch(line -> line.startsWith(sky + " ") && line.endsWith("FAILED"));
    }
  }

  @org.junit.jupiter.api.Test
  void theSameProgramWithoutAFaultIsGreen() throws IOException {
    CommandLineRun run =
        FaultyProgram.with("likelihood/Sweep.java", "rate[tau] *= sum;", "rate[tau] *= (sum);")
            .run("regress", "--only", "noise-free", "--only", "two-detectors");
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
  }
}
