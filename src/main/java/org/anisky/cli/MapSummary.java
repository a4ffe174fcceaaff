package org.anisky.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.MeasuredValue;
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
  private final FactSheet sheet;
  private final DipoleLines lines;

  /** Power of ten of all components. */
  private final int exponent;

  MapSummary(MapReconstruction result, PrintWriter out) {
    this.result = result;
    estimate = result.estimate();
    equatorial = result.dipole();
    int longest = result.name().length();
    for (NuisanceEstimate nuisance : estimate.nuisances()) {
      longest = Math.max(longest, nuisance.name().length());
    }
    sheet = new FactSheet(out, Math.max(LABEL_WIDTH, longest + 2));
    double largest = equatorial.amplitudeError();
    for (double component : estimate.dipole()) {
      largest = Math.max(largest, Math.abs(component));
    }
    exponent = MeasuredNumber.tableExponent(largest);
    lines = new DipoleLines(sheet, exponent);
  }

  void print() {
    sheet.line(result.name(), "%s", events());
    sheet.line("Compared", "%s", pixels());
    if (estimate.frame() == SkyFrame.GALACTIC) {
      galactic(GalacticDipole.of(estimate));
      lines.equatorial(equatorial);
    } else {
      lines.equatorial(equatorial);
      equatorial.full().ifPresent(full -> lines.full(full, Optional.empty(), Optional.empty()));
    }
    lines.testStatistic(equatorial, ", " + estimate.dipoleSize() + " degrees of freedom");
    estimate.nuisances().forEach(this::nuisance);
    result.warnings().forEach(warning -> sheet.line("Warning", "%s", warning));
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

  private void galactic(GalacticDipole dipole) {
    component("rho_EW", dipole.eastWest(), "Galactic l = 90 deg, b = 0");
    component("rho_NS", dipole.northSouth(), "Galactic b = 90 deg");
    component("rho_FB", dipole.forwardBackward(), "the Galactic centre");
    sheet.line("delta", "%s%s", NumberText.measured(dipole.delta(), exponent), direction(dipole));
  }

  private void component(String name, MeasuredValue number, String direction) {
    sheet.line(
        name, "%s towards %s", NumberText.signed(NumberText.measured(number, exponent)), direction);
  }

  private static String direction(GalacticDipole dipole) {
    return String.format(
        Locale.ROOT,
        " towards Galactic l = %.1f deg, b = %+.1f deg",
        Math.toDegrees(dipole.longitude()),
        Math.toDegrees(dipole.latitude()));
  }

  private void nuisance(NuisanceEstimate nuisance) {
    int own = MeasuredNumber.tableExponent(Math.max(nuisance.error(), Math.abs(nuisance.value())));
    sheet.line(
        nuisance.name(),
        "%s (prior 0 ± %s)",
        NumberText.signed(NumberText.measured(nuisance.value(), nuisance.error(), own)),
        nuisance.priorSigma());
  }
}
