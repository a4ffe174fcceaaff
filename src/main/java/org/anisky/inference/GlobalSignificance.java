package org.anisky.inference;

import java.util.Arrays;
import java.util.Locale;
import org.anisky.InvalidInputException;
import org.apache.commons.numbers.gamma.InverseErfc;

/**
 * How often an isotropic sky shows, anywhere and with any of the kernels looked at, a |Z| at least
 * as large as the data: counted over toys, and beyond their reach from a Gumbel tail fitted to the
 * largest of them.
 *
 * @param pValue probability
 * @param error of the p-value: binomial, or of the tail's fit
 * @param sigma the same as standard deviations of a normal variable, two-sided
 * @param toys their number
 * @param tail how the p-value was found: {@code counted} or {@code gumbel}
 */
public record GlobalSignificance(double pValue, double error, double sigma, int toys, String tail) {
  /** Fewer toys beyond the data than this, and the tail is fitted. */
  private static final int LEAST_COUNTED = 10;

  /** The tail is fitted to this part of the toys, the largest. */
  private static final double TAIL_PART = 0.2;

  /**
   * @param largest |Z| of the data over all kernels and places
   * @param maxima the same of isotropic toys; not modified
   * @throws InvalidInputException with fewer than 100 toys
   */
  public static GlobalSignificance of(double largest, double[] maxima) {
    requireToys(maxima.length);
    int beyond = 0;
    for (double maximum : maxima) {
      if (maximum >= largest) {
        beyond++;
      }
    }
    int toys = maxima.length;
    if (beyond >= LEAST_COUNTED) {
      double p = (double) beyond / toys;
      return of(p, Math.sqrt(p * (1 - p) / toys), toys, "counted");
    }
    return tail(largest, maxima);
  }

  /**
   * Refuses too few toys before they are drawn.
   *
   * @throws InvalidInputException with fewer than 100
   */
  static void requireToys(int toys) {
    if (toys < SignificanceOptions.LEAST_TOYS) {
      throw InvalidInputException.of(
          "%d isotropic toys are too few for a p-value; at least %d",
          toys, SignificanceOptions.LEAST_TOYS);
    }
  }

  /**
   * The maximum of very many nearly normal numbers has a tail whose logarithm is nearly linear in
   * Z^2/2 (Gumbel domain): above a threshold u, P(max > z | max > u) = exp(-b (z^2 - u^2)/2), b by
   * maximum likelihood, with relative error 1/sqrt(k) from k toys above u.
   */
  private static GlobalSignificance tail(double largest, double[] maxima) {
    double[] sorted = maxima.clone();
    Arrays.sort(sorted);
    int toys = sorted.length;
    int above = (int) Math.round(TAIL_PART * toys);
    double threshold = sorted[toys - above - 1];
    double sum = 0;
    for (int k = toys - above; k < toys; k++) {
      sum += (sorted[k] * sorted[k] - threshold * threshold) / 2;
    }
    double slope = above / sum;
    double part = (double) above / toys;
    double excess = (largest * largest - threshold * threshold) / 2;
    double p = part * Math.exp(-slope * excess);
    double ofPart = Math.sqrt((1 - part) / (part * toys));
    double ofSlope = slope * excess / Math.sqrt(above);
    return of(p, p * Math.hypot(ofPart, ofSlope), toys, "gumbel");
  }

  private static GlobalSignificance of(double p, double error, int toys, String tail) {
    double sigma = p >= 1 ? 0 : Math.sqrt(2) * InverseErfc.value(p);
    return new GlobalSignificance(p, error, sigma, toys, tail);
  }

  /** For a person. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "p = %.2g +- %.2g (%.1f sigma%s) from %,d isotropic toys%s",
        pValue,
        error,
        sigma,
        error > pValue / 2 ? ", roughly: more toys tell more" : "",
        toys,
        tail.equals("gumbel") ? ", fitted tail" : "");
  }
}
