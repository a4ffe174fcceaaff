package org.anisky.study;

import java.util.ArrayList;
import java.util.List;
import org.anisky.model.DipoleComponent;
import org.anisky.simulation.SkyDipole;

/**
 * How one strategy did over an ensemble, for one component of the dipole. The pull of a toy is
 * (estimate - truth)/(its statistical error); for an honest strategy it has mean 0 and width 1.
 * Errors of these numbers are those of a normal distribution and of the binomial one.
 *
 * @param strategy its name
 * @param component of the dipole
 * @param toys how many
 * @param truth the true value
 * @param mean of the estimates
 * @param scatter standard deviation of the estimates
 * @param meanError mean of the statistical errors that the strategy gives
 * @param pullMean mean of the pulls
 * @param pullMeanError its standard deviation
 * @param pullWidth standard deviation of the pulls
 * @param pullWidthError its standard deviation
 * @param coverage68 fraction of toys whose interval of 1 standard deviation holds the truth;
 *     expected {@value #EXPECTED_68}
 * @param coverage68Error its standard deviation, if it is as expected
 * @param coverage95 the same for 1.96 standard deviations; expected {@value #EXPECTED_95}
 * @param coverage95Error its standard deviation, if it is as expected
 * @param noiseFreeBias the estimate from data without noise minus the truth: what the bias and the
 *     mean pull are expected to show
 * @param leakage the part of it that comes from the sky's structure: what the multipoles l &gt;= 2
 *     of the sky add to the estimate, from data without noise; 0 for a sky that has none
 */
public record EnsembleStatistics(
    String strategy,
    DipoleComponent component,
    int toys,
    double truth,
    double mean,
    double scatter,
    double meanError,
    double pullMean,
    double pullMeanError,
    double pullWidth,
    double pullWidthError,
    double coverage68,
    double coverage68Error,
    double coverage95,
    double coverage95Error,
    double noiseFreeBias,
    double leakage) {
  /** Probability within 1 standard deviation. */
  public static final double EXPECTED_68 = 0.6826894921370859;

  /** Probability within 1.959964 standard deviations. */
  public static final double EXPECTED_95 = 0.95;

  private static final double SIGMAS_95 = 1.959963984540054;

  /** Mean of the estimates minus the truth. */
  public double bias() {
    return mean - truth;
  }

  /**
   * The statistics of all strategies and of the components that they measure.
   *
   * @param results as {@link ToyEnsemble#run} gives them
   * @param truth the dipole of the sky
   * @param leakage per strategy
   */
  public static List<EnsembleStatistics> of(
      List<ToyResult> results, SkyDipole truth, List<Leakage> leakage) {
    List<EnsembleStatistics> rows = new ArrayList<>();
    for (Leakage leak : leakage) {
      List<ToyResult> own =
          results.stream().filter(result -> result.strategy().equals(leak.strategy())).toList();
      for (DipoleComponent component : DipoleComponent.values()) {
        if (own.get(0).dipole().value(component).isPresent()) {
          rows.add(of(own, component, truth.component(component), leak));
        }
      }
    }
    return List.copyOf(rows);
  }

  private static EnsembleStatistics of(
      List<ToyResult> results, DipoleComponent component, double truth, Leakage leakage) {
    int toys = results.size();
    Moments values = new Moments();
    Moments errors = new Moments();
    Moments pulls = new Moments();
    int within68 = 0;
    int within95 = 0;
    for (double[] toy : toys(results, component)) {
      double pull = (toy[0] - truth) / toy[1];
      values.add(toy[0]);
      errors.add(toy[1]);
      pulls.add(pull);
      within68 += Math.abs(pull) <= 1 ? 1 : 0;
      within95 += Math.abs(pull) <= SIGMAS_95 ? 1 : 0;
    }
    return new EnsembleStatistics(
        results.get(0).strategy(),
        component,
        toys,
        truth,
        values.mean(),
        values.deviation(),
        errors.mean(),
        pulls.mean(),
        pulls.deviation() / Math.sqrt(toys),
        pulls.deviation(),
        pulls.deviation() / Math.sqrt(2.0 * (toys - 1)),
        (double) within68 / toys,
        binomial(EXPECTED_68, toys),
        (double) within95 / toys,
        binomial(EXPECTED_95, toys),
        leakage.noiseFreeBias(component),
        leakage.of(component));
  }

  private static double binomial(double probability, int toys) {
    return Math.sqrt(probability * (1 - probability) / toys);
  }

  private static List<double[]> toys(List<ToyResult> results, DipoleComponent component) {
    return results.stream()
        .map(
            result ->
                new double[] {
                  result.dipole().value(component).orElseThrow(),
                  result.dipole().error(component).orElseThrow()
                })
        .toList();
  }

  /** The pulls of one strategy and component, in the order of the toys. */
  public static double[] pulls(
      List<ToyResult> results, String strategy, DipoleComponent component, double truth) {
    List<ToyResult> own =
        results.stream().filter(result -> result.strategy().equals(strategy)).toList();
    return toys(own, component).stream().mapToDouble(toy -> (toy[0] - truth) / toy[1]).toArray();
  }

  /** Running mean and standard deviation (Welford 1962, Technometrics 4, 419). */
  private static final class Moments {
    private int number;
    private double mean;
    private double squares;

    void add(double value) {
      number++;
      double step = value - mean;
      mean += step / number;
      squares += step * (value - mean);
    }

    double mean() {
      return mean;
    }

    double deviation() {
      return Math.sqrt(squares / (number - 1));
    }
  }
}
