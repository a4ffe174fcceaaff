package org.anisky.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anisky.io.text.StoredTable;
import org.anisky.model.MeasuredValue;
import org.anisky.report.Chart;

/**
 * The rows of one kind of a table over energy.
 *
 * @param kind differential or cumulative
 * @param table at least one row of {@code energies.csv}
 */
record EnergyRows(String kind, StoredTable table) {
  private static final String STATISTICAL = "_statistical";

  /** Of the energies. */
  String unit() {
    return table.texts("unit").get(0);
  }

  /** Whether the amplitudes are of the whole dipole. */
  boolean isWhole() {
    return !table.has("amplitude");
  }

  /** What the amplitude is called. */
  String amplitudeName() {
    return isWhole() ? "delta" : "amplitude";
  }

  /** Where the rows stand, in the unit of the table. */
  double[] places() {
    return EnergyPlaces.of(table, kind.equals("cumulative"));
  }

  /** The amplitude with its errors. */
  Chart.Line amplitudeLine(String name) {
    String column = amplitudeName();
    return Chart.Line.measured(name, table.numbers(column), table.numbers(column + STATISTICAL));
  }

  /** The phase with its errors, deg; empty along axes without one or where all are open. */
  Optional<Chart.Line> phaseLine(String name) {
    if (!table.has("phase")) {
      return Optional.empty();
    }
    double[] phase = table.numbers("phase").clone();
    double[] statistical = table.numbers("phase" + STATISTICAL);
    double[] systematic = table.numbers("phase_systematic");
    for (int k = 0; k < phase.length; k++) {
      double other = Double.isNaN(systematic[k]) ? 0 : systematic[k];
      double total = Math.toRadians(Math.hypot(statistical[k], other));
      if (MeasuredValue.of(0, total).isAnyAngle()) {
        phase[k] = Double.NaN;
      }
    }
    return Arrays.stream(phase).anyMatch(Double::isFinite)
        ? Optional.of(Chart.Line.measured(name, phase, statistical))
        : Optional.empty();
  }

  private String note() {
    return kind.equals("cumulative")
        ? "Every range reaches up without end; the ranges share events."
        : "The ranges share no event; points stand at the mean energy where it is known. A phase"
            + " that its error leaves open is not drawn.";
  }

  private Chart.Axis axis() {
    return Chart.Axis.logarithmic("energy (" + unit() + ")");
  }

  /** The amplitude with that of an isotropic sky. */
  Chart amplitude(String key) {
    List<Chart.Line> lines = new ArrayList<>();
    if (table.has("isotropic_lower_95")) {
      lines.add(
          Chart.Line.band(
              "isotropic sky, 95 percent",
              table.numbers("isotropic_lower_95"),
              table.numbers("isotropic_upper_95")));
    }
    lines.add(amplitudeLine(amplitudeName()));
    return Chart.of(
        key,
        "Amplitude over energy, " + kind + " ranges",
        note(),
        axis(),
        places(),
        Chart.Axis.of(amplitudeName()),
        lines);
  }

  /** The phase; empty along axes without one. */
  Optional<Chart> phase(String key) {
    return phaseLine("phase")
        .map(
            line ->
                Chart.of(
                    key,
                    "Phase over energy, " + kind + " ranges",
                    note(),
                    axis(),
                    places(),
                    Chart.Axis.turn("phase (deg)"),
                    List.of(line)));
  }
}
