package org.anisky.inference;

import java.util.Arrays;
import org.anisky.counts.LocalSky;
import org.anisky.grid.RealFourier;
import org.anisky.model.Marginals;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.SiderealBinning;

/**
 * The counts of one detector as an isotropic sky explains them: n_{.i} per place (declination,
 * right ascension seen in bin 0) on a cylinder, and n_{tau.} at the columns by which the sky turns
 * until bin tau. Their product over the total is mu0, and every sum over a day is a circular
 * convolution along right ascension.
 *
 * <p>Local pixels of a cylinder of the same shape keep their cells; those of other grids are put
 * into the cell that holds their centre. Not modified once made.
 */
final class DayProfile {
  private final DayGrid grid;
  private final double total;
  private final double eventsPerUnit;
  private final double[] rate;
  private final double[] acceptance;
  private final double[] rateSpectrum;
  private final double[] acceptanceSpectra;
  private final int firstRing;
  private final int endRing;

  /**
   * @param grid cylinder whose columns are a multiple of the bins
   * @param rate events per column by which the sky turned, shape (K); kept
   * @param acceptance events per cell, shape (D K), of the same total; kept
   */
  DayProfile(DayGrid grid, double[] rate, double[] acceptance) {
    this(grid, rate, acceptance, 1);
  }

  /**
   * @param eventsPerUnit plain events that fluctuate as much as a unit of the counts: 1, or sum of
   *     weights over sum of squared weights
   */
  DayProfile(DayGrid grid, double[] rate, double[] acceptance, double eventsPerUnit) {
    this.grid = grid;
    this.eventsPerUnit = eventsPerUnit;
    this.rate = rate;
    this.acceptance = acceptance;
    int columns = grid.columns();
    RealFourier plan = RealFourier.of(columns);
    rateSpectrum = rate.clone();
    plan.forward(rateSpectrum, 0);
    acceptanceSpectra = acceptance.clone();
    int first = grid.rings();
    int end = 0;
    for (int ring = 0; ring < grid.rings(); ring++) {
      for (int k = ring * columns; k < (ring + 1) * columns; k++) {
        if (acceptance[k] != 0) {
          first = Math.min(first, ring);
          end = ring + 1;
        }
      }
      plan.forward(acceptanceSpectra, ring * columns);
    }
    firstRing = first;
    endRing = end;
    double sum = 0;
    for (double events : rate) {
      sum += events;
    }
    total = sum;
  }

  /**
   * Of a detector's marginals.
   *
   * @param marginals not modified
   * @param grid cylinder whose columns are a multiple of T or divide it
   */
  static DayProfile of(LocalSky sky, SiderealBinning binning, Marginals marginals, DayGrid grid) {
    double[] acceptance = new double[grid.size()];
    double[] perLocalPixel = marginals.perLocalPixel();
    for (int i = 0; i < perLocalPixel.length; i++) {
      acceptance[cellInFirstBin(sky, binning, i, grid)] += perLocalPixel[i];
    }
    double[] rate = rate(marginals.perBin(), grid.columns());
    return new DayProfile(grid, rate, acceptance, eventsPerUnit(marginals));
  }

  /** Sum of weights over sum of squared weights. */
  static double eventsPerUnit(Marginals marginals) {
    double squared = marginals.totalSquaredWeights();
    return squared > 0 ? marginals.total() / squared : 1;
  }

  /** Events per column by which the sky has turned at the start of the bins. */
  static double[] rate(double[] perBin, int columns) {
    double[] rate = new double[columns];
    for (int tau = 0; tau < perBin.length; tau++) {
      rate[(int) ((long) tau * columns / perBin.length)] += perBin[tau];
    }
    return rate;
  }

  /** The cell that local pixel i sees in bin 0. */
  static int cellInFirstBin(LocalSky sky, SiderealBinning binning, int i, DayGrid grid) {
    EquatorialDirection atZero = sky.directionAtSiderealZero(i);
    return grid.cell(
        StrictMath.sin(atZero.declination()), atZero.rightAscension() + binning.centre(0));
  }

  DayGrid grid() {
    return grid;
  }

  /** N, events. */
  double total() {
    return total;
  }

  /** The same in plain events that fluctuate as much: itself without weights. */
  DayProfile inPlainEvents() {
    if (eventsPerUnit == 1) {
      return this;
    }
    double[] scaledRate = Arrays.stream(rate).map(x -> x * eventsPerUnit).toArray();
    double[] scaledAcceptance = Arrays.stream(acceptance).map(x -> x * eventsPerUnit).toArray();
    return new DayProfile(grid, scaledRate, scaledAcceptance);
  }

  /** Plain events that fluctuate as much as a unit of the counts. */
  double eventsPerUnit() {
    return eventsPerUnit;
  }

  /** Events per column by which the sky turned, shape (K); shared, must not be modified. */
  double[] rate() {
    return rate;
  }

  /** Events per cell, shape (D K); shared, must not be modified. */
  double[] acceptance() {
    return acceptance;
  }

  /** Packed spectrum of the rate, shape (K); shared, must not be modified. */
  double[] rateSpectrum() {
    return rateSpectrum;
  }

  /** Packed spectra of the acceptance, ring by ring, shape (D K); shared, must not be modified. */
  double[] acceptanceSpectra() {
    return acceptanceSpectra;
  }

  /** First ring with events. */
  int firstRing() {
    return firstRing;
  }

  /** One after the last ring with events; 0 without events. */
  int endRing() {
    return endRing;
  }

  /**
   * Adds mu0_a = sum_{tau,i -> a} N_tau A_i.
   *
   * @param expected events, shape (D K); modified
   */
  void addExpected(double[] expected) {
    int columns = grid.columns();
    RealFourier plan = RealFourier.of(columns);
    double[] ringSpectrum = new double[columns];
    for (int ring = firstRing; ring < endRing; ring++) {
      Packed.product(rateSpectrum, 0, acceptanceSpectra, ring * columns, ringSpectrum);
      plan.inverse(ringSpectrum, 0);
      for (int k = 0; k < columns; k++) {
        expected[ring * columns + k] += ringSpectrum[k] / total;
      }
    }
  }
}
