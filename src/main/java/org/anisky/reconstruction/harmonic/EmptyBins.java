package org.anisky.reconstruction.harmonic;

import java.util.ArrayList;
import java.util.List;
import org.anisky.counts.DetectorCounts;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Bins of sidereal time without an event, and whether an even exposure could have left them so.
 *
 * <p>Each of N events of an even exposure misses m given bins of T with probability 1 - m/T.
 * Therefore
 *
 * <pre>
 *   P(some m bins in a row are empty)  &lt;= T (1 - m/T)^N
 *   P(at least m bins are empty)       &lt;= P(X &gt;= m),  X binomial of T and q = (1 - 1/T)^N
 * </pre>
 *
 * the first by counting where a row can begin, the second because empty bins are negatively
 * associated (Dubhashi and Ranjan 1998, Random Struct. Alg. 13, 99). Twice the smaller of both is
 * an upper limit of the probability that chance alone emptied them, for any number of events.
 *
 * @param bins T
 * @param empty which have no event, in order
 * @param chance upper limit of the probability of this under an even exposure, at most 1
 * @param cosine of the first harmonic, relative to its mean, of a rate that is even outside
 * @param sine the same
 */
record EmptyBins(int bins, List<Integer> empty, double chance, double cosine, double sine) {
  /** Rows of bins that are named before the rest is only counted. */
  private static final int NAMED = 6;

  /** Looks at counts. */
  static EmptyBins of(DetectorCounts counts) {
    int bins = counts.binning().bins();
    List<Integer> empty = new ArrayList<>();
    double weights = 0;
    double squares = 0;
    double cosine = 0;
    double sine = 0;
    for (int tau = 0; tau < bins; tau++) {
      double inBin = 0;
      double[] bin = counts.bin(tau);
      double[] squaredWeights = counts.squaredWeights(tau);
      for (int i = 0; i < bin.length; i++) {
        inBin += bin[i];
        squares += squaredWeights[i];
      }
      weights += inBin;
      if (inBin > 0) {
        cosine += Math.cos(counts.binning().centre(tau));
        sine += Math.sin(counts.binning().centre(tau));
      } else {
        empty.add(tau);
      }
    }
    double events = squares > 0 ? weights * weights / squares : 0;
    int full = bins - empty.size();
    return new EmptyBins(
        bins,
        List.copyOf(empty),
        chance(bins, empty, events),
        full > 0 ? 2 * cosine / full : 0,
        full > 0 ? 2 * sine / full : 0);
  }

  private static double chance(int bins, List<Integer> empty, double events) {
    if (empty.isEmpty()) {
      return 1;
    }
    double inARow = bins * Math.pow(1 - (double) longestRow(bins, empty) / bins, events);
    double emptied = Math.pow(1 - 1.0 / bins, events);
    double inAll = BinomialDistribution.of(bins, emptied).survivalProbability(empty.size() - 1);
    return Math.min(1, 2 * Math.min(inARow, inAll));
  }

  /** Most empty bins one after the other, the last bin followed by the first. */
  private static int longestRow(int bins, List<Integer> empty) {
    boolean[] isEmpty = new boolean[bins];
    empty.forEach(tau -> isEmpty[tau] = true);
    int longest = 0;
    int row = 0;
    for (int step = 0; step < 2 * bins; step++) {
      row = isEmpty[step % bins] ? row + 1 : 0;
      longest = Math.max(longest, Math.min(row, bins));
    }
    return longest;
  }

  /** First harmonic of a rate that is even outside the empty bins, relative to its mean. */
  double modulation() {
    return Math.hypot(cosine, sine);
  }

  /** For example {@code 30 of 60 sidereal bins (4, 17 to 45)}. */
  String describe() {
    List<String> rows = new ArrayList<>();
    int left = 0;
    for (int k = 0; k < empty.size(); ) {
      int end = k;
      while (end + 1 < empty.size() && empty.get(end + 1) == empty.get(end) + 1) {
        end++;
      }
      if (rows.size() < NAMED) {
        rows.add(end == k ? empty.get(k).toString() : empty.get(k) + " to " + empty.get(end));
      } else {
        left += end + 1 - k;
      }
      k = end + 1;
    }
    String more = left > 0 ? " and " + left + " more" : "";
    return empty.size() + " of " + bins + " sidereal bins (" + String.join(", ", rows) + more + ")";
  }
}
