package org.anisky.reconstruction.likelihood;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.anisky.counts.LocalSky;
import org.anisky.grid.DiscSums;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.likelihood.MultipoleBasis;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.FittedMultipoles;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.SignificancePeaks;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.SkyFrame;
import org.anisky.statistics.Significance;

/** Makes the maps of a fitted sky. */
final class SkyMaps {
  private final ScannedData data;
  private final SkyGrid grid;

  SkyMaps(ScannedData data) {
    this.data = data;
    grid = data.grid();
  }

  /**
   * The maps.
   *
   * @param multipoles that were fitted beside them
   * @param basis harmonics up to {@link MapErrors#degree}
   */
  ReconstructedSky of(
      AllSkyFit.Result fit,
      LikelihoodOptions options,
      FittedMultipoles multipoles,
      MultipoleBasis basis) {
    double discRadius = options.discRadius();
    DiscSums discs = DiscSums.of(grid, discRadius);
    DiscTotals totals = DiscTotals.of(data, discs, fit.exposure());
    MapErrors errors = new MapErrors(data, basis, fit.exposure());
    AnisotropyModel model = fit.model();
    double[] significance = new double[grid.size()];
    double[] smoothed = new double[grid.size()];
    SignificancePeaks peaks = significance(fit, discs, totals, significance, smoothed);
    String cell = grid instanceof HealpixGrid ? "pixel" : "cell";
    return new ReconstructedSky(
        map("relative intensity", "1", model.relativeIntensity()),
        map("statistical error of relative intensity", "1", poissonErrors(fit)),
        map("anisotropy error", "1", errors.perPixel(model.relativeIntensity())),
        map("counts", "events per " + cell, data.equatorialCounts()),
        map("exposure", "events per " + cell, fit.exposure()),
        exposures(model, "events per " + cell),
        map("smoothed anisotropy", "1", smoothed),
        map("smoothed anisotropy error", "1", errors.perDisc(discRadius, discs, totals)),
        map("significance", "sigma", significance),
        discRadius,
        peaks,
        acceptances(model),
        model.backgroundRate().stream().map(double[]::clone).toList(),
        options.gauge().key(),
        2 * fit.gain() / data.varianceFactor(),
        fit.gaugeChange(),
        multipoles);
  }

  private SkyMap map(String quantity, String unit, double[] values) {
    return SkyMap.of(grid, SkyFrame.EQUATORIAL, quantity, unit, values, data.observed());
  }

  /**
   * sqrt(I_a/E_a): Poisson, with rate and acceptance fixed. With weights the effective number of
   * events is smaller by the sum of squared weights over the sum of weights. A pixel without events
   * has the error that an isotropic sky gives it, since 0 would be taken for certainty.
   */
  private double[] poissonErrors(AllSkyFit.Result fit) {
    double[] counts = data.equatorialCounts();
    double[] squares = data.equatorialSquaredWeights();
    double[] errors = new double[grid.size()];
    for (int a = 0; a < errors.length; a++) {
      if (fit.exposure()[a] > 0) {
        boolean empty = !(counts[a] > 0);
        double intensity = empty ? 1 : Math.max(fit.model().relativeIntensity()[a], 0);
        double factor = empty ? data.varianceFactor() : squares[a] / counts[a];
        errors[a] = Math.sqrt(factor * intensity / fit.exposure()[a]);
      }
    }
    return errors;
  }

  /** Discs are sums of counts and of expectations, mu0 with the best-fit rate and acceptance. */
  private SignificancePeaks significance(
      AllSkyFit.Result fit,
      DiscSums discs,
      DiscTotals totals,
      double[] significance,
      double[] smoothed) {
    double[] expected = new double[grid.size()];
    double[] inView = new double[grid.size()];
    for (int a = 0; a < expected.length; a++) {
      expected[a] = fit.exposure()[a] * fit.model().relativeIntensity()[a];
      inView[a] = data.isObserved(a) ? 1 : 0;
    }
    double[] counts = totals.counts();
    double[] squares = totals.squaredWeights();
    double[] expectedInDisc = discs.sum(expected);
    double[] referenceInDisc = totals.exposure();
    double[] pixelsInDisc = discs.sum(inView);
    BitSet observed = data.observed();
    int max = observed.nextSetBit(0);
    int min = max;
    for (int a = max; a >= 0; a = observed.nextSetBit(a + 1)) {
      double factor = counts[a] > 0 ? squares[a] / counts[a] : data.varianceFactor();
      significance[a] =
          Significance.ofDisc(counts[a], expectedInDisc[a], referenceInDisc[a]) / Math.sqrt(factor);
      smoothed[a] = counts[a] / referenceInDisc[a] - 1;
      max = significance[a] > significance[max] ? a : max;
      min = significance[a] < significance[min] ? a : min;
    }
    int strongest = significance[max] >= -significance[min] ? max : min;
    double trials = Math.max(1, observed.cardinality() / pixelsInDisc[strongest]);
    return new SignificancePeaks(
        significance[max],
        significance[min],
        new EquatorialDirection(grid.longitude(strongest), Math.asin(grid.z(strongest))),
        Significance.postTrial(significance[strongest], trials),
        trials);
  }

  private List<SkyMap> exposures(AnisotropyModel model, String unit) {
    List<SkyMap> maps = new ArrayList<>();
    double[] values = new double[grid.size()];
    for (int d = 0; d < data.detectors().size(); d++) {
      data.exposureOf(d, model, values);
      maps.add(
          SkyMap.of(
              grid,
              SkyFrame.EQUATORIAL,
              "exposure " + data.detectors().get(d).counts().name(),
              unit,
              values,
              data.observedBy(d)));
    }
    return maps;
  }

  private List<SkyMap> acceptances(AnisotropyModel model) {
    List<SkyMap> maps = new ArrayList<>();
    for (int d = 0; d < data.detectors().size(); d++) {
      LocalSky sky = data.detectors().get(d).counts().sky();
      double[] values = new double[sky.grid().size()];
      BitSet inView = new BitSet(values.length);
      for (int i = 0; i < sky.size(); i++) {
        values[sky.gridPixel(i)] = model.relativeAcceptance().get(d)[i];
        inView.set(sky.gridPixel(i));
      }
      maps.add(SkyMap.of(sky.grid(), sky.frame(), "relative acceptance", "1", values, inView));
    }
    return maps;
  }
}
