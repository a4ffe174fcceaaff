package org.anisky.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.anisky.counts.EnergyRange;
import org.anisky.inference.JointSignificance;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;
import org.anisky.io.text.CsvTable;
import org.anisky.io.text.EcsvTable;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.DipoleAxes;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.RangeDipole;
import org.anisky.reconstruction.RangeResult;
import org.anisky.statistics.IsotropicInterval;

/**
 * Writes {@code energies.json}, format {@value #FORMAT}, {@code energies.csv}, {@code
 * energies.ecsv} and {@code energies.tex}. Keys may be added, never changed.
 */
public final class EnergyTableWriter {
  /** Name and version of the format. */
  public static final String FORMAT = "anisky-energies/1";

  /** The quantiles of the amplitude of an isotropic sky that are written, with their names. */
  private static final Map<String, ToDoubleFunction<IsotropicInterval>> ISOTROPIC =
      new LinkedHashMap<>();

  static {
    ISOTROPIC.put("median", IsotropicInterval::median);
    ISOTROPIC.put("lower_95", IsotropicInterval::lower95);
    ISOTROPIC.put("upper_95", IsotropicInterval::upper95);
  }

  /**
   * One row.
   *
   * @param result what is in the range
   * @param directory of the full result of the range, beside the table
   * @param dipole the tree of the dipole, as {@code result.json} has it
   * @param convergence how the fit ended; empty for strategies that do not iterate
   * @param warnings of the range
   * @param more objects of {@code result.json}, by key
   */
  public record Entry(
      RangeResult result,
      String directory,
      Map<String, Object> dipole,
      Optional<String> convergence,
      List<String> warnings,
      Map<String, Object> more) {
    /** A row with nothing but the dipole. */
    public Entry(
        RangeResult result,
        String directory,
        Map<String, Object> dipole,
        Optional<String> convergence,
        List<String> warnings) {
      this(result, directory, dipole, convergence, warnings, Map.of());
    }
  }

  private final String strategy;
  private final DipoleAxes axes;
  private final EnergyTable<Entry> table;
  private final Optional<JointSignificance> joint;
  private final Provenance provenance;

  /**
   * A writer of one table.
   *
   * @param axes of all rows
   * @param table at least one row
   * @param joint of the searches for excesses in all ranges; empty when there were none
   */
  public EnergyTableWriter(
      String strategy,
      DipoleAxes axes,
      EnergyTable<Entry> table,
      Optional<JointSignificance> joint,
      Provenance provenance) {
    this.strategy = strategy;
    this.axes = axes;
    this.table = table;
    this.joint = joint;
    this.provenance = provenance;
  }

  /** Writes the files into a directory that is not yet committed. */
  public void write(ResultDirectory directory) throws IOException {
    Json.write(directory.file(ResultDirectory.ENERGIES_MARK), tree());
    writeTable(directory);
  }

  /** What {@code energies.json} has. */
  public Map<String, Object> tree() {
    Set<String> warnings = new LinkedHashSet<>();
    for (EnergyTable.Row<Entry> row : table.rows()) {
      for (String warning : row.result().warnings()) {
        warnings.add(row.range().describe() + " " + table.unit() + ": " + warning);
      }
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("strategy", strategy);
    tree.put("rows", table.rows().stream().map(this::tree).toList());
    tree.put("significance", SignificanceJson.tree(joint));
    tree.put("warnings", warnings);
    tree.put("provenance", provenance.tree());
    return tree;
  }

  private Map<String, Object> tree(EnergyTable.Row<Entry> row) {
    RangeResult result = row.result().result();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", row.kind().key());
    tree.put("from", row.range().from());
    tree.put("until", until(row.range()));
    tree.put("unit", table.unit());
    tree.put("events", result.events());
    tree.put("mean_energy", result.meanEnergy().orElse(Double.NaN));
    tree.put("directory", row.result().directory());
    row.result().convergence().ifPresent(status -> tree.put("convergence", status));
    tree.put("dipole", row.result().dipole());
    tree.putAll(row.result().more());
    tree.put("isotropic_amplitude", isotropic(result.dipole()));
    return tree;
  }

  private static Double until(EnergyRange range) {
    return range.isOpen() ? null : range.until();
  }

  private static Map<String, Object> isotropic(RangeDipole dipole) {
    if (dipole.isotropic().isEmpty()) {
      return null;
    }
    IsotropicInterval isotropic = dipole.isotropic().get();
    Map<String, Object> tree = new LinkedHashMap<>();
    ISOTROPIC.forEach((name, end) -> tree.put(name, end.applyAsDouble(isotropic)));
    return tree;
  }

  private void writeTable(ResultDirectory directory) throws IOException {
    List<CsvTable.Column> columns = new ArrayList<>();
    for (String name : List.of("kind", "from", "until", "unit", "events", "mean_energy")) {
      columns.add(new CsvTable.Column(name, ""));
    }
    axes.components().forEach(name -> addValue(columns, name, ""));
    addValue(columns, axes.amplitude(), "");
    if (axes.hasPhase()) {
      addValue(columns, "phase", "deg");
    }
    for (String name : List.of("test_statistic", "p_value")) {
      columns.add(new CsvTable.Column(name, ""));
    }
    ISOTROPIC.forEach((name, end) -> columns.add(new CsvTable.Column("isotropic_" + name, "")));
    String ranges =
        "One line per energy range, from <= energy < until; differential ranges share no event,"
            + " cumulative ones do.";
    String origin =
        "anisky "
            + Provenance.version()
            + ", strategy "
            + strategy
            + ", configuration SHA-256 "
            + provenance.configurationDigest();
    List<String> comment =
        List.of(
            ranges,
            "Empty: no upper limit, a component that the strategy cannot measure, no such error.",
            "isotropic_*: amplitude of an isotropic sky with the same statistical errors.",
            origin);
    Map<String, String> units =
        Map.of("from", table.unit(), "until", table.unit(), "mean_energy", table.unit());
    EcsvTable twin = new EcsvTable(directory.file("energies.ecsv"), comment, columns, units);
    try (CsvTable csv = CsvTable.create(directory.file("energies.csv"), comment, columns, twin)) {
      for (EnergyTable.Row<Entry> row : table.rows()) {
        csv.row(cells(row));
      }
    }
    List<String> above =
        List.of(ranges, "Errors are statistical and systematic ones together; --: none.", origin);
    Files.writeString(
        directory.file("energies.tex"),
        EnergyLatex.text(axes, table, above),
        StandardCharsets.UTF_8);
  }

  private static void addValue(List<CsvTable.Column> columns, String name, String unit) {
    columns.add(new CsvTable.Column(name, unit));
    columns.add(new CsvTable.Column(name + "_statistical", unit));
    columns.add(new CsvTable.Column(name + "_systematic", unit));
  }

  private Object[] cells(EnergyTable.Row<Entry> row) {
    RangeResult result = row.result().result();
    RangeDipole dipole = result.dipole();
    List<Object> cells = new ArrayList<>();
    cells.add(row.kind().key());
    cells.add(row.range().from());
    cells.add(until(row.range()));
    cells.add(table.unit());
    cells.add(result.events());
    cells.add(result.meanEnergy().orElse(Double.NaN));
    axes.components().forEach(name -> addCells(cells, dipole.component(name), 1));
    addCells(cells, Optional.of(dipole.amplitude()), 1);
    if (axes.hasPhase()) {
      addCells(cells, dipole.phase(), Math.toDegrees(1));
    }
    cells.add(dipole.testStatistic());
    cells.add(dipole.probability());
    for (ToDoubleFunction<IsotropicInterval> end : ISOTROPIC.values()) {
      cells.add(dipole.isotropic().map(end::applyAsDouble).orElse(Double.NaN));
    }
    return cells.toArray();
  }

  private static void addCells(List<Object> cells, Optional<MeasuredValue> value, double factor) {
    cells.add(value.map(v -> factor * v.value()).orElse(Double.NaN));
    cells.add(value.map(v -> factor * v.statistical()).orElse(Double.NaN));
    cells.add(value.map(v -> factor * v.systematic().orElse(Double.NaN)).orElse(Double.NaN));
  }
}
