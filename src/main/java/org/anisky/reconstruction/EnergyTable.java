package org.anisky.reconstruction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.anisky.InvalidInputException;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EnergyRanges;

/**
 * One result per energy range, differential ranges first, then cumulative ones, each by growing
 * energy. Immutable.
 *
 * @param <R> the result of one range
 * @param rows one per range
 */
public record EnergyTable<R>(List<Row<R>> rows) {
  /** Whether ranges share events. */
  public enum Kind {
    /** Ranges that share no event. */
    DIFFERENTIAL,
    /** Everything from a threshold on. */
    CUMULATIVE
  }

  /**
   * One range.
   *
   * @param <R> the result of one range
   * @param kind whether the range shares events with others
   * @param range of energy
   * @param result in it
   */
  public record Row<R>(Kind kind, EnergyRange range, R result) {}

  /** Copies the rows. */
  public EnergyTable {
    rows = List.copyOf(rows);
  }

  /**
   * Reconstructs every range, differential and cumulative. With one threshold both are the same and
   * only the cumulative row is there.
   *
   * @param fit from the range to its result; is called once per range, in the order of the rows
   * @throws InvalidInputException what a fit says, with the range in front
   */
  public static <R> EnergyTable<R> of(EnergyRanges ranges, Function<EnergyRange, R> fit) {
    List<Row<R>> rows = new ArrayList<>();
    List<EnergyRange> differential = ranges.differential();
    if (differential.size() > 1) {
      for (EnergyRange range : differential) {
        rows.add(new Row<>(Kind.DIFFERENTIAL, range, inRange(range, fit)));
      }
    }
    for (EnergyRange range : ranges.cumulative()) {
      rows.add(new Row<>(Kind.CUMULATIVE, range, inRange(range, fit)));
    }
    return new EnergyTable<>(rows);
  }

  private static <R> R inRange(EnergyRange range, Function<EnergyRange, R> fit) {
    try {
      return fit.apply(range);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("energy " + range.describe() + ": " + e.getMessage(), e);
    }
  }

  /** The rows of one kind, by growing energy. */
  public List<Row<R>> rows(Kind kind) {
    return rows.stream().filter(row -> row.kind() == kind).toList();
  }
}
