package org.anisky.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.anisky.io.arrow.ArrowRows;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;
import org.anisky.io.text.CsvTable;
import org.anisky.model.DipoleComponent;
import org.anisky.results.Provenance;
import org.anisky.results.ToyTable;
import org.anisky.simulation.SkyDipole;
import org.anisky.study.EnsembleStatistics;
import org.anisky.study.IntervalCoverage;
import org.anisky.study.ToyResult;

/**
 * Writes {@code ensemble.json}, format {@value #FORMAT}, {@code ensemble.csv} (a line per strategy
 * and component), and {@code toys.csv} and {@code toys.arrow} (a line per toy and strategy).
 */
public final class EnsembleWriter {
  /** Name and version of the format. */
  public static final String FORMAT = "anisky-ensemble/1";

  private static final String TOYS_FORMAT = "anisky-toys/1";

  private final ToyStudy.Result result;
  private final SkyDipole truth;
  private final Provenance provenance;

  /**
   * @param truth the dipole of the sky
   */
  public EnsembleWriter(ToyStudy.Result result, SkyDipole truth, Provenance provenance) {
    this.result = result;
    this.truth = truth;
    this.provenance = provenance;
  }

  /** Writes all files into a directory that is not yet committed. */
  public void write(ResultDirectory directory) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    Map<String, Object> dipole = new LinkedHashMap<>();
    for (DipoleComponent component : DipoleComponent.values()) {
      dipole.put(component.key(), truth.component(component));
    }
    tree.put("truth", dipole);
    Map<String, Map<String, Object>> strategies = new LinkedHashMap<>();
    for (EnsembleStatistics row : result.statistics()) {
      strategies
          .computeIfAbsent(row.strategy(), name -> new LinkedHashMap<>())
          .put(row.component().key(), entry(row));
    }
    tree.put("strategies", strategies);
    tree.put("coverage", coverage());
    tree.put("provenance", provenance.tree());
    Json.write(directory.file(ResultDirectory.ENSEMBLE_MARK), tree);
    writeStatistics(directory);
    writeToys(directory);
    writeArrow(directory);
  }

  private Map<String, Object> coverage() {
    Map<String, Object> strategies = new LinkedHashMap<>();
    for (IntervalCoverage of : result.coverage()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("toys", of.toys());
      for (IntervalCoverage.Row row : of.rows()) {
        Map<String, Object> level = new LinkedHashMap<>();
        level.put("amplitude", row.amplitude());
        level.put("phase", orNull(row.phase()));
        level.put("upper_limit", orNull(row.limit()));
        row.fullAmplitude().ifPresent(part -> level.put("full_amplitude", part));
        row.fullLimit().ifPresent(part -> level.put("full_upper_limit", part));
        level.put("error", row.error());
        entry.put(row.level().key(), level);
      }
      entry.put("uniform_p_value", of.uniform());
      strategies.put(of.strategy(), entry);
    }
    return strategies;
  }

  private static Object orNull(OptionalDouble number) {
    return number.isPresent() ? (Object) number.getAsDouble() : null;
  }

  /** The rows and names of {@code toys.csv}, null where a strategy does not measure something. */
  private void writeArrow(ResultDirectory directory) throws IOException {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("format", TOYS_FORMAT);
    description.put("version", Provenance.version());
    description.put("configuration_sha256", provenance.configurationDigest());
    ArrowRows.write(
        directory.file("toys.arrow"),
        ToyTable.HEADINGS,
        result.toys().stream().map(ToyTable::cells).toList(),
        description);
  }

  private static Map<String, Object> entry(EnsembleStatistics row) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("toys", row.toys());
    entry.put("truth", row.truth());
    entry.put("mean", row.mean());
    entry.put("bias", row.bias());
    entry.put("scatter", row.scatter());
    entry.put("mean_error", row.meanError());
    entry.put("pull_mean", row.pullMean());
    entry.put("pull_mean_error", row.pullMeanError());
    entry.put("pull_width", row.pullWidth());
    entry.put("pull_width_error", row.pullWidthError());
    entry.put("coverage_68", row.coverage68());
    entry.put("coverage_68_error", row.coverage68Error());
    entry.put("coverage_95", row.coverage95());
    entry.put("coverage_95_error", row.coverage95Error());
    entry.put("noise_free_bias", row.noiseFreeBias());
    entry.put("leakage", row.leakage());
    return entry;
  }

  private List<String> comment(String what) {
    return List.of(
        what,
        "anisky "
            + Provenance.version()
            + ", configuration SHA-256 "
            + provenance.configurationDigest());
  }

  private void writeStatistics(ResultDirectory directory) throws IOException {
    List<CsvTable.Column> columns = new ArrayList<>();
    columns.add(new CsvTable.Column("strategy", ""));
    columns.add(new CsvTable.Column("component", ""));
    entry(result.statistics().get(0))
        .keySet()
        .forEach(k -> columns.add(new CsvTable.Column(k, "")));
    try (CsvTable table =
        CsvTable.create(
            directory.file("ensemble.csv"),
            comment("Pulls are (estimate - truth)/(statistical error) per toy."),
            columns)) {
      for (EnsembleStatistics row : result.statistics()) {
        List<Object> cells = new ArrayList<>();
        cells.add(row.strategy());
        cells.add(row.component().key());
        cells.addAll(entry(row).values());
        table.row(cells.toArray());
      }
    }
  }

  private void writeToys(ResultDirectory directory) throws IOException {
    List<CsvTable.Column> columns =
        ToyTable.HEADINGS.stream().map(name -> new CsvTable.Column(name, "")).toList();
    try (CsvTable table =
        CsvTable.create(
            directory.file("toys.csv"),
            comment("One line per toy and strategy; what it does not measure is empty."),
            columns)) {
      for (ToyResult toy : result.toys()) {
        table.row(ToyTable.cells(toy));
      }
    }
  }
}
