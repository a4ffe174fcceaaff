package org.anisky.reconstruction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.anisky.InvalidInputException;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EnergyRanges;

/**
 * One result per energy range, differential ranges first, then cumulative ones, each by growing
 * energy. Differential results are independent of each other; cumulative ones share events. The
 * last range is of both kinds and its result stands in both rows. Immutable.
 *
 * @param <R> the result of one range
 * @param unit of the energies: {@code EeV}, {@code GeV}; or of rigidities, {@code GV}
 * @param rows one per kind and range
 */
public record EnergyTable<R>(String unit, List<Row<R>> rows) {
  /** Whether ranges share events. */
  public enum Kind {
    /** Ranges that share no event. */
    DIFFERENTIAL("differential"),
    /** Everything from a threshold on. */
    CUMULATIVE("cumulative");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** The name in files. */
    public String key() {
      return key;
    }
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

  /**
   * From a range to its result.
   *
   * @param <R> the result of one range
   */
  @FunctionalInterface
  public interface RangeFit<R> {
    /** The result in one range. */
    R fit(EnergyRange range) throws IOException;
  }

  /** Copies the rows. */
  public EnergyTable {
    rows = List.copyOf(rows);
  }

  /**
   * Reconstructs every range, differential and cumulative. With one threshold both are the same and
   * only the cumulative row is there.
   *
   * @param unit of the energies
   * @param fit from the range to its result; is called once per range, in the order of the rows
   * @throws InvalidInputException what a fit says, with the range in front
   * @throws IOException what a fit says
   */
  public static <R> EnergyTable<R> of(EnergyRanges ranges, String unit, RangeFit<R> fit)
      throws IOException {
    List<EnergyRange> differential = ranges.differential();
    Map<EnergyRange, R> results = new LinkedHashMap<>();
    List<Row<R>> rows = new ArrayList<>();
    if (differential.size() > 1) {
      for (EnergyRange range : differential) {
        results.put(range, inRange(range, unit, fit));
        rows.add(new Row<>(Kind.DIFFERENTIAL, range, results.get(range)));
      }
    }
    for (EnergyRange range : ranges.cumulative()) {
      if (!results.containsKey(range)) {
        results.put(range, inRange(range, unit, fit));
      }
      rows.add(new Row<>(Kind.CUMULATIVE, range, results.get(range)));
    }
    return new EnergyTable<>(unit, rows);
  }

  /** The ranges in the order in which {@link #of} asks for them, each once. */
  public static List<EnergyRange> each(EnergyRanges ranges) {
    Set<EnergyRange> each = new LinkedHashSet<>();
    if (ranges.differential().size() > 1) {
      each.addAll(ranges.differential());
    }
    each.addAll(ranges.cumulative());
    return List.copyOf(each);
  }

  private static <R> R inRange(EnergyRange range, String unit, RangeFit<R> fit) throws IOException {
    try {
      return fit.fit(range);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "energy range " + range.describe() + " " + unit + ": " + e.getMessage(), e);
    }
  }

  /** The rows of one kind, by growing energy. */
  public List<Row<R>> rows(Kind kind) {
    return rows.stream().filter(row -> row.kind() == kind).toList();
  }

  /** The same table of something that follows from each row. */
  public <S> EnergyTable<S> map(Function<Row<R>, S> change) {
    return new EnergyTable<>(
        unit,
        rows.stream().map(row -> new Row<>(row.kind(), row.range(), change.apply(row))).toList());
  }
}
