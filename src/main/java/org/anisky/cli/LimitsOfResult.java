package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.json.Json;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.results.ResultLimits;
import org.anisky.run.SimulatedLimits;
import org.anisky.run.StoredLimits;
import org.anisky.statistics.AmplitudeLimit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anisky limit RESULT}: prints the limits of results that are there. */
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

  @Option(
      names = "--simulate",
      paramLabel = "N",
      description =
          "For a RESULT of one reconstruction: the limit by N simulated dipoles of all amplitudes"
              + " and directions in toys like its data, which are read again, passed through its"
              + " strategy; at least 500, better 2000.")
  private Integer simulated;

  @Option(names = "--seed", paramLabel = "N", description = "Of --simulate; default: 1.")
  private Long seed;

  @Option(
      names = {"-j", "--threads"},
      paramLabel = "N",
      description = "Of --simulate; default: all processors. The result does not depend on it.")
  private Integer threads;

  @Mixin private ReportOption report;

  /** Whether a result is given. */
  boolean isGiven() {
    if (result == null && out != null) {
      throw new InvalidInputException("--out goes with a RESULT of energy ranges");
    }
    if (result == null && simulated != null) {
      throw new InvalidInputException("--simulate goes with a RESULT");
    }
    if (seed != null && simulated == null) {
      throw InvalidInputException.of("--seed %d goes with --simulate; nothing else is drawn", seed);
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
    if (simulated != null) {
      simulate(how, projection, json, to);
      return;
    }
    StoredLimits limits = StoredLimits.read(result, how, projection::factor);
    if (out != null && limits.table().isEmpty()) {
      throw InvalidInputException.of(
          "--out %s: %s holds no energy ranges; take --json", out, limits.file());
    }
    Path written = null;
    if (out != null) {
      ExistingOutput existing =
          overwrite ? new ExistingOutput.Replace(List.of(result)) : ExistingOutput.REFUSE;
      written = limits.write(out, existing, LimitText.level(how), report.isWanted());
    }
    if (json) {
      to.print(Json.text(limits.tree()));
      to.flush();
    } else {
      limits.single().ifPresent(one -> text(one, to));
      limits.table().ifPresent(table -> lines(table, to));
      if (written != null) {
        to.println("Limits in " + written);
      }
    }
  }

  private void simulate(
      AmplitudeLimit how, LimitProjection projection, boolean json, PrintWriter to)
      throws IOException {
    if (out != null || projection.factor(OptionalDouble.of(1)).isPresent()) {
      throw new InvalidInputException("--simulate goes with neither --out nor a projection");
    }
    try (Workers workers =
        Workers.of(threads == null ? Runtime.getRuntime().availableProcessors() : threads)) {
      SimulatedLimits limits =
          SimulatedLimits.of(result, how, simulated, seed == null ? 1 : seed, workers);
      if (json) {
        to.print(Json.text(limits.tree()));
        to.flush();
        return;
      }
      text(limits, limits.equatorial(), to);
      limits.full().ifPresent(full -> text(limits, full, to));
    }
  }

  private static void text(SimulatedLimits limits, SimulatedLimits.Limit limit, PrintWriter to) {
    new LimitText(limit.of(), to).print(ERRORS);
    to.printf(
        Locale.ROOT,
        "%-22sby %,d dipoles and %,d isotropic skies through '%s'; the limit is known to %.1g%n",
        "Simulated",
        limits.toys(),
        limits.isotropic(),
        limits.strategy(),
        limit.error());
  }

  private static void text(ResultLimits limits, PrintWriter to) {
    new LimitText(limits.equatorial(), to).print(ERRORS);
    limits.full().ifPresent(full -> new LimitText(full, to).print(ERRORS));
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
