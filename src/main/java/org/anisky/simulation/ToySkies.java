package org.anisky.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.anisky.Workers;
import org.anisky.counts.CountedSums;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventStatistics;
import org.anisky.counts.EventSums;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScanGeometry;
import org.anisky.model.ScannedData;
import org.anisky.model.SkyScan;

/**
 * Many data sets that differ in their Poisson fluctuations alone. The expected counts are computed
 * once. The data set of a replica depends on its number and the seed: not on how many there are,
 * their order, or the number of threads. Immutable; safe to share between threads.
 */
public final class ToySkies {
  private final long seed;
  private final List<ExpectedCounts> detectors;

  /** Makes the sums over events of each detector; empty when they are not wanted. */
  private final List<CountedSums> eventSums;

  private ToySkies(long seed, List<ExpectedCounts> detectors) {
    this(seed, detectors, List.of());
  }

  private ToySkies(long seed, List<ExpectedCounts> detectors, List<CountedSums> eventSums) {
    this.seed = seed;
    this.eventSums = eventSums;
    this.detectors = List.copyOf(detectors);
  }

  /** Replicas of a simulation: replica r has the very counts of {@link Simulation#dataset}. */
  public static ToySkies of(SimulationPlan plan, Workers workers) {
    CountsSimulator simulator =
        new CountsSimulator(
            plan.sky(), plan.sampling(), plan.binning(), Fluctuations.ASIMOV, workers);
    RandomStreams streams = RandomStreams.of(plan.seed());
    List<ExpectedCounts> detectors = new ArrayList<>();
    for (SimulatedDetector detector : plan.detectors()) {
      DetectorCounts counts = simulator.simulate(detector, streams);
      double[][] mean = new double[plan.binning().bins()][];
      for (int tau = 0; tau < mean.length; tau++) {
        mean[tau] = counts.bin(tau);
      }
      detectors.add(new ExpectedCounts(counts, counts.origin(), mean));
    }
    return new ToySkies(plan.seed(), detectors);
  }

  /** Replicas of measured data, whose expected counts are those of a model fitted to it. */
  public static ToySkies of(ScannedData data, AnisotropyModel model, long seed) {
    List<ExpectedCounts> detectors = new ArrayList<>();
    for (int d = 0; d < data.detectors().size(); d++) {
      DetectorCounts counts = data.detectors().get(d).counts();
      detectors.add(
          new ExpectedCounts(
              counts,
              origin(counts),
              expected(
                  data.detectors().get(d).scan(),
                  model.relativeIntensity(),
                  model.backgroundRate().get(d),
                  model.relativeAcceptance().get(d))));
    }
    return new ToySkies(seed, detectors);
  }

  /**
   * The same with another sky and the same rates and acceptances; seed and replicas stay.
   *
   * @param data as it was given to {@link #of(ScannedData, AnisotropyModel, long)}
   * @param model as it was given there, with the other sky
   */
  public ToySkies under(ScannedData data, AnisotropyModel model) {
    return new ToySkies(seed, of(data, model, seed).detectors, eventSums);
  }

  /** mu_{tau i} = I_a N_tau A_i. */
  private static double[][] expected(
      SkyScan scan, double[] intensity, double[] rate, double[] acceptance) {
    double[][] mean = new double[rate.length][acceptance.length];
    for (int tau = 0; tau < mean.length; tau++) {
      for (int i = 0; i < acceptance.length; i++) {
        double isotropic = rate[tau] * acceptance[i];
        mean[tau][i] = isotropic > 0 ? isotropic * intensity[scan.equatorialPixel(tau, i)] : 0;
      }
    }
    return mean;
  }

  private static CountsOrigin origin(DetectorCounts counts) {
    return new CountsOrigin(
        "toys of " + counts.origin().source(),
        "",
        counts.origin().eventsUsed(),
        Map.of(),
        counts.origin().meanUnixTime(),
        counts.origin().cuts(),
        counts.origin().clock());
  }

  /**
   * The same with sums over events beside the counts, every event at the centre of its bin and
   * pixel, for strategies that need them.
   */
  public ToySkies withEventSums() {
    return new ToySkies(
        seed, detectors, detectors.stream().map(d -> new CountedSums(d.view().sky())).toList());
  }

  /** How the detectors of every replica scan the sky. */
  public ScanGeometry geometry() {
    return ScanGeometry.of(detectors.stream().map(ExpectedCounts::view).toList());
  }

  /** The seed. */
  public long seed() {
    return seed;
  }

  /** The data set of one replica. */
  public Dataset dataset(long replica) {
    RandomStreams streams = RandomStreams.of(seed).replica(replica);
    return dataset(detector -> detector.draw(streams));
  }

  /** The expected counts as data without noise. */
  public Dataset asimov() {
    return dataset(ExpectedCounts::asimov);
  }

  private Dataset dataset(Function<ExpectedCounts, DetectorCounts> counts) {
    List<DetectorCounts> data = new ArrayList<>();
    for (int d = 0; d < detectors.size(); d++) {
      DetectorCounts own = counts.apply(detectors.get(d));
      data.add(eventSums.isEmpty() ? own : withEventSums(own, eventSums.get(d)));
    }
    return new Dataset(data);
  }

  private static DetectorCounts withEventSums(DetectorCounts counts, CountedSums summation) {
    EventSums sums = summation.sums(counts);
    return counts.withEventStatistics(EventStatistics.unweighted(sums, sums));
  }
}
