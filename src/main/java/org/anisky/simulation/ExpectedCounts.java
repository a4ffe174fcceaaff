package org.anisky.simulation;

import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The expected counts of one detector, from which Poisson draws are made. Immutable; the table is
 * not copied, because it is large: whoever hands it in gives it away.
 *
 * @param name of the detector
 * @param sky local pixels in view
 * @param binning bins of the time frame's day
 * @param timeFrame of the bins
 * @param origin of all draws
 * @param mean mu_{tau i}, events, shape (T, P); shared, must not be modified
 */
public record ExpectedCounts(
    String name,
    LocalSky sky,
    SiderealBinning binning,
    TimeFrame timeFrame,
    CountsOrigin origin,
    double[][] mean) {

  /**
   * Counts drawn around the expected ones.
   *
   * @param streams keyed by the detector's name and the bin: those of {@link CountsSimulator}
   */
  public DetectorCounts draw(RandomStreams streams) {
    double[][] counts = new double[mean.length][];
    for (int tau = 0; tau < counts.length; tau++) {
      UniformRandomProvider random = streams.stream(name, tau, RandomStreams.Purpose.COUNTS);
      double[] expected = mean[tau];
      double[] bin = new double[expected.length];
      for (int i = 0; i < bin.length; i++) {
        bin[i] = PoissonDraw.of(expected[i], random);
      }
      counts[tau] = bin;
    }
    return new DetectorCounts(name, sky, binning, timeFrame, counts, null, origin);
  }

  /** The expected counts as data without noise. */
  public DetectorCounts asimov() {
    return new DetectorCounts(name, sky, binning, timeFrame, mean, null, origin);
  }
}
