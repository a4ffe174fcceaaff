package org.anisky.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.statistics.ToyDistance;

/** The plain sentence under a comparison of strategies. */
final class Conclusion {
  /** Below this probability something is said to differ from chance: two standard deviations. */
  private static final double DOUBTFUL = 0.0455;

  /** And below this one without doubt: three standard deviations. */
  private static final double CLEAR = 0.0027;

  /** A word is said when endless toys would give the same one with this probability. */
  private static final double SURE = 0.954;

  private final List<Reconstruction> rows;
  private final List<DipoleDifference> differences;
  private final Optional<ToyDistance> together;

  Conclusion(
      List<Reconstruction> rows,
      List<DipoleDifference> differences,
      Optional<ToyDistance> together) {
    this.rows = rows;
    this.differences = differences;
    this.together = together;
  }

  String sentence() {
    List<String> parts = new ArrayList<>();
    parts.add(plane());
    parts.add(amplitudes());
    if (rows.stream().anyMatch(Conclusion::measuresNorth)) {
      parts.add(north());
    }
    rows.stream().filter(Conclusion::isBiased).forEach(row -> parts.add(bias(row)));
    return String.join("; ", parts);
  }

  private String plane() {
    if (together.isEmpty()) {
      return "there are no two unbiased strategies to compare";
    }
    ToyDistance distance = together.get();
    String p = String.format(Locale.ROOT, "p = %.2g", distance.probability());
    DipoleDifference worst =
        unbiasedPairs()
            .min(Comparator.comparingDouble(pair -> pair.distance().probability()))
            .orElseThrow();
    long pairs = unbiasedPairs().count();
    ToyDistance.Range range = distance.range(SURE);
    if (isOpen(range)) {
      return String.format(
          Locale.ROOT,
          "whether equatorial dipoles %s is open with %,d toys, %s (%.2g to %.2g with endless"
              + " ones), furthest apart are %s and %s (p = %.2g)",
          range.high() >= DOUBTFUL ? "agree" : "are in tension or disagree",
          distance.toys(),
          p,
          range.low(),
          range.high(),
          worst.first(),
          worst.second(),
          worst.distance().probability());
    }
    if (distance.probability() >= DOUBTFUL) {
      return "equatorial dipoles agree, "
          + p
          + (pairs > 1 && worst.distance().probability() < DOUBTFUL
              ? String.format(
                  Locale.ROOT,
                  " for all together (furthest apart are %s and %s, p = %.2g for that one of %d"
                      + " pairs)",
                  worst.first(),
                  worst.second(),
                  worst.distance().probability(),
                  pairs)
              : "");
    }
    return String.format(
        Locale.ROOT,
        "equatorial dipoles %s, %s, most of all those of %s and %s (p = %.2g)",
        distance.probability() >= CLEAR ? "are in tension" : "disagree",
        p,
        worst.first(),
        worst.second(),
        worst.distance().probability());
  }

  /** Whether other toys could well give another word. */
  private static boolean isOpen(ToyDistance.Range range) {
    return Stream.of(DOUBTFUL, CLEAR)
        .anyMatch(bound -> range.low() < bound && range.high() >= bound);
  }

  private Stream<DipoleDifference> unbiasedPairs() {
    List<String> biased =
        rows.stream().filter(Conclusion::isBiased).map(Reconstruction::strategy).toList();
    return differences.stream()
        .filter(d -> !biased.contains(d.first()) && !biased.contains(d.second()));
  }

  private String amplitudes() {
    List<String> seen = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    for (Reconstruction row : rows) {
      (row.dipole().equatorialProbability() < CLEAR ? seen : unseen).add(row.strategy());
    }
    if (seen.isEmpty()) {
      return (unseen.size() == 1 ? "it is" : "all are") + " compatible with zero";
    }
    String found = list(seen) + (seen.size() == 1 ? " finds one" : " find one");
    return unseen.isEmpty()
        ? found + " beyond three standard deviations"
        : found
            + " beyond three standard deviations, "
            + list(unseen)
            + (unseen.size() == 1 ? " is" : " are")
            + " compatible with zero";
  }

  private static boolean isBiased(Reconstruction row) {
    return row.returnedFraction().isPresent();
  }

  private static String bias(Reconstruction row) {
    return String.format(
        Locale.ROOT,
        "%s returns %.0f percent of an equatorial dipole by its nature and is left out of this",
        row.strategy(),
        100 * row.returnedFraction().orElseThrow());
  }

  private static boolean measuresNorth(Reconstruction row) {
    return row.dipole().value(DipoleComponent.D_N).isPresent();
  }

  /** All that measure d_N in one clause, and to whom it is invisible once. */
  private String north() {
    List<String> found = new ArrayList<>();
    List<String> blind = new ArrayList<>();
    for (Reconstruction row : rows) {
      if (measuresNorth(row)) {
        found.add((found.isEmpty() ? "the full dipole of " : "that of ") + north(row));
      } else {
        blind.add(row.strategy());
      }
    }
    return list(found) + (blind.isEmpty() ? "" : ", invisible to " + list(blind));
  }

  private static String north(Reconstruction row) {
    DipoleEstimate dipole = row.dipole();
    double value = dipole.value(DipoleComponent.D_N).orElseThrow();
    double error = dipole.error(DipoleComponent.D_N).orElseThrow();
    double systematic = dipole.systematicError(DipoleComponent.D_N).orElse(0);
    return String.format(
        Locale.ROOT,
        "%s has d_N = %s (%.1f sigma)",
        row.strategy(),
        measured(value, error, systematic),
        Math.abs(value) / Math.hypot(error, systematic));
  }

  /** With two digits of the error, and one power of ten for all. */
  private static String measured(double value, double error, double systematic) {
    double largest = Math.max(Math.abs(value), error);
    int exponent = (int) Math.floor(Math.log10(largest));
    double unit = Math.pow(10, exponent);
    int decimals = Math.max(0, exponent - (int) Math.floor(Math.log10(error)) + 1);
    String digits = "%." + decimals + "f";
    String text =
        String.format(Locale.ROOT, digits + " +- " + digits, value / unit, error / unit)
            + (systematic > 0
                ? String.format(Locale.ROOT, " +- " + digits + " (syst)", systematic / unit)
                : "");
    return exponent == 0 ? text : "(" + text + ")e" + exponent;
  }

  private static String list(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
