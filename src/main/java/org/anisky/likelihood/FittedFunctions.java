package org.anisky.likelihood;

import org.anisky.Workers;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;

/**
 * The functions Y_k of the sky whose coefficients are fitted: any, by their values, or multipoles.
 */
interface FittedFunctions {
  /** Number of functions. */
  int size();

  /** Y_k at the centres of the equatorial pixels, shape (k, E); shared. */
  double[][] values();

  /**
   * sum_a f_a Y_k(a) of every function.
   *
   * @param map f, shape (E); not modified
   */
  double[] sums(double[] map);

  /** Their information at the isotropic best fit. */
  FisherInformation informationAtIsotropy(ScannedData data);

  /** Any functions. */
  static FittedFunctions of(double[][] values, Workers workers) {
    return new FittedFunctions() {
      @Override
      public int size() {
        return values.length;
      }

      @Override
      public double[][] values() {
        return values;
      }

      @Override
      public double[] sums(double[] map) {
        double[] sums = new double[values.length];
        workers.run(
            sums.length,
            k -> {
              double sum = 0;
              for (int a = 0; a < map.length; a++) {
                sum += map[a] * values[k][a];
              }
              sums[k] = sum;
            });
        return sums;
      }

      @Override
      public FisherInformation informationAtIsotropy(ScannedData data) {
        AnisotropyModel model = data.isotropicModel();
        double[] exposure = new double[data.grid().size()];
        data.exposure(model, exposure);
        return FisherInformation.of(data, model, exposure, values);
      }
    };
  }

  /** Multipoles: a dipole alone by its values, more by the Fourier coefficients of the rings. */
  static FittedFunctions of(MultipoleBasis basis, Workers workers) {
    if (basis.degree() == 1) {
      return of(basis.values(), workers);
    }
    return new FittedFunctions() {
      @Override
      public int size() {
        return basis.size();
      }

      @Override
      public double[][] values() {
        return basis.values();
      }

      @Override
      public double[] sums(double[] map) {
        return basis.sums(map);
      }

      @Override
      public FisherInformation informationAtIsotropy(ScannedData data) {
        return IsotropicInformation.of(data, basis);
      }
    };
  }
}
