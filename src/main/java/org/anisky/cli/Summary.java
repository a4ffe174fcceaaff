package org.anisky.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anisky.counts.DetectorCounts;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.SignificancePeaks;
import org.anisky.report.MeasuredNumber;
import org.anisky.sky.Degrees;

/** What a person wants to know first: one label and one fact per line. */
final class Summary {
  private static final int LABEL_WIDTH = 22;

  /** Probabilities below this are told as a limit: they are at the end of double precision. */
  private static final double LEAST_PROBABILITY = 1e-300;

  private final Reconstruction result;
  private final int labelWidth;

  Summary(Reconstruction result) {
    this.result = result;
    int longest = 0;
    for (DetectorCounts detector : result.data().detectors()) {
      longest = Math.max(longest, detector.name().length());
    }
    labelWidth = Math.max(LABEL_WIDTH, longest + 2);
  }

  void print(PrintWriter out) {
    List<DetectorCounts> detectors = result.data().detectors();
    for (DetectorCounts detector : detectors) {
      line(out, detector.name(), "%s", events(detector));
    }
    if (detectors.size() > 1) {
      line(out, "All detectors", "%,d events used", result.data().eventsUsed());
    }
    dipole(out, result.dipole());
    result.sky().ifPresent(sky -> sky(out, sky));
    result.convergence().ifPresent(fit -> convergence(out, fit));
    result.warnings().forEach(warning -> line(out, "Warning", "%s", warning));
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

  private void dipole(PrintWriter out, DipoleEstimate dipole) {
    int exponent =
        MeasuredNumber.tableExponent(Math.max(dipole.amplitude(), dipole.amplitudeError()));
    for (DipoleComponent component : DipoleComponent.values()) {
      if (dipole.value(component).isPresent()) {
        double value = dipole.value(component).getAsDouble();
        double error = dipole.error(component).getAsDouble();
        line(out, component.key(), "%s", signed(measured(value, error, exponent)));
      } else {
        line(out, component.key(), "not measurable from the data alone");
      }
    }
    line(
        out,
        "Equatorial amplitude",
        "%s",
        measured(dipole.amplitude(), dipole.amplitudeError(), exponent));
    line(out, "Phase", "%s", phase(dipole));
    line(out, "Test statistic", "%s", testStatistic(dipole));
  }

  /** For example {@code 40.1 ± 7.8 deg}. */
  static String phase(DipoleEstimate dipole) {
    double phase = Math.toDegrees(dipole.phase());
    return measured(phase, Math.toDegrees(dipole.phaseError()), 0) + " deg";
  }

  /** For example {@code 55.21 (p = 1.0e-12 for an isotropic sky)}. */
  static String testStatistic(DipoleEstimate dipole) {
    double probability = dipole.probability();
    return String.format(
        Locale.ROOT,
        "%.2f (p %s for an isotropic sky)",
        dipole.testStatistic(),
        probability < LEAST_PROBABILITY
            ? String.format(Locale.ROOT, "< %.0e", LEAST_PROBABILITY)
            : String.format(Locale.ROOT, "= %.2g", probability));
  }

  /** A value and its error with the minus sign of programs, so that it can be copied. */
  static String measured(double value, double error, int exponent) {
    return Double.isFinite(value) && error >= 0
        ? MeasuredNumber.inTable(value, error, exponent).text().replace('−', '-')
        : value + " ± " + error;
  }

  /** With a plus sign where there is no minus. */
  static String signed(String number) {
    int digits = number.startsWith("(") ? 1 : 0;
    return number.charAt(digits) == '-'
        ? number
        : number.substring(0, digits) + "+" + number.substring(digits);
  }

  private void sky(PrintWriter out, ReconstructedSky sky) {
    SignificancePeaks peaks = sky.peaks();
    line(
        out,
        "Significance",
        "%+.1f to %+.1f sigma in discs of radius %s deg",
        peaks.min(),
        peaks.max(),
        Degrees.text(sky.discRadius()));
    line(
        out,
        "Strongest",
        "at RA %.1f deg, dec %+.1f deg: %+.1f sigma after %.0f trials",
        Math.toDegrees(peaks.position().rightAscension()),
        Math.toDegrees(peaks.position().declination()),
        peaks.postTrial(),
        peaks.trials());
  }

  private void convergence(PrintWriter out, Convergence fit) {
    String status =
        switch (fit.status()) {
          case CONVERGED -> "converged after %d sweeps";
          case FIXED_SWEEPS -> "%d sweeps, as configured";
          case NOT_CONVERGED -> "NOT CONVERGED after %d sweeps";
        };
    double change = fit.last().extrapolatedChange();
    line(
        out,
        "All-sky fit",
        status + "; the dipole of its map may still change by %s",
        fit.sweeps(),
        Double.isFinite(change) ? String.format(Locale.ROOT, "%.1g", change) : "an unknown amount");
  }

  private void line(PrintWriter out, String label, String format, Object... arguments) {
    out.printf(Locale.ROOT, "%-" + labelWidth + "s", label);
    out.printf(Locale.ROOT, format, arguments);
    out.println();
  }
}
