package org.anisky.study.regression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers that something else than the program has computed from the same data.
 *
 * @param kind {@link Check.Kind#PLAIN} or {@link Check.Kind#REFERENCE}
 * @param source the file that has them
 * @param numbers by the name of the quantity
 * @param tolerance of all of them
 */
public record IndependentNumbers(
    Check.Kind kind, String source, Map<String, Double> numbers, Tolerance tolerance) {
  /** Copies the numbers. */
  public IndependentNumbers {
    numbers = new LinkedHashMap<>(numbers);
  }

  /** Compares what was found; a quantity that was not found fails. */
  public List<Check> compare(List<Quantity> found) {
    List<Check> checks = new ArrayList<>();
    numbers.forEach((name, number) -> checks.add(compare(name, number, found)));
    return checks;
  }

  private Check compare(String name, double number, List<Quantity> found) {
    Optional<Quantity> own = found.stream().filter(q -> q.name().equals(name)).findFirst();
    if (own.isEmpty()) {
      return Check.failed(kind, name, "not measured", number + " of " + source);
    }
    return Check.of(kind, own.get(), Quantity.measured(name, number, own.get().error()), tolerance);
  }
}
