package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.InvalidInputException;
import org.anisky.configuration.PictureFormat;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anisky limit RESULT}: the limits of results that are there. */
final class LimitsOfResult {
  private static final String ERRORS = "root mean square, systematic errors in";

  private static final String LINE = "%-18s %-13s %12s  %-22s %-22s";

  @Parameters(
      paramLabel = "RESULT",
      arity = "0..1",
      description =
          "A result: its directory, result.json or energies.json, whose dipoles with their whole"
              + " covariance take the place of --measured, --events and --sigma.")
  private Path result;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "For energies.json: write limits.json, limits.csv and pictures to DIR.")
  private Path out;

  @Option(
      names = "--overwrite",
      description = "Replace DIR when this program wrote it and nothing in it changed.")
  private boolean overwrite;

  /** Whether a result is given. */
  boolean isGiven() {
    if (result == null && out != null) {
      throw new InvalidInputException("--out goes with a RESULT of energy ranges");
    }
    return result != null;
  }

  /**
   * Prints and writes the limits.
   *
   * @param json whether to print JSON
   */
  void print(AmplitudeLimit how, LimitProjection projection, boolean json, PrintWriter to)
      throws IOException {
    StoredResult stored = StoredResult.read(result);
    if (stored.table().isPresent()) {
      table(stored, how, projection, json, to);
      return;
    }
    if (out != null) {
      throw InvalidInputException.of(
          "--out %s: %s holds no energy ranges; take --json", out, stored.file());
    }
    ResultLimits limits =
        limits(
            stored.single().orElseThrow(),
            how,
            projection,
            DatedDipole.span(stored.file()),
            stored.file().toString());
    if (json) {
      Map<String, Object> tree = new LinkedHashMap<>(limits.tree());
      tree.put("source", stored.file().toString());
      tree.put("strategy", stored.strategy());
      to.print(Json.text(tree));
      to.flush();
    } else {
      new LimitText(limits.equatorial(), to).print(ERRORS);
      limits.full().ifPresent(full -> new LimitText(full, to).print(ERRORS));
    }
  }

  private static ResultLimits limits(
      StoredResult.Entry entry,
      AmplitudeLimit how,
      LimitProjection projection,
      Optional<double[]> span,
      String where) {
    OptionalDouble factor = projection.factor(OptionalDouble.of(entry.events()), span);
    return ResultLimits.of(
        entry,
        how,
        factor.isPresent() ? Optional.of(factor.getAsDouble()) : Optional.empty(),
        where);
  }

  private void table(
      StoredResult stored,
      AmplitudeLimit how,
      LimitProjection projection,
      boolean json,
      PrintWriter to)
      throws IOException {
    EnergyTable<StoredResult.Entry> entries = stored.table().orElseThrow();
    EnergyTable<ResultLimits> limits =
        entries.map(
            row ->
                limits(
                    row.result(),
                    how,
                    projection,
                    Optional.empty(),
                    stored.file() + ": range " + row.range().describe() + " " + entries.unit()));
    LimitTableWriter writer =
        new LimitTableWriter(stored.file().toString(), stored.strategy(), limits);
    if (json) {
      to.print(Json.text(writer.tree()));
      to.flush();
    } else {
      lines(limits, to);
    }
    if (out == null) {
      return;
    }
    ExistingOutput existing =
        overwrite ? new ExistingOutput.Replace(List.of(result)) : ExistingOutput.REFUSE;
    try (ResultDirectory directory = ResultDirectory.create(out, existing)) {
      writer.write(directory);
      EnergyTable<RangeResult> ranges = entries.map(row -> range(row.result()));
      String subtitle = stored.strategy() + " · " + LimitText.level(how);
      new PictureWriter(List.of(PictureFormat.values()))
          .write("limits", LimitPlot.of("Limits over energy", subtitle, ranges, limits), directory);
      directory.commit();
      if (!json) {
        to.println("Limits in " + directory.target());
      }
    }
  }

  private static RangeResult range(StoredResult.Entry entry) {
    return new RangeResult(
        entry.events(), entry.meanEnergy(), RangeDipole.of(entry.dipole().estimate()));
  }

  private static void lines(EnergyTable<ResultLimits> limits, PrintWriter to) {
    line(to, "energy [" + limits.unit() + "]", "kind", "events", "equatorial amplitude", "full");
    for (EnergyTable.Row<ResultLimits> row : limits.rows()) {
      line(
          to,
          row.range().describe(),
          row.kind().key(),
          String.format(Locale.ROOT, "%,d", row.result().events()),
          new LimitText(row.result().equatorial(), to).brief(),
          row.result().full().map(full -> new LimitText(full, to).brief()).orElse("-"));
    }
    AmplitudeLimit how = limits.rows().get(0).result().equatorial().how();
    to.println("At " + LimitText.level(how) + ".");
  }

  private static void line(PrintWriter to, Object... cells) {
    to.println(String.format(Locale.ROOT, LINE, cells).stripTrailing());
  }
}
