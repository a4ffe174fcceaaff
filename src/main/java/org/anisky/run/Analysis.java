package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.Reconstruction;

/**
 * The way in for programs in Java: from a configuration file, as {@code anisky reconstruct} takes
 * it, to the reconstruction. Nothing is written and nothing is printed.
 *
 * <pre>
 *   Reconstruction sky = Analysis.reconstruct(Path.of("configs/quickstart.yaml"));
 *   double amplitude = sky.dipole().amplitude();
 * </pre>
 *
 * All methods throw {@link InvalidInputException} when the configuration, or what it names, can be
 * mended by the user, and {@link IOException} when a file cannot be read.
 */
public final class Analysis {
  private Analysis() {}

  /** Reconstructs what a configuration names, on all processors. */
  public static Reconstruction reconstruct(Path configuration) throws IOException {
    try (Workers workers = everyProcessor()) {
      return reconstruct(configuration, workers, RunListener.SILENT);
    }
  }

  /**
   * Reconstructs what a configuration names.
   *
   * @param workers threads to use; their number never changes the result
   * @param listener is told of events and sweeps
   * @throws InvalidInputException also when the configuration asks for ranges of energy
   */
  public static Reconstruction reconstruct(
      Path configuration, Workers workers, RunListener listener) throws IOException {
    ReconstructionSource source = source(configuration, workers, listener);
    if (source.ranges().isPresent()) {
      throw InvalidInputException.of(
          "%s asks for a reconstruction in each of several ranges of energy, not for one",
          configuration);
    }
    return source.reconstruct(listener::events, listener::sweep).result();
  }

  /** Reconstructs each of the ranges of energy of a configuration, on all processors. */
  public static EnergyTable<Reconstruction> reconstructRanges(Path configuration)
      throws IOException {
    try (Workers workers = everyProcessor()) {
      return reconstructRanges(configuration, workers, RunListener.SILENT);
    }
  }

  /**
   * Reconstructs each of the ranges of energy of a configuration.
   *
   * @param workers threads to use; their number never changes the result
   * @param listener is told of ranges, events and sweeps
   * @throws InvalidInputException also when the configuration asks for none
   */
  public static EnergyTable<Reconstruction> reconstructRanges(
      Path configuration, Workers workers, RunListener listener) throws IOException {
    ReconstructionSource source = source(configuration, workers, listener);
    Optional<ReconstructionSource.Ranges> ranges = source.ranges();
    if (ranges.isEmpty()) {
      throw InvalidInputException.of("%s asks for no ranges of energy", configuration);
    }
    return EnergyTable.of(
        ranges.get().all(),
        ranges.get().unit(),
        range -> {
          listener.part("energy " + ranges.get().describe(range));
          return source.within(range).reconstruct(listener::events, listener::sweep).result();
        });
  }

  private static Workers everyProcessor() {
    return Workers.of(Runtime.getRuntime().availableProcessors());
  }

  private static ReconstructionSource source(
      Path configuration, Workers workers, RunListener listener) throws IOException {
    return ReconstructionSource.of(YamlFile.read(configuration), workers, listener);
  }
}
