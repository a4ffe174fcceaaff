package org.anisky.reconstruction.likelihood;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.Convergence;

/** What a careful reader of a likelihood fit must know, one sentence each. */
final class FitWarnings {
  private final LikelihoodOptions options;
  private final ScannedData data;
  private final List<String> warnings = new ArrayList<>();

  FitWarnings(LikelihoodOptions options, ScannedData data) {
    this.options = options;
    this.data = data;
  }

  /** What is said of the dipole, of the all-sky fit if there is one, and of the data. */
  List<String> of(DipoleFit.Fitted dipole, Optional<AllSkyFit.Result> sky) {
    if (dipole.status() == Convergence.Status.NOT_CONVERGED) {
      warnings.add("the dipole fit did not converge");
    }
    sky.ifPresent(this::warnOfFit);
    warnOfGaps();
    sky.filter(fit -> options.gauge() == Gauge.RATIO && !fit.degenerate())
        .flatMap(fit -> GaugeLoss.remark(data, fit, options.discRadius()))
        .ifPresent(warnings::add);
    return List.copyOf(warnings);
  }

  private void warnOfFit(AllSkyFit.Result sky) {
    if (sky.degenerate()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the all-sky fit has no maximum: %.0f events on %d observed pixels and %d bins are"
                  + " too few; the maps are those of the first sweep, which loses a part of the"
                  + " anisotropy; take a coarser grid and fewer sidereal bins (the dipole is fitted"
                  + " by itself)",
              data.total(),
              data.observed().cardinality(),
              data.detectors().get(0).scan().bins()));
    } else if (sky.convergence().status() == Convergence.Status.NOT_CONVERGED) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "not converged after %d sweeps: the dipole of the map may still change by %s"
                  + " (allowed %.2g)",
              sky.convergence().sweeps(),
              change(sky.convergence().last().extrapolatedChange()),
              sky.convergence().allowedChange()));
    }
    if (options.gauge() == Gauge.SUBTRACT) {
      warnings.add(
          "gauge 'subtract' maximises no likelihood: it is for comparison with published maps");
    }
  }

  private static String change(double estimate) {
    return Double.isFinite(estimate)
        ? String.format(Locale.ROOT, "%.2g", estimate)
        : "an unknown amount";
  }

  /** Names the sidereal bins without events; of blocks, the one with most of them. */
  private void warnOfGaps() {
    Map<String, List<ScannedData.Detector>> wholes = new LinkedHashMap<>();
    for (ScannedData.Detector detector : data.detectors()) {
      if (!gaps(detector).isEmpty()) {
        wholes
            .computeIfAbsent(detector.counts().wholeName(), name -> new ArrayList<>())
            .add(detector);
      }
    }
    wholes.forEach(
        (name, detectors) -> {
          ScannedData.Detector worst =
              Collections.max(detectors, Comparator.comparingInt(each -> gaps(each).size()));
          List<Integer> gaps = gaps(worst);
          warnings.add(
              String.format(
                  Locale.ROOT,
                  "%s: %d of %d sidereal bins have no events%s",
                  worst.counts().name(),
                  gaps.size(),
                  worst.marginals().perBin().length,
                  detectors.size() == 1
                      ? ": " + ranges(gaps)
                      : ", in "
                          + (detectors.size() - 1)
                          + " more blocks of "
                          + name
                          + " no more than that"));
        });
  }

  private static List<Integer> gaps(ScannedData.Detector detector) {
    List<Integer> gaps = new ArrayList<>();
    double[] perBin = detector.marginals().perBin();
    for (int tau = 0; tau < perBin.length; tau++) {
      if (perBin[tau] == 0) {
        gaps.add(tau);
      }
    }
    return gaps;
  }

  /** For example {@code 3, 7-12}. */
  private static String ranges(List<Integer> rising) {
    List<String> ranges = new ArrayList<>();
    for (int first = 0, last; first < rising.size(); first = last + 1) {
      last = first;
      while (last + 1 < rising.size() && rising.get(last + 1) == rising.get(last) + 1) {
        last++;
      }
      int from = rising.get(first);
      int to = rising.get(last);
      ranges.add(from == to ? String.valueOf(from) : from + "-" + to);
    }
    return String.join(", ", ranges);
  }
}
