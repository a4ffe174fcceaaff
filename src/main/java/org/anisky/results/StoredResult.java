package org.anisky.results;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.InvalidInputException;
import org.anisky.counts.EnergyRange;
import org.anisky.io.Excerpt;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.JsonDocument;
import org.anisky.io.json.JsonFile;
import org.anisky.model.DipoleLimits;
import org.anisky.reconstruction.EnergyTable;

/**
 * The dipoles of a result or of a table over energy, read back from {@code result.json} or {@code
 * energies.json}. Immutable.
 *
 * @param file that was read
 * @param strategy by which it was made
 * @param single the dipole of a result; empty for a table
 * @param table the dipoles over energy; empty for a result
 */
public record StoredResult(
    Path file, String strategy, Optional<Entry> single, Optional<EnergyTable<Entry>> table) {
  /**
   * One dipole.
   *
   * @param events used
   * @param meanEnergy of the events used; empty when not known
   * @param dipole with its covariance
   */
  public record Entry(long events, OptionalDouble meanEnergy, DipoleLimits dipole) {}

  /**
   * Reads a result.
   *
   * @param path of the file, or of the directory that holds it
   * @throws InvalidInputException when there is none, or it is not what it should be
   * @throws IOException when it cannot be read
   */
  public static StoredResult read(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? in(path) : path;
    JsonDocument document = JsonFile.read(file);
    String format = document.string("format");
    String strategy = document.string("strategy");
    return switch (format) {
      case ResultJson.FORMAT ->
          new StoredResult(file, strategy, Optional.of(result(document)), Optional.empty());
      case EnergyTableWriter.FORMAT ->
          new StoredResult(file, strategy, Optional.empty(), Optional.of(table(document)));
      default ->
          throw InvalidInputException.of(
              "%s: format '%s' is neither %s nor %s",
              file, Excerpt.of(format), ResultJson.FORMAT, EnergyTableWriter.FORMAT);
    };
  }

  private static Path in(Path directory) throws AccessDeniedException {
    if (!Files.isExecutable(directory)) {
      throw new AccessDeniedException(directory.toString());
    }
    for (String name : List.of(ResultDirectory.ENERGIES_MARK, ResultDirectory.MARK)) {
      if (Files.exists(directory.resolve(name))) {
        return directory.resolve(name);
      }
    }
    throw InvalidInputException.of(
        "%s: holds neither %s nor %s",
        directory, ResultDirectory.MARK, ResultDirectory.ENERGIES_MARK);
  }

  private static Entry result(JsonDocument document) {
    return new Entry(
        StoredDipole.events(document.object("events"), "used"),
        OptionalDouble.empty(),
        StoredDipole.read(document.object("dipole")));
  }

  private static EnergyTable<Entry> table(JsonDocument document) {
    List<JsonDocument> rows = document.objects("rows");
    if (rows.isEmpty()) {
      throw InvalidInputException.of("%s: 'rows' is empty", document.where());
    }
    return new EnergyTable<>(
        rows.get(0).string("unit"), rows.stream().map(StoredResult::row).toList());
  }

  private static EnergyTable.Row<Entry> row(JsonDocument row) {
    double until = row.numberOrNaN("until");
    double mean = row.numberOrNaN("mean_energy");
    return new EnergyTable.Row<>(
        row.constant("kind", EnergyTable.Kind.class),
        new EnergyRange(row.number("from"), Double.isNaN(until) ? Double.POSITIVE_INFINITY : until),
        new Entry(
            StoredDipole.events(row, "events"),
            Double.isNaN(mean) ? OptionalDouble.empty() : OptionalDouble.of(mean),
            StoredDipole.read(row.object("dipole"))));
  }
}
