package org.anisky.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.anisky.io.text.PublishedDipoles;
import org.anisky.reconstruction.DipoleAxes;
import org.anisky.reconstruction.PublishedDipole;

/**
 * Published dipoles on a picture over energy: those whose energy lies on its axis.
 *
 * @param amplitudes empty when there are none
 * @param phases the same
 */
record PublishedMarks(Optional<Chart> amplitudes, Optional<Chart> phases) {
  /**
   * The marks of a picture.
   *
   * @param published may be empty
   * @param unit of the axis; nothing is drawn where it is no energy
   * @param scale of the axis
   * @param axes of the result
   */
  static PublishedMarks of(
      List<PublishedDipole> published, String unit, Scale scale, DipoleAxes axes) {
    OptionalDouble factor = PublishedDipoles.electronvolts(unit);
    List<PublishedDipole> shown =
        published.stream()
            .filter(dipole -> factor.isPresent())
            .filter(dipole -> dipole.energy() / factor.getAsDouble() >= scale.low())
            .filter(dipole -> dipole.energy() / factor.getAsDouble() <= scale.high())
            .toList();
    if (shown.isEmpty()) {
      return new PublishedMarks(Optional.empty(), Optional.empty());
    }
    PublishedCharts charts =
        new PublishedCharts(
            new double[0],
            Optional.empty(),
            Optional.empty(),
            !axes.hasPhase(),
            factor.getAsDouble(),
            shown);
    return new PublishedMarks(
        charts.amplitude(), axes.hasPhase() ? charts.phase() : Optional.empty());
  }

  /** The amplitudes and limits that must find room. */
  double[] amplitudeValues() {
    return amplitudes.stream()
        .flatMap(chart -> chart.lines().stream())
        .flatMapToDouble(line -> Arrays.stream(line.y()))
        .filter(Double::isFinite)
        .toArray();
  }

  /** On the panel of the amplitude. */
  List<Mark> amplitude() {
    return marks(amplitudes);
  }

  /** On the panel of the phase. */
  List<Mark> phase() {
    return marks(phases);
  }

  private static List<Mark> marks(Optional<Chart> chart) {
    return chart.stream()
        .flatMap(
            all ->
                IntStream.range(0, all.lines().size()).mapToObj(k -> (Mark) new ChartMark(all, k)))
        .toList();
  }

  /**
   * A legend of both panels.
   *
   * @param width of a row, px
   */
  Optional<LegendRows> legend(double width) {
    List<Chart.Line> lines = new ArrayList<>();
    amplitudes.ifPresent(chart -> lines.addAll(chart.lines()));
    phases.stream()
        .flatMap(chart -> chart.lines().stream())
        .filter(line -> lines.stream().noneMatch(other -> other.look() == line.look()))
        .toList()
        .forEach(lines::add);
    return amplitudes
        .or(() -> phases)
        .map(any -> Chart.of("", "", "", any.x(), any.places(), any.y(), List.copyOf(lines)))
        .map(all -> new LegendRows(all, lines.size(), width));
  }
}
