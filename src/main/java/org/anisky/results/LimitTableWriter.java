package org.anisky.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;
import org.anisky.io.text.CsvTable;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.statistics.IsotropicLimit;
import org.anisky.statistics.MeasuredLimit;

/**
 * Writes limits over energy: {@code limits.json}, format {@value #FORMAT}, and {@code limits.csv}.
 * Keys may be added, never changed.
 *
 * @param source the file that holds the dipoles, with its digest
 * @param strategy by which they were made
 * @param table at least one row
 */
public record LimitTableWriter(
    InputDigest source, String strategy, EnergyTable<ResultLimits> table) {
  /** Name and version of the format. */
  public static final String FORMAT = "anisky-limits/1";

  private static final List<String> NUMBERS =
      List.of(
          "measured",
          "sigma",
          "lower",
          "limit",
          "p_value",
          "expected",
          "expected_68_lower",
          "expected_68_upper",
          "expected_95_lower",
          "expected_95_upper");

  /** The tree of the table. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("source", source.path());
    tree.put("strategy", strategy);
    tree.put("rows", table.rows().stream().map(this::row).toList());
    tree.put("provenance", Provenance.ofFiles(List.of(source)));
    return tree;
  }

  private Map<String, Object> row(EnergyTable.Row<ResultLimits> row) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", row.kind().key());
    tree.put("from", row.range().from());
    tree.put("until", row.range().until());
    tree.put("unit", table.unit());
    tree.putAll(row.result().tree());
    return tree;
  }

  /** Writes both files into a directory that is not yet committed. */
  public void write(ResultDirectory directory) throws IOException {
    Json.write(directory.file("limits.json"), tree());
    MeasuredLimit any = table.rows().get(0).result().equatorial();
    List<CsvTable.Column> columns = new ArrayList<>();
    for (String name : List.of("kind", "from", "until", "unit", "events")) {
      columns.add(new CsvTable.Column(name, ""));
    }
    for (String amplitude : List.of("equatorial", "full")) {
      NUMBERS.forEach(name -> columns.add(new CsvTable.Column(amplitude + "_" + name, "")));
    }
    List<String> comment =
        List.of(
            "Limits at "
                + any.how().confidence()
                + ", "
                + LimitJson.method(any.how())
                + "; expected: limits of an isotropic sky, median and bands of 68.3 and 95.4"
                + " percent.",
            "Empty: no upper end of the range, an amplitude that is not measured.",
            "anisky " + Provenance.version() + ", strategy " + strategy);
    try (CsvTable csv = CsvTable.create(directory.file("limits.csv"), comment, columns)) {
      for (EnergyTable.Row<ResultLimits> row : table.rows()) {
        csv.row(cells(row));
      }
    }
  }

  private Object[] cells(EnergyTable.Row<ResultLimits> row) {
    List<Object> cells = new ArrayList<>();
    cells.add(row.kind().key());
    cells.add(row.range().from());
    cells.add(row.range().isOpen() ? null : row.range().until());
    cells.add(table.unit());
    cells.add(row.result().events());
    add(cells, Optional.of(row.result().equatorial()));
    add(cells, row.result().full());
    return cells.toArray();
  }

  private static void add(List<Object> cells, Optional<MeasuredLimit> limit) {
    if (limit.isEmpty()) {
      NUMBERS.forEach(name -> cells.add(null));
      return;
    }
    MeasuredLimit of = limit.get();
    IsotropicLimit.Bands expected = of.isotropic().limit();
    cells.addAll(
        List.of(
            of.measured(),
            of.sigma(),
            of.interval().lower(),
            of.interval().upper(),
            of.probability(),
            expected.median(),
            expected.lower68(),
            expected.upper68(),
            expected.lower95(),
            expected.upper95()));
  }
}
