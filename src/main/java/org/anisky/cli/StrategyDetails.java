package org.anisky.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anisky.counts.SkyCounts;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.Highlight;
import org.anisky.reconstruction.Measurement;
import org.anisky.reconstruction.Multipole;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.NuisanceEstimate;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.results.MeasuredNumber;
import org.anisky.sky.Turn;

/** What a strategy says beside the dipole, in the order in which one asks for it. */
final class StrategyDetails {
  private final Reconstruction result;
  private final FactSheet sheet;

  StrategyDetails(Reconstruction result, FactSheet sheet) {
    this.result = result;
    this.sheet = sheet;
  }

  void print() {
    result.highlights().forEach(this::print);
    result.multipoles().ifPresent(this::againstReference);
  }

  private void print(Highlight highlight) {
    if (highlight instanceof Highlight.Fit fit) {
      String probability =
          fit.probability().isPresent()
              ? " (p " + NumberText.probability(fit.probability().getAsDouble()) + ")"
              : "";
      sheet.line(
          fit.label(),
          "chi2/ndf = %.2f/%d%s",
          fit.chiSquared(),
          fit.degreesOfFreedom(),
          probability);
    } else if (highlight instanceof Highlight.Harmonic harmonic) {
      print(harmonic);
    } else if (highlight instanceof Highlight.Events events) {
      sheet.line(events.label(), "%,.0f", events.events());
    } else if (highlight instanceof Highlight.Test test) {
      sheet.line(
          test.label(), "p %s %s", NumberText.probability(test.probability()), test.supposition());
    } else if (highlight instanceof Highlight.Fraction part) {
      sheet.line(part.label(), "%.3f %s", part.fraction(), part.whole());
    } else {
      throw new IllegalArgumentException("no words for " + highlight);
    }
  }

  private void print(Highlight.Harmonic harmonic) {
    Measurement amplitude = harmonic.amplitude();
    double largest = Math.max(amplitude.value(), amplitude.upperError());
    sheet.line(
        harmonic.label(),
        "r = %s, phase %s, p %s%s",
        NumberText.length(
            MeasuredValue.of(amplitude.value(), amplitude.upperError()),
            MeasuredNumber.tableExponent(largest)),
        phase(harmonic.phase()),
        NumberText.probability(harmonic.probability()),
        harmonic.whose());
  }

  private static String phase(Measurement angle) {
    double degrees = Turn.positiveDegrees(angle.value());
    if (Double.isNaN(angle.upperError())) {
      return String.format(Locale.ROOT, "%.1f deg", degrees);
    }
    return NumberText.phase(
        MeasuredValue.of(Math.toRadians(degrees), Math.toRadians(angle.upperError())));
  }

  private void againstReference(MultipoleEstimate estimate) {
    double[][] reference = estimate.dipoleCovariances().reference();
    if (reference[0][0] > 0) {
      sheet.line(
          result.data() instanceof SkyCounts ? "Reference" : "Simulation",
          "its finite statistics are %s of the statistical errors",
          IntStream.range(0, reference.length)
              .mapToObj(k -> String.format(Locale.ROOT, "%.2g", Math.sqrt(reference[k][k])))
              .collect(Collectors.joining(", ")));
    }
    for (NuisanceEstimate nuisance : estimate.nuisances()) {
      sheet.line(
          "Nuisance",
          "%s of %s: %s (prior 0 ± %s)",
          nuisance.name(),
          nuisance.detector(),
          NumberText.signed(NumberText.measured(nuisance.value(), nuisance.error(), 0)),
          nuisance.priorSigma());
    }
    multipoles(estimate);
  }

  private void multipoles(MultipoleEstimate estimate) {
    List<Multipole> all = estimate.multipoles();
    int lMax = all.get(all.size() - 1).l();
    if (lMax == 1) {
      return;
    }
    double[][] covariance = estimate.covariances().total();
    int strongest = -1;
    double most = -1;
    for (int k = 0; k < all.size(); k++) {
      double sigmas = Math.abs(estimate.coefficients()[k]) / Math.sqrt(covariance[k][k]);
      if (all.get(k).l() > 1 && sigmas > most) {
        strongest = k;
        most = sigmas;
      }
    }
    double value = estimate.coefficients()[strongest];
    double error = Math.sqrt(covariance[strongest][strongest]);
    sheet.line(
        "Multipoles",
        "l = 2%s fitted along; the clearest is %s = %s",
        lMax > 2 ? " to " + lMax : "",
        all.get(strongest).key(),
        NumberText.measured(
            value, error, MeasuredNumber.tableExponent(Math.max(Math.abs(value), error))));
  }
}
