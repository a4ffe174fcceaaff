package org.anisky.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.GoodnessOfFit;
import org.anisky.statistics.Significance;

/**
 * Chi-squared of counts in blocks of local sky and time against sky times rate times acceptance.
 * With f the shares of the regions and q those of the intervals, the deviations from the model in
 * the blocks, double-centred because rate and acceptance are free, have the covariance
 *
 * <pre>  n (f_g delta_gg' - f_g f_g')(q_h delta_hh' - q_h q_h')</pre>
 *
 * so that without a sky this is Pearson's test of independence with (G - 1)(H - 1) degrees of
 * freedom. The directions in which a multipole moves the counts are projected out, one degree of
 * freedom each: whatever the fit made of the multipoles then does not matter (Neyman's C(alpha)).
 * Of weighted events the covariance is that of the sums of squared weights.
 */
final class BlockTest {
  /** A multipole of which the blocks and those before it leave less than this is left out. */
  private static final double NEGLIGIBLE = 1e-8;

  private final List<double[]> whitened = new ArrayList<>();
  private final List<double[][]> directions = new ArrayList<>();
  private GoodnessOfFit.Block worst;
  private int blocksInAll;
  private int freedom;

  private BlockTest() {}

  /**
   * Tests.
   *
   * @param basis Y_k of the multipoles in the model, shape (k, E)
   */
  static Optional<GoodnessOfFit.Blocks> of(
      ScannedData data, AnisotropyModel model, double[][] basis) {
    BlockTest test = new BlockTest();
    for (int d = 0; d < data.detectors().size(); d++) {
      CoarseBlocks blocks = CoarseBlocks.of(data.detectors().get(d)).orElse(null);
      if (blocks != null) {
        test.add(data.detectors().get(d), blocks, BlockCounts.of(data, d, model, blocks, basis));
      }
    }
    return test.result(basis.length);
  }

  private Optional<GoodnessOfFit.Blocks> result(int multipoles) {
    if (whitened.isEmpty()) {
      return Optional.empty();
    }
    double[] z = joined(whitened);
    double[][] kept = new double[multipoles][];
    int known = 0;
    double sum = dot(z, z);
    for (int k = 0; k < multipoles; k++) {
      int multipole = k;
      double[] direction = joined(directions.stream().map(of -> of[multipole]).toList());
      double before = dot(direction, direction);
      for (int other = 0; other < known; other++) {
        subtract(direction, dot(direction, kept[other]), kept[other]);
      }
      double length = Math.sqrt(dot(direction, direction));
      if (length * length > NEGLIGIBLE * before) {
        for (int b = 0; b < direction.length; b++) {
          direction[b] /= length;
        }
        double along = dot(direction, z);
        sum -= along * along;
        kept[known++] = direction;
      }
    }
    int left = freedom - known;
    if (left < 1) {
      return Optional.empty();
    }
    double chiSquared = Math.max(0, sum);
    return Optional.of(
        new GoodnessOfFit.Blocks(
            chiSquared, left, Significance.probability(chiSquared, left), worst()));
  }

  private GoodnessOfFit.Block worst() {
    double one = Significance.probability(worst.z() * worst.z(), 1);
    double any = -Math.expm1(blocksInAll * Math.log1p(-one));
    return new GoodnessOfFit.Block(
        worst.detector(),
        worst.zenithFrom(),
        worst.zenithTo(),
        worst.azimuthFrom(),
        worst.azimuthTo(),
        worst.timeFrom(),
        worst.timeTo(),
        worst.counts(),
        worst.expected(),
        worst.z(),
        any);
  }

  private void add(ScannedData.Detector detector, CoarseBlocks blocks, BlockCounts counts) {
    Centring centring = Centring.of(detector, blocks);
    double[] residual = new double[blocks.size()];
    for (int b = 0; b < residual.length; b++) {
      residual[b] = counts.observed()[b] - counts.expected()[b];
    }
    double[] centred = centring.of(residual);
    double[][] moved = new double[counts.harmonics().length][];
    for (int k = 0; k < moved.length; k++) {
      moved[k] = centring.of(counts.harmonics()[k]);
    }
    Whitening whitening =
        detector.counts().isWeighted()
            ? Whitening.ofWeights(centring, counts.squaredWeights())
            : Whitening.ofCounts(centring, detector.marginals().total());
    for (int b = 0; b < centred.length; b++) {
      double z = centred[b] / whitening.errors()[b];
      if (worst == null || Math.abs(z) > Math.abs(worst.z())) {
        worst = block(detector, blocks, counts, b, z);
      }
    }
    blocksInAll += centred.length;
    freedom += (blocks.regions() - 1) * (blocks.times() - 1);
    whitened.add(whitening.of(centred));
    directions.add(Arrays.stream(moved).map(whitening::of).toArray(double[][]::new));
  }

  private static GoodnessOfFit.Block block(
      ScannedData.Detector detector, CoarseBlocks blocks, BlockCounts counts, int b, double z) {
    int region = b / blocks.times();
    int band = region / blocks.sectors();
    int first = -1;
    int last = -1;
    double[] perBin = detector.marginals().perBin();
    for (int tau = 0; tau < perBin.length; tau++) {
      if (blocks.timeOf()[tau] == b % blocks.times() && perBin[tau] > 0) {
        first = first < 0 ? tau : first;
        last = tau;
      }
    }
    double width = 2 * Math.PI / blocks.sectors();
    return new GoodnessOfFit.Block(
        detector.counts().name(),
        blocks.zenithEdges()[band],
        blocks.zenithEdges()[band + 1],
        blocks.azimuthFrom(region),
        blocks.azimuthFrom(region) + width,
        detector.counts().binning().edge(first),
        detector.counts().binning().edge(last + 1),
        counts.observed()[b],
        counts.expected()[b],
        z,
        Double.NaN);
  }

  private static double[] joined(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      sum += left[k] * right[k];
    }
    return sum;
  }

  private static void subtract(double[] values, double factor, double[] other) {
    for (int k = 0; k < values.length; k++) {
      values[k] -= factor * other[k];
    }
  }
}
