package org.anisky.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.Workers;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.DipoleLimits;
import org.anisky.simulation.SkyDipole;
import org.anisky.statistics.AmplitudeInterval;
import org.anisky.statistics.AmplitudeLimit;
import org.anisky.statistics.KolmogorovSmirnov;
import org.anisky.statistics.PlaneIntervals;

/**
 * How often the intervals and limits of one strategy, as results have them, hold the truth over an
 * ensemble, and whether its p-values are uniform, which they should be where there is no dipole.
 *
 * @param strategy its name
 * @param toys how many
 * @param rows one per level; empty when intervals were not made
 * @param uniform probability of p-values as far from uniform ones as these, by Kolmogorov and
 *     Smirnov; NaN when the strategy gives none
 */
public record IntervalCoverage(String strategy, int toys, List<Row> rows, double uniform) {
  /**
   * The fractions of toys of one level; those without intervals count as not covered.
   *
   * @param amplitude whose Feldman-Cousins interval holds the true equatorial amplitude
   * @param phase whose interval holds the true phase; empty where the true amplitude is zero
   * @param limit whose Bayesian limit is not below the true amplitude; empty at 68 percent
   * @param fullAmplitude whose Feldman-Cousins interval holds the true amplitude in space; empty
   *     for strategies that do not measure all three components
   * @param fullLimit whose Bayesian limit is not below that; likewise, and empty at 68 percent
   * @param error of such a fraction, were it as expected
   */
  public record Row(
      PlaneIntervals.Level level,
      double amplitude,
      OptionalDouble phase,
      OptionalDouble limit,
      OptionalDouble fullAmplitude,
      OptionalDouble fullLimit,
      double error) {}

  /** Copies the list. */
  public IntervalCoverage {
    rows = List.copyOf(rows);
  }

  /**
   * The coverage of every strategy, in the order of the first toy.
   *
   * @param results as {@link ToyEnsemble#run} gives them
   * @param truth the dipole of the sky
   * @param intervals whether intervals are made, and not p-values looked at alone
   * @param workers their number never changes the result
   */
  public static List<IntervalCoverage> of(
      List<ToyResult> results, SkyDipole truth, boolean intervals, Workers workers) {
    Held[] held = new Held[results.size()];
    workers.run(
        intervals ? held.length : 0, k -> held[k] = Held.of(results.get(k).dipole(), truth));
    List<IntervalCoverage> coverage = new ArrayList<>();
    List<String> strategies = results.stream().map(ToyResult::strategy).distinct().toList();
    for (String strategy : strategies) {
      List<Held> own = new ArrayList<>();
      List<Double> probabilities = new ArrayList<>();
      for (int k = 0; k < held.length; k++) {
        if (results.get(k).strategy().equals(strategy)) {
          own.add(held[k]);
          probabilities.add(results.get(k).dipole().probability());
        }
      }
      boolean isotropic = truth.d0h() == 0 && truth.d6h() == 0;
      coverage.add(
          new IntervalCoverage(
              strategy,
              own.size(),
              intervals ? rows(own, isotropic) : List.of(),
              KolmogorovSmirnov.uniform(
                  probabilities.stream().mapToDouble(Double::doubleValue).toArray())));
    }
    return List.copyOf(coverage);
  }

  private static List<Row> rows(List<Held> toys, boolean isotropic) {
    List<Row> rows = new ArrayList<>();
    boolean isFull = toys.stream().allMatch(toy -> toy.space != null);
    for (PlaneIntervals.Level level : PlaneIntervals.Level.values()) {
      int k = level.ordinal();
      double expected = level.confidence();
      rows.add(
          new Row(
              level,
              fraction(toys.stream().filter(toy -> toy.amplitude[k]).count(), toys),
              isotropic
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(
                      fraction(toys.stream().filter(toy -> toy.phase[k]).count(), toys)),
              level == PlaneIntervals.Level.L68
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(
                      fraction(toys.stream().filter(toy -> toy.limit[k]).count(), toys)),
              isFull
                  ? OptionalDouble.of(
                      fraction(toys.stream().filter(toy -> toy.space.amplitude[k]).count(), toys))
                  : OptionalDouble.empty(),
              isFull && level != PlaneIntervals.Level.L68
                  ? OptionalDouble.of(
                      fraction(toys.stream().filter(toy -> toy.space.limit[k]).count(), toys))
                  : OptionalDouble.empty(),
              Math.sqrt(expected * (1 - expected) / toys.size())));
    }
    return rows;
  }

  private static double fraction(long held, List<Held> toys) {
    return (double) held / toys.size();
  }

  /**
   * What one toy's intervals hold, by level.
   *
   * @param amplitude the true equatorial amplitude
   * @param phase the true phase
   * @param limit the true amplitude is not above the limit
   * @param space the same of the amplitude in space; null where it is not measured
   */
  private record Held(boolean[] amplitude, boolean[] phase, boolean[] limit, InSpace space) {
    /** Intervals and limits of the amplitude in space. */
    private record InSpace(boolean[] amplitude, boolean[] limit) {
      private static InSpace of(DipoleLimits dipole, SkyDipole truth) {
        double length = Math.hypot(Math.hypot(truth.d0h(), truth.d6h()), truth.dNorth());
        PlaneIntervals.Level[] levels = PlaneIntervals.Level.values();
        InSpace held = new InSpace(new boolean[levels.length], new boolean[levels.length]);
        for (int k = 0; k < levels.length; k++) {
          double confidence = levels[k].confidence();
          held.amplitude[k] = dipole.fullHolds(AmplitudeLimit.feldmanCousins(confidence), length);
          held.limit[k] = dipole.fullHolds(AmplitudeLimit.bayesian(confidence), length);
        }
        return held;
      }
    }

    private static Held of(DipoleEstimate estimate, SkyDipole truth) {
      double length = Math.hypot(truth.d0h(), truth.d6h());
      double direction = Math.atan2(truth.d6h(), truth.d0h());
      int levels = PlaneIntervals.Level.values().length;
      DipoleLimits dipole = DipoleLimits.of(estimate);
      Held held =
          new Held(
              new boolean[levels],
              new boolean[levels],
              new boolean[levels],
              dipole.isFull() ? InSpace.of(dipole, truth) : null);
      Optional<PlaneIntervals> intervals = dipole.intervals();
      if (intervals.isEmpty()) {
        return held;
      }
      for (PlaneIntervals.OfLevel of : intervals.get().levels()) {
        int k = of.level().ordinal();
        held.amplitude[k] = of.length().lower() <= length && length <= of.length().upper();
        held.phase[k] = of.direction().map(ends -> holds(ends, direction)).orElse(true);
        if (of.level() != PlaneIntervals.Level.L68) {
          Optional<AmplitudeInterval> limit =
              dipole.equatorial(AmplitudeLimit.bayesian(of.level().confidence()));
          held.limit[k] = limit.isPresent() && length <= limit.get().upper();
        }
      }
      return held;
    }

    /** Whether an arc from one end to the other, rad, holds a direction. */
    private static boolean holds(double[] ends, double direction) {
      double turn = 2 * Math.PI;
      double above = (direction - ends[0]) % turn;
      return (above < 0 ? above + turn : above) <= ends[1] - ends[0];
    }
  }
}
