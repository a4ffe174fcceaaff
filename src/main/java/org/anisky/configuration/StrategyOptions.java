package org.anisky.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.reconstruction.ConfiguredStrategy;
import org.anisky.reconstruction.Options;
import org.anisky.reconstruction.Strategy;

/**
 * What a configuration says about each strategy, defaults filled in.
 *
 * @param strategies with their options, by name
 * @param exposures for those that need one, by the name of the strategy; without entries when the
 *     configuration does not say where it is known from
 * @param discRadius of the discs over which excesses are looked for and maps smoothed, rad; section
 *     {@code significance}
 * @param significance what is looked for on the sky; the same section
 */
public record StrategyOptions(
    Map<String, ConfiguredStrategy<?>> strategies,
    Map<String, DetectorExposures> exposures,
    double discRadius,
    SignificanceConfiguration significance) {
  /** Copies the maps. */
  public StrategyOptions {
    strategies = Collections.unmodifiableMap(new LinkedHashMap<>(strategies));
    exposures = Map.copyOf(exposures);
  }

  /** The same with other options of strategies. */
  StrategyOptions with(Map<String, ConfiguredStrategy<?>> others) {
    return new StrategyOptions(others, exposures, discRadius, significance);
  }

  /** The sections of a configuration, asked for but not yet read. */
  static final class Sections {
    private static final String EXPOSURES = "exposures";
    private static final String SIGNIFICANCE = "significance";
    private static final double USUAL_RADIUS = Math.toRadians(10);

    private final Strategies strategies;
    private final Map<String, YamlSection> byName = new LinkedHashMap<>();

    private Sections(Strategies strategies, YamlSection root) {
      this.strategies = strategies;
      for (Strategy<?> strategy : strategies.all()) {
        for (String name : strategy.sections()) {
          byName.computeIfAbsent(
              name,
              key ->
                  strategy.needsExposure() && key.equals(strategy.name())
                      ? root.optionalSection(key).orElseGet(() -> root.withoutKeys(key))
                      : root.sectionOrDefaults(key));
        }
      }
      byName.computeIfAbsent(SIGNIFICANCE, root::sectionOrDefaults);
    }

    /** Reads them; the caller finishes them. */
    StrategyOptions read() {
      Map<String, ConfiguredStrategy<?>> read = new LinkedHashMap<>();
      Map<String, DetectorExposures> exposures = new LinkedHashMap<>();
      for (Strategy<?> strategy : strategies.all()) {
        Optional<List<YamlSection>> entries =
            strategy.needsExposure()
                ? Optional.of(byName.get(strategy.name()).optionalSections(EXPOSURES))
                : Optional.empty();
        read.put(strategy.name(), ConfiguredStrategy.read(strategy, this::options));
        if (entries.isPresent()) {
          byName.get(strategy.name()).finishKeys();
          exposures.put(strategy.name(), DetectorExposures.read(entries.get()));
        }
      }
      double radius = options(SIGNIFICANCE).angle("radius", 0, 180, USUAL_RADIUS);
      return new StrategyOptions(
          read,
          exposures,
          radius,
          SignificanceConfiguration.read(byName.get(SIGNIFICANCE), radius));
    }

    private Options options(String name) {
      return new YamlOptions(byName.get(name));
    }
  }

  /** Asks for the sections. */
  static Sections sections(Strategies strategies, YamlSection root) {
    return new Sections(strategies, root);
  }

  /**
   * The options of the strategy whose options are of a type.
   *
   * @throws IllegalArgumentException when there is none
   */
  public <O> O options(Class<O> type) {
    return strategies.values().stream()
        .map(ConfiguredStrategy::options)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no strategy has " + type));
  }

  /** Whether a strategy needs sums over the events, which plain counts do not carry. */
  public boolean needsEventSums() {
    return strategies.values().stream().anyMatch(ConfiguredStrategy::needsEventSums);
  }
}
