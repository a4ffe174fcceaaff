package org.anisky.configuration;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.counts.Dataset;
import org.anisky.counts.EventSelection;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.io.NearestName;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.reconstruction.RenamedReconstructor;
import org.anisky.reconstruction.directintegration.DirectIntegrationReconstructor;
import org.anisky.reconstruction.eastwest.EastWestReconstructor;
import org.anisky.reconstruction.harmonic.HarmonicReconstructor;
import org.anisky.reconstruction.likelihood.MaximumLikelihoodReconstructor;
import org.anisky.reconstruction.montecarlo.MonteCarloOptions;
import org.anisky.reconstruction.montecarlo.MonteCarloReconstructor;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.SiderealClock;

/** From the name of a strategy to the strategy, with the options of a configuration. */
public final class StrategyFactory {
  /** All strategies; the first is the usual one. */
  public static final List<String> NAMES =
      List.of("likelihood", "east-west", "harmonic", "monte-carlo", "direct-integration");

  /** The clock of counts that do not say theirs. */
  private static final SiderealClock USUAL_CLOCK = new MeanSiderealClock(0);

  private final StrategyOptions options;
  private final List<DetectorConfiguration> detectors;
  private final Map<String, SimulatedExposure> exposures;

  /**
   * @param detectors whose clocks place the runs of a run list; may be empty
   */
  public StrategyFactory(StrategyOptions options, List<DetectorConfiguration> detectors) {
    this(options, detectors, Map.of());
  }

  /**
   * @param exposures by name of the detector, for {@code monte-carlo} when the configuration gives
   *     none
   */
  public StrategyFactory(
      StrategyOptions options,
      List<DetectorConfiguration> detectors,
      Map<String, SimulatedExposure> exposures) {
    this.options = options;
    this.detectors = List.copyOf(detectors);
    this.exposures = Map.copyOf(exposures);
  }

  /**
   * A strategy that gives all that it can, maps too.
   *
   * @param name one of {@link #NAMES}
   * @param data that will be reconstructed, or data like it: the exposure of {@code monte-carlo}
   *     lives on its pixels and bins
   * @throws IOException when a file that the configuration names cannot be read
   * @throws InvalidInputException when the name is unknown or the configuration does not suffice
   */
  public Reconstructor strategy(String name, Dataset data) throws IOException {
    return switch (name) {
      case "likelihood" -> new MaximumLikelihoodReconstructor(options.likelihood());
      case "east-west" -> new EastWestReconstructor(options.eastWest());
      case "harmonic" -> new HarmonicReconstructor(options.harmonic());
      case "monte-carlo" -> new MonteCarloReconstructor(monteCarlo(data));
      case "direct-integration" -> new DirectIntegrationReconstructor();
      default -> throw new InvalidInputException(unknown(name, NAMES));
    };
  }

  /** What is said of a name that none of those known has. */
  static String unknown(String name, Collection<String> known) {
    String hint = NearestName.hint(name, known);
    return "unknown strategy '"
        + name
        + "'"
        + (hint.isEmpty() ? "; strategies are " : hint + " Strategies are ")
        + String.join(", ", known);
  }

  /** The strategy of a row, as {@link #dipole(String, Dataset)} gives it, under the row's name. */
  public Reconstructor dipole(StrategyChoice choice, Dataset data) throws IOException {
    if (choice.lMax().isEmpty()) {
      return dipole(choice.strategy(), data);
    }
    StrategyOptions own = options.withDegree(choice.lMax().getAsInt());
    Reconstructor strategy =
        new StrategyFactory(own, detectors, exposures).dipole(choice.strategy(), data);
    return new RenamedReconstructor(choice.name(), strategy);
  }

  /** A strategy that gives the dipole and leaves out whatever costs time and is not needed. */
  public Reconstructor dipole(String name, Dataset data) throws IOException {
    return name.equals("likelihood")
        ? new MaximumLikelihoodReconstructor(options.likelihood()).dipoleOnly()
        : strategy(name, data);
  }

  private MonteCarloOptions monteCarlo(Dataset data) throws IOException {
    MonteCarloConfiguration configuration =
        options.monteCarlo().orElse(MonteCarloConfiguration.DEFAULT);
    if (!configuration.exposures().isEmpty()) {
      return configuration.options(
          data, this::clock, this::selection, options.likelihood().discRadius());
    }
    if (exposures.isEmpty()) {
      throw new InvalidInputException(
          "strategy 'monte-carlo' needs 'monte-carlo.exposures', one entry per detector that says"
              + " where its exposure is known from, as in {detector: NAME, acceptance:"
              + " {zenith-power: 1}, live-time: {kind: uniform}}");
    }
    return new MonteCarloOptions(
        exposures, configuration.priors(), configuration.lMax(), options.likelihood().discRadius());
  }

  private SiderealClock clock(String detector) {
    return events(detector).map(DetectorConfiguration.EventInput::clock).orElse(USUAL_CLOCK);
  }

  private EventSelection selection(String detector) {
    return events(detector)
        .map(DetectorConfiguration.EventInput::selection)
        .orElse(EventSelection.ALL);
  }

  private Optional<DetectorConfiguration.EventInput> events(String detector) {
    return detectors.stream()
        .filter(entry -> entry.name().equals(detector))
        .flatMap(entry -> entry.events().stream())
        .findFirst();
  }
}
