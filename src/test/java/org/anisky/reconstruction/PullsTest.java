package org.anisky.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.HealpixGrid;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.directintegration.DirectIntegrationReconstructor;
import org.anisky.reconstruction.eastwest.EastWestForm;
import org.anisky.reconstruction.eastwest.EastWestOptions;
import org.anisky.reconstruction.eastwest.EastWestReconstructor;
import org.anisky.reconstruction.harmonic.HarmonicOptions;
import org.anisky.reconstruction.harmonic.HarmonicReconstructor;
import org.anisky.reconstruction.likelihood.LikelihoodOptions;
import org.anisky.reconstruction.likelihood.MaximumLikelihoodReconstructor;
import org.anisky.sky.SiderealBinning;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every strategy on the same 300 toy event lists of one sky: (value - truth)/error of each
 * component has mean 0 and width 1. Seeds are fixed. With other seeds a right program fails with
 * the mean of a component above 0.2 (3.5 standard deviations of a mean of 300) in 1 of 2000, and
 * with a width off by more than 10 percent (2.4 of 1/sqrt(600)) in 1 of 70.
 */
@Tag("long")
class PullsTest {
  private static final int TOYS = 300;
  private static final int EVENTS = 20_000;
  private static final double[] TRUTH = {0.05, -0.03, 0.04};
  private static final ToyDetector DETECTOR = ToyDetector.onCylinder("toy", 19, 60, 24, 48);

  private static final Map<String, Reconstructor> STRATEGIES = new LinkedHashMap<>();

  static {
    STRATEGIES.put("likelihood", new MaximumLikelihoodReconstructor(LikelihoodOptions.DEFAULT));
    STRATEGIES.put("east-west binned", new EastWestReconstructor(EastWestOptions.DEFAULT));
    STRATEGIES.put(
        "east-west events",
        new EastWestReconstructor(EastWestOptions.DEFAULT.withForm(EastWestForm.EVENTS)));
    STRATEGIES.put("harmonic", new HarmonicReconstructor(HarmonicOptions.DEFAULT));
    STRATEGIES.put("direct-integration", new DirectIntegrationReconstructor());
  }

  /** Collected pulls of one component. */
  private static final class Pulls {
    private final List<Double> values = new ArrayList<>();

    private double mean() {
      return values.stream().mapToDouble(v -> v).average().orElseThrow();
    }

    private double width() {
      double mean = mean();
      double sum = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
      return Math.sqrt(sum / (values.size() - 1));
    }
  }

  private static Map<String, Map<DipoleComponent, Pulls>> pulls(ToyDetector detector) {
    Map<String, Map<DipoleComponent, Pulls>> pulls = new LinkedHashMap<>();
    STRATEGIES.keySet().forEach(name -> pulls.put(name, new EnumMap<>(DipoleComponent.class)));
    for (int toy = 0; toy < TOYS; toy++) {
      DetectorCounts counts = detector.observe(EVENTS, ToyDetector.dipole(TRUTH), 1.08, 1000 + toy);
      Dataset data = new Dataset(List.of(counts));
      STRATEGIES.forEach(
          (name, strategy) -> {
            Reconstruction result = strategy.reconstruct(data, Workers.single(), Progress.SILENT);
            double returned =
                result.measurement("returned_fraction").map(Measurement::value).orElse(1.0);
            for (DipoleComponent component : result.dipole().components()) {
              double truth = returned * TRUTH[component.ordinal()];
              double value = result.dipole().value(component).orElseThrow();
              double error = result.dipole().error(component).orElseThrow();
              pulls
                  .get(name)
                  .computeIfAbsent(component, c -> new Pulls())
                  .values
                  .add((value - truth) / error);
            }
          });
    }
    return pulls;
  }

  private static void check(Map<String, Map<DipoleComponent, Pulls>> pulls) {
    pulls.forEach(
        (name, components) ->
            components.forEach(
                (component, collected) -> {
                  assertThat(collected.mean())
                      .as("mean pull of %s by %s", component.key(), name)
                      .isCloseTo(0, within(0.2));
                  assertThat(collected.width())
                      .as("width of the pulls of %s by %s", component.key(), name)
                      .isCloseTo(1, within(0.1));
                }));
  }

  @Test
  void pullsOnACylinderHaveMeanZeroAndWidthOne() {
    check(pulls(DETECTOR));
  }

  @Test
  void pullsOnHealpixHaveMeanZeroAndWidthOne() {
    check(pulls(DETECTOR.with(new HealpixGrid(8), new SiderealBinning(36))));
  }
}
