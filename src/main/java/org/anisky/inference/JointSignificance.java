package org.anisky.inference;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.gamma.InverseErfc;

/**
 * How often isotropic skies show as much in any of several searches of one run, ranges of energy or
 * time frames: of m searches the smallest global p-value p_1 becomes
 *
 * <pre>
 *   1 - (1 - p_1)^m
 * </pre>
 *
 * (Sidak 1967, J. Am. Stat. Assoc. 62, 626), exact for searches that share nothing and too large,
 * never too small, for those that share events, as cumulative ranges do.
 *
 * @param searches m
 * @param strongest name of the search with the smallest p-value
 * @param pValue of all together
 * @param interval68 the range that the number of toys leaves
 * @param sigma the p-value as standard deviations of a normal variable, two-sided
 */
public record JointSignificance(
    int searches,
    String strongest,
    double pValue,
    GlobalSignificance.Interval interval68,
    double sigma) {

  /**
   * Several searches together.
   *
   * @param found by name
   * @return empty for fewer than two, or when one of them has no p-value
   */
  public static Optional<JointSignificance> of(Map<String, SkySignificance> found) {
    if (found.size() < 2 || found.values().stream().anyMatch(one -> one.global().isEmpty())) {
      return Optional.empty();
    }
    Map.Entry<String, SkySignificance> best = null;
    for (Map.Entry<String, SkySignificance> entry : found.entrySet()) {
      if (best == null || p(entry) < p(best)) {
        best = entry;
      }
    }
    GlobalSignificance global = best.getValue().global().orElseThrow();
    int searches = found.size();
    double p = any(global.pValue(), searches);
    return Optional.of(
        new JointSignificance(
            searches,
            best.getKey(),
            p,
            new GlobalSignificance.Interval(
                any(global.interval68().low(), searches),
                any(global.interval68().high(), searches)),
            p >= 1 ? 0 : Math.sqrt(2) * InverseErfc.value(p)));
  }

  private static double p(Map.Entry<String, SkySignificance> entry) {
    return entry.getValue().global().orElseThrow().pValue();
  }

  private static double any(double p, int searches) {
    return p >= 1 ? 1 : -Math.expm1(searches * Math.log1p(-p));
  }

  /** For a person. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "p = %.2g (%.2g to %.2g with 68 percent; %.1f sigma) for the strongest of %d searches, %s",
        pValue,
        interval68.low(),
        interval68.high(),
        sigma,
        searches,
        strongest);
  }
}
