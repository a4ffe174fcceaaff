package org.anisky.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.configuration.ReconstructionConfiguration;
import org.anisky.io.files.InputDigest;
import org.anisky.results.Provenance;

/**
 * What a run says of itself in all that it writes: the one place where provenance is put together.
 *
 * @param configuration in full, defaults filled in
 * @param paths where the files lie that its keys name, by key path
 * @param seed of the random streams; empty when nothing is random
 * @param start instant at which the run began
 */
record RunRecord(
    Map<String, Object> configuration,
    Map<String, List<Path>> paths,
    Optional<Long> seed,
    Instant start) {
  /** The record of a run that begins now and draws nothing at random. */
  static RunRecord begin(ReconstructionConfiguration configuration) {
    return new RunRecord(
        configuration.effective(), configuration.paths(), Optional.empty(), Instant.now());
  }

  /** The record of a run that begins now. */
  static RunRecord begin(ReconstructionConfiguration configuration, long seed) {
    return new RunRecord(
        configuration.effective(), configuration.paths(), Optional.of(seed), Instant.now());
  }

  /** The record of a run that begins now, reads no files by keys and draws nothing at random. */
  static RunRecord begin(Map<String, Object> configuration) {
    return new RunRecord(configuration, Map.of(), Optional.empty(), Instant.now());
  }

  /** The record of a run that begins now and reads no files by keys. */
  static RunRecord begin(Map<String, Object> configuration, long seed) {
    return new RunRecord(configuration, Map.of(), Optional.of(seed), Instant.now());
  }

  /**
   * Where a result comes from that is written now.
   *
   * @param inputs files that were read for it
   */
  Provenance provenance(List<InputDigest> inputs) {
    return new Provenance(
        configuration,
        paths,
        inputs,
        seed.orElse(null),
        start,
        Duration.between(start, Instant.now()));
  }
}
