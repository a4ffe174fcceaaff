package org.anisky.model;

import java.util.Arrays;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.LocalSky;
import org.anisky.grid.ComplexFourier;
import org.anisky.grid.CylindricalGrid;
import org.anisky.sky.SiderealBinning;

/**
 * The scan of a cylindrical grid whose columns K are a multiple of the sidereal bins T: the sky's
 * rotation is a shift by whole columns, and the three derivatives are circular convolutions ring by
 * ring, O(D K log K) by Fourier transform.
 *
 * <p>Rings are transformed in pairs, one as the real and one as the imaginary part: a convolution
 * with a real kernel keeps them apart, and of the correlation of two pairs the real part is the sum
 * that the rate response wants. The transforms of the last acceptance and of the last intensity are
 * kept, because a sweep asks for each of them twice.
 */
public final class RingShiftScan implements SkyScan {
  /** Work is cut into this many blocks, whatever the number of threads. */
  private static final int BLOCKS = 8;

  /** A shift that is whole but for rounding is whole, in columns. */
  private static final double WHOLE = 1e-9;

  private final CylindricalGrid grid;
  private final Workers workers;
  private final int bins;
  private final int columns;
  private final int firstRing;
  private final int pairs;
  private final int[] shift;
  private final int[] cell;

  /** The equatorial pixel that every local pixel would see if the sky did not turn. */
  private final int[] unturned;

  /** Its column. */
  private final int[] column;

  private final ComplexFourier[] plans = new ComplexFourier[BLOCKS];
  private final double[][] scratch = new double[BLOCKS][];
  private final PairedRings acceptanceRings;
  private final PairedRings intensityRings;
  private final int[] intensityCells;

  /** Responses of all cells, packed like the rings; kept from call to call. */
  private final double[] packed;

  /**
   * @param sky local pixels on a {@link CylindricalGrid}
   * @param binning T, a divisor of the number of columns
   * @throws InvalidInputException when T does not divide the number of columns
   */
  public RingShiftScan(LocalSky sky, SiderealBinning binning, Workers workers) {
    if (!(sky.grid() instanceof CylindricalGrid cylinder)) {
      throw new IllegalArgumentException("ring shifts need a cylindrical local grid");
    }
    grid = cylinder;
    this.workers = workers;
    bins = binning.bins();
    columns = grid.columns();
    if (columns % bins != 0) {
      throw InvalidInputException.of(
          "%d columns of right ascension are no multiple of %d sidereal bins", columns, bins);
    }
    shift = shifts(binning.start() / (2 * Math.PI) * columns);
    int size = sky.size();
    firstRing = grid.ringOf(sky.gridPixel(0));
    int rings = grid.ringOf(sky.gridPixel(size - 1)) - firstRing + 1;
    pairs = (rings + 1) / 2;
    cell = new int[size];
    unturned = new int[size];
    column = new int[size];
    for (int i = 0; i < size; i++) {
      unturned[i] = sky.gridPixel(i);
      column[i] = unturned[i] % columns;
      cell[i] = slot(unturned[i]);
    }
    intensityCells = new int[rings * columns];
    for (int k = 0; k < intensityCells.length; k++) {
      intensityCells[k] = slot(firstRing * columns + k);
    }
    makePlans();
    packed = new double[pairs * 2 * columns];
    acceptanceRings = new PairedRings(size);
    intensityRings = new PairedRings(intensityCells.length);
  }

  private RingShiftScan(RingShiftScan other, Workers workers) {
    grid = other.grid;
    this.workers = workers;
    bins = other.bins;
    columns = other.columns;
    shift = other.shift;
    firstRing = other.firstRing;
    pairs = other.pairs;
    cell = other.cell;
    unturned = other.unturned;
    column = other.column;
    intensityCells = other.intensityCells;
    makePlans();
    packed = new double[pairs * 2 * columns];
    acceptanceRings = new PairedRings(cell.length);
    intensityRings = new PairedRings(intensityCells.length);
  }

  private void makePlans() {
    for (int block = 0; block < BLOCKS; block++) {
      plans[block] = ComplexFourier.of(columns);
      scratch[block] = new double[2 * columns];
    }
  }

  @Override
  public RingShiftScan onThreads(Workers other) {
    return new RingShiftScan(this, other);
  }

  /**
   * The shift of bin tau in columns. The right ascension of an event is the sum of two binned
   * numbers, so the sum of the two cell centres must be the centre of an equatorial column: (x + o)
   * + (tau + 1/2) K/T = a + 1/2, bins that start elsewhere than at 0 included. With o from {@link
   * #localGrid} this is a whole number; other o are rounded down, which is what published
   * half-column offsets amount to.
   */
  private int[] shifts(double startColumn) {
    double step = (double) columns / bins;
    double shiftOfFirst = grid.columnCentre() + startColumn + step / 2 - 0.5;
    int first = (int) Math.floor(shiftOfFirst + WHOLE);
    int[] shifts = new int[bins];
    for (int tau = 0; tau < bins; tau++) {
      shifts[tau] = Math.floorMod(first + tau * (columns / bins), columns);
    }
    return shifts;
  }

  /**
   * The local grid whose columns are centred so that no right ascension is biased: column x is
   * centred at x + o with o = 1/2 - K/(2 T) - start modulo 1, the start of the bins in columns.
   */
  public static CylindricalGrid localGrid(int rings, int columns, SiderealBinning binning) {
    double startColumn = binning.start() / (2 * Math.PI) * columns;
    double centre = 0.5 - columns / (2.0 * binning.bins()) - startColumn;
    return new CylindricalGrid(rings, columns, centre - Math.floor(centre));
  }

  /** Place of a grid pixel's number in the packed pairs of rings. */
  private int slot(int gridPixel) {
    int ring = gridPixel / columns - firstRing;
    int column = gridPixel % columns;
    return (ring / 2) * 2 * columns + 2 * column + ring % 2;
  }

  /** The equatorial grid of this scan. */
  public CylindricalGrid equatorialGrid() {
    return CylindricalGrid.of(grid.rings(), columns);
  }

  @Override
  public int bins() {
    return bins;
  }

  @Override
  public int localPixels() {
    return cell.length;
  }

  @Override
  public int equatorialPixels() {
    return grid.size();
  }

  @Override
  public int equatorialPixel(int tau, int i) {
    int turn = shift[tau];
    return unturned[i] + (column[i] + turn < columns ? turn : turn - columns);
  }

  @Override
  public boolean turnsByWholePixels() {
    return true;
  }

  @Override
  public void exposure(double[] backgroundRate, double[] acceptance, double[] exposure) {
    double[] kernel = rateSpectrum(backgroundRate);
    acceptanceRings.transform(acceptance, 0, cell);
    Arrays.fill(exposure, 0);
    int offset = firstRing * columns;
    forEachPair(
        (pair, plan, work) -> {
          multiply(acceptanceRings.spectrum, pair * 2 * columns, kernel, 1, work);
          plan.inverse(work, 0);
          unpack(pair, work, exposure, offset);
        });
  }

  @Override
  public void rateResponse(double[] acceptance, double[] intensity, double[] response) {
    acceptanceRings.transform(acceptance, 0, cell);
    intensityRings.transform(intensity, firstRing * columns, intensityCells);
    double[][] partial = new double[BLOCKS][2 * columns];
    workers.run(
        BLOCKS,
        block -> {
          for (int pair = firstPair(block); pair < firstPair(block + 1); pair++) {
            correlate(
                acceptanceRings.spectrum,
                intensityRings.spectrum,
                pair * 2 * columns,
                partial[block]);
          }
        });
    double[] sum = partial[0];
    for (int block = 1; block < BLOCKS; block++) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += partial[block][k];
      }
    }
    plans[0].inverse(sum, 0);
    for (int tau = 0; tau < bins; tau++) {
      response[tau] = sum[2 * shift[tau]];
    }
  }

  @Override
  public void acceptanceResponse(double[] backgroundRate, double[] intensity, double[] response) {
    double[] kernel = rateSpectrum(backgroundRate);
    intensityRings.transform(intensity, firstRing * columns, intensityCells);
    forEachPair(
        (pair, plan, work) -> {
          multiply(intensityRings.spectrum, pair * 2 * columns, kernel, -1, work);
          plan.inverse(work, 0);
          System.arraycopy(work, 0, packed, pair * 2 * columns, 2 * columns);
        });
    for (int i = 0; i < cell.length; i++) {
      response[i] = packed[cell[i]];
    }
  }

  private double[] rateSpectrum(double[] backgroundRate) {
    double[] kernel = new double[2 * columns];
    for (int tau = 0; tau < bins; tau++) {
      kernel[2 * shift[tau]] = backgroundRate[tau];
    }
    plans[0].forward(kernel, 0);
    return kernel;
  }

  private void unpack(int pair, double[] work, double[] out, int offset) {
    int first = offset + pair * 2 * columns;
    boolean both = 2 * pair + 1 < intensityCells.length / columns;
    for (int x = 0; x < columns; x++) {
      out[first + x] = work[2 * x];
      if (both) {
        out[first + columns + x] = work[2 * x + 1];
      }
    }
  }

  /** work = spectrum times the kernel (sign 1) or its complex conjugate (sign -1). */
  private static void multiply(
      double[] spectrum, int offset, double[] kernel, int sign, double[] work) {
    for (int k = 0; k < work.length; k += 2) {
      double re = spectrum[offset + k];
      double im = spectrum[offset + k + 1];
      double kernelIm = sign * kernel[k + 1];
      work[k] = re * kernel[k] - im * kernelIm;
      work[k + 1] = re * kernelIm + im * kernel[k];
    }
  }

  /** sum += conjugate(left) right. */
  private static void correlate(double[] left, double[] right, int offset, double[] sum) {
    for (int k = 0; k < sum.length; k += 2) {
      double re = left[offset + k];
      double im = left[offset + k + 1];
      sum[k] += re * right[offset + k] + im * right[offset + k + 1];
      sum[k + 1] += re * right[offset + k + 1] - im * right[offset + k];
    }
  }

  private int firstPair(int block) {
    return (int) ((long) block * pairs / BLOCKS);
  }

  private interface PairWork {
    void run(int pair, ComplexFourier plan, double[] work);
  }

  private void forEachPair(PairWork task) {
    workers.run(
        BLOCKS,
        block -> {
          for (int pair = firstPair(block); pair < firstPair(block + 1); pair++) {
            task.run(pair, plans[block], scratch[block]);
          }
        });
  }

  /** The Fourier transforms of all rings in view, and the numbers they belong to. */
  private final class PairedRings {
    private final double[] spectrum = new double[pairs * 2 * columns];
    private final double[] last;
    private boolean filled;

    private PairedRings(int size) {
      last = new double[size];
    }

    private void transform(double[] values, int offset, int[] slots) {
      if (filled && Arrays.equals(last, 0, last.length, values, offset, offset + last.length)) {
        return;
      }
      System.arraycopy(values, offset, last, 0, last.length);
      Arrays.fill(spectrum, 0);
      for (int k = 0; k < last.length; k++) {
        spectrum[slots[k]] = last[k];
      }
      forEachPair((pair, plan, work) -> plan.forward(spectrum, pair * 2 * columns));
      filled = true;
    }
  }
}
