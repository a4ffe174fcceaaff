package org.anisky.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.EnsembleConfiguration;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.io.json.Json;
import org.anisky.results.ToyTable;
import org.anisky.run.Engine;
import org.anisky.run.ToyStudy;
import org.anisky.study.ToyResult;

/**
 * An ensemble, as executors get it: they read the configuration and prepare its skies and
 * strategies once, for all toys. A toy is found by seed and number, so that it matters neither who
 * makes it nor whether it is made twice.
 *
 * @param configuration the configuration in full, as JSON, which is YAML too
 * @param place path of the configuration, absolute
 */
record ToyJob(String configuration, String place) implements Serializable {
  private static final Map<ToyJob, LongFunction<List<ToyResult>>> KNOWN = new ConcurrentHashMap<>();

  /** The job of a configuration. */
  static ToyJob of(EnsembleConfiguration configuration) {
    return new ToyJob(
        Json.text(configuration.asWritten()), configuration.file().toAbsolutePath().toString());
  }

  /**
   * What came of some toys.
   *
   * @param lines one per toy and strategy, with numbers that keep their bits
   * @param refusal why a toy is refused, or null
   */
  record Made(List<String> lines, String refusal) implements Serializable {}

  /** Makes toys, here. */
  Made make(List<Long> replicas) {
    List<String> lines = new ArrayList<>();
    try {
      LongFunction<List<ToyResult>> toys = KNOWN.computeIfAbsent(this, ToyJob::prepare);
      for (long replica : replicas) {
        toys.apply(replica).forEach(result -> lines.add(ToyTable.line(result)));
      }
      return new Made(lines, null);
    } catch (InvalidInputException e) {
      return new Made(List.of(), e.getMessage());
    }
  }

  private LongFunction<List<ToyResult>> prepare() {
    try {
      EnsembleConfiguration ensemble =
          EnsembleConfiguration.read(YamlFile.parse(configuration, Path.of(place)));
      return new ToyStudy(ensemble, false, Engine.HERE).toys(Workers.single());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
