package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.anisky.exposure.AcceptanceShape;
import org.anisky.reconstruction.GoodnessOfFit;
import org.anisky.simulation.RateShape;
import org.anisky.sky.TimeFrame;
import org.anisky.statistics.Significance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The table of the validation page: many toys with and without a changing acceptance. */
@EnabledIfSystemProperty(named = "anisky.toys", matches = "\\d+")
class FactorisedModelToysTest {
  private final List<String> lines = new ArrayList<>();

  /** Toys of a row, and among them those with a dipole beyond 2 sigma that name a cause. */
  private double[] row(String name, List<GoodnessOfFit> toys, String cause) {
    double distance =
        distance(toys.stream().mapToDouble(t -> t.blocks().orElseThrow().probability()));
    int rejected = 0;
    int asGood = 0;
    int claimed = 0;
    int named = 0;
    for (GoodnessOfFit toy : toys) {
      String text = FactorisedModelWarnings.of(toy, TimeFrame.SIDEREAL).toString();
      rejected += text.contains("Two causes") ? 1 : 0;
      asGood += text.contains("describes these data as well as the dipole") ? 1 : 0;
      if (toy.dipole() > 6.18) {
        claimed++;
        named += !cause.isEmpty() && text.contains(cause) ? 1 : 0;
      }
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%s,%d,%d,%.2f,%.2f,%d,%d,%d,%d",
            name,
            toys.size(),
            toys.get(0).blocks().orElseThrow().degreesOfFreedom(),
            distance,
            distance(toys.stream().mapToDouble(FactorisedModelToysTest::ofHigherDegrees)),
            rejected,
            asGood,
            claimed,
            named));
    return new double[] {distance, claimed, named};
  }

  /** Kolmogorov's distance from uniform numbers, times the root of their number. */
  private static double distance(DoubleStream probabilities) {
    double[] p = probabilities.sorted().toArray();
    double distance = 0;
    for (int k = 0; k < p.length; k++) {
      double below = Math.abs(p[k] - (double) k / p.length);
      distance = Math.max(distance, Math.max(below, Math.abs(p[k] - (k + 1.0) / p.length)));
    }
    return distance * Math.sqrt(p.length);
  }

  /** Probability of all multipoles beyond the dipole together. */
  private static double ofHigherDegrees(GoodnessOfFit fit) {
    int freedom = 0;
    double statistic = 0;
    for (GoodnessOfFit.Degree degree : fit.higherDegrees()) {
      freedom += degree.degreesOfFreedom();
      statistic += degree.testStatistic();
    }
    return Significance.probability(statistic, freedom);
  }

  @Test
  void causesAreNamed() throws IOException {
    int toys = Integer.getInteger("anisky.toys");
    lines.add("toys,number,ndf,ks_blocks,ks_degrees,rejected,as_good,dipole_beyond_2_sigma,named");
    FactorisedToys plain = FactorisedToys.of(3e6);
    List<double[]> quiet =
        List.of(
            row("isotropic 3e6", plain.test(toys, 100 + 1), ""),
            row("isotropic 3000", FactorisedToys.of(3000).test(4 * toys, 100 + 2), ""),
            row("isotropic 300", FactorisedToys.of(300).test(4 * toys, 100 + 3), ""),
            row(
                "isotropic 3000 rate near 0 in half a day",
                FactorisedToys.of(3000).with(RateShape.harmonic(0.99, 1)).test(4 * toys, 100 + 4),
                ""),
            row("dipole 0.01", plain.withDipole(0.006, 0.008).test(toys, 100 + 5), ""));
    quiet.forEach(row -> assertThat(row[0]).isLessThan(1.95));
    for (AcceptanceShape shape : AcceptanceShape.values()) {
      double amplitude = shape == AcceptanceShape.EAST_WEST ? 0.01 : 0.05;
      double[] row =
          row(
              shape.key() + " " + amplitude,
              plain.with(shape, amplitude, 1).test(toys, 106 + shape.ordinal()),
              shape.description() + " with the first harmonic");
      // 95 percent, less 2 standard deviations of the binomial law
      assertThat(row[2]).isGreaterThanOrEqualTo(0.95 * row[1] - 2 * Math.sqrt(0.0475 * row[1]));
    }
    Files.write(Path.of("target", "factorised-model-toys.csv"), lines);
  }
}
