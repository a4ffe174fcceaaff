package org.anisky.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.SkyCounts;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.Measurement;
import org.anisky.reconstruction.Multipole;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.NuisanceEstimate;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.report.MeasuredNumber;

/** What a strategy says beside the dipole, in the order in which one asks for it. */
final class StrategyDetails {
  private final Reconstruction result;
  private final FactSheet sheet;

  StrategyDetails(Reconstruction result, FactSheet sheet) {
    this.result = result;
    this.sheet = sheet;
  }

  void print() {
    switch (result.strategy()) {
      case "east-west" -> eastWest();
      case "harmonic" -> {
        eventsInSums();
        harmonics("RA", "ra_r_", "ra_phase_", "ra_p_value_");
        harmonics("Azimuth", "azimuth_r_", "azimuth_phase_", "azimuth_p_value_");
        rate();
      }
      case "direct-integration" ->
          measurement("returned_fraction")
              .ifPresent(
                  fraction ->
                      sheet.line(
                          "Returned fraction",
                          "%.3f of a true equatorial dipole",
                          fraction.value()));
      default -> result.multipoles().ifPresent(this::againstReference);
    }
  }

  private void eastWest() {
    if (measurement("chi_squared").isEmpty()) {
      eventsInSums();
      harmonics("East-West", "r_", "phase_", "p_value_");
      return;
    }
    double freedom = measurement("degrees_of_freedom").orElseThrow().value();
    String probability =
        measurement("chi_squared_p_value")
            .map(p -> " (p " + NumberText.probability(p.value()) + ")")
            .orElse("");
    sheet.line(
        "Fit to East-West",
        "chi2/ndf = %.2f/%.0f%s",
        measurement("chi_squared").orElseThrow().value(),
        freedom,
        probability);
    for (int m = 2; measurement("amplitude_" + m).isPresent(); m++) {
      harmonic("Harmonic " + m, "amplitude_" + m, "phase_" + m, "p_value_" + m, "");
    }
  }

  /** Sums over events may hold those that the counts do not, near the edge of the field of view. */
  private void eventsInSums() {
    List<DetectorCounts> detectors = result.data().detectors();
    for (int d = 0; d < detectors.size(); d++) {
      long used = detectors.get(d).origin().eventsUsed();
      measurement("events" + suffix(d))
          .filter(events -> Math.round(events.value()) != used)
          .ifPresent(events -> sheet.line("Events in the sums", "%,.0f", events.value()));
    }
  }

  /** Whether the rate is that of the even exposure that the strategy stands on. */
  private void rate() {
    List<DetectorCounts> detectors = result.data().detectors();
    for (int d = 0; d < detectors.size(); d++) {
      String whose = suffix(d).isEmpty() ? "" : " (" + detectors.get(d).name() + ")";
      measurement("rate_p_value" + suffix(d))
          .ifPresent(
              rate ->
                  sheet.line(
                      "Rate over the day",
                      "p %s for an even exposure%s",
                      NumberText.probability(rate.value()),
                      whose));
    }
  }

  /** Keys of a single detector are numbered when there are several. */
  private String suffix(int detector) {
    return result.data().detectors().size() == 1 ? "" : "_" + (detector + 1);
  }

  /** Harmonics of every detector; keys end in the harmonic and, of several, the detector. */
  private void harmonics(String angle, String r, String phase, String probability) {
    List<DetectorCounts> detectors = result.data().detectors();
    for (int d = 0; d < detectors.size(); d++) {
      String suffix = suffix(d);
      String whose = suffix.isEmpty() ? "" : " (" + detectors.get(d).name() + ")";
      for (int k = 1; measurement(r + k + suffix).isPresent(); k++) {
        String end = k + suffix;
        harmonic(angle + " harmonic " + k, r + end, phase + end, probability + end, whose);
      }
    }
  }

  private void harmonic(String label, String r, String phase, String probability, String whose) {
    Measurement amplitude = measurement(r).orElseThrow();
    Measurement angle = measurement(phase).orElseThrow();
    double largest = Math.max(amplitude.value(), amplitude.upperError());
    sheet.line(
        label,
        "r = %s, phase %s, p %s%s",
        NumberText.measured(
            amplitude.value(), amplitude.upperError(), MeasuredNumber.tableExponent(largest)),
        phase(angle),
        NumberText.probability(measurement(probability).orElseThrow().value()),
        whose);
  }

  private static String phase(Measurement angle) {
    double degrees = angle.value() < 0 ? angle.value() + 360 : angle.value();
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

  private Optional<Measurement> measurement(String key) {
    return result.measurement(key);
  }
}
