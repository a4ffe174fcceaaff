package org.anisky.model;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.SkyGrid;

/**
 * A data set seen through the scans of its detectors: the marginals of the counts on one common
 * equatorial grid. All that the likelihood needs.
 */
public final class ScannedData {
  /**
   * One detector.
   *
   * @param counts the counts
   * @param scan how it sees the sky
   * @param marginals of the counts
   */
  public record Detector(DetectorCounts counts, SkyScan scan, Marginals marginals) {}

  private final ScanGeometry geometry;
  private final Dataset dataset;
  private final Workers workers;

  /** Made when first asked for: some strategies need nothing of it. */
  private volatile Sums sums;

  /** What others make of the data, as long as there is memory for it. */
  private final Map<Object, SoftReference<?>> kept;

  /** See {@link ScanGeometry#scan(Dataset, Workers)}. */
  ScannedData(ScanGeometry geometry, Dataset dataset, Workers workers) {
    this(geometry, dataset, workers, new ConcurrentHashMap<>());
  }

  private ScannedData(
      ScanGeometry geometry, Dataset dataset, Workers workers, Map<Object, SoftReference<?>> kept) {
    this.geometry = geometry;
    this.dataset = dataset;
    this.workers = workers;
    this.kept = kept;
  }

  /** What the counts amount to on the common grid. */
  private static final class Sums {
    private final List<Detector> detectors;
    private final double[] equatorialCounts;
    private final double[] equatorialSquaredWeights;
    private final BitSet observed;
    private final List<BitSet> observedBy;

    /** The same with other scans of the same detectors. */
    private Sums(Sums other, List<Detector> detectors) {
      this.detectors = List.copyOf(detectors);
      equatorialCounts = other.equatorialCounts;
      equatorialSquaredWeights = other.equatorialSquaredWeights;
      observed = other.observed;
      observedBy = other.observedBy;
    }

    private Sums(List<Detector> detectors, int size) {
      this.detectors = List.copyOf(detectors);
      equatorialCounts = new double[size];
      equatorialSquaredWeights = new double[size];
      observed = new BitSet(size);
      observedBy = new ArrayList<>();
      double[] seen = new double[size];
      for (Detector detector : detectors) {
        double[] counts = detector.marginals().perEquatorialPixel();
        double[] squares = detector.marginals().squaredWeightsPerEquatorialPixel();
        double[] bins = indicator(detector.marginals().perBin());
        double[] pixels = indicator(detector.marginals().perLocalPixel());
        detector.scan().exposure(bins, pixels, seen);
        BitSet own = new BitSet(size);
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
    return ScanGeometry.of(data).scan(data, workers);
  }

  /**
   * The same data with working memory of their own, so that another thread can use them; what does
   * not change is shared.
   */
  public ScannedData forAnotherThread() {
    Sums own = sums();
    List<Detector> copies = new ArrayList<>();
    for (Detector detector : own.detectors) {
      copies.add(
          new Detector(
              detector.counts(), detector.scan().onThreads(workers), detector.marginals()));
    }
    ScannedData copy = new ScannedData(geometry, dataset, workers, kept);
    copy.sums = new Sums(own, copies);
    return copy;
  }

  /**
   * What is made of the data alone, mostly once for all who ask for it; also for those on other
   * threads.
   *
   * @param <T> what it is, immutable
   * @param key by which it is known
   * @param type of it
   * @param maker makes it; always the same, to the bit
   */
  public <T> T kept(Object key, Class<T> type, Supplier<T> maker) {
    SoftReference<?> known = kept.get(key);
    T value = known == null ? null : type.cast(known.get());
    if (value == null) {
      value = maker.get();
      kept.put(key, new SoftReference<>(value));
    }
    return value;
  }

  private Sums sums() {
    if (sums == null) {
      List<Detector> detectors = new ArrayList<>();
      for (DetectorCounts counts : dataset.detectors()) {
        SkyScan scan = geometry.scan(detectors.size(), workers);
        detectors.add(new Detector(counts, scan, Marginals.of(counts, scan)));
      }
      sums = new Sums(detectors, grid().size());
    }
    return sums;
  }

  /** The data set itself. */
  public Dataset dataset() {
    return dataset;
  }

  /** How its detectors scan the sky. */
  public ScanGeometry geometry() {
    return geometry;
  }

  /** The detectors in the data set's order. */
  public List<Detector> detectors() {
    return sums().detectors;
  }

  /** The common equatorial grid. */
  public SkyGrid grid() {
    return geometry.grid();
  }

  /** The threads that work on this data; their number never changes a result. */
  public Workers workers() {
    return workers;
  }

  /** n_a summed over detectors, shape (E); shared, must not be modified. */
  public double[] equatorialCounts() {
    return sums().equatorialCounts;
  }

  /** Sums of squared weights over detectors, shape (E); shared, must not be modified. */
  public double[] equatorialSquaredWeights() {
    return sums().equatorialSquaredWeights;
  }

  /** Whether any detector's events carry weights other than 1. */
  public boolean isWeighted() {
    return dataset.detectors().stream().anyMatch(DetectorCounts::isWeighted);
  }

  /** Whether any detector saw equatorial pixel a with a bin and a local pixel that have counts. */
  public boolean isObserved(int a) {
    return sums().observed.get(a);
  }

  /** The observed equatorial pixels, copied. */
  public BitSet observed() {
    return (BitSet) sums().observed.clone();
  }

  /** The equatorial pixels that detector d observed, copied. */
  public BitSet observedBy(int d) {
    return (BitSet) sums().observedBy.get(d).clone();
  }

  /** Sum of all counts. */
  public double total() {
    return detectors().stream().mapToDouble(d -> d.marginals().total()).sum();
  }

  /**
   * Sum of squared weights over sum of weights, over the whole sky: 1 for plain events. The test
   * statistic of an all-sky fit shrinks by it.
   */
  public double varianceFactor() {
    double squared =
        detectors().stream().mapToDouble(d -> d.marginals().totalSquaredWeights()).sum();
    return squared / total();
  }

  /** The model of the exact maximum under isotropy: I = 1, N_tau = n_{tau.}, A_i = n_{.i}/n. */
  public AnisotropyModel isotropicModel() {
    double[] intensity = new double[grid().size()];
    Arrays.fill(intensity, 1);
    List<double[]> rates = new ArrayList<>();
    List<double[]> acceptances = new ArrayList<>();
    for (Detector detector : detectors()) {
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
   * Whether all detectors see the same declinations, as the blocks of one detector do: such data
   * have of multipoles what one detector has of them.
   */
  public boolean isOneView() {
    return detectors().stream()
            .map(detector -> detector.counts().sky())
            .map(sky -> List.of(sky.observatory().latitude(), sky.fieldOfView().maxZenith()))
            .distinct()
            .count()
        == 1;
  }

  /**
   * E_a summed over detectors; exactly 0 where nothing was observed.
   *
   * @param exposure receives E_a, events, shape (E); modified
   */
  public void exposure(AnisotropyModel model, double[] exposure) {
    exposure(0, model, exposure);
    if (detectors().size() > 1) {
      double[] other = new double[exposure.length];
      for (int d = 1; d < detectors().size(); d++) {
        exposure(d, model, other);
        for (int a = 0; a < other.length; a++) {
          exposure[a] += other[a];
        }
      }
    }
    clearUnobserved(exposure, sums().observed);
  }

  /**
   * E_a of one detector; exactly 0 where it observed nothing.
   *
   * @param d number of the detector
   * @param exposure receives E_a, events, shape (E); modified
   */
  public void exposureOf(int d, AnisotropyModel model, double[] exposure) {
    exposure(d, model, exposure);
    clearUnobserved(exposure, sums().observedBy.get(d));
  }

  private void exposure(int d, AnisotropyModel model, double[] exposure) {
    double[] rate = model.backgroundRate().get(d);
    double[] acceptance = model.relativeAcceptance().get(d);
    detectors().get(d).scan().exposure(rate, acceptance, exposure);
  }

  private static void clearUnobserved(double[] exposure, BitSet observed) {
    for (int a = observed.nextClearBit(0); a < exposure.length; a = observed.nextClearBit(a + 1)) {
      exposure[a] = 0;
    }
  }
}
