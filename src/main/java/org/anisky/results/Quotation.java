package org.anisky.results;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anisky.counts.SkyCounts;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.sky.TimeFrame;
import org.anisky.statistics.AmplitudeInterval;
import org.anisky.statistics.AmplitudeLimit;
import org.anisky.statistics.PlaneIntervals;

/**
 * What of a result a paper may quote, and what not: one sentence each.
 *
 * @param result of any strategy
 */
public record Quotation(Reconstruction result) {
  /** Three standard deviations of a Gaussian, both tails: from here on an amplitude is told. */
  private static final double SIGNIFICANT = 0.0027;

  private static final int ALL = DipoleComponent.values().length;

  private static final PlaneIntervals.Level LEVEL = PlaneIntervals.Level.L95;

  /** For {@code result.json}: {@code yes} and {@code no}. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("yes", yes());
    tree.put("no", no());
    return tree;
  }

  /** What may be quoted. */
  public String yes() {
    return quotable() + condition() + ".";
  }

  /** What may not. */
  public String no() {
    return notQuotable() + ".";
  }

  private String quotable() {
    if (!result.converged()) {
      return "nothing yet, since a fit did not converge";
    }
    String probability =
        "p "
            + QuotedNumber.probability(result.dipole().probability())
            + (isOfSky() ? " for an isotropic sky" : " for no wave")
            + (result.multipoles().filter(fit -> fit.dipoleSize() == ALL).isPresent()
                ? " (three components)"
                : "");
    Optional<Double> returned = result.returnedFraction();
    if (returned.isPresent()) {
      return String.format(
          Locale.ROOT,
          "that %s; the amplitude is what this strategy returns, %.0f percent of a true one",
          probability,
          100 * returned.get());
    }
    return amplitude()
        .map(text -> text + ", " + probability)
        .orElse("nothing of the dipole, whose errors these data do not determine");
  }

  /** Empty where the errors are not determined. */
  private Optional<String> amplitude() {
    DipoleEstimate dipole = result.dipole();
    String whose =
        isOfSky()
            ? "an equatorial amplitude "
            : "a wave in " + result.data().timeFrame().key() + " time of an amplitude ";
    if (!(dipole.probability() < SIGNIFICANT)) {
      return result
          .limits()
          .equatorial(AmplitudeLimit.bayesian(LEVEL.confidence()))
          .map(
              limit ->
                  whose
                      + "below "
                      + QuotedNumber.limit(limit.upper())
                      + " at 95 percent credibility (Bayesian, prior flat in the amplitude)");
    }
    return result
        .limits()
        .intervals()
        .map(intervals -> intervals.levels().get(LEVEL.ordinal()).length())
        .map(
            length ->
                whose
                    + between(length)
                    + " at 95 percent confidence (Feldman-Cousins), towards "
                    + QuotedNumber.angle(dipole.measuredPhase()));
  }

  private static String between(AmplitudeInterval length) {
    return "between "
        + QuotedNumber.limit(length.lower())
        + " and "
        + QuotedNumber.limit(length.upper());
  }

  private String condition() {
    int warnings = result.warnings().size();
    if (warnings == 0) {
      return "";
    }
    return ", and only with an answer to the "
        + (warnings == 1 ? "warning above" : warnings + " warnings above");
  }

  private String notQuotable() {
    boolean northMeasured = result.dipole().components().contains(DipoleComponent.D_N);
    String north =
        northMeasured
            ? "d_N, the declination or the full amplitude without saying where the "
                + (result.data() instanceof SkyCounts ? "reference" : "exposure")
                + " is known from, whose error is theirs"
                + (hasNuisances() ? " as far as the nuisance parameters do not hold it" : "")
            : "d_N, the declination, the full amplitude or anything else with m = 0, which was not"
                + " measured";
    String maps = result.sky().isPresent() ? "; nor the largest value of a map, whatever its" : "";
    return north + (maps.isEmpty() ? "" : maps + " local significance") + frame();
  }

  private boolean hasNuisances() {
    return result.multipoles().filter(fit -> !fit.nuisances().isEmpty()).isPresent();
  }

  private boolean isOfSky() {
    return result.data().timeFrame() == TimeFrame.SIDEREAL;
  }

  private String frame() {
    return isOfSky()
        ? ""
        : "; nor any of this as anisotropy of the sky, which stands still in sidereal time alone";
  }
}
