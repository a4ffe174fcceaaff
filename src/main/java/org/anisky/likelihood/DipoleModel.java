package org.anisky.likelihood;

import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;

/**
 * The best description of data by a sky with an equatorial dipole, I = 1 + d_0h cos(dec) cos(ra) +
 * d_6h cos(dec) sin(ra), and nothing else, or with further multipoles m != 0; background rates and
 * acceptances are free. From it come data sets that are like the measured one but for their
 * fluctuations.
 */
public final class DipoleModel {
  private DipoleModel() {}

  /** Fits the dipole alone. */
  public static AnisotropyModel of(ScannedData data) {
    return of(data, 1);
  }

  /**
   * Fits.
   *
   * @param lMax degree up to which multipoles are fitted, at least 1
   * @return the best fit; the caller's own
   * @throws org.anisky.InvalidInputException when the field of view does not constrain the dipole
   */
  public static AnisotropyModel of(ScannedData data, int lMax) {
    double[][] basis = MultipoleBasis.upTo(lMax, data.grid()).values();
    return new MultipoleFit(data, new PoissonLikelihood(data), basis).fit().model();
  }
}
