package org.anisky.inference;

import java.util.Arrays;
import java.util.List;

/**
 * The largest and the smallest Z of isotropic toys, to be kept: toy k depends on what the
 * fingerprint holds and on k alone, not on how many there are or which other kernels are looked at.
 *
 * @param fingerprint of all that decides a toy: grid, rates and acceptances, null hypothesis, seed
 * @param kernels their names, see {@link Kernel#describe}
 * @param extremes (largest, smallest) Z per toy and kernel, shape (toys, 2 kernels)
 */
public record IsotropicToys(String fingerprint, List<String> kernels, double[][] extremes) {
  /** No toys. */
  public static final IsotropicToys NONE = new IsotropicToys("", List.of(), new double[0][]);

  /** Copies the list. */
  public IsotropicToys {
    kernels = List.copyOf(kernels);
  }

  /**
   * What of these toys can be taken for others.
   *
   * @param other their fingerprint
   * @param wanted their kernels
   * @param most toys
   * @return (largest, smallest) Z per toy and wanted kernel; no rows when these are of other data
   *     or lack a kernel
   */
  double[][] as(String other, List<String> wanted, int most) {
    if (!fingerprint.equals(other) || !kernels.containsAll(wanted)) {
      return new double[0][];
    }
    double[][] taken = new double[Math.min(most, extremes.length)][2 * wanted.size()];
    for (int toy = 0; toy < taken.length; toy++) {
      for (int k = 0; k < wanted.size(); k++) {
        int place = 2 * kernels.indexOf(wanted.get(k));
        taken[toy][2 * k] = extremes[toy][place];
        taken[toy][2 * k + 1] = extremes[toy][place + 1];
      }
    }
    return taken;
  }

  /** The largest |Z| of every toy over all kernels. */
  public double[] largest() {
    return Arrays.stream(extremes)
        .mapToDouble(toy -> Arrays.stream(toy).map(Math::abs).max().orElse(0))
        .toArray();
  }
}
