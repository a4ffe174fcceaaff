package org.anisky.study.regression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Results of a sky that were stored with an earlier version. What has been added since is not
 * compared; what is gone is a failure.
 *
 * @param version of the program that stored them
 * @param reason why they were stored
 * @param quantities with the tolerance of each, by name
 */
public record StoredSky(String version, String reason, Map<String, Entry> quantities) {
  /** A stored quantity and how far a later one may be from it. */
  public record Entry(Quantity quantity, Tolerance tolerance) {}

  /** Results to be stored. */
  public static StoredSky of(
      String version, String reason, List<Quantity> quantities, Tolerances tolerances) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    quantities.forEach(q -> entries.put(q.name(), new Entry(q, tolerances.of(q))));
    return new StoredSky(version, reason, entries);
  }

  /**
   * Compares.
   *
   * @param found now
   */
  public List<Check> compare(List<Quantity> found) {
    Map<String, Quantity> byName = new LinkedHashMap<>();
    found.forEach(quantity -> byName.put(quantity.name(), quantity));
    return quantities.values().stream()
        .map(
            entry ->
                Optional.ofNullable(byName.get(entry.quantity().name()))
                    .map(q -> Check.of(Check.Kind.STORED, q, entry.quantity(), entry.tolerance()))
                    .orElseGet(
                        () ->
                            Check.failed(
                                Check.Kind.STORED,
                                entry.quantity().name(),
                                "gone",
                                entry.quantity().text())))
        .toList();
  }
}
