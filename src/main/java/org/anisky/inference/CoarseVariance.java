package org.anisky.inference;

import java.util.ArrayList;
import java.util.List;
import org.anisky.grid.CylindricalGrid;

/**
 * How much the variance of a kernel's score changes from the data to a toy of the same rates and
 * acceptances. The change is as smooth as the kernel is wide, so that it is computed on a grid of
 * cells of a sixth of the radius, with the closed form of {@link ProfiledScores}; the data's own
 * variance on the fine grid is multiplied by it. Immutable.
 */
final class CoarseVariance {
  private static final double CELLS_PER_RADIUS = 6;
  private static final int LEAST_RINGS = 12;

  private final DayGrid fine;
  private final DayGrid grid;
  private final KernelSpectra kernel;
  private final KernelSpectra square;
  private final int[] ring;
  private final int step;
  private final double[] ofData;

  /**
   * @param detectors of the data, on their fine cylinder
   */
  CoarseVariance(List<DayProfile> detectors, Kernel shape) {
    fine = detectors.get(0).grid();
    double cell = shape.radius() / CELLS_PER_RADIUS;
    int columns = divisor(fine.columns(), 2 * Math.PI / cell);
    step = fine.columns() / columns;
    int rings = rings(fine, 2 / cell);
    CylindricalGrid coarse = CylindricalGrid.of(rings, columns);
    grid = new DayGrid(coarse, columns);
    ring = new int[fine.rings()];
    for (int r = 0; r < ring.length; r++) {
      ring[r] = coarse.ringOf(coarse.pixel(fine.ringZ(r), 0));
    }
    kernel = KernelSpectra.of(shape, grid, false);
    square = shape instanceof Kernel.TopHat ? kernel : KernelSpectra.of(shape, grid, true);
    ofData = variance(detectors);
  }

  /** The smallest divisor of a number that is not below another; the number itself if none is. */
  private static int divisor(int number, double least) {
    for (int d = 1; d < number; d++) {
      if (number % d == 0 && d >= least) {
        return d;
      }
    }
    return number;
  }

  /** Rings of cells that hold whole rings of a cylinder, or at least two rings of another grid. */
  private static int rings(DayGrid fine, double wanted) {
    return fine.sky() instanceof CylindricalGrid
        ? divisor(fine.rings(), Math.max(LEAST_RINGS, wanted))
        : Math.max(Math.min(LEAST_RINGS, fine.rings()), (int) Math.min(wanted, fine.rings() / 2.0));
  }

  private double[] variance(List<DayProfile> detectors) {
    List<DayProfile> coarse = new ArrayList<>();
    for (DayProfile detector : detectors) {
      if (detector.total() > 0) {
        coarse.add(coarse(detector));
      }
    }
    return ProfiledScores.of(coarse, new double[grid.size()], kernel, square).variance();
  }

  private DayProfile coarse(DayProfile detector) {
    int columns = fine.columns();
    double[] rate = new double[grid.columns()];
    for (int t = 0; t < columns; t++) {
      rate[t / step] += detector.rate()[t];
    }
    double[] acceptance = new double[grid.size()];
    for (int r = detector.firstRing(); r < detector.endRing(); r++) {
      for (int k = 0; k < columns; k++) {
        acceptance[ring[r] * grid.columns() + k / step] += detector.acceptance()[r * columns + k];
      }
    }
    return new DayProfile(grid, rate, acceptance);
  }

  /**
   * One over the error of a toy's scores, in units of that of the data.
   *
   * @param detectors of the toy
   * @return shape of the fine grid; 0 where there is none
   */
  double[] perError(List<DayProfile> detectors) {
    double[] ofToy = variance(detectors);
    double[] ratio = new double[ofToy.length];
    for (int k = 0; k < ratio.length; k++) {
      ratio[k] = ofData[k] > 0 && ofToy[k] > 0 ? Math.sqrt(ofData[k] / ofToy[k]) : 0;
    }
    int columns = fine.columns();
    double[] result = new double[fine.size()];
    for (int r = 0; r < fine.rings(); r++) {
      if (r > 0 && ring[r] == ring[r - 1]) {
        System.arraycopy(result, (r - 1) * columns, result, r * columns, columns);
      } else {
        spread(ratio, ring[r] * grid.columns(), result, r * columns);
      }
    }
    return result;
  }

  /**
   * One ring onto the fine grid. A turn and a column are cut to whole steps, both by half a step
   * less half a column on average.
   */
  private void spread(double[] ratio, int from, double[] result, int start) {
    int columns = fine.columns();
    int shift = (step - 1) / 2;
    for (int k = 0; k < columns; k++) {
      int moved = k - shift < 0 ? k - shift + columns : k - shift;
      result[start + k] = ratio[from + moved / step];
    }
  }
}
