package org.anisky.reconstruction;

import java.util.Map;
import java.util.function.Function;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.ScannedData;

/**
 * A strategy together with its options.
 *
 * @param <O> type of the options
 * @param strategy what it is
 * @param options of it
 */
public record ConfiguredStrategy<O>(Strategy<O> strategy, O options) {
  /** Reads the options of a strategy. */
  public static <O> ConfiguredStrategy<O> read(
      Strategy<O> strategy, Function<String, Options> sections) {
    return new ConfiguredStrategy<>(strategy, strategy.read(sections));
  }

  /** See {@link Strategy#reconstructor}. */
  public Reconstructor reconstructor(Map<String, SimulatedExposure> exposures) {
    return strategy.reconstructor(options, exposures);
  }

  /** See {@link Strategy#dipoleOnly}. */
  public Reconstructor dipoleOnly(Map<String, SimulatedExposure> exposures) {
    return strategy.dipoleOnly(options, exposures);
  }

  /** See {@link Strategy#needsEventSums}. */
  public boolean needsEventSums() {
    return strategy.needsEventSums(options);
  }

  /** See {@link Strategy#degree}. */
  public int degree() {
    return strategy.degree(options);
  }

  /** See {@link Strategy#settled}. */
  public ConfiguredStrategy<O> settled(ScannedData data) {
    return new ConfiguredStrategy<>(strategy, strategy.settled(options, data));
  }

  /** See {@link Strategy#withDegree}. */
  public ConfiguredStrategy<O> withDegree(int lMax) {
    return new ConfiguredStrategy<>(strategy, strategy.withDegree(options, lMax));
  }
}
