package org.anisky.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.anisky.statistics.AmplitudeLaw;
import org.anisky.statistics.AmplitudePrior;
import org.anisky.statistics.IsotropicLimit;
import org.anisky.statistics.LimitMethod;
import org.anisky.statistics.MeasuredLimit;

/** A limit for a terminal: what may be quoted in one sentence, and what it rests on. */
final class LimitText {
  private static final int LABEL_WIDTH = 22;
  private static final int DIGITS = 3;
  private static final int MOST_DIGITS = 16;

  private final MeasuredLimit limit;
  private final FactSheet sheet;

  LimitText(MeasuredLimit limit, PrintWriter out) {
    this.limit = limit;
    sheet = new FactSheet(out, LABEL_WIDTH);
  }

  /**
   * Prints it.
   *
   * @param errors where the error comes from, for example {@code sqrt(3/N)}
   */
  void print(String errors) {
    sheet.line(
        name(),
        "measured %s, error of one component %s (%s)",
        number(limit.measured()),
        number(limit.sigma()),
        errors);
    sheet.line("To quote", "%s", sentence());
    sheet.line(
        "Isotropic sky",
        "shows this amplitude or more with p %s",
        NumberText.probability(limit.probability()));
    bands("Isotropic amplitude", limit.isotropic().amplitude());
    bands("Isotropic limit", limit.isotropic().limit());
    limit.projected().ifPresent(projected -> bands("Projected limit", projected.limit()));
  }

  private String name() {
    return limit.law() == AmplitudeLaw.SPACE ? "Full amplitude" : "Equatorial amplitude";
  }

  /** What may be quoted. */
  String sentence() {
    String whose =
        limit.law() == AmplitudeLaw.SPACE
            ? "the amplitude of the full dipole"
            : "the equatorial amplitude of the dipole";
    String level = percent(limit.how().confidence());
    if (limit.how().method() == LimitMethod.BAYESIAN) {
      return String.format(
          Locale.ROOT,
          "%s is below %s at %s percent credibility (Bayesian, prior flat in the %s, direction"
              + " marginalised).",
          whose,
          number(limit.interval().upper()),
          level,
          limit.how().prior() == AmplitudePrior.FLAT_IN_AMPLITUDE ? "amplitude" : "vector");
    }
    return limit.interval().lower() > 0
        ? String.format(
            Locale.ROOT,
            "%s lies between %s and %s at %s percent confidence (Feldman-Cousins).",
            whose,
            number(limit.interval().lower()),
            number(limit.interval().upper()),
            level)
        : String.format(
            Locale.ROOT,
            "%s is below %s at %s percent confidence (Feldman-Cousins).",
            whose,
            number(limit.interval().upper()),
            level);
  }

  private void bands(String label, IsotropicLimit.Bands bands) {
    sheet.line(
        label,
        "median %s; 68.3 percent in %s to %s, 95.4 percent in %s to %s",
        number(bands.median()),
        number(bands.lower68()),
        number(bands.upper68()),
        number(bands.lower95()),
        number(bands.upper95()));
  }

  /** Three digits, and more where the error is further down. */
  private String number(double value) {
    double strength = Math.max(1, Math.abs(value) / limit.sigma());
    int digits = DIGITS + (int) Math.min(MOST_DIGITS - DIGITS, Math.log10(strength));
    return String.format(Locale.ROOT, "%." + digits + "g", value);
  }

  private static String percent(double confidence) {
    return new java.math.BigDecimal(Double.toString(confidence))
        .movePointRight(2)
        .stripTrailingZeros()
        .toPlainString();
  }
}
