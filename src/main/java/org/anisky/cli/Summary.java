package org.anisky.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.SkyCounts;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.json.EnumKeys;
import org.anisky.likelihood.DipoleByDegree;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.MeasuredValue;
import org.anisky.model.SpuriousWave;
import org.anisky.reconstruction.BootstrapErrors;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.GalacticDipole;
import org.anisky.reconstruction.GoodnessOfFit;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.results.MeasuredNumber;
import org.anisky.results.Quotation;
import org.anisky.sky.SkyFrame;
import org.anisky.sky.UtcText;

/** What a person wants to know first: one label and one fact per line. */
final class Summary {
  private static final int LABEL_WIDTH = 22;

  private final Reconstruction result;
  private final FactSheet sheet;

  Summary(Reconstruction result, PrintWriter out) {
    this.result = result;
    int longest = result.data() instanceof SkyCounts counts ? counts.name().length() : 0;
    for (DetectorCounts detector : result.data().detectors()) {
      longest = Math.max(longest, detector.wholeName().length());
    }
    sheet = new FactSheet(out, Math.max(LABEL_WIDTH, longest + 2));
  }

  void print() {
    if (result.data() instanceof SkyCounts counts) {
      counts(counts);
    } else {
      detectors(result.data().detectors());
    }
    dipole(result.dipole());
    result.bootstrap().ifPresent(this::bootstrap);
    result.spurious().ifPresent(this::spurious);
    new StrategyDetails(result, sheet).print();
    result.convergence().ifPresent(this::convergence);
    result.goodnessOfFit().ifPresent(this::goodnessOfFit);
    result.warnings().forEach(warning -> sheet.line("Warning", "%s", warning));
    Quotation quotation = new Quotation(result);
    sheet.line("To quote", "%s", quotation.yes());
    sheet.line("Not to quote", "%s", quotation.no());
  }

  private void detectors(List<DetectorCounts> detectors) {
    BlockLines.print(sheet, detectors);
    if (BlockLines.wholes(detectors).size() > 1) {
      sheet.line("All detectors", "%,.0f events used", result.data().events());
    }
    span(detectors).ifPresent(span -> sheet.line("Events from", "%s", span));
  }

  private void counts(SkyCounts data) {
    String weights =
        data.effective() == data.events()
            ? ""
            : String.format(
                Locale.ROOT,
                ", weighted sum %,.1f, as good as %,.0f plain events",
                data.weighted(),
                data.effective());
    sheet.line(data.name(), "%,.0f events%s", data.events(), weights);
    SkyMap counts = data.counts();
    sheet.line(
        "Compared",
        "%,d of %,d pixels, %s maps of %s, reference %s",
        counts.observedPixels(),
        counts.grid().size(),
        counts.frame() == SkyFrame.GALACTIC ? "Galactic" : "equatorial",
        counts.grid() instanceof HealpixGrid grid ? "nside " + grid.nside() : "cells",
        EnumKeys.key(data.reference()).replace('-', ' '));
  }

  /** For example {@code 32,119 events used, 68 outside field of view}. */
  static String events(DetectorCounts detector) {
    return BlockLines.events(List.of(detector));
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
    Optional<MultipoleEstimate> multipoles = result.multipoles();
    Optional<GalacticDipole> galactic =
        multipoles.filter(MultipoleEstimate::isGalactic).map(GalacticDipole::of);
    double largest = Math.max(dipole.amplitude(), dipole.amplitudeError());
    if (galactic.isPresent()) {
      largest = Math.max(largest, galactic.get().largestComponent());
    }
    DipoleLines lines = new DipoleLines(sheet, MeasuredNumber.tableExponent(largest));
    galactic.ifPresent(lines::galactic);
    lines.equatorial(dipole);
    dipole
        .full()
        .filter(full -> galactic.isEmpty())
        .ifPresent(
            full ->
                lines.full(
                    full,
                    result.measurement("dipole_amplitude"),
                    result.measurement("dipole_declination")));
    lines.testStatistic(
        dipole,
        multipoles.isEmpty() ? "" : ", " + dipole.components().size() + " degrees of freedom");
  }

  private void bootstrap(BootstrapErrors toys) {
    sheet.line(
        "Errors",
        "by %,d toys of the best fit; of the amplitude %.3g of the computed one",
        toys.toys(),
        result.dipole().amplitudeError() / toys.computed().amplitudeError());
  }

  private void spurious(SpuriousWave wave) {
    MeasuredValue amplitude = wave.amplitude();
    sheet.line(
        "Other frames",
        "spurious amplitude %s towards %s by %s time, in the systematic errors above",
        NumberText.length(
            amplitude,
            MeasuredNumber.tableExponent(Math.max(amplitude.value(), amplitude.statistical()))),
        NumberText.phase(wave.phase()),
        SpuriousWave.sideband(wave.frame()).orElseThrow().key());
  }

  private void goodnessOfFit(GoodnessOfFit fit) {
    fit.blocks()
        .ifPresent(
            blocks ->
                sheet.line(
                    "Goodness of fit",
                    "chi2/ndf = %.1f/%d, p %s (sky up to l = %d, rate, acceptance)",
                    blocks.chiSquared(),
                    blocks.degreesOfFreedom(),
                    NumberText.probability(blocks.probability()),
                    fit.lMax()));
    if (result.fittedMultipoles().isPresent()) {
      multipoles(fit);
    }
  }

  /** Up to which degree multipoles were fitted, and what those of others would do to the dipole. */
  private void multipoles(GoodnessOfFit fit) {
    DipoleByDegree.Step own = fit.dipoles().at(fit.lMax());
    String fitted =
        fit.lMax() == 1
            ? "the dipole is fitted alone"
            : String.format(
                Locale.ROOT,
                "fitted up to l = %d; alone the dipole would be off by %s of its errors",
                fit.lMax(),
                number(own.distance(fit.dipoles().first())));
    sheet.line(
        "Multipoles",
        "%s; %s",
        fitted,
        fit.leakage()
            .map(
                leakage ->
                    String.format(
                        Locale.ROOT,
                        "with those up to l = %d it moves by %s of its errors (p %s)",
                        leakage.lMax(),
                        number(leakage.errors()),
                        NumberText.probability(leakage.probability())))
            .orElse("these data do not tell those of higher degrees from a dipole"));
  }

  private static String number(double errors) {
    return String.format(Locale.ROOT, "%.2g", errors);
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
