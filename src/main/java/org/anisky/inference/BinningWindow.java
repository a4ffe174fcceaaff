package org.anisky.inference;

import java.util.Arrays;
import org.anisky.counts.LocalSky;
import org.anisky.grid.SkyGrid;
import org.anisky.model.ScannedData;
import org.anisky.simulation.CountsSimulator;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.SiderealBinning;

/**
 * What binning leaves of a harmonic of degree l, on average over its orders: b_l = &lt;P_l(cos
 * psi)&gt; over the angles psi by which binning moves an event. Two moves: from where the event
 * came to the centre of its local pixel at the centre of its sidereal bin, with the mean square of
 * the cell, exp(-l (l + 1) &lt;psi^2&gt;/4); and from there to the centre of the equatorial pixel,
 * which is summed over bins and pixels as it is.
 *
 * <p>Counts that were simulated with the sky taken at the cells' centres have only the second move.
 */
public final class BinningWindow {
  private static final int STEPS = 400;

  private BinningWindow() {}

  /**
   * The window of a data set, detectors weighted by their events.
   *
   * @return b_l, shape (lMax + 1)
   */
  public static double[] of(ScannedData data, int lMax) {
    double[] window = new double[lMax + 1];
    for (ScannedData.Detector detector : data.detectors()) {
      double part = detector.marginals().total() / data.total();
      double cell = isSimulated(detector) ? 0 : cellMeanSquare(detector);
      double[] moved = ofPixels(detector, data.grid(), lMax);
      for (int l = 0; l <= lMax; l++) {
        window[l] += part * moved[l] * Math.exp(-l * (l + 1.0) * cell / 4);
      }
    }
    return window;
  }

  /** Whether counts were simulated at the centres of their cells. */
  private static boolean isSimulated(ScannedData.Detector detector) {
    return detector.counts().origin().clock().equals(CountsSimulator.NO_CLOCK);
  }

  /** Mean square distance from the centre of a cell of local pixel and sidereal bin, rad^2. */
  private static double cellMeanSquare(ScannedData.Detector detector) {
    LocalSky sky = detector.counts().sky();
    SkyGrid grid = sky.grid();
    double bin = 2 * Math.PI / detector.counts().binning().bins();
    double[] events = detector.marginals().perLocalPixel();
    double sum = 0;
    for (int i = 0; i < events.length; i++) {
      double cosine = Math.cos(sky.directionAtSiderealZero(i).declination());
      // A square pixel of the same area has a sixth of it.
      double square = grid.pixelArea() / 6 + bin * bin * cosine * cosine / 12;
      sum += events[i] * square;
    }
    return sum / detector.marginals().total();
  }

  private static double[] ofPixels(ScannedData.Detector detector, SkyGrid grid, int lMax) {
    LocalSky sky = detector.counts().sky();
    SiderealBinning binning = detector.counts().binning();
    double[] rate = detector.marginals().perBin();
    double[] local = detector.marginals().perLocalPixel();
    double[] weights = new double[STEPS];
    double[] sums = new double[STEPS];
    double longest = 4 * grid.pixelArea();
    for (int i = 0; i < local.length; i++) {
      EquatorialDirection zero = sky.directionAtSiderealZero(i);
      double z = Math.sin(zero.declination());
      double cosDec = Math.cos(zero.declination());
      for (int tau = 0; tau < rate.length; tau++) {
        int a = detector.scan().equatorialPixel(tau, i);
        double otherCosDec = Math.sqrt((1 - grid.z(a)) * (1 + grid.z(a)));
        double turn = zero.rightAscension() + binning.centre(tau) - grid.longitude(a);
        double cosine = z * grid.z(a) + cosDec * otherCosDec * Math.cos(turn);
        double fall = Math.max(0, 1 - cosine);
        int step = (int) Math.min(STEPS - 1, fall / longest * STEPS);
        weights[step] += rate[tau] * local[i];
        sums[step] += rate[tau] * local[i] * fall;
      }
    }
    double total = Arrays.stream(weights).sum();
    double[] window = new double[lMax + 1];
    for (int step = 0; step < STEPS; step++) {
      if (weights[step] > 0) {
        addLegendre(1 - sums[step] / weights[step], weights[step] / total, window);
      }
    }
    return window;
  }

  /** Adds weight times P_l(x), by (l + 1) P_l+1 = (2 l + 1) x P_l - l P_l-1. */
  private static void addLegendre(double x, double weight, double[] window) {
    double before = 0;
    double current = 1;
    for (int l = 0; l < window.length; l++) {
      window[l] += weight * current;
      double next = ((2 * l + 1) * x * current - l * before) / (l + 1);
      before = current;
      current = next;
    }
  }
}
