package org.anisky.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.anisky.Workers;
import org.anisky.counts.SparseCounts;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/**
 * Draws independent Poisson counts around expected ones mu_{tau i}. A sidereal bin is drawn cell by
 * cell, or, where that is fewer draws, event by event, which is the same law: of
 *
 * <pre>
 *   K ~ Poisson(c_tau r_tau),   r_tau = sum_i mu_{tau i},  c_tau = max_i mu_{tau i}/(r_tau a_i)
 * </pre>
 *
 * candidates each takes a pixel with the probability a_i, the detector's mean over the day, and is
 * kept with the probability mu_{tau i}/(c_tau r_tau a_i). Thinned and coloured Poisson processes
 * are Poisson processes (Kingman 1993, Poisson Processes, sections 5.1 and 5.2), so that the counts
 * of the cells are independent and Poisson of mean mu_{tau i}. The one table that is searched, of
 * a_i, has P entries and stays in the processor's cache; where rate, acceptance and a weakly
 * anisotropic sky make up mu, c_tau is little above 1.
 *
 * <p>Immutable; safe to share between threads.
 */
final class CountsDraw {
  /** Fewer events than this part of the cells are kept as sparse counts. */
  private static final double SPARSE = 0.125;

  /** Any provider will do: every draw brings its own. */
  private static final UniformRandomProvider NONE = () -> 0;

  private final double[][] mean;
  private final int localPixels;

  /** a_i, sum 1, shape (P). */
  private final double[] perPixel;

  /** c_tau r_tau, the expected number of candidates, shape (T). */
  private final double[] candidates;

  private final boolean sparse;

  /** {@link PoissonDraw#prepare}d means of the bins that are drawn cell by cell; else null. */
  private final double[][] prepared;

  /** Picks pixel i with probability a_i; null when no bin is drawn event by event. */
  private final SharedStateDiscreteSampler pixels;

  /**
   * @param mean mu_{tau i}, events, shape (T, P), finite and at least 0; not copied, not modified
   */
  CountsDraw(double[][] mean) {
    this.mean = mean;
    prepared = new double[mean.length][];
    localPixels = mean[0].length;
    perPixel = new double[localPixels];
    double total = 0;
    for (double[] bin : mean) {
      for (int i = 0; i < bin.length; i++) {
        perPixel[i] += bin[i];
        total += bin[i];
      }
    }
    for (int i = 0; i < localPixels && total > 0; i++) {
      perPixel[i] /= total;
    }
    candidates = new double[mean.length];
    boolean byEvents = false;
    for (int tau = 0; tau < mean.length; tau++) {
      for (int i = 0; i < localPixels; i++) {
        if (mean[tau][i] > 0) {
          candidates[tau] = Math.max(candidates[tau], mean[tau][i] / perPixel[i]);
        }
      }
      byEvents |= isByEvents(tau) && candidates[tau] > 0;
    }
    pixels = byEvents ? AliasMethodDiscreteSampler.of(NONE, perPixel) : null;
    sparse = total < SPARSE * mean.length * localPixels;
  }

  /** The same for many draws: what is computed for each of them anew is computed here. */
  static CountsDraw forMany(double[][] mean) {
    CountsDraw draw = new CountsDraw(mean);
    for (int tau = 0; tau < mean.length; tau++) {
      if (!draw.isByEvents(tau)) {
        draw.prepared[tau] = Arrays.stream(mean[tau]).map(PoissonDraw::prepare).toArray();
      }
    }
    return draw;
  }

  private boolean isByEvents(int tau) {
    return candidates[tau] < localPixels;
  }

  /** Whether so few events are expected that most cells will be empty. */
  boolean isSparse() {
    return sparse;
  }

  /**
   * The counts of one sidereal bin.
   *
   * @param random the stream of the bin, advanced
   * @return whole numbers, shape (P)
   */
  double[] bin(int tau, UniformRandomProvider random) {
    double[] counts = new double[localPixels];
    if (isByEvents(tau)) {
      for (int i : events(tau, random)) {
        counts[i]++;
      }
    } else if (prepared[tau] != null) {
      for (int i = 0; i < localPixels; i++) {
        counts[i] = PoissonDraw.ofPrepared(prepared[tau][i], random);
      }
    } else {
      for (int i = 0; i < localPixels; i++) {
        counts[i] = PoissonDraw.of(mean[tau][i], random);
      }
    }
    return counts;
  }

  /** The source of the random numbers of a sidereal bin. */
  interface Streams {
    /** The stream of the bin from its beginning. */
    UniformRandomProvider of(int tau);
  }

  /** The counts of all bins without their zeros. */
  SparseCounts sparse(Streams streams, Workers workers) {
    int[][] cells = new int[mean.length][];
    double[][] values = new double[mean.length][];
    workers.run(
        mean.length,
        tau -> {
          if (isByEvents(tau)) {
            int[] events = events(tau, streams.of(tau));
            Arrays.sort(events);
            gather(events, tau, cells, values);
          } else {
            double[] bin = bin(tau, streams.of(tau));
            cells[tau] = IntStream.range(0, localPixels).filter(i -> bin[i] > 0).toArray();
            values[tau] = Arrays.stream(cells[tau]).mapToDouble(i -> bin[i]).toArray();
          }
        });
    return new SparseCounts(localPixels, cells, values);
  }

  /** Counts equal neighbours. */
  private static void gather(int[] sorted, int tau, int[][] cells, double[][] values) {
    int[] distinct = new int[sorted.length];
    double[] counts = new double[sorted.length];
    int size = 0;
    for (int k = 0; k < sorted.length; k++) {
      if (size == 0 || sorted[k] != distinct[size - 1]) {
        distinct[size++] = sorted[k];
      }
      counts[size - 1]++;
    }
    cells[tau] = Arrays.copyOf(distinct, size);
    values[tau] = Arrays.copyOf(counts, size);
  }

  /** The pixels of the events of one bin, in the order in which they are drawn. */
  private int[] events(int tau, UniformRandomProvider random) {
    int number = candidates[tau] > 0 ? (int) PoissonDraw.of(candidates[tau], random) : 0;
    int[] kept = new int[number];
    int size = 0;
    if (number > 0) {
      SharedStateDiscreteSampler pixel = pixels.withUniformRandomProvider(random);
      for (int k = 0; k < number; k++) {
        int i = pixel.sample();
        if (random.nextDouble() * candidates[tau] * perPixel[i] < mean[tau][i]) {
          kept[size++] = i;
        }
      }
    }
    return Arrays.copyOf(kept, size);
  }
}
