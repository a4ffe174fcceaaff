package org.anisky.study.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * How far quantities may be from stored ones; the first that fits a quantity holds for it.
 *
 * @param all in order
 */
public record Tolerances(List<Tolerance> all) {
  /** Those of every suite, which a sky may go before with its own. */
  public static final Tolerances USUAL =
      new Tolerances(
          List.of(
              new Tolerance(
                  "*.events.*",
                  Tolerance.Unit.ABSOLUTE,
                  0,
                  "events are counted, and drawn from streams that are the same everywhere"),
              new Tolerance(
                  "*.p_value*",
                  Tolerance.Unit.RELATIVE,
                  1e-2,
                  "p-values of the tail amplify the last digits of a test statistic"),
              new Tolerance(
                  "*.convergence.sweeps",
                  Tolerance.Unit.ABSOLUTE,
                  3,
                  "rounding may end a fit some sweeps earlier or later"),
              new Tolerance(
                  "*.all_sky.test_statistic",
                  Tolerance.Unit.RELATIVE,
                  1e-3,
                  "a map of many pixels ends where its stopping rule says, not at the last digit"),
              new Tolerance(
                  "*.test_statistic",
                  Tolerance.Unit.ABSOLUTE,
                  1e-2,
                  "a test statistic has the scale of 1, whatever its size"),
              new Tolerance(
                  "*.significance.regions.*",
                  Tolerance.Unit.RELATIVE,
                  1e-4,
                  "sums over the data and closed forms; nothing is iterated"),
              new Tolerance(
                  "*.significance.*",
                  Tolerance.Unit.ABSOLUTE,
                  2e-2,
                  "standard deviations and degrees of a map that ends at its stopping rule"),
              new Tolerance(
                  "*.gauge_change_log_likelihood",
                  Tolerance.Unit.ABSOLUTE,
                  0.1,
                  "a difference of large numbers, rounding on a cylinder; one unit is one sigma"),
              new Tolerance(
                  "*.map.acceptance.*.sum",
                  Tolerance.Unit.RELATIVE,
                  1e-9,
                  "the relative acceptance of a detector sums to 1 by its definition"),
              new Tolerance(
                  "*.map.*",
                  Tolerance.Unit.ERRORS,
                  1e-2,
                  "what maps show together, in units of 1/sqrt(events); they end at their stopping"
                      + " rule, a hundredth of an error from their limit"),
              new Tolerance(
                  "*",
                  Tolerance.Unit.ERRORS,
                  1e-3,
                  "a thousandth of the statistical error moves no published digit"),
              new Tolerance(
                  "*",
                  Tolerance.Unit.RELATIVE,
                  1e-4,
                  "errors, limits and numbers without an error; a fit leaves the last digits"
                      + " open")));

  /** Copies the list. */
  public Tolerances {
    all = List.copyOf(all);
  }

  /** These after others of a sky's own. */
  public Tolerances after(List<Tolerance> own) {
    List<Tolerance> both = new ArrayList<>(own);
    both.addAll(all);
    return new Tolerances(both);
  }

  /** The tolerance of a quantity. */
  public Tolerance of(Quantity quantity) {
    return all.stream()
        .filter(tolerance -> tolerance.fits(quantity))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no tolerance for " + quantity.name()));
  }
}
