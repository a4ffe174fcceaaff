package org.anisky.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Locale;
import org.anisky.statistics.AmplitudeLaw;
import org.anisky.statistics.AmplitudeLimit;
import org.anisky.statistics.AmplitudePrior;
import org.anisky.statistics.IsotropicLimit;
import org.anisky.statistics.LimitMethod;
import org.anisky.statistics.MeasuredLimit;

/** A limit for a terminal: what may be quoted in one sentence, and what it rests on. */
final class LimitText {
  private static final int LABEL_WIDTH = 22;

  /** Three standard deviations of a Gaussian, both tails. */
  private static final double SIGNIFICANT = 0.0027;

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
    boolean significant =
        limit.probability() < SIGNIFICANT && limit.how().method() == LimitMethod.BAYESIAN;
    sheet.line(significant ? "Upper limit" : "To quote", "%s", sentence());
    sheet.line(
        "Isotropic sky",
        "shows this amplitude or more with p %s",
        NumberText.probability(limit.probability()));
    if (significant) {
      sheet.line(
          "Significant", "quote its interval: --method feldman-cousins, or intervals of a result");
    }
    bands("Isotropic amplitude", limit.isotropic().amplitude());
    bands("Isotropic limit", limit.isotropic().limit());
    limit.projected().ifPresent(projected -> bands("Projected limit", projected.limit()));
  }

  private String name() {
    return limit.law() == AmplitudeLaw.SPACE ? "Full amplitude" : "Equatorial amplitude";
  }

  /** What may be quoted. */
  private String sentence() {
    String whose =
        limit.law() == AmplitudeLaw.SPACE
            ? "the amplitude of the full dipole"
            : "the equatorial amplitude of the dipole";
    return whose
        + (limit.interval().lower() > 0 ? " lies " : " is ")
        + words()
        + " at "
        + level(limit.how())
        + ".";
  }

  private String words() {
    return limit.interval().lower() > 0
        ? "between " + number(limit.interval().lower()) + " and " + number(limit.interval().upper())
        : "below " + number(limit.interval().upper());
  }

  /** For a table: {@code < 0.0301} or {@code 0.00285 to 0.0329}. */
  String brief() {
    return limit.interval().lower() > 0
        ? number(limit.interval().lower()) + " to " + number(limit.interval().upper())
        : "< " + number(limit.interval().upper());
  }

  /** The level and how the limit is made. */
  static String level(AmplitudeLimit how) {
    String percent = percent(how.confidence());
    return how.method() == LimitMethod.FELDMAN_COUSINS
        ? percent + " percent confidence (Feldman-Cousins)"
        : percent
            + " percent credibility (Bayesian, prior flat in the "
            + (how.prior() == AmplitudePrior.FLAT_IN_AMPLITUDE ? "amplitude" : "vector")
            + ", direction marginalised)";
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
    return new BigDecimal(Double.toString(confidence))
        .movePointRight(2)
        .stripTrailingZeros()
        .toPlainString();
  }
}
