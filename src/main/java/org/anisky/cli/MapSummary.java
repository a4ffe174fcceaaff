package org.anisky.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.NuisanceEstimate;
import org.anisky.reconstruction.montecarlo.GalacticDipole;
import org.anisky.reconstruction.montecarlo.MapReconstruction;
import org.anisky.report.MeasuredNumber;
import org.anisky.sky.SkyFrame;

/** What a person wants to know first of maps against a reference: one label and fact per line. */
final class MapSummary {
  private static final int LABEL_WIDTH = 22;

  private final MapReconstruction result;
  private final MultipoleEstimate estimate;
  private final DipoleEstimate equatorial;
  private final int labelWidth;

  /** Power of ten of all components. */
  private final int exponent;

  MapSummary(MapReconstruction result) {
    this.result = result;
    estimate = result.estimate();
    equatorial = result.dipole();
    int longest = result.name().length();
    for (NuisanceEstimate nuisance : estimate.nuisances()) {
      longest = Math.max(longest, nuisance.name().length());
    }
    labelWidth = Math.max(LABEL_WIDTH, longest + 2);
    double largest = equatorial.amplitudeError();
    for (double component : estimate.dipole()) {
      largest = Math.max(largest, Math.abs(component));
    }
    exponent = MeasuredNumber.tableExponent(largest);
  }

  void print(PrintWriter out) {
    line(out, result.name(), events());
    line(out, "Compared", pixels());
    if (estimate.frame() == SkyFrame.GALACTIC) {
      galactic(out, GalacticDipole.of(estimate));
    }
    equatorial(out);
    line(out, "Test statistic", testStatistic() + ", 3 degrees of freedom");
    estimate.nuisances().forEach(nuisance -> nuisance(out, nuisance));
    result.warnings().forEach(warning -> line(out, "Warning", warning));
  }

  private String events() {
    MapReconstruction.Events events = result.events();
    String text = String.format(Locale.ROOT, "%,.0f events", events.read());
    return events.effective() == events.read()
        ? text
        : text
            + String.format(
                Locale.ROOT,
                ", weighted sum %,.1f, as good as %,.0f plain events",
                events.weighted(),
                events.effective());
  }

  private String pixels() {
    SkyMap counts = estimate.counts();
    return String.format(
        Locale.ROOT,
        "%,d of %,d pixels, %s maps of %s, reference %s",
        counts.observedPixels(),
        counts.grid().size(),
        estimate.frame() == SkyFrame.GALACTIC ? "Galactic" : "equatorial",
        counts.grid() instanceof HealpixGrid grid ? "nside " + grid.nside() : "cells",
        result.referenceKind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private void galactic(PrintWriter out, GalacticDipole dipole) {
    line(out, "rho_EW", component(dipole.eastWest()) + " towards Galactic l = 90 deg, b = 0");
    line(out, "rho_NS", component(dipole.northSouth()) + " towards Galactic b = 90 deg");
    line(out, "rho_FB", component(dipole.forwardBackward()) + " towards the Galactic centre");
    line(out, "delta", component(dipole.delta()).substring(1) + direction(dipole));
  }

  private static String direction(GalacticDipole dipole) {
    return String.format(
        Locale.ROOT,
        " towards Galactic l = %.1f deg, b = %+.1f deg",
        Math.toDegrees(dipole.longitude()),
        Math.toDegrees(dipole.latitude()));
  }

  private String component(GalacticDipole.Component component) {
    return measured(component.value(), component.statistical(), component.systematic());
  }

  private void equatorial(PrintWriter out) {
    for (DipoleComponent component : DipoleComponent.values()) {
      OptionalDouble systematic = equatorial.systematicError(component);
      line(
          out,
          component.key(),
          measured(
              equatorial.value(component).orElseThrow(),
              equatorial.error(component).orElseThrow(),
              systematic.orElse(0)));
    }
    line(
        out,
        "Equatorial amplitude",
        NumberText.measured(equatorial.amplitude(), equatorial.amplitudeError(), exponent));
    line(out, "Phase", phase());
  }

  private void nuisance(PrintWriter out, NuisanceEstimate nuisance) {
    int own = MeasuredNumber.tableExponent(Math.max(nuisance.error(), Math.abs(nuisance.value())));
    line(
        out,
        nuisance.name(),
        NumberText.signed(NumberText.measured(nuisance.value(), nuisance.error(), own))
            + " (prior 0 ± "
            + nuisance.priorSigma()
            + ")");
  }

  private String phase() {
    double phase = Math.toDegrees(equatorial.phase());
    return NumberText.measured(phase, Math.toDegrees(equatorial.phaseError()), 0) + " deg";
  }

  private String testStatistic() {
    return String.format(
        Locale.ROOT,
        "%.2f (p %s for an isotropic sky)",
        equatorial.testStatistic(),
        NumberText.probability(equatorial.probability()));
  }

  /** With sign; without a systematic error when there are no nuisance parameters. */
  private String measured(double value, double statistical, double systematic) {
    double known = estimate.nuisances().isEmpty() ? Double.NaN : systematic;
    return NumberText.signed(NumberText.measured(value, statistical, known, exponent));
  }

  private void line(PrintWriter out, String label, String fact) {
    out.printf(Locale.ROOT, "%-" + labelWidth + "s%s%n", label, fact);
  }
}
