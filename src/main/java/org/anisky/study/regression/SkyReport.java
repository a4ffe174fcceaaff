package org.anisky.study.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of one sky of a suite.
 *
 * @param name of the sky
 * @param about what it is, one sentence
 * @param quantities all that was found
 * @param checks all that was compared, in order
 * @param seconds that it took
 */
public record SkyReport(
    String name, String about, List<Quantity> quantities, List<Check> checks, double seconds) {
  /** Copies the lists. */
  public SkyReport {
    quantities = List.copyOf(quantities);
    checks = List.copyOf(checks);
  }

  /** The same with one more check. */
  public SkyReport with(Check check) {
    List<Check> all = new ArrayList<>(checks);
    all.add(check);
    return new SkyReport(name, about, quantities, all, seconds);
  }

  /** The checks that failed. */
  public List<Check> failures() {
    return checks.stream().filter(check -> !check.passed()).toList();
  }

  /** Whether every check passed. */
  public boolean passed() {
    return failures().isEmpty();
  }

  /** The passed check that came nearest to failing, in units of what is allowed; 0 without one. */
  public double worst() {
    return checks.stream().filter(Check::passed).mapToDouble(Check::distance).max().orElse(0);
  }

  /** How many checks there are of a kind. */
  public long count(Check.Kind kind) {
    return checks.stream().filter(check -> check.kind() == kind).count();
  }
}
