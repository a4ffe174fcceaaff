package org.anisky.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The three factors of the expected counts mu_{tau i} = I_a N_tau A_i, with N and A per detector.
 * The arrays are not copied: inside the fit they are updated in place, and whoever receives a
 * finished model must not modify them.
 *
 * @param relativeIntensity I_a, shape (E), mean about 1; the anisotropy is I - 1
 * @param backgroundRate N_tau per detector, events per sidereal bin, shape (T)
 * @param relativeAcceptance A_i per detector, sum 1 over the field of view, shape (P)
 */
public record AnisotropyModel(
    double[] relativeIntensity, List<double[]> backgroundRate, List<double[]> relativeAcceptance) {

  /** A deep copy. */
  public AnisotropyModel copy() {
    return new AnisotropyModel(
        relativeIntensity.clone(), copyOf(backgroundRate), copyOf(relativeAcceptance));
  }

  /** Copies the numbers of another model of the same shape into this one. */
  public void set(AnisotropyModel other) {
    copy(other.relativeIntensity, relativeIntensity);
    setRateAndAcceptance(other);
  }

  /** Copies N and A of another model of the same shape into this one. */
  public void setRateAndAcceptance(AnisotropyModel other) {
    for (int d = 0; d < backgroundRate.size(); d++) {
      copy(other.backgroundRate.get(d), backgroundRate.get(d));
      copy(other.relativeAcceptance.get(d), relativeAcceptance.get(d));
    }
  }

  private static List<double[]> copyOf(List<double[]> arrays) {
    List<double[]> copies = new ArrayList<>();
    arrays.forEach(array -> copies.add(array.clone()));
    return List.copyOf(copies);
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }
}
