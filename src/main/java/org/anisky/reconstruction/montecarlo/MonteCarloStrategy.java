package org.anisky.reconstruction.montecarlo;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.NamedStrategy;
import org.anisky.reconstruction.Options;
import org.anisky.reconstruction.Reconstructor;

/**
 * What {@code monte-carlo} is. Its options are read without the exposures, which come with the
 * data.
 */
public final class MonteCarloStrategy extends NamedStrategy<MonteCarloOptions> {
  private static final String NAME = MonteCarloReconstructor.NAME;
  private static final String DISCS = "significance";

  /** Usual radius of the discs over which maps are smoothed, rad. */
  private static final double DISC_RADIUS = Math.toRadians(10);

  /** Largest degree of multipoles. */
  public static final int LARGEST_DEGREE = 16;

  /** The strategy. */
  public MonteCarloStrategy() {
    super(NAME, List.of(DipoleComponent.values()));
  }

  @Override
  public List<String> sections() {
    return List.of(NAME, DISCS);
  }

  @Override
  public MonteCarloOptions read(Function<String, Options> sections) {
    Options section = sections.apply(NAME);
    int lMax = section.integer("l-max", 1, LARGEST_DEGREE, 1);
    Options priors = section.section("priors");
    NuisancePriors none = NuisancePriors.NONE;
    return new MonteCarloOptions(
        Map.of(),
        new NuisancePriors(
            priors.notNegative("zenith-slope", none.zenithSlope()),
            priors.choice("zenith-template", ZenithTemplate.class, none.zenithTemplate()),
            priors.notNegative("rate-modulation", none.rateModulation())),
        lMax,
        sections.apply(DISCS).angle("radius", 0, 180, DISC_RADIUS));
  }

  @Override
  public Reconstructor reconstructor(
      MonteCarloOptions options, Map<String, SimulatedExposure> exposures) {
    return new MonteCarloReconstructor(options.withExposures(exposures));
  }

  @Override
  public boolean takesCountsOnTheSky() {
    return true;
  }

  @Override
  public boolean needsExposure() {
    return true;
  }

  @Override
  public OptionalInt largestDegree() {
    return OptionalInt.of(LARGEST_DEGREE);
  }

  @Override
  public MonteCarloOptions withDegree(MonteCarloOptions options, int lMax) {
    return options.withDegree(lMax);
  }
}
