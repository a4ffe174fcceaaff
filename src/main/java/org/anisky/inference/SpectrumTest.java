package org.anisky.inference;

import java.util.Arrays;
import org.anisky.Workers;
import org.anisky.statistics.Covariance;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Whether data may come from a given spectrum, all degrees together. One step of scoring from the
 * spectrum's powers is, if they are true, an estimate whose departure d from them has exactly the
 * covariance C of that spectrum, so that chi-squared = d C^-1 d has the mean of its degrees of
 * freedom. It does not follow the chi-squared law where few modes make a power: squares of normal
 * numbers have long tails. So its probability is counted over Gaussian skies of the spectrum with
 * the noise of the data, (k + 1)/(n + 1) when k of n are at least as far (Phipson and Smyth 2010).
 *
 * @param chiSquared of the data
 * @param degreesOfFreedom the number of bands tested
 * @param probability of at least this chi-squared under the spectrum
 * @param toys their number
 */
public record SpectrumTest(double chiSquared, int degreesOfFreedom, double probability, int toys) {
  private static final long STREAM = 0x54455354L;

  /**
   * Tests.
   *
   * @param powers C_b of all bands of the fit, at least 0; not modified
   * @param tested the first so many bands are looked at
   * @param seed of the toys, each with a stream of its own
   */
  public static SpectrumTest of(
      BandPowerFit fit, double[] powers, int tested, int toys, long seed, Workers workers) {
    BandPowerFit.Point point = fit.pointOf(powers);
    double[][] part = new double[tested][];
    Arrays.setAll(part, b -> Arrays.copyOf(point.covariance()[b], tested));
    Covariance<?> covariance = Covariance.of(part);
    double ofData =
        covariance.chiSquared(Arrays.copyOf(fit.departure(point, fit.scores()), tested));
    double[] ofToys = new double[toys];
    workers.run(
        toys,
        toy -> {
          UniformRandomProvider random =
              RandomSource.PHILOX_4X64.create(new long[] {seed, STREAM, 0, toy, 0, 0});
          double[] departure = fit.departure(point, fit.drawn(point, random));
          ofToys[toy] = covariance.chiSquared(Arrays.copyOf(departure, tested));
        });
    long farther = Arrays.stream(ofToys).filter(other -> other >= ofData).count();
    return new SpectrumTest(ofData, tested, (farther + 1.0) / (toys + 1.0), toys);
  }

  /** Whether no toy is as far, so that more of them would tell a smaller probability. */
  public boolean isLeast() {
    return isLeast(probability, toys);
  }

  /** See {@link #isLeast()}. */
  public static boolean isLeast(double probability, double toys) {
    return probability * (toys + 1) < 1.5;
  }
}
