package org.anisky.model;

import java.util.List;
import java.util.Map;
import org.anisky.Workers;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A detector whose truth is known: the expected counts mu = I N A are formed by plain loops over
 * sidereal bins and local pixels.
 *
 * @param sky pixels in view
 * @param binning sidereal bins
 * @param equatorialGrid grid of the truth
 * @param rate N_tau, shape (T)
 * @param acceptance A_i, sum 1, shape (P)
 */
public record SyntheticDetector(
    LocalSky sky,
    SiderealBinning binning,
    SkyGrid equatorialGrid,
    double[] rate,
    double[] acceptance) {

  /** On D x K cells, local columns centred rightly. */
  public static SyntheticDetector onCylinder(
      double latitudeDegrees,
      double maxZenithDegrees,
      int rings,
      int columns,
      int bins,
      double events) {
    SiderealBinning binning = new SiderealBinning(bins);
    return of(
        latitudeDegrees,
        maxZenithDegrees,
        RingShiftScan.localGrid(rings, columns, binning),
        CylindricalGrid.of(rings, columns),
        binning,
        events);
  }

  /** On HEALPix pixels of one nside for the local and the equatorial sky. */
  public static SyntheticDetector onHealpix(
      double latitudeDegrees, double maxZenithDegrees, int nside, int bins, double events) {
    HealpixGrid grid = new HealpixGrid(nside);
    return of(latitudeDegrees, maxZenithDegrees, grid, grid, new SiderealBinning(bins), events);
  }

  /**
   * Rate with waves of one and two cycles a day (of three percent and one), acceptance falling with
   * zenith angle and lopsided in azimuth by ten percent: no symmetry helps.
   */
  private static SyntheticDetector of(
      double latitude,
      double maxZenith,
      SkyGrid local,
      SkyGrid equatorial,
      SiderealBinning binning,
      double events) {
    LocalSky sky =
        LocalSky.of(
            Observatory.ofDegrees("site", latitude, -97), local, FieldOfView.ofDegrees(maxZenith));
    double[] rate = new double[binning.bins()];
    for (int tau = 0; tau < rate.length; tau++) {
      double lst = 2 * Math.PI * (tau + 0.5) / rate.length;
      rate[tau] = events / rate.length * (1 + 0.03 * Math.cos(lst - 1) + 0.01 * Math.sin(2 * lst));
    }
    double[] acceptance = new double[sky.size()];
    double sum = 0;
    for (int i = 0; i < acceptance.length; i++) {
      double cosZenith = Math.cos(sky.zenith(i));
      acceptance[i] =
          (0.1 + cosZenith * cosZenith)
              * (1 + 0.1 * Math.sin(sky.zenith(i)) * Math.cos(sky.azimuth(i) - 0.7));
      sum += acceptance[i];
    }
    for (int i = 0; i < acceptance.length; i++) {
      acceptance[i] /= sum;
    }
    return new SyntheticDetector(sky, binning, equatorial, rate, acceptance);
  }

  /** The same detector, blind in the bins from first until end. */
  public SyntheticDetector withGap(int first, int end) {
    double[] gap = rate.clone();
    java.util.Arrays.fill(gap, first, end, 0);
    return new SyntheticDetector(sky, binning, equatorialGrid, gap, acceptance);
  }

  /** The same detector with a rate of one's own. */
  public SyntheticDetector withRate(double[] other) {
    return new SyntheticDetector(sky, binning, equatorialGrid, other, acceptance);
  }

  /** A scan of this detector's sky. */
  public SkyScan scan(Workers workers) {
    return equatorialGrid instanceof CylindricalGrid
        ? new RingShiftScan(sky, binning, workers)
        : new PixelTableScan(sky, binning, equatorialGrid, workers, Long.MAX_VALUE);
  }

  /** I = 1 + d.n at the centres of the equatorial pixels. */
  public static double[] dipole(SkyGrid grid, double d0h, double d6h) {
    double[] intensity = new double[grid.size()];
    for (int a = 0; a < intensity.length; a++) {
      double cosDec = Math.sqrt(1 - grid.z(a) * grid.z(a));
      double ra = grid.longitude(a);
      intensity[a] = 1 + cosDec * (d0h * Math.cos(ra) + d6h * Math.sin(ra));
    }
    return intensity;
  }

  /** mu_{tau i} = I_a N_tau A_i. */
  public double[][] expected(double[] intensity) {
    SkyScan scan = scan(Workers.single());
    double[][] mu = new double[rate.length][acceptance.length];
    for (int tau = 0; tau < rate.length; tau++) {
      for (int i = 0; i < acceptance.length; i++) {
        mu[tau][i] = rate[tau] * acceptance[i] * intensity[scan.equatorialPixel(tau, i)];
      }
    }
    return mu;
  }

  /** Counts without fluctuations, n = mu. */
  public DetectorCounts asimov(String name, double[] intensity) {
    return counts(name, expected(intensity));
  }

  /** Poisson counts; every cell draws from the one stream of the seed. */
  public DetectorCounts poisson(String name, double[] intensity, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[][] counts = expected(intensity);
    for (double[] bin : counts) {
      for (int i = 0; i < bin.length; i++) {
        bin[i] = bin[i] > 0 ? PoissonSampler.of(random, bin[i]).sample() : 0;
      }
    }
    return counts(name, counts);
  }

  /** Counts of one's own. */
  public DetectorCounts counts(String name, double[][] counts) {
    return counts(name, counts, null);
  }

  /** Weighted counts of one's own. */
  public DetectorCounts counts(String name, double[][] counts, double[][] squaredWeights) {
    CountsOrigin origin =
        new CountsOrigin("test", "", 1, Map.of(), Double.NaN, Map.of(), "no clock");
    return new DetectorCounts(
        name, sky, binning, TimeFrame.SIDEREAL, counts, squaredWeights, origin);
  }

  /** A data set of one Asimov detector. */
  public Dataset asimovData(double[] intensity) {
    return new Dataset(List.of(asimov("site", intensity)));
  }
}
