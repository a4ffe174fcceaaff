package org.anisky.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.io.text.PublishedDipoles;
import org.anisky.io.text.StoredTable;
import org.anisky.reconstruction.PublishedDipole;
import org.anisky.report.Chart;
import org.anisky.report.PublishedCharts;

/** Amplitude, phase and limits over energy. */
final class EnergyCharts {
  private static final List<String> KINDS = List.of("differential", "cumulative");

  private EnergyCharts() {}

  /** Of a table over energy, alone and among what others published. */
  static List<Chart> of(StoredFiles files) throws IOException {
    return of(files, List.of());
  }

  /**
   * The same with further published dipoles.
   *
   * @param more than the result was made with
   */
  static List<Chart> of(StoredFiles files, List<PublishedDipole> more) throws IOException {
    List<Chart> charts = new ArrayList<>();
    Optional<StoredTable> stored = files.table("energies.csv");
    if (stored.isEmpty()) {
      return charts;
    }
    boolean first = true;
    for (String kind : KINDS) {
      StoredTable table = stored.get().where("kind", kind);
      if (table.rows().isEmpty()) {
        continue;
      }
      EnergyRows rows = new EnergyRows(kind, table);
      String suffix = first ? "-alone" : "-" + kind;
      charts.add(rows.amplitude("amplitude" + suffix));
      rows.phase("phase" + suffix).ifPresent(charts::add);
      if (first) {
        charts.addAll(published(files, rows, more));
      }
      first = false;
    }
    return charts;
  }

  private static List<Chart> published(
      StoredFiles files, EnergyRows rows, List<PublishedDipole> more) throws IOException {
    OptionalDouble unit = PublishedDipoles.electronvolts(rows.unit());
    if (unit.isEmpty()) {
      return List.of();
    }
    List<PublishedDipole> all = new ArrayList<>(known(files));
    all.addAll(more);
    double[] places =
        Arrays.stream(rows.places()).map(place -> place * unit.getAsDouble()).toArray();
    PublishedCharts charts =
        new PublishedCharts(
            places,
            Optional.of(rows.amplitudeLine("this result, " + rows.kind() + " ranges")),
            rows.phaseLine("this result"),
            rows.isWhole(),
            1,
            all);
    List<Chart> both = new ArrayList<>();
    charts.amplitude().ifPresent(both::add);
    if (charts.ownPhase().isPresent()) {
      charts.phase().ifPresent(both::add);
    }
    return both;
  }

  private static List<PublishedDipole> known(StoredFiles files) throws IOException {
    Path own = files.directory().resolve(PublishedDipoles.FILE);
    return Files.isRegularFile(own) ? PublishedDipoles.read(own) : PublishedDipoles.known();
  }

  /** Limits of {@code limits.csv}. */
  static List<Chart> limits(StoredFiles files) throws IOException {
    List<Chart> charts = new ArrayList<>();
    Optional<StoredTable> stored = files.table("limits.csv");
    for (String kind : KINDS) {
      StoredTable table = stored.map(all -> all.where("kind", kind)).orElse(null);
      if (table == null || table.rows().isEmpty()) {
        continue;
      }
      charts.add(
          Chart.of(
              charts.isEmpty() ? "limit" : "limit-" + kind,
              "Limits on the equatorial amplitude over energy, " + kind + " ranges",
              "",
              Chart.Axis.logarithmic("energy (" + table.texts("unit").get(0) + ")"),
              EnergyPlaces.of(table, kind.equals("cumulative")),
              Chart.Axis.of("amplitude"),
              List.of(
                  Chart.Line.band(
                      "isotropic sky, 95.4 percent",
                      table.numbers("equatorial_expected_95_lower"),
                      table.numbers("equatorial_expected_95_upper")),
                  Chart.Line.plain(
                      "expected", Chart.Kind.LINE, table.numbers("equatorial_expected")),
                  Chart.Line.plain("limit", Chart.Kind.POINTS, table.numbers("equatorial_limit")),
                  Chart.Line.plain(
                      "measured", Chart.Kind.POINTS, table.numbers("equatorial_measured")))));
    }
    return charts;
  }
}
