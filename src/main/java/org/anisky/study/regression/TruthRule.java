package org.anisky.study.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How near the components of a dipole must be to the true ones.
 *
 * @param rows strategies, or strategies in a time frame, that it holds for
 * @param components keys of those that are compared, such as {@code d_0h}
 * @param tolerance distance that is allowed
 */
public record TruthRule(List<String> rows, List<String> components, Tolerance tolerance) {
  /** Copies the lists. */
  public TruthRule {
    rows = List.copyOf(rows);
    components = List.copyOf(components);
  }

  /**
   * Compares.
   *
   * @param truth of each component
   * @param quantities found
   */
  public List<Check> compare(Map<String, Double> truth, List<Quantity> quantities) {
    List<Check> checks = new ArrayList<>();
    for (String row : rows) {
      int before = checks.size();
      for (String component : components) {
        String name = row + ".dipole.components." + component;
        quantities.stream()
            .filter(quantity -> quantity.name().equals(name))
            .forEach(
                quantity ->
                    checks.add(
                        Check.of(
                            Check.Kind.TRUTH,
                            quantity,
                            Quantity.number(name, truth.get(component)),
                            tolerance)));
      }
      if (checks.size() == before) {
        checks.add(
            Check.failed(
                Check.Kind.TRUTH, row + ".dipole", "no component", "one of " + components));
      }
    }
    return checks;
  }
}
