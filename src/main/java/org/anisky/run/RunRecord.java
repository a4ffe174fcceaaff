package org.anisky.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.io.files.InputDigest;
import org.anisky.results.Provenance;

/**
 * What a run says of itself in all that it writes: the one place where provenance is put together.
 *
 * @param configuration in full, defaults filled in
 * @param seed of the random streams; empty when nothing is random
 * @param start instant at which the run began
 */
record RunRecord(Map<String, Object> configuration, Optional<Long> seed, Instant start) {
  /** The record of a run that begins now and draws nothing at random. */
  static RunRecord begin(Map<String, Object> configuration) {
    return new RunRecord(configuration, Optional.empty(), Instant.now());
  }

  /** The record of a run that begins now. */
  static RunRecord begin(Map<String, Object> configuration, long seed) {
    return new RunRecord(configuration, Optional.of(seed), Instant.now());
  }

  /**
   * Where a result comes from that is written now.
   *
   * @param inputs files that were read for it
   */
  Provenance provenance(List<InputDigest> inputs) {
    return new Provenance(
        configuration, inputs, seed.orElse(null), start, Duration.between(start, Instant.now()));
  }
}
