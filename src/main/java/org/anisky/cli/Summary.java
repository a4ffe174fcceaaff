package org.anisky.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anisky.counts.DetectorCounts;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.SignificancePeaks;
import org.anisky.report.MeasuredNumber;
import org.anisky.sky.Degrees;
import org.anisky.sky.UtcText;

/** What a person wants to know first: one label and one fact per line. */
final class Summary {
  private static final int LABEL_WIDTH = 22;

  private final Reconstruction result;
  private final FactSheet sheet;

  Summary(Reconstruction result, PrintWriter out) {
    this.result = result;
    int longest = 0;
    for (DetectorCounts detector : result.data().detectors()) {
      longest = Math.max(longest, detector.name().length());
    }
    sheet = new FactSheet(out, Math.max(LABEL_WIDTH, longest + 2));
  }

  void print() {
    List<DetectorCounts> detectors = result.data().detectors();
    for (DetectorCounts detector : detectors) {
      sheet.line(detector.name(), "%s", events(detector));
    }
    if (detectors.size() > 1) {
      sheet.line("All detectors", "%,d events used", result.data().eventsUsed());
    }
    span(detectors).ifPresent(span -> sheet.line("Events from", "%s", span));
    dipole(result.dipole());
    new StrategyDetails(result, sheet).print();
    result.sky().ifPresent(this::sky);
    result.convergence().ifPresent(this::convergence);
    result.warnings().forEach(warning -> sheet.line("Warning", "%s", warning));
  }

  /** For example {@code 32,119 events used, 68 outside field of view}. */
  static String events(DetectorCounts detector) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d events used", detector.origin().eventsUsed()));
    text.append(detector.isWeighted() ? " with weights" : "");
    for (Map.Entry<String, Long> reason : detector.origin().eventsRejected().entrySet()) {
      if (reason.getValue() > 0) {
        text.append(
            String.format(
                Locale.ROOT, ", %,d %s", reason.getValue(), reason.getKey().replace('_', ' ')));
      }
    }
    return text.toString();
  }

  /** First and last event of all detectors; empty when one of them does not know. */
  static Optional<String> span(List<DetectorCounts> detectors) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (DetectorCounts detector : detectors) {
      // A time that is not known makes both NaN.
      first = Math.min(first, detector.origin().firstUnixTime());
      last = Math.max(last, detector.origin().lastUnixTime());
    }
    return first <= last
        ? Optional.of(UtcText.of(first) + " to " + UtcText.of(last))
        : Optional.empty();
  }

  private void dipole(DipoleEstimate dipole) {
    int exponent =
        MeasuredNumber.tableExponent(Math.max(dipole.amplitude(), dipole.amplitudeError()));
    DipoleLines lines = new DipoleLines(sheet, exponent);
    lines.equatorial(dipole);
    dipole
        .full()
        .ifPresent(
            full ->
                lines.full(
                    full,
                    result.measurement("dipole_amplitude"),
                    result.measurement("dipole_declination")));
    lines.testStatistic(dipole, "");
    lines.limit(result.limits());
  }

  private void sky(ReconstructedSky sky) {
    SignificancePeaks peaks = sky.peaks();
    sheet.line(
        "Significance",
        "%+.1f to %+.1f sigma in discs of radius %s deg",
        peaks.min(),
        peaks.max(),
        Degrees.text(sky.discRadius()));
    sheet.line(
        "Strongest",
        "at RA %.1f deg, dec %+.1f deg: %+.1f sigma after %.0f trials",
        Math.toDegrees(peaks.position().rightAscension()),
        Math.toDegrees(peaks.position().declination()),
        peaks.postTrial(),
        peaks.trials());
  }

  private void convergence(Convergence fit) {
    String status =
        switch (fit.status()) {
          case CONVERGED -> "converged after %d sweeps";
          case FIXED_SWEEPS -> "%d sweeps, as configured";
          case NOT_CONVERGED -> "NOT CONVERGED after %d sweeps";
        };
    double change = fit.last().extrapolatedChange();
    sheet.line(
        "All-sky fit",
        status + "; the dipole of its map may still change by %s",
        fit.sweeps(),
        Double.isFinite(change) ? String.format(Locale.ROOT, "%.1g", change) : "an unknown amount");
  }
}
