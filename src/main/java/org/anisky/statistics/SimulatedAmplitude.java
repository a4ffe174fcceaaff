package org.anisky.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The posterior of a true amplitude, every one as likely as any other, from simulated pairs of true
 * and measured amplitudes: the true ones of the pairs whose measured one is near that of the data,
 * moved along their local regression on it (Beaumont, Zhang and Balding 2002, Genetics 162, 2025).
 * Nothing is assumed of how measured amplitudes scatter. Immutable.
 *
 * @param truth true amplitudes, even from 0 on far beyond the limits that will be asked for, shape
 *     (n); must not be modified
 * @param measured those that came out, shape (n); must not be modified
 * @param width pairs are near when their measured amplitudes differ by less than this, or by more
 *     where too few do
 */
public record SimulatedAmplitude(double[] truth, double[] measured, double width) {
  /** As many pairs are taken for near at least, however far they are. */
  private static final int FEWEST = 20;

  /** And at least one in so many of all. */
  private static final int PART = 12;

  /**
   * A quantile with its error.
   *
   * @param value of the true amplitude
   * @param error standard deviation, of the binomial number of pairs below
   */
  public record Quantile(double value, double error) {}

  /** One near pair: its true amplitude, moved, and its weight. */
  private record Near(double truth, double weight) {}

  /**
   * The upper limit.
   *
   * @param observed amplitude measured in the data
   * @param confidence above 0 and below 1
   */
  public Quantile upper(double observed, double confidence) {
    Near[] near = near(observed);
    Arrays.sort(near, (one, other) -> Double.compare(one.truth, other.truth));
    double sum = 0;
    double squares = 0;
    for (Near pair : near) {
      sum += pair.weight;
      squares += pair.weight * pair.weight;
    }
    double error = Math.sqrt(confidence * (1 - confidence) * squares) / sum;
    double value = quantile(near, sum, confidence);
    double half =
        (quantile(near, sum, Math.min(1, confidence + error))
                - quantile(near, sum, Math.max(0, confidence - error)))
            / 2;
    return new Quantile(value, half);
  }

  /** Weights fall as 1 - x^2 with the distance x in units of the reach (Epanechnikov). */
  private Near[] near(double observed) {
    double[] distances =
        Arrays.stream(measured).map(m -> Math.abs(m - observed)).sorted().toArray();
    int fewest = Math.max(FEWEST, measured.length / PART);
    double reach = Math.max(width, distances[Math.min(fewest, distances.length - 1)]);
    int[] members =
        IntStream.range(0, measured.length)
            .filter(k -> Math.abs(measured[k] - observed) < reach)
            .toArray();
    double[] weight = new double[members.length];
    double sum = 0;
    double meanShift = 0;
    double meanTruth = 0;
    for (int j = 0; j < members.length; j++) {
      double shift = measured[members[j]] - observed;
      weight[j] = 1 - (shift / reach) * (shift / reach);
      sum += weight[j];
      meanShift += weight[j] * shift;
      meanTruth += weight[j] * truth[members[j]];
    }
    meanShift /= sum;
    meanTruth /= sum;
    double across = 0;
    double along = 0;
    for (int j = 0; j < members.length; j++) {
      double shift = measured[members[j]] - observed - meanShift;
      across += weight[j] * shift * shift;
      along += weight[j] * shift * (truth[members[j]] - meanTruth);
    }
    double slope = across > 0 ? along / across : 0;
    Near[] near = new Near[members.length];
    for (int j = 0; j < near.length; j++) {
      double moved = truth[members[j]] - slope * (measured[members[j]] - observed);
      near[j] = new Near(Math.max(0, moved), weight[j]);
    }
    return near;
  }

  private static double quantile(Near[] sorted, double sum, double probability) {
    double before = 0;
    for (int k = 0; k < sorted.length; k++) {
      double middle = (before + sorted[k].weight / 2) / sum;
      if (middle >= probability) {
        if (k == 0) {
          return sorted[0].truth;
        }
        double last = (before - sorted[k - 1].weight / 2) / sum;
        double part = (probability - last) / (middle - last);
        return sorted[k - 1].truth + part * (sorted[k].truth - sorted[k - 1].truth);
      }
      before += sorted[k].weight;
    }
    return sorted[sorted.length - 1].truth;
  }
}
