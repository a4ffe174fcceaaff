package org.anisky.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.grid.SkyGrid;
import org.anisky.model.ScannedData;
import org.anisky.statistics.Significance;

/** Measures the regions of a list, with rate and acceptance profiled, by scans: exact. */
final class ListedRegions {
  private final NullFit fit;
  private final SkyGrid grid;

  ListedRegions(NullFit fit) {
    this.fit = fit;
    grid = fit.data().grid();
  }

  List<MeasuredRegion> measure(List<SkyRegion> regions) {
    List<MeasuredRegion> all = new ArrayList<>();
    regions.forEach(region -> all.add(measure(region)));
    return all;
  }

  private MeasuredRegion measure(SkyRegion region) {
    double[] template = region.template(grid);
    double counts = 0;
    double expected = 0;
    double squares = 0;
    for (int a = 0; a < template.length; a++) {
      if (template[a] > 0 && fit.isotropic()[a] > 0) {
        counts += fit.data().equatorialCounts()[a];
        squares += fit.data().equatorialSquaredWeights()[a];
        expected += fit.expected()[a];
      }
    }
    double weight = fit.data().isWeighted() && counts > 0 ? squares / counts : 1;
    double[] information = information(template);
    double variance = product(template, information);
    if (!(variance > SignificanceMap.LEAST_RATIO * expected)) {
      throw InvalidInputException.of(
          "region '%s' is not measured by these data: it is outside of the field of view, or a"
              + " whole band of declination",
          region.name());
    }
    double score = product(template, residual());
    return new MeasuredRegion(
        region.name(),
        region instanceof SkyRegion.Disc ? "disc" : "box",
        region.radius(),
        region.centre(),
        Optional.empty(),
        score / Math.sqrt(variance * weight),
        counts,
        expected,
        score / variance,
        Math.sqrt(weight / variance),
        overBand(region, template, weight),
        Optional.empty());
  }

  /** F B, less what fitted multipoles take. */
  private double[] information(double[] template) {
    ScannedData data = fit.data();
    double[] information = ScannedInformation.of(data, fit.isotropic(), template);
    fit.removed().ifPresent(harmonics -> harmonics.projectOff(template, information));
    return information;
  }

  private double[] residual() {
    double[] residual = new double[grid.size()];
    for (int a = 0; a < residual.length; a++) {
      residual[a] =
          fit.isotropic()[a] > 0 ? fit.data().equatorialCounts()[a] - fit.expected()[a] : 0;
    }
    return residual;
  }

  /** The region against the rest of its band: 1 inside, minus what makes the mean 0 outside. */
  private Optional<MeasuredRegion.Contrast> overBand(
      SkyRegion region, double[] template, double weight) {
    double[] borders = region.declinations();
    double south = Math.sin(borders[0]);
    double north = Math.sin(borders[1]);
    double inside = 0;
    double outside = 0;
    double on = 0;
    double off = 0;
    for (int a = 0; a < template.length; a++) {
      boolean inBand = grid.z(a) >= south && grid.z(a) <= north;
      inside += template[a] * fit.isotropic()[a];
      boolean isRest = inBand && template[a] == 0;
      outside += isRest ? fit.isotropic()[a] : 0;
      on += template[a] * fit.data().equatorialCounts()[a];
      off += isRest ? fit.data().equatorialCounts()[a] : 0;
    }
    if (!(outside > 0)) {
      return Optional.empty();
    }
    double[] contrast = template.clone();
    for (int a = 0; a < contrast.length; a++) {
      if (template[a] == 0 && grid.z(a) >= south && grid.z(a) <= north) {
        contrast[a] = -inside / outside;
      }
    }
    double[] information = information(contrast);
    double response = product(template, information);
    double variance = product(contrast, information);
    return response > 0 && variance > 0
        ? Optional.of(
            new MeasuredRegion.Contrast(
                product(contrast, residual()) / response,
                Math.sqrt(variance * weight) / response,
                Significance.ofOnAndOff(on / weight, off / weight, inside / outside)))
        : Optional.empty();
  }

  private static double product(double[] x, double[] y) {
    double sum = 0;
    for (int a = 0; a < x.length; a++) {
      sum += x[a] * y[a];
    }
    return sum;
  }
}
