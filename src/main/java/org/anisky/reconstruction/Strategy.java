package org.anisky.reconstruction;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.DipoleComponent;
import org.anisky.model.ScannedData;

/**
 * What a strategy is, said in one place: its name, how its options are read, how it is made, what
 * it measures and what it needs. The rest of the program knows strategies by this alone.
 *
 * @param <O> its options, immutable
 */
public interface Strategy<O> {
  /** As on the command line and in reports, for example {@code likelihood}. */
  String name();

  /** The dipole components that it measures; the others are absent, never zero. */
  Set<DipoleComponent> components();

  /**
   * Names of the sections of a configuration in which its options stand. Sections may be shared
   * with other strategies; the section of its own name is its own.
   */
  default List<String> sections() {
    return List.of(name());
  }

  /**
   * Reads its options.
   *
   * @param sections by their name, those of {@link #sections()}
   * @throws org.anisky.InvalidInputException when a value is not allowed
   */
  O read(Function<String, Options> sections);

  /**
   * Makes it.
   *
   * @param exposures by name of the detector; empty unless {@link #needsExposure()}
   */
  Reconstructor reconstructor(O options, Map<String, SimulatedExposure> exposures);

  /**
   * Makes the form that gives the dipole and leaves out whatever costs time and is not needed for
   * it; {@link #reconstructor} where nothing is left out.
   */
  default Reconstructor dipoleOnly(O options, Map<String, SimulatedExposure> exposures) {
    return reconstructor(options, exposures);
  }

  /** Whether it needs sums over the events, which plain counts do not carry. */
  default boolean needsEventSums(O options) {
    return false;
  }

  /**
   * Whether it needs the exposure from elsewhere than the counts. Its section then has a list
   * {@code exposures} beside its options, and the strategy is not usual without that section.
   */
  default boolean needsExposure() {
    return false;
  }

  /** Whether it takes counts on the sky with a reference, in place of counts of detectors. */
  default boolean takesCountsOnTheSky() {
    return false;
  }

  /**
   * The degree up to which it takes the sky to have multipoles; of {@link #settled} options where
   * the data decide.
   */
  default int degree(O options) {
    return 1;
  }

  /**
   * The same options with all that the data decide as they decide it, for toys like these data.
   *
   * @param data not modified
   */
  default O settled(O options, ScannedData data) {
    return options;
  }

  /** Largest degree up to which it fits multipoles; empty when it fits none. */
  default OptionalInt largestDegree() {
    return OptionalInt.empty();
  }

  /**
   * The same options with another degree up to which multipoles are fitted.
   *
   * @throws UnsupportedOperationException when it fits none
   */
  default O withDegree(O options, int lMax) {
    throw new UnsupportedOperationException(name() + " fits no multipoles");
  }
}
