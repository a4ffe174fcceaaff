package org.anisky.results;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.statistics.AmplitudeLimit;
import org.anisky.statistics.MeasuredLimit;

/**
 * The limits of one stored dipole. Immutable.
 *
 * @param events used
 * @param equatorial of the equatorial amplitude
 * @param full of the full amplitude; empty where d_N is not measured
 */
public record ResultLimits(long events, MeasuredLimit equatorial, Optional<MeasuredLimit> full) {
  /**
   * The limits.
   *
   * @param factor events to come over those there are; empty for no projection
   * @throws InvalidInputException when the errors of the dipole are none or infinite
   */
  public static ResultLimits of(
      StoredResult.Entry entry, AmplitudeLimit how, Optional<Double> factor, String where) {
    MeasuredLimit equatorial =
        entry
            .dipole()
            .equatorial(how, factor)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        where + ": the covariance of the dipole is not positive definite"));
    return new ResultLimits(entry.events(), equatorial, entry.dipole().full(how, factor));
  }

  /**
   * The entries of the equatorial limit, as those of numbers, and {@code full}, the same of the
   * full one.
   */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>(LimitJson.tree(equatorial));
    tree.put("events", events);
    full.ifPresent(limit -> tree.put("full", LimitJson.tree(limit)));
    return tree;
  }
}
