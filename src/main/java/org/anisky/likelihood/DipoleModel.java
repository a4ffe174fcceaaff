package org.anisky.likelihood;

import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;

/**
 * The best description of data by a sky with an equatorial dipole and nothing else: I = 1 + d_0h
 * cos(dec) cos(ra) + d_6h cos(dec) sin(ra), with background rates and acceptances free. From it
 * come data sets that are like the measured one but for their fluctuations.
 */
public final class DipoleModel {
  private DipoleModel() {}

  /**
   * Fits.
   *
   * @return the best fit; the caller's own
   * @throws org.anisky.InvalidInputException when the field of view does not constrain the dipole
   */
  public static AnisotropyModel of(ScannedData data) {
    double[][] basis = MultipoleBasis.upTo(1, data.grid()).values();
    return new MultipoleFit(data, new PoissonLikelihood(data), basis).fit().model();
  }
}
