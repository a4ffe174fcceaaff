package org.anisky.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.sky.SiderealBinning;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The shape of a detector's background rate over the sidereal day: 1 + amplitude cos(LST - phase)
 * at the bin centres, or a table; and bins in which it did not run. Immutable.
 */
public final class RateShape {
  /** The same in every bin. */
  public static final RateShape CONSTANT = harmonic(0, 0);

  private final double amplitude;
  private final double phase;
  private final double[] table;
  private final int[] gaps;
  private final double gapFraction;

  private RateShape(
      double amplitude, double phase, double[] table, int[] gaps, double gapFraction) {
    this.amplitude = amplitude;
    this.phase = phase;
    this.table = table;
    this.gaps = gaps;
    this.gapFraction = gapFraction;
  }

  /**
   * The rate 1 + amplitude cos(LST - phase).
   *
   * @param amplitude in [-1, 1]
   * @param phase rad
   */
  public static RateShape harmonic(double amplitude, double phase) {
    if (!(Math.abs(amplitude) <= 1)) {
      throw InvalidInputException.of("rate: amplitude %s is outside [-1, 1]", amplitude);
    }
    if (!Double.isFinite(phase)) {
      throw InvalidInputException.of("rate: phase %s rad must be finite", phase);
    }
    return new RateShape(amplitude, phase, null, new int[0], 0);
  }

  /**
   * A rate per sidereal bin, in any unit.
   *
   * @param rates shape (T), finite and at least 0; not modified
   */
  public static RateShape table(double[] rates) {
    for (int tau = 0; tau < rates.length; tau++) {
      if (!(rates[tau] >= 0 && rates[tau] < Double.POSITIVE_INFINITY)) {
        throw InvalidInputException.of(
            "rate: the value of sidereal bin %d is %s; it must be finite and >= 0",
            tau, rates[tau]);
      }
    }
    return new RateShape(0, 0, rates.clone(), new int[0], 0);
  }

  /**
   * The same with gaps.
   *
   * @param bins sidereal bins without events
   */
  public RateShape withGaps(List<Integer> bins) {
    int[] list = bins.stream().mapToInt(Integer::intValue).toArray();
    return new RateShape(amplitude, phase, table, list, gapFraction);
  }

  /**
   * The same with gaps at random.
   *
   * @param fraction of the bins, in [0, 1), rounded to whole bins
   */
  public RateShape withGapFraction(double fraction) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw InvalidInputException.of("rate: fraction of gaps %s is outside [0, 1)", fraction);
    }
    return new RateShape(amplitude, phase, table, gaps, fraction);
  }

  /**
   * The background rate.
   *
   * @param events sum over all bins, after the gaps
   * @param detector name, for messages and the random gaps
   * @param streams decides the random gaps, the same in every replica
   * @return N_tau, events per bin, shape (T)
   * @throws InvalidInputException when table or gaps do not fit the bins, or nothing is left
   */
  public double[] backgroundRate(
      SiderealBinning binning, double events, String detector, RandomStreams streams) {
    double[] rate = shape(binning, detector);
    for (int tau : gaps) {
      if (!(tau >= 0 && tau < rate.length)) {
        throw InvalidInputException.of(
            "%s: gap in sidereal bin %d is outside [0, %d]", detector, tau, rate.length - 1);
      }
      rate[tau] = 0;
    }
    drawGaps(rate, detector, streams);
    double sum = Arrays.stream(rate).sum();
    if (!(sum > 0)) {
      throw InvalidInputException.of(
          "%s: the rate is 0 in all %d sidereal bins", detector, rate.length);
    }
    for (int tau = 0; tau < rate.length; tau++) {
      rate[tau] *= events / sum;
    }
    return rate;
  }

  private double[] shape(SiderealBinning binning, String detector) {
    if (table != null) {
      if (table.length != binning.bins()) {
        throw InvalidInputException.of(
            "%s: the table of rates has %d values, but there are %d sidereal bins",
            detector, table.length, binning.bins());
      }
      return table.clone();
    }
    double[] rate = new double[binning.bins()];
    for (int tau = 0; tau < rate.length; tau++) {
      rate[tau] = 1 + amplitude * StrictMath.cos(binning.centre(tau) - phase);
    }
    return rate;
  }

  /** Sets a random choice of bins to zero: the first of a shuffled list. */
  private void drawGaps(double[] rate, String detector, RandomStreams streams) {
    int number = (int) Math.rint(gapFraction * rate.length);
    UniformRandomProvider random =
        streams.replica(0).stream(detector, 0, RandomStreams.Purpose.GAPS);
    List<Integer> bins = new ArrayList<>();
    for (int tau = 0; tau < rate.length; tau++) {
      bins.add(tau);
    }
    for (int k = 0; k < number; k++) {
      rate[bins.remove(random.nextInt(bins.size()))] = 0;
    }
  }
}
