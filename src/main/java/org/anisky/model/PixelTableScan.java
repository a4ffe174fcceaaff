package org.anisky.model;

import java.util.Arrays;
import org.anisky.Workers;
import org.anisky.counts.LocalSky;
import org.anisky.grid.SkyGrid;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.SiderealBinning;

/**
 * The scan of any local grid onto any equatorial grid by a table of equatorial pixels: the centre
 * of local pixel i, turned by the sidereal time at the centre of bin tau. A fixed local direction
 * keeps its declination all day, so only its right ascension grows with tau.
 *
 * <p>The table holds T x P int; where it would exceed the memory allowed, its rows are computed
 * afresh each time they are needed: slower, never dead, and the same bits.
 */
public final class PixelTableScan implements SkyScan {
  /** Sums over tau are cut into this many blocks, whatever the number of threads. */
  private static final int BLOCKS = 8;

  private static final int LANES = Lanes.NUMBER;

  /** Sums of lanes take 50 MB then. */
  private static final int MOST_PIXELS_OF_LANES = 200_000;

  private final SkyGrid equatorialGrid;
  private final Workers workers;
  private final int bins;
  private final double[] z;
  private final double[] rightAscensionAtZero;
  private final double[] siderealTime;
  private final int[][] table;

  /** Sums of the blocks, kept from call to call. */
  private final double[][] exposureOfBlock = new double[BLOCKS][];

  private final double[][] responseOfBlock = new double[BLOCKS][];

  /**
   * @param sky local pixels in view
   * @param binning sidereal bins
   * @param equatorialGrid the common grid of the sky
   * @param tableBytes largest table kept in memory, bytes
   */
  public PixelTableScan(
      LocalSky sky,
      SiderealBinning binning,
      SkyGrid equatorialGrid,
      Workers workers,
      long tableBytes) {
    this.equatorialGrid = equatorialGrid;
    this.workers = workers;
    bins = binning.bins();
    int size = sky.size();
    z = new double[size];
    rightAscensionAtZero = new double[size];
    for (int i = 0; i < size; i++) {
      EquatorialDirection direction = sky.directionAtSiderealZero(i);
      z[i] = StrictMath.sin(direction.declination());
      rightAscensionAtZero[i] = direction.rightAscension();
    }
    siderealTime = new double[bins];
    for (int tau = 0; tau < bins; tau++) {
      siderealTime[tau] = binning.centre(tau);
    }
    if (tableBytes(bins, size) <= tableBytes) {
      table = new int[bins][];
      workers.run(bins, tau -> table[tau] = computeRow(tau, new int[size]));
    } else {
      table = null;
    }
  }

  private PixelTableScan(PixelTableScan other, Workers workers) {
    equatorialGrid = other.equatorialGrid;
    this.workers = workers;
    bins = other.bins;
    z = other.z;
    rightAscensionAtZero = other.rightAscensionAtZero;
    siderealTime = other.siderealTime;
    table = other.table;
  }

  @Override
  public PixelTableScan onThreads(Workers other) {
    return new PixelTableScan(this, other);
  }

  /** Memory of a table of T x P entries, bytes. */
  public static long tableBytes(int bins, int localPixels) {
    return 4L * bins * localPixels;
  }

  /** Whether the table is in memory. */
  public boolean isTabulated() {
    return table != null;
  }

  private int[] computeRow(int tau, int[] row) {
    double turn = siderealTime[tau];
    for (int i = 0; i < row.length; i++) {
      row[i] = equatorialGrid.pixel(z[i], rightAscensionAtZero[i] + turn);
    }
    return row;
  }

  private int[] row(int tau, int[] buffer) {
    return table != null ? table[tau] : computeRow(tau, buffer);
  }

  private int[] buffer() {
    return table != null ? null : new int[z.length];
  }

  @Override
  public int bins() {
    return bins;
  }

  @Override
  public int localPixels() {
    return z.length;
  }

  @Override
  public int equatorialPixels() {
    return equatorialGrid.size();
  }

  @Override
  public int equatorialPixel(int tau, int i) {
    return table != null
        ? table[tau][i]
        : equatorialGrid.pixel(z[i], rightAscensionAtZero[i] + siderealTime[tau]);
  }

  private int firstBin(int block) {
    return (int) ((long) block * bins / BLOCKS);
  }

  @Override
  public void exposure(double[] backgroundRate, double[] acceptance, double[] exposure) {
    workers.run(
        BLOCKS,
        block -> {
          double[] sum = cleared(exposureOfBlock, block, exposure.length);
          int[] buffer = buffer();
          for (int tau = firstBin(block); tau < firstBin(block + 1); tau++) {
            double rate = backgroundRate[tau];
            int[] pixels = row(tau, buffer);
            for (int i = 0; i < pixels.length; i++) {
              sum[pixels[i]] += rate * acceptance[i];
            }
          }
        });
    sumBlocks(exposureOfBlock, exposure);
  }

  /** Four at a time, side by side, as long as their sums take little memory. */
  @Override
  public void exposures(double[][] backgroundRates, double[] acceptance, double[][] exposures) {
    boolean small = equatorialPixels() <= MOST_PIXELS_OF_LANES;
    int first = 0;
    for (; small && first + LANES <= exposures.length; first += LANES) {
      double[][] rates = Arrays.copyOfRange(backgroundRates, first, first + LANES);
      double[][] sumOfBlock = new double[BLOCKS][];
      double[] beside = new double[LANES * equatorialPixels()];
      workers.run(
          BLOCKS,
          block -> {
            double[] sum = cleared(sumOfBlock, block, beside.length);
            int[] buffer = buffer();
            for (int tau = firstBin(block); tau < firstBin(block + 1); tau++) {
              Lanes.exposure(row(tau, buffer), rates, tau, acceptance, sum);
            }
          });
      sumBlocks(sumOfBlock, beside);
      for (int lane = 0; lane < LANES; lane++) {
        Lanes.take(beside, lane, exposures[first + lane]);
      }
    }
    for (; first < exposures.length; first++) {
      exposure(backgroundRates[first], acceptance, exposures[first]);
    }
  }

  @Override
  public void rateResponse(double[] acceptance, double[] intensity, double[] response) {
    workers.run(
        BLOCKS,
        block -> {
          int[] buffer = buffer();
          for (int tau = firstBin(block); tau < firstBin(block + 1); tau++) {
            response[tau] = dot(acceptance, intensity, row(tau, buffer));
          }
        });
  }

  /** sum_i A_i I_{a_i} with four accumulators: a single one waits for its own addition. */
  private static double dot(double[] acceptance, double[] intensity, int[] pixels) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < pixels.length; i += 4) {
      sum0 += acceptance[i] * intensity[pixels[i]];
      sum1 += acceptance[i + 1] * intensity[pixels[i + 1]];
      sum2 += acceptance[i + 2] * intensity[pixels[i + 2]];
      sum3 += acceptance[i + 3] * intensity[pixels[i + 3]];
    }
    for (; i < pixels.length; i++) {
      sum0 += acceptance[i] * intensity[pixels[i]];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  @Override
  public void acceptanceResponse(double[] backgroundRate, double[] intensity, double[] response) {
    workers.run(
        BLOCKS,
        block -> {
          double[] sum = cleared(responseOfBlock, block, response.length);
          int[] buffer = buffer();
          for (int tau = firstBin(block); tau < firstBin(block + 1); tau++) {
            double rate = backgroundRate[tau];
            int[] pixels = row(tau, buffer);
            for (int i = 0; i < pixels.length; i++) {
              sum[i] += rate * intensity[pixels[i]];
            }
          }
        });
    sumBlocks(responseOfBlock, response);
  }

  /** Skies are read four at a time, side by side: one look-up of the pixel then serves them all. */
  @Override
  public void responses(
      double[] backgroundRate,
      double[] acceptance,
      double[][] skies,
      double[][] rateResponses,
      double[][] acceptanceResponses) {
    double[] beside = new double[LANES * equatorialPixels()];
    double[] perPixel = new double[LANES * z.length];
    for (int first = 0; first < skies.length; first += LANES) {
      int lanes = Math.min(LANES, skies.length - first);
      for (int lane = 0; lane < lanes; lane++) {
        double[] sky = skies[first + lane];
        for (int a = 0; a < sky.length; a++) {
          beside[LANES * a + lane] = sky[a];
        }
      }
      double[] perBin = new double[LANES * bins];
      responsesOfLanes(backgroundRate, acceptance, beside, perBin, perPixel);
      for (int lane = 0; lane < lanes; lane++) {
        Lanes.take(perBin, lane, rateResponses[first + lane]);
        Lanes.take(perPixel, lane, acceptanceResponses[first + lane]);
      }
    }
  }

  private void responsesOfLanes(
      double[] backgroundRate,
      double[] acceptance,
      double[] skies,
      double[] perBin,
      double[] perPixel) {
    double[][] sumOfBlock = new double[BLOCKS][];
    workers.run(
        BLOCKS,
        block -> {
          double[] sum = cleared(sumOfBlock, block, perPixel.length);
          int[] buffer = buffer();
          for (int tau = firstBin(block); tau < firstBin(block + 1); tau++) {
            Lanes.responses(
                row(tau, buffer), backgroundRate[tau], acceptance, skies, tau, perBin, sum);
          }
        });
    sumBlocks(sumOfBlock, perPixel);
  }

  private static double[] cleared(double[][] sums, int block, int length) {
    if (sums[block] == null) {
      sums[block] = new double[length];
    } else {
      Arrays.fill(sums[block], 0);
    }
    return sums[block];
  }

  /** Adds the blocks in their order, each thread a range of the elements. */
  private void sumBlocks(double[][] sums, double[] out) {
    workers.run(
        BLOCKS,
        range -> {
          int end = (int) ((range + 1L) * out.length / BLOCKS);
          for (int k = (int) ((long) range * out.length / BLOCKS); k < end; k++) {
            double sum = 0;
            for (double[] block : sums) {
              sum += block[k];
            }
            out[k] = sum;
          }
        });
  }
}
