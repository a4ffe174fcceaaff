package org.anisky.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.CommonGrid;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.SkyGrid;

/**
 * A data set seen through the scans of its detectors: the marginals of the counts on one common
 * equatorial grid. All that the likelihood needs.
 */
public final class ScannedData {
  /** Largest pixel table kept in memory unless told otherwise: a quarter of the heap. */
  private static final int TABLE_SHARE_OF_HEAP = 4;

  /**
   * One detector.
   *
   * @param counts the counts
   * @param scan how it sees the sky
   * @param marginals of the counts
   */
  public record Detector(DetectorCounts counts, SkyScan scan, Marginals marginals) {}

  private final List<Detector> detectors;
  private final SkyGrid grid;
  private final double[] equatorialCounts;
  private final double[] equatorialSquaredWeights;
  private final BitSet observed;
  private final List<BitSet> observedBy = new ArrayList<>();
  private final Workers workers;

  private ScannedData(List<Detector> detectors, SkyGrid grid, Workers workers) {
    this.workers = workers;
    this.detectors = List.copyOf(detectors);
    this.grid = grid;
    equatorialCounts = new double[grid.size()];
    equatorialSquaredWeights = new double[grid.size()];
    observed = new BitSet(grid.size());
    double[] seen = new double[grid.size()];
    for (Detector detector : detectors) {
      double[] counts = detector.marginals().perEquatorialPixel();
      double[] squares = detector.marginals().squaredWeightsPerEquatorialPixel();
      double[] bins = indicator(detector.marginals().perBin());
      double[] pixels = indicator(detector.marginals().perLocalPixel());
      detector.scan().exposure(bins, pixels, seen);
      BitSet own = new BitSet(grid.size());
      for (int a = 0; a < counts.length; a++) {
        equatorialCounts[a] += counts[a];
        equatorialSquaredWeights[a] += squares[a];
        if (seen[a] > 0.5) {
          own.set(a);
        }
      }
      observedBy.add(own);
      observed.or(own);
    }
  }

  /** 1 where there are counts: the scan of indicators counts cells, so one half divides exactly. */
  private static double[] indicator(double[] counts) {
    double[] result = new double[counts.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = counts[k] > 0 ? 1 : 0;
    }
    return result;
  }

  /** Scans a data set onto the common grid of its detectors. */
  public static ScannedData of(Dataset data, Workers workers) {
    List<DetectorCounts> detectors = data.detectors();
    SkyGrid grid =
        CommonGrid.of(
            detectors.stream().map(DetectorCounts::name).toList(),
            detectors.stream().map(counts -> counts.sky().grid()).toList());
    return of(data, grid, workers);
  }

  /**
   * Scans a data set onto an equatorial grid.
   *
   * @param grid the equatorial grid
   */
  public static ScannedData of(Dataset data, SkyGrid grid, Workers workers) {
    List<Detector> detectors = new ArrayList<>();
    long tableBytes =
        Runtime.getRuntime().maxMemory() / TABLE_SHARE_OF_HEAP / data.detectors().size();
    for (DetectorCounts counts : data.detectors()) {
      SkyScan scan =
          counts.sky().grid() instanceof CylindricalGrid local
                  && CylindricalGrid.of(local.rings(), local.columns()).equals(grid)
              ? new RingShiftScan(counts.sky(), counts.binning(), workers)
              : new PixelTableScan(counts.sky(), counts.binning(), grid, workers, tableBytes);
      detectors.add(new Detector(counts, scan, Marginals.of(counts, scan)));
    }
    return new ScannedData(detectors, grid, workers);
  }

  /** The detectors in the data set's order. */
  public List<Detector> detectors() {
    return detectors;
  }

  /** The common equatorial grid. */
  public SkyGrid grid() {
    return grid;
  }

  /** The threads that work on this data; their number never changes a result. */
  public Workers workers() {
    return workers;
  }

  /** n_a summed over detectors, shape (E); shared, must not be modified. */
  public double[] equatorialCounts() {
    return equatorialCounts;
  }

  /** Sums of squared weights over detectors, shape (E); shared, must not be modified. */
  public double[] equatorialSquaredWeights() {
    return equatorialSquaredWeights;
  }

  /** Whether any detector's events carry weights other than 1. */
  public boolean isWeighted() {
    return detectors.stream().anyMatch(detector -> detector.counts().isWeighted());
  }

  /** Whether any detector saw equatorial pixel a with a bin and a local pixel that have counts. */
  public boolean isObserved(int a) {
    return observed.get(a);
  }

  /** The observed equatorial pixels, copied. */
  public BitSet observed() {
    return (BitSet) observed.clone();
  }

  /** The equatorial pixels that detector d observed, copied. */
  public BitSet observedBy(int d) {
    return (BitSet) observedBy.get(d).clone();
  }

  /** Sum of all counts. */
  public double total() {
    return detectors.stream().mapToDouble(d -> d.marginals().total()).sum();
  }

  /**
   * Sum of squared weights over sum of weights, over the whole sky: 1 for plain events. The test
   * statistic of an all-sky fit shrinks by it.
   */
  public double varianceFactor() {
    double squared = detectors.stream().mapToDouble(d -> d.marginals().totalSquaredWeights()).sum();
    return squared / total();
  }

  /** The model of the exact maximum under isotropy: I = 1, N_tau = n_{tau.}, A_i = n_{.i}/n. */
  public AnisotropyModel isotropicModel() {
    double[] intensity = new double[grid.size()];
    java.util.Arrays.fill(intensity, 1);
    List<double[]> rates = new ArrayList<>();
    List<double[]> acceptances = new ArrayList<>();
    for (Detector detector : detectors) {
      Marginals marginals = detector.marginals();
      double[] acceptance = marginals.perLocalPixel().clone();
      for (int i = 0; i < acceptance.length; i++) {
        acceptance[i] /= marginals.total();
      }
      rates.add(marginals.perBin().clone());
      acceptances.add(acceptance);
    }
    return new AnisotropyModel(intensity, List.copyOf(rates), List.copyOf(acceptances));
  }

  /**
   * E_a summed over detectors; exactly 0 where nothing was observed.
   *
   * @param exposure receives E_a, events, shape (E); modified
   */
  public void exposure(AnisotropyModel model, double[] exposure) {
    exposure(0, model, exposure);
    if (detectors.size() > 1) {
      double[] other = new double[exposure.length];
      for (int d = 1; d < detectors.size(); d++) {
        exposure(d, model, other);
        for (int a = 0; a < other.length; a++) {
          exposure[a] += other[a];
        }
      }
    }
    clearUnobserved(exposure, observed);
  }

  /**
   * E_a of one detector; exactly 0 where it observed nothing.
   *
   * @param d number of the detector
   * @param exposure receives E_a, events, shape (E); modified
   */
  public void exposureOf(int d, AnisotropyModel model, double[] exposure) {
    exposure(d, model, exposure);
    clearUnobserved(exposure, observedBy.get(d));
  }

  private void exposure(int d, AnisotropyModel model, double[] exposure) {
    double[] rate = model.backgroundRate().get(d);
    double[] acceptance = model.relativeAcceptance().get(d);
    detectors.get(d).scan().exposure(rate, acceptance, exposure);
  }

  private static void clearUnobserved(double[] exposure, BitSet observed) {
    for (int a = observed.nextClearBit(0); a < exposure.length; a = observed.nextClearBit(a + 1)) {
      exposure[a] = 0;
    }
  }
}
