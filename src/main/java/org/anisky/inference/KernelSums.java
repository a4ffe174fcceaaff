package org.anisky.inference;

import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.DiscSums;
import org.anisky.grid.HarmonicCoefficients;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SphericalHarmonics;

/**
 * Sums of a map times a kernel around every pixel, sum_a B(angle from the centre) x_a: over discs
 * exactly, over Gaussians on a cylinder by transforms of its rings, elsewhere through the kernel's
 * Legendre coefficients,
 *
 * <pre>  B(angle) = sum_l (2l + 1)/(4 pi) b_l P_l(cos angle)
 *   sum_a B x_a = sum_lm b_l Y_lm(centre) sum_a x_a conj Y_lm(a)</pre>
 *
 * up to the degree where b_l has fallen to 1e-8 of b_0.
 */
interface KernelSums {
  /**
   * @param values shape (E), 0 where not observed; not modified
   * @return shape (E)
   */
  double[] sum(double[] values);

  /** Sums with a kernel over a grid. */
  static KernelSums of(SkyGrid grid, Kernel kernel) {
    if (kernel instanceof Kernel.TopHat disc) {
      return DiscSums.of(grid, disc.radius())::sum;
    }
    return grid instanceof CylindricalGrid cylinder
        ? onCylinder(KernelSpectra.of(kernel, new DayGrid(cylinder, cylinder.columns()), false))
        : gaussian(grid, kernel.radius());
  }

  /** Sums with the square of a kernel: a disc's square is itself, a Gaussian's one narrower. */
  static KernelSums ofSquare(SkyGrid grid, Kernel kernel) {
    if (kernel instanceof Kernel.TopHat) {
      return of(grid, kernel);
    }
    return grid instanceof CylindricalGrid cylinder
        ? onCylinder(KernelSpectra.of(kernel, new DayGrid(cylinder, cylinder.columns()), true))
        : gaussian(grid, kernel.radius() / Math.sqrt(2));
  }

  private static KernelSums onCylinder(KernelSpectra spectra) {
    return values -> ProfiledScores.convolve(values, spectra);
  }

  private static KernelSums gaussian(SkyGrid grid, double sigma) {
    double[] legendre = LegendreOfKernel.gaussian(sigma);
    int lMax = legendre.length - 1;
    SphericalHarmonics harmonics = SphericalHarmonics.of(grid);
    double area = grid.pixelArea();
    return values -> {
      HarmonicCoefficients alm = harmonics.analyze(values, lMax, 0);
      double[] real = alm.real();
      double[] imaginary = alm.imaginary();
      for (int m = 0; m <= lMax; m++) {
        for (int l = m; l <= lMax; l++) {
          int place = HarmonicCoefficients.index(lMax, l, m);
          real[place] *= legendre[l] / area;
          imaginary[place] *= legendre[l] / area;
        }
      }
      return harmonics.synthesize(HarmonicCoefficients.of(lMax, real, imaginary));
    };
  }
}
