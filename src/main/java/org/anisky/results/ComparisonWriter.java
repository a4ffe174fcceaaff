package org.anisky.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;
import org.anisky.io.text.CsvTable;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.GoodnessOfFit;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.simulation.SkyDipole;
import org.anisky.sky.Turn;
import org.anisky.study.DipoleDifference;
import org.anisky.study.MethodComparison;

/**
 * Writes {@code compare.json}, format {@value #FORMAT}, and {@code compare.csv}. Keys may be added,
 * never changed.
 */
public final class ComparisonWriter {
  /** Name and version of the format. */
  public static final String FORMAT = "anisky-compare/1";

  private final MethodComparison comparison;
  private final Provenance provenance;
  private final List<String> ofData;

  /**
   * A writer of one comparison.
   *
   * @param ofData warnings of the data, which hold for all strategies
   */
  public ComparisonWriter(MethodComparison comparison, List<String> ofData, Provenance provenance) {
    this.comparison = comparison;
    this.ofData = List.copyOf(ofData);
    this.provenance = provenance;
  }

  /** Writes both files into a directory that is not yet committed. */
  public void write(ResultDirectory directory) throws IOException {
    Json.write(directory.file(ResultDirectory.COMPARISON_MARK), tree());
    writeTable(directory);
  }

  private Map<String, Object> tree() {
    Map<String, Object> strategies = new LinkedHashMap<>();
    List<String> warnings = new ArrayList<>(ofData);
    for (Reconstruction row : comparison.rows()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dipole", ResultJson.dipole(row));
      entry.put("measurements", MeasurementJson.tree(row.measurements()));
      row.goodnessOfFit()
          .ifPresent(fit -> entry.put("goodness_of_fit", GoodnessOfFitJson.tree(fit)));
      entry.put("warnings", row.warnings());
      strategies.put(row.strategy(), entry);
      row.warnings().forEach(warning -> warnings.add(row.strategy() + ": " + warning));
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("strategies", strategies);
    tree.put("differences", comparison.differences().stream().map(ComparisonWriter::tree).toList());
    Map<String, Object> agreement = new LinkedHashMap<>();
    agreement.put("p_value", comparison.agreement());
    agreement.put(
        "p_value_interval_68",
        comparison
            .together()
            .map(distance -> distance.range(0.683))
            .map(range -> List.of(range.low(), range.high()))
            .orElse(null));
    agreement.put("toys", comparison.toys());
    tree.put("agreement", agreement);
    tree.put("truth", comparison.truth().map(ComparisonWriter::tree).orElse(null));
    tree.put("conclusion", comparison.conclusion());
    tree.put("warnings", warnings);
    tree.put("provenance", provenance.tree());
    return tree;
  }

  private static Map<String, Object> tree(DipoleDifference difference) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(DipoleComponent.D_0H.key(), difference.d0h());
    values.put(DipoleComponent.D_6H.key(), difference.d6h());
    Map<String, Object> covariance = new LinkedHashMap<>();
    covariance.put("order", List.of(DipoleComponent.D_0H.key(), DipoleComponent.D_6H.key()));
    covariance.put("matrix", List.of(difference.covariance()));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("pair", List.of(difference.first(), difference.second()));
    tree.put("difference", values);
    tree.put("covariance", covariance);
    tree.put("chi2", difference.distance().chiSquared());
    tree.put("p_value", difference.distance().probability());
    return tree;
  }

  private static Map<String, Object> tree(SkyDipole truth) {
    Map<String, Object> components = new LinkedHashMap<>();
    for (DipoleComponent component : DipoleComponent.values()) {
      components.put(component.key(), Map.of("value", truth.component(component)));
    }
    return Map.of("components", components);
  }

  private void writeTable(ResultDirectory directory) throws IOException {
    List<CsvTable.Column> columns = new ArrayList<>();
    columns.add(new CsvTable.Column("strategy", ""));
    for (DipoleComponent component : DipoleComponent.values()) {
      columns.add(new CsvTable.Column(component.key(), ""));
      columns.add(new CsvTable.Column(component.key() + "_statistical", ""));
      columns.add(new CsvTable.Column(component.key() + "_systematic", ""));
    }
    for (String name : List.of("amplitude", "amplitude_error")) {
      columns.add(new CsvTable.Column(name, ""));
    }
    for (String name : List.of("phase", "phase_error")) {
      columns.add(new CsvTable.Column(name, "deg"));
    }
    columns.add(new CsvTable.Column("p_value", ""));
    columns.add(new CsvTable.Column("goodness_of_fit_p_value", ""));
    List<String> comment =
        List.of(
            "One line per strategy; a component that a strategy cannot measure is empty.",
            comparison.conclusion(),
            "anisky "
                + Provenance.version()
                + ", configuration SHA-256 "
                + provenance.configurationDigest());
    try (CsvTable table = CsvTable.create(directory.file("compare.csv"), comment, columns)) {
      for (Reconstruction row : comparison.rows()) {
        table.row(cells(row));
      }
      if (comparison.truth().isPresent()) {
        table.row(cells(comparison.truth().get(), columns.size()));
      }
    }
  }

  private static Object[] cells(Reconstruction row) {
    DipoleEstimate dipole = row.dipole();
    List<Object> cells = new ArrayList<>();
    cells.add(row.strategy());
    for (DipoleComponent component : DipoleComponent.values()) {
      cells.add(dipole.value(component).orElse(Double.NaN));
      cells.add(dipole.error(component).orElse(Double.NaN));
      cells.add(dipole.systematicError(component).orElse(Double.NaN));
    }
    cells.add(dipole.amplitude());
    cells.add(dipole.amplitudeError());
    cells.add(Math.toDegrees(dipole.phase()));
    cells.add(Math.toDegrees(dipole.phaseError()));
    cells.add(dipole.probability());
    cells.add(
        row.goodnessOfFit()
            .flatMap(GoodnessOfFit::blocks)
            .map(GoodnessOfFit.Blocks::probability)
            .orElse(Double.NaN));
    return cells.toArray();
  }

  private static Object[] cells(SkyDipole truth, int columns) {
    Object[] cells = new Object[columns];
    cells[0] = "truth";
    for (DipoleComponent component : DipoleComponent.values()) {
      cells[1 + 3 * component.ordinal()] = truth.component(component);
    }
    double phase = Math.toDegrees(Math.atan2(truth.d6h(), truth.d0h()));
    cells[columns - 6] = Math.hypot(truth.d0h(), truth.d6h());
    cells[columns - 4] = Turn.positiveDegrees(phase);
    return cells;
  }
}
