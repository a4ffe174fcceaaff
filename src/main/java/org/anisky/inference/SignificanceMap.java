package org.anisky.inference;

import java.util.Arrays;
import java.util.BitSet;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.model.ScannedData;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.SkyFrame;

/**
 * Significance of a kernel around every equatorial pixel with rate and acceptance of all detectors
 * profiled, against isotropy.
 *
 * @param grid equatorial
 * @param kernel the template
 * @param nullHypothesis against which it is tested
 * @param z Z = U/sqrt(V), standard deviations, shape (E); NaN where nothing can be said
 * @param excess dI = U/V of the template, shape (E)
 * @param error of the excess, 1/sqrt(V), shape (E)
 * @param counts sum of n B, events, shape (E)
 * @param expected sum of mu0 B, events, shape (E)
 */
public record SignificanceMap(
    SkyGrid grid,
    Kernel kernel,
    NullHypothesis nullHypothesis,
    double[] z,
    double[] excess,
    double[] error,
    double[] counts,
    double[] expected) {
  /** A template whose variance profiling shrinks to less than this part is not measured. */
  static final double LEAST_RATIO = 1e-3;

  /** A template of which fitted multipoles leave less than this part is not measured. */
  static final double LEAST_LEFT = 0.1;

  /** Rings at either pole whose discs are summed pixel by pixel on HEALPix. */
  private static final int POLAR_RINGS = 3;

  /** One place of a map. */
  public record Peak(double z, EquatorialDirection position, int pixel) {}

  /**
   * The map of one kernel.
   *
   * @param data one or more detectors, plain or weighted
   */
  public static SignificanceMap of(ScannedData data, Kernel kernel) {
    return of(NullFit.of(data, NullHypothesis.ISOTROPIC), kernel);
  }

  /** The map of one kernel against a null hypothesis that is fitted. */
  static SignificanceMap of(NullFit fit, Kernel kernel) {
    ScannedData data = fit.data();
    DayCylinder cylinder = fit.cylinder();
    SkyGrid grid = data.grid();
    int size = grid.size();
    double[] expectedPerPixel = fit.isotropic();
    double[] observed = data.equatorialCounts();
    double[] residual = new double[size];
    double[] cleanCounts = new double[size];
    double[] squares = new double[size];
    for (int a = 0; a < size; a++) {
      if (expectedPerPixel[a] > 0) {
        residual[a] = observed[a] - fit.expected()[a];
        cleanCounts[a] = observed[a];
        squares[a] = data.equatorialSquaredWeights()[a];
      }
    }
    KernelSums sums = KernelSums.of(grid, kernel);
    KernelSums squareSums =
        kernel instanceof Kernel.TopHat ? sums : KernelSums.ofSquare(grid, kernel);
    double[] score = sums.sum(residual);
    double[] expected = sums.sum(fit.expected());
    boolean same = squareSums == sums && Arrays.equals(fit.expected(), expectedPerPixel);
    double[] plain = same ? expected : squareSums.sum(expectedPerPixel);
    double[] ratio = ratio(cylinder, kernel, grid);
    if (!cylinder.exact()) {
      atPoles(data, kernel, expectedPerPixel, plain, ratio);
    }
    double[] counts = sums.sum(cleanCounts);
    double[] weightFactor = new double[size];
    Arrays.fill(weightFactor, 1);
    if (data.isWeighted()) {
      double[] squaredSum = squareSums.sum(squares);
      double[] plainSum = squareSums == sums ? counts : squareSums.sum(cleanCounts);
      for (int a = 0; a < size; a++) {
        weightFactor[a] = plainSum[a] > 0 ? squaredSum[a] / plainSum[a] : Double.NaN;
      }
    }
    double[] taken = fit.removed().map(r -> r.variance(sums)).orElse(new double[size]);
    double[] z = new double[size];
    double[] excess = new double[size];
    double[] error = new double[size];
    for (int a = 0; a < size; a++) {
      double all = plain[a] * ratio[a];
      double information = all - taken[a];
      if (ratio[a] > LEAST_RATIO
          && information > LEAST_LEFT * all
          && expectedPerPixel[a] > 0
          && weightFactor[a] > 0) {
        z[a] = score[a] / Math.sqrt(information * weightFactor[a]);
        excess[a] = score[a] / information;
        error[a] = Math.sqrt(weightFactor[a] / information);
      } else {
        z[a] = Double.NaN;
        excess[a] = Double.NaN;
        error[a] = Double.NaN;
      }
    }
    return new SignificanceMap(grid, kernel, fit.hypothesis(), z, excess, error, counts, expected);
  }

  /**
   * Around the poles a kernel is nearly a function of declination, of which nothing is measured:
   * what is left there depends on single pixels, and is summed over them.
   */
  private static void atPoles(
      ScannedData data, Kernel kernel, double[] expected, double[] plain, double[] ratio) {
    SkyGrid grid = data.grid();
    for (int ring = 0; ring < grid.rings(); ring++) {
      if (ring >= POLAR_RINGS && ring < grid.rings() - POLAR_RINGS) {
        continue;
      }
      for (int a = grid.ringStart(ring); a < grid.ringStart(ring) + grid.ringLength(ring); a++) {
        if (expected[a] > 0 && plain[a] > 0) {
          double[] template = kernel.around(grid, a);
          ratio[a] = TemplateVariance.of(data, expected, template) / plain[a];
        }
      }
    }
  }

  /** V over sum mu0 B^2 around every pixel. */
  private static double[] ratio(DayCylinder cylinder, Kernel kernel, SkyGrid grid) {
    DayGrid own = cylinder.grid();
    KernelSpectra spectra = KernelSpectra.of(kernel, own, false);
    KernelSpectra square =
        kernel instanceof Kernel.TopHat ? spectra : KernelSpectra.of(kernel, own, true);
    ProfiledScores scores =
        ProfiledScores.of(cylinder.detectors(), new double[own.size()], spectra, square);
    double[] ratio = new double[own.size()];
    for (int k = 0; k < ratio.length; k++) {
      double plain = scores.plainVariance()[k];
      ratio[k] = plain > 0 ? scores.variance()[k] / plain : 0;
    }
    if (cylinder.exact()) {
      return ratio;
    }
    double[] result = new double[grid.size()];
    for (int a = 0; a < result.length; a++) {
      double place = grid.longitude(a) / (2 * Math.PI) * own.columns() - 0.5;
      double floor = Math.floor(place);
      double right = place - floor;
      int west = Math.floorMod((int) floor, own.columns());
      int east = (west + 1) % own.columns();
      int start = grid.ringOf(a) * own.columns();
      result[a] = (1 - right) * ratio[start + west] + right * ratio[start + east];
    }
    return result;
  }

  /**
   * Z at every place that was tested, as a map on the grid of the test, in standard deviations:
   * local ones, without trials.
   */
  public SkyMap zMap() {
    return map("Z", "sigma", z);
  }

  /**
   * Values of the scan as a map on the grid of the test; places that were not tested are not
   * observed.
   *
   * @param values shape (E); not modified
   */
  public SkyMap map(String quantity, String unit, double[] values) {
    BitSet tested = new BitSet(z.length);
    double[] clean = values.clone();
    for (int a = 0; a < clean.length; a++) {
      tested.set(a, !Double.isNaN(z[a]));
      clean[a] = tested.get(a) ? clean[a] : 0;
    }
    return SkyMap.of(grid, SkyFrame.EQUATORIAL, quantity, unit, clean, tested);
  }

  /** The largest Z; NaN at no pixel when nothing can be said anywhere. */
  public Peak highest() {
    return peak(1);
  }

  /** The smallest Z. */
  public Peak lowest() {
    return peak(-1);
  }

  private Peak peak(int sign) {
    int best = -1;
    for (int a = 0; a < z.length; a++) {
      if (!Double.isNaN(z[a]) && (best < 0 || sign * z[a] > sign * z[best])) {
        best = a;
      }
    }
    if (best < 0) {
      return new Peak(Double.NaN, new EquatorialDirection(0, 0), -1);
    }
    return new Peak(
        z[best],
        new EquatorialDirection(grid.longitude(best), StrictMath.asin(grid.z(best))),
        best);
  }
}
