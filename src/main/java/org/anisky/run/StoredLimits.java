package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.anisky.InvalidInputException;
import org.anisky.configuration.PictureFormat;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.Sha256;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.RangeDipole;
import org.anisky.reconstruction.RangeResult;
import org.anisky.report.LimitPlot;
import org.anisky.report.PictureWriter;
import org.anisky.results.DatedDipole;
import org.anisky.results.LimitTableWriter;
import org.anisky.results.ResultLimits;
import org.anisky.results.StoredResult;
import org.anisky.statistics.AmplitudeLimit;

/** The limits of a result that is there: of one reconstruction, or of every range of energy. */
public final class StoredLimits {
  private final StoredResult stored;
  private final Optional<ResultLimits> single;
  private final Optional<EnergyTable<ResultLimits>> table;

  private StoredLimits(
      StoredResult stored,
      Optional<ResultLimits> single,
      Optional<EnergyTable<ResultLimits>> table) {
    this.stored = stored;
    this.single = single;
    this.table = table;
  }

  /**
   * Reads a result and makes its limits.
   *
   * @param result its directory or file
   * @param projection events to come over those there are, from the number of these and the unix
   *     times of the first and last of them, s, where these are known; empty for no projection
   * @throws IOException when the result cannot be read
   * @throws InvalidInputException when it is no result, or its dipole allows no limit
   */
  public static StoredLimits read(
      Path result,
      AmplitudeLimit how,
      BiFunction<OptionalDouble, Optional<double[]>, OptionalDouble> projection)
      throws IOException {
    StoredResult stored = StoredResult.read(result);
    Optional<double[]> span =
        stored.single().isPresent() ? DatedDipole.span(stored.file()) : Optional.empty();
    String file = stored.file().toString();
    return new StoredLimits(
        stored,
        stored.single().map(entry -> limits(entry, how, projection, span, file)),
        stored
            .table()
            .map(
                entries ->
                    entries.map(
                        row -> {
                          String range = row.range().describe() + " " + entries.unit();
                          String where = file + ": range " + range;
                          return limits(row.result(), how, projection, span, where);
                        })));
  }

  private static ResultLimits limits(
      StoredResult.Entry entry,
      AmplitudeLimit how,
      BiFunction<OptionalDouble, Optional<double[]>, OptionalDouble> projection,
      Optional<double[]> span,
      String where) {
    OptionalDouble factor = projection.apply(OptionalDouble.of(entry.events()), span);
    return ResultLimits.of(
        entry,
        how,
        factor.isPresent() ? Optional.of(factor.getAsDouble()) : Optional.empty(),
        where);
  }

  /** The limits of one reconstruction; empty for ranges of energy. */
  public Optional<ResultLimits> single() {
    return single;
  }

  /** The limits in ranges of energy; empty for one reconstruction. */
  public Optional<EnergyTable<ResultLimits>> table() {
    return table;
  }

  /** The file that was read. */
  public Path file() {
    return stored.file();
  }

  /** All of it as JSON. */
  public Map<String, Object> tree() throws IOException {
    if (table.isPresent()) {
      return writer().tree();
    }
    Map<String, Object> tree = new LinkedHashMap<>(single.orElseThrow().tree());
    tree.put("source", stored.file().toString());
    tree.put("strategy", stored.strategy());
    return tree;
  }

  private LimitTableWriter writer() throws IOException {
    InputDigest source = new InputDigest(stored.file().toString(), Sha256.of(stored.file()));
    return new LimitTableWriter(source, stored.strategy(), table.orElseThrow());
  }

  /**
   * Writes the limits of ranges of energy as JSON, CSV and pictures.
   *
   * @param level of confidence and how the limits are made, for the pictures
   * @param page whether there is a page too
   * @return the directory
   * @throws IOException when it cannot be written
   */
  public Path write(Path out, ExistingOutput existing, String level, boolean page)
      throws IOException {
    try (ResultDirectory directory = ResultDirectory.create(out, existing)) {
      writer().write(directory);
      EnergyTable<RangeResult> ranges =
          stored.table().orElseThrow().map(row -> range(row.result()));
      String subtitle = stored.strategy() + " · " + level;
      new PictureWriter(List.of(PictureFormat.values()))
          .write(
              "limits",
              LimitPlot.of("Limits over energy", subtitle, ranges, table.orElseThrow()),
              directory);
      if (page) {
        ResultPages.write(directory);
      }
      directory.commit();
      return directory.target();
    }
  }

  private static RangeResult range(StoredResult.Entry entry) {
    return new RangeResult(
        entry.events(), entry.meanEnergy(), RangeDipole.of(entry.dipole().estimate()));
  }
}
