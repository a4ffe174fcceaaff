package org.anisky.inference;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.anisky.Workers;
import org.anisky.model.ScannedData;
import org.anisky.statistics.KolmogorovSmirnov;

/**
 * What the search for excesses says of simulated skies: of isotropic ones Z must have mean 0 and
 * width 1 over places and skies, and the global p-value must be uniform.
 *
 * @param kernels mean and width of Z of each
 * @param pValues global one of every sky
 * @param toys isotropic ones behind a p-value
 * @param own whether every sky drew its own toys, as an observer does; else all share those of the
 *     rates and acceptances of one more sky
 */
public record SignificanceCalibration(
    List<OfKernel> kernels, double[] pValues, int toys, boolean own) {
  /**
   * Z of one kernel over places and skies.
   *
   * @param name of the kernel, see {@link Kernel#describe}
   * @param mean over all
   * @param width root mean square
   */
  public record OfKernel(String name, double mean, double width) {}

  /** How many of the p-values are below a number, as a part of all, and its binomial error. */
  public record Part(double found, double error) {}

  /** Copies the list. */
  public SignificanceCalibration {
    kernels = List.copyOf(kernels);
  }

  /** Number, sum and sum of squares of Z per kernel, shape (kernels, 3), and the p-value. */
  private record Searched(double[][] sums, double pValue) {}

  /**
   * Searches skies.
   *
   * @param data of a sky by number, each on its own; sky 0 gives the toys that are shared
   * @param skies how many are searched
   * @param own whether every sky draws its own toys
   */
  public static SignificanceCalibration of(
      IntFunction<ScannedData> data,
      int skies,
      SignificanceOptions options,
      boolean own,
      Workers workers) {
    double[] shared = own ? null : toys(data.apply(0), options, workers);
    Searched[] searched = new Searched[skies];
    workers.run(
        skies,
        k -> {
          ScannedData sky = data.apply(k + 1);
          double[] maxima =
              own ? toys(sky, options.withSeed(options.seed() + k), Workers.single()) : shared;
          searched[k] = search(sky, options, maxima);
        });
    return new SignificanceCalibration(
        IntStream.range(0, options.kernels().size())
            .mapToObj(k -> ofKernel(options.kernels().get(k), k, searched))
            .toList(),
        Arrays.stream(searched).mapToDouble(Searched::pValue).toArray(),
        options.toys(),
        own);
  }

  private static double[] toys(ScannedData data, SignificanceOptions options, Workers workers) {
    return SkyTrials.draw(data, options, ToyKeeper.of(IsotropicToys.NONE), workers).largest();
  }

  private static Searched search(ScannedData data, SignificanceOptions options, double[] maxima) {
    NullFit fit = NullFit.of(data, options.nullHypothesis());
    double[][] sums = new double[options.kernels().size()][3];
    double strongest = 0;
    for (int k = 0; k < sums.length; k++) {
      for (double z : SignificanceMap.of(fit, options.kernels().get(k)).z()) {
        if (!Double.isNaN(z)) {
          sums[k][0]++;
          sums[k][1] += z;
          sums[k][2] += z * z;
          strongest = Math.max(strongest, Math.abs(z));
        }
      }
    }
    return new Searched(sums, GlobalSignificance.of(strongest, maxima).pValue());
  }

  private static OfKernel ofKernel(Kernel kernel, int k, Searched[] searched) {
    double[] all = new double[3];
    for (Searched sky : searched) {
      for (int place = 0; place < all.length; place++) {
        all[place] += sky.sums()[k][place];
      }
    }
    return new OfKernel(kernel.describe(), all[1] / all[0], Math.sqrt(all[2] / all[0]));
  }

  /** How many skies were searched. */
  public int skies() {
    return pValues.length;
  }

  /**
   * The part of the p-values below a number.
   *
   * @return with the error that a part as large as it should be has, toys that are shared included
   */
  public Part below(double number) {
    double found = (double) Arrays.stream(pValues).filter(p -> p < number).count() / skies();
    return new Part(found, Math.sqrt(number * (1 - number) / effective()));
  }

  /** Probability that p-values of isotropic skies are as far from uniform (Kolmogorov-Smirnov). */
  public double uniform() {
    return KolmogorovSmirnov.uniform(pValues, effective());
  }

  /** Shared toys scatter as well: then n skies and m toys are worth n m/(n + m) skies. */
  private double effective() {
    return own ? skies() : (double) skies() * toys / (skies() + toys);
  }
}
