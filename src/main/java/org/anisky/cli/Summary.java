package org.anisky.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.anisky.counts.DetectorCounts;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.SignificancePeaks;

/** What a person wants to know first. */
final class Summary {
  private final Reconstruction result;

  Summary(Reconstruction result) {
    this.result = result;
  }

  void print(PrintWriter out) {
    for (DetectorCounts detector : result.data().detectors()) {
      line(
          out,
          detector.name(),
          "%,d events used%s",
          detector.origin().eventsUsed(),
          rejected(detector));
    }
    dipole(out, result.dipole());
    result.sky().ifPresent(sky -> sky(out, sky));
    result.convergence().ifPresent(fit -> convergence(out, fit));
    result.warnings().forEach(warning -> line(out, "Warning", "%s", warning));
  }

  static String rejected(DetectorCounts detector) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> reason : detector.origin().eventsRejected().entrySet()) {
      if (reason.getValue() > 0) {
        text.append(
            String.format(
                Locale.ROOT, ", %,d %s", reason.getValue(), reason.getKey().replace('_', ' ')));
      }
    }
    return text.toString();
  }

  private static void dipole(PrintWriter out, DipoleEstimate dipole) {
    for (DipoleComponent component : DipoleComponent.values()) {
      if (dipole.value(component).isPresent()) {
        line(
            out,
            component.key(),
            "%+.5f ± %.5f",
            dipole.value(component).getAsDouble(),
            dipole.error(component).getAsDouble());
      } else {
        line(out, component.key(), "not measurable from the data alone");
      }
    }
    line(out, "Equatorial amplitude", "%.5f ± %.5f", dipole.amplitude(), dipole.amplitudeError());
    line(
        out,
        "Phase",
        "%.1f ± %.1f deg",
        Math.toDegrees(dipole.phase()),
        Math.toDegrees(dipole.phaseError()));
    line(
        out,
        "Test statistic",
        "%.2f (p = %.2g for an isotropic sky)",
        dipole.testStatistic(),
        dipole.probability());
  }

  private static void sky(PrintWriter out, ReconstructedSky sky) {
    SignificancePeaks peaks = sky.peaks();
    line(
        out,
        "Significance",
        "%+.1f to %+.1f sigma in discs of %.3g deg; strongest at RA %.1f, dec %+.1f deg:"
            + " %+.1f sigma after %.0f trials",
        peaks.min(),
        peaks.max(),
        Math.toDegrees(sky.discRadius()),
        Math.toDegrees(peaks.position().rightAscension()),
        Math.toDegrees(peaks.position().declination()),
        peaks.postTrial(),
        peaks.trials());
  }

  private static void convergence(PrintWriter out, Convergence fit) {
    line(
        out,
        "All-sky fit",
        "%s, %d sweeps, dipole of the map may still change by %.1g",
        fit.status().key(),
        fit.sweeps(),
        fit.last().extrapolatedChange());
  }

  private static void line(PrintWriter out, String label, String format, Object... arguments) {
    out.printf(Locale.ROOT, "%-22s", label);
    out.printf(Locale.ROOT, format, arguments);
    out.println();
  }
}
