package org.anisky.inference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anisky.counts.LocalSky;
import org.anisky.model.Marginals;
import org.anisky.model.ScannedData;

/**
 * Blocks of local sky and time of one detector, so coarse that the counts in each are nearly
 * Gaussian: zenith bands of equal counts cut into sectors of azimuth around North, East, South and
 * West, times intervals of the bins' angle with equal counts.
 *
 * @param regionOf region of every local pixel, shape (P)
 * @param timeOf interval of every bin, shape (T)
 * @param regions number of regions: bands times sectors
 * @param times number of intervals
 * @param sectors of azimuth in a band, the first around North
 * @param zenithEdges of the bands, rad, shape (bands + 1)
 */
record CoarseBlocks(
    int[] regionOf, int[] timeOf, int regions, int times, int sectors, double[] zenithEdges) {
  /** Expected counts in the emptiest block are at least this. */
  private static final double LEAST = 8;

  private static final int MOST_TIMES = 12;
  private static final int FEWEST_TIMES = 3;
  private static final int[][] BANDS_AND_SECTORS = {{3, 8}, {3, 4}, {2, 4}, {1, 4}, {1, 2}};

  /** The finest blocks that the counts allow, or empty when they allow none. */
  static Optional<CoarseBlocks> of(ScannedData.Detector detector) {
    Marginals marginals = detector.marginals();
    double effective = marginals.total() * marginals.total() / marginals.totalSquaredWeights();
    int[] byZenith = byZenith(detector.counts().sky());
    CoarseBlocks best = null;
    for (int[] choice : BANDS_AND_SECTORS) {
      CoarseBlocks blocks = of(detector, byZenith, choice[0], choice[1], effective);
      if (blocks != null && (best == null || blocks.freedom() > best.freedom())) {
        best = blocks;
      }
    }
    return Optional.ofNullable(best);
  }

  private int freedom() {
    return (regions - 1) * (times - 1);
  }

  private static CoarseBlocks of(
      ScannedData.Detector detector, int[] byZenith, int bands, int sectors, double effective) {
    LocalSky sky = detector.counts().sky();
    double[] pixels = detector.marginals().perLocalPixel();
    double[] edges = edges(sky, byZenith, pixels, bands);
    int[] regionOf = new int[sky.size()];
    double[] share = new double[bands * sectors];
    for (int i = 0; i < regionOf.length; i++) {
      int band = 0;
      while (band < bands - 1 && sky.zenith(i) >= edges[band + 1]) {
        band++;
      }
      double turns = sky.azimuth(i) / (2 * Math.PI) * sectors + 0.5;
      regionOf[i] = band * sectors + (int) Math.floor(turns) % sectors;
      share[regionOf[i]] += pixels[i] / detector.marginals().total();
    }
    double least = effective * Arrays.stream(share).min().orElse(0);
    for (int wanted = (int) Math.min(MOST_TIMES, least / LEAST); wanted >= FEWEST_TIMES; wanted--) {
      int[] timeOf = timeOf(detector.marginals().perBin(), wanted);
      int times = Arrays.stream(timeOf).max().orElse(0) + 1;
      if (times >= FEWEST_TIMES
          && least * leastShare(detector.marginals().perBin(), timeOf, times) >= LEAST / 2) {
        return new CoarseBlocks(regionOf, timeOf, share.length, times, sectors, edges);
      }
    }
    return null;
  }

  private static double leastShare(double[] perBin, int[] timeOf, int times) {
    double[] share = new double[times];
    double total = Arrays.stream(perBin).sum();
    for (int tau = 0; tau < perBin.length; tau++) {
      share[timeOf[tau]] += perBin[tau] / total;
    }
    return Arrays.stream(share).min().orElse(0);
  }

  /** Zenith angles between which there are equal counts. */
  private static double[] edges(LocalSky sky, int[] byZenith, double[] pixels, int bands) {
    double total = Arrays.stream(pixels).sum();
    double[] edges = new double[bands + 1];
    edges[bands] = sky.fieldOfView().maxZenith();
    double sum = 0;
    int band = 1;
    for (int i : byZenith) {
      if (band < bands && sum >= total * band / bands) {
        edges[band++] = sky.zenith(i);
      }
      sum += pixels[i];
    }
    return edges;
  }

  /** Local pixels by growing zenith angle. */
  private static int[] byZenith(LocalSky sky) {
    return IntStream.range(0, sky.size())
        .boxed()
        .sorted(Comparator.comparingDouble(sky::zenith))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Intervals of equal counts; a bin with more than its share makes one fewer. */
  private static int[] timeOf(double[] perBin, int wanted) {
    double total = Arrays.stream(perBin).sum();
    int[] timeOf = new int[perBin.length];
    double sum = 0;
    int last = -1;
    int number = -1;
    for (int tau = 0; tau < perBin.length; tau++) {
      int interval = (int) Math.min(wanted - 1, (sum + perBin[tau] / 2) / total * wanted);
      if (interval > last) {
        number++;
        last = interval;
      }
      timeOf[tau] = number;
      sum += perBin[tau];
    }
    return timeOf;
  }

  /** Number of blocks. */
  int size() {
    return regions * times;
  }

  /** The block of a local pixel in a bin. */
  int block(int tau, int i) {
    return regionOf[i] * times + timeOf[tau];
  }

  /** Lower edge of the azimuth of a region, rad; negative around North. */
  double azimuthFrom(int region) {
    return (region % sectors - 0.5) * 2 * Math.PI / sectors;
  }
}
