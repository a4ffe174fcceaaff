package org.anisky.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.anisky.reconstruction.PublishedDipole;
import org.anisky.reconstruction.PublishedDipole.Component;

/**
 * A result over energy among what others published. Beside equatorial amplitudes stand those of the
 * equatorial dipole and of right ascension alone, which are marked; beside amplitudes of the whole
 * dipole only such.
 *
 * @param places of the result's rows, in the unit of the axis; not modified
 * @param ownAmplitude of the result, as long as the places; absent: published ones alone
 * @param ownPhase the same, deg
 * @param isWhole whether the amplitudes are of the whole dipole
 * @param unit of the axis, eV
 * @param published at least one
 */
public record PublishedCharts(
    double[] places,
    Optional<Chart.Line> ownAmplitude,
    Optional<Chart.Line> ownPhase,
    boolean isWhole,
    double unit,
    List<PublishedDipole> published) {
  private static final String NOTE =
      "Grey: published by others, each with its own kind of energy; * is the first harmonic in"
          + " right ascension, smaller than the equatorial amplitude by the mean cosine of the"
          + " declination. Sources: ";

  /** Points of one name. */
  private record Points(
      String name, Chart.Kind kind, List<double[]> points, List<PublishedDipole> from) {
    void add(PublishedDipole from, double y, double lower, double upper) {
      points.add(new double[] {from.energy(), y, lower, upper});
      this.from.add(from);
    }
  }

  private Predicate<PublishedDipole> comparable() {
    return dipole -> (dipole.component() == Component.FULL) == isWhole;
  }

  private static String name(PublishedDipole dipole) {
    return dipole.experiment() + (isMarked(dipole) ? " *" : "");
  }

  private static boolean isMarked(PublishedDipole dipole) {
    return dipole.component() == Component.PROJECTED;
  }

  private boolean isMarked() {
    return published.stream().anyMatch(PublishedCharts::isMarked);
  }

  /** Amplitudes and limits; empty when there are none to compare. */
  public Optional<Chart> amplitude() {
    Map<String, Points> lines = new LinkedHashMap<>();
    for (PublishedDipole dipole : published.stream().filter(comparable()).toList()) {
      if (dipole.amplitude().isPresent()) {
        PublishedDipole.Value value = dipole.amplitude().get();
        points(lines, name(dipole), Chart.Kind.PUBLISHED)
            .add(
                dipole,
                value.value(),
                value.value() - value.totalLow(),
                value.value() + value.totalHigh());
      } else {
        points(lines, name(dipole) + " (limit)", Chart.Kind.LIMITS)
            .add(dipole, dipole.limit().orElseThrow().value(), Double.NaN, Double.NaN);
      }
    }
    return chart(
        "amplitude",
        "Amplitude over energy among published measurements",
        Chart.Axis.logarithmic(
            isWhole
                ? "dipole amplitude"
                : "equatorial amplitude" + (isMarked() ? " (* along right ascension)" : "")),
        ownAmplitude,
        lines);
  }

  /** Phases; empty when none is published. */
  public Optional<Chart> phase() {
    Map<String, Points> lines = new LinkedHashMap<>();
    double deg = Math.toDegrees(1);
    for (PublishedDipole dipole : published) {
      dipole
          .phase()
          .ifPresent(
              value ->
                  points(lines, dipole.experiment(), Chart.Kind.PUBLISHED)
                      .add(
                          dipole,
                          deg * value.value(),
                          deg * (value.value() - value.totalLow()),
                          deg * (value.value() + value.totalHigh())));
    }
    return chart(
        "phase",
        "Phase over energy among published measurements",
        Chart.Axis.turn("phase (deg)"),
        ownPhase,
        lines);
  }

  private static Points points(Map<String, Points> lines, String name, Chart.Kind kind) {
    return lines.computeIfAbsent(
        name, key -> new Points(key, kind, new ArrayList<>(), new ArrayList<>()));
  }

  private Optional<Chart> chart(
      String key,
      String title,
      Chart.Axis y,
      Optional<Chart.Line> own,
      Map<String, Points> published) {
    if (published.isEmpty()) {
      return Optional.empty();
    }
    int before = own.isPresent() ? places.length : 0;
    int total = before + published.values().stream().mapToInt(p -> p.points().size()).sum();
    double[] all = Arrays.copyOf(Arrays.copyOf(places, before), total);
    List<Chart.Line> lines = new ArrayList<>();
    own.ifPresent(line -> lines.add(spread(line, 0, total)));
    List<String> looks =
        this.published.stream().map(PublishedDipole::experiment).distinct().toList();
    int from = before;
    for (Points points : published.values()) {
      for (int k = 0; k < points.points().size(); k++) {
        all[from + k] = points.points().get(k)[0] / unit;
      }
      Chart.Line line =
          new Chart.Line(
              points.name(),
              points.kind(),
              column(points, 1),
              points.kind() == Chart.Kind.LIMITS ? new double[0] : column(points, 2),
              points.kind() == Chart.Kind.LIMITS ? new double[0] : column(points, 3),
              looks.indexOf(points.from().get(0).experiment()));
      lines.add(spread(line, from, total));
      from += points.points().size();
    }
    return Optional.of(sorted(key, title, y, all, lines, sources(published)));
  }

  private static double[] column(Points points, int column) {
    return points.points().stream().mapToDouble(point -> point[column]).toArray();
  }

  /** A line whose values stand from a place on, with none at all others. */
  private static Chart.Line spread(Chart.Line line, int from, int total) {
    return new Chart.Line(
        line.name(),
        line.kind(),
        spread(line.y(), from, total),
        spread(line.lower(), from, total),
        spread(line.upper(), from, total),
        line.look());
  }

  private static double[] spread(double[] values, int from, int total) {
    if (values.length == 0) {
      return values;
    }
    double[] all = new double[total];
    Arrays.fill(all, Double.NaN);
    System.arraycopy(values, 0, all, from, values.length);
    return all;
  }

  private static String sources(Map<String, Points> published) {
    return String.join(
        "; ",
        published.values().stream()
            .flatMap(points -> points.from().stream())
            .map(dipole -> dipole.experiment() + ", " + dipole.source())
            .distinct()
            .toList());
  }

  private static Chart sorted(
      String key,
      String title,
      Chart.Axis y,
      double[] places,
      List<Chart.Line> lines,
      String sources) {
    int[] order =
        IntStream.range(0, places.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> places[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    return Chart.of(
        key,
        title,
        NOTE + sources + ".",
        Chart.Axis.logarithmic("energy (eV)"),
        ordered(places, order),
        y,
        lines.stream()
            .map(
                line ->
                    new Chart.Line(
                        line.name(),
                        line.kind(),
                        ordered(line.y(), order),
                        ordered(line.lower(), order),
                        ordered(line.upper(), order),
                        line.look()))
            .toList());
  }

  private static double[] ordered(double[] values, int[] order) {
    return values.length == 0 ? values : Arrays.stream(order).mapToDouble(k -> values[k]).toArray();
  }
}
