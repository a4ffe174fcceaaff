package org.anisky.simulation;

import java.util.Optional;
import org.anisky.Workers;
import org.anisky.counts.CountsBlock;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.DetectorView;
import org.anisky.counts.LocalSky;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;

/**
 * The expected counts of one detector, from which Poisson draws are made. Immutable; the table is
 * not copied, because it is large: whoever hands it in gives it away.
 */
final class ExpectedCounts {
  private final String name;
  private final LocalSky sky;
  private final SiderealBinning binning;
  private final TimeFrame timeFrame;
  private final CountsOrigin origin;
  private final Optional<CountsBlock> block;
  private final double[][] mean;
  private final CountsDraw draw;

  /**
   * @param like a detector of the same name, sky, bins and block
   * @param origin of all draws
   * @param mean mu_{tau i}, events, shape (T, P); not copied, not modified
   */
  ExpectedCounts(DetectorCounts like, CountsOrigin origin, double[][] mean) {
    name = like.name();
    sky = like.sky();
    binning = like.binning();
    timeFrame = like.timeFrame();
    block = like.block();
    this.origin = origin;
    this.mean = mean;
    draw = CountsDraw.forMany(mean);
  }

  /** How the detector looks at the sky. */
  DetectorView view() {
    return new DetectorView(name, sky, binning, timeFrame);
  }

  /**
   * Counts drawn around the expected ones.
   *
   * @param streams keyed by the detector's name and the bin: those of {@link CountsSimulator}
   */
  DetectorCounts draw(RandomStreams streams) {
    CountsDraw.Streams perBin = tau -> streams.stream(name, tau, RandomStreams.Purpose.COUNTS);
    if (draw.isSparse()) {
      return told(
          new DetectorCounts(
              name, sky, binning, timeFrame, draw.sparse(perBin, Workers.single()), origin));
    }
    double[][] counts = new double[mean.length][];
    for (int tau = 0; tau < counts.length; tau++) {
      counts[tau] = draw.bin(tau, perBin.of(tau));
    }
    return told(new DetectorCounts(name, sky, binning, timeFrame, counts, null, origin));
  }

  /** The expected counts as data without noise. */
  DetectorCounts asimov() {
    return told(new DetectorCounts(name, sky, binning, timeFrame, mean, null, origin));
  }

  private DetectorCounts told(DetectorCounts counts) {
    return block.map(counts::asBlock).orElse(counts);
  }
}
