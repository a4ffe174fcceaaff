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
 * <p>Both are what is right on average over toys and data, whatever the number of toys: an
 * isotropic sky has p below a number as often as the number says. For n toys of which k reach the
 * data that is (k + 1)/(n + 1) (Phipson and Smyth 2010, Stat. Appl. Genet. Mol. Biol. 9, 39).
 *
 * @param pValue probability
 * @param error of the p-value: binomial, or of the tail's fit
 * @param interval68 that holds the p-value of endless toys with 68 percent: (low, high)
 * @param sigma the p-value as standard deviations of a normal variable, two-sided
 * @param toys their number
 * @param tail how the p-value was found: {@code counted} or {@code gumbel}
 */
public record GlobalSignificance(
    double pValue, double error, Interval interval68, double sigma, int toys, String tail) {
  /** Fewer toys beyond the data than this, and the tail is fitted. */
  private static final int LEAST_COUNTED = 10;

  /** The tail is fitted to this part of the toys, the largest. */
  private static final double TAIL_PART = 0.2;

  /** Two ends. */
  public record Interval(double low, double high) {}

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
      double p = (beyond + 1.0) / (toys + 1.0);
      return of(p, Math.sqrt((1 - p) / (p * toys)), toys, "counted");
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
   * The maximum of very many nearly normal numbers has a tail whose logarithm is nearly linear in x
   * = Z^2/2 (Gumbel domain): above a threshold u, P(x | x > u) = exp(-b (x - u)), b unknown. With k
   * toys above the (k + 1)st and s the sum of their x - u, a sky beyond x comes with the
   * probability
   *
   * <pre>
   *   (k + 1)/(n + 1) (1 + (x - u)/s)^-k
   * </pre>
   *
   * exactly, the scatter of s included (exponential numbers over the sum of k others); the estimate
   * exp(-k (x - u)/s) would be too small on average, by a sixth at 3 sigma with 300 toys.
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
    double part = (above + 1.0) / (toys + 1.0);
    double excess = (largest * largest - threshold * threshold) / 2;
    double p = part * Math.pow(1 + excess / sum, -above);
    double ofPart = Math.sqrt((1 - part) / (part * toys));
    double ofSlope = Math.sqrt(above) * excess / sum;
    return of(p, Math.hypot(ofPart, ofSlope), toys, "gumbel");
  }

  /**
   * @param relative error of the p-value, that of its logarithm
   */
  private static GlobalSignificance of(double p, double relative, int toys, String tail) {
    double sigma = p >= 1 ? 0 : Math.sqrt(2) * InverseErfc.value(p);
    Interval interval = new Interval(p * Math.exp(-relative), Math.min(1, p * Math.exp(relative)));
    return new GlobalSignificance(p, p * relative, interval, sigma, toys, tail);
  }

  /** For a person. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "p = %.2g%s%.1f sigma) from %,d isotropic toys%s",
        pValue,
        tail.equals("gumbel")
            ? String.format(
                Locale.ROOT,
                " (%.2g to %.2g with 68 percent; ",
                interval68.low(),
                interval68.high())
            : String.format(Locale.ROOT, " +- %.1g (", error),
        sigma,
        toys,
        tail.equals("gumbel") ? ", fitted tail" : "");
  }
}
