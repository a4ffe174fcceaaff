package org.anisky.configuration;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.counts.Dataset;
import org.anisky.counts.EventSelection;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.ConfiguredStrategy;
import org.anisky.reconstruction.JoinedBlocksReconstructor;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.reconstruction.RenamedReconstructor;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.SiderealClock;

/** From the name of a strategy to the strategy, with the options of a configuration. */
public final class StrategyFactory {
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
   * @param exposures by name of the detector, for strategies that need them when the configuration
   *     gives none
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
   * @param name of a strategy
   * @param data that will be reconstructed, or data like it: an exposure lives on its pixels and
   *     bins
   * @throws IOException when a file that the configuration names cannot be read
   * @throws InvalidInputException when the name is unknown or the configuration does not suffice
   */
  public Reconstructor strategy(String name, Dataset data) throws IOException {
    ConfiguredStrategy<?> strategy = named(name);
    return strategy.reconstructor(exposures(strategy, data));
  }

  /**
   * A factory whose strategies have all that data decide as these data decide it.
   *
   * @param names of the strategies that will be asked for
   * @param data not modified
   */
  public StrategyFactory settled(Collection<String> names, ScannedData data) {
    Map<String, ConfiguredStrategy<?>> all = new LinkedHashMap<>(options.strategies());
    for (String name : names) {
      all.put(name, named(name).settled(data));
    }
    return new StrategyFactory(options.with(all), detectors, exposures);
  }

  /** The degree up to which a strategy takes the sky to have multipoles. */
  public int degree(String name) {
    return named(name).degree();
  }

  /**
   * The strategy of a row under the row's name, in the form that gives the dipole and leaves out
   * whatever costs time and is not needed.
   */
  public Reconstructor dipole(StrategyChoice choice, Dataset data) throws IOException {
    ConfiguredStrategy<?> strategy = named(choice.strategy());
    Map<String, SimulatedExposure> known = exposures(strategy, data);
    Reconstructor dipole =
        choice.lMax().isEmpty()
            ? strategy.dipoleOnly(known)
            : strategy.withDegree(choice.lMax().getAsInt()).dipoleOnly(known);
    Reconstructor row = choice.joinsBlocks() ? new JoinedBlocksReconstructor(dipole) : dipole;
    return choice.name().equals(choice.strategy())
        ? row
        : new RenamedReconstructor(choice.name(), row);
  }

  private ConfiguredStrategy<?> named(String name) {
    ConfiguredStrategy<?> strategy = options.strategies().get(name);
    if (strategy == null) {
      throw new InvalidInputException(Strategies.unknown(name, options.strategies().keySet()));
    }
    return strategy;
  }

  private Map<String, SimulatedExposure> exposures(ConfiguredStrategy<?> strategy, Dataset data)
      throws IOException {
    if (!strategy.strategy().needsExposure()) {
      return Map.of();
    }
    String name = strategy.strategy().name();
    DetectorExposures configured = options.exposures().get(name);
    if (!configured.entries().isEmpty()) {
      return configured.of(data, name, this::clock, this::selection);
    }
    if (exposures.isEmpty()) {
      throw InvalidInputException.of(
          "strategy '%s' needs '%s.exposures', one entry per detector that says where its exposure"
              + " is known from, as in {detector: NAME, acceptance: {zenith-power: 1}, live-time:"
              + " {kind: uniform}}",
          name, name);
    }
    return exposures;
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
