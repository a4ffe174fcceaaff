package org.anisky.statistics;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * The length m of a measured vector whose components are independent and Gaussian with unit errors
 * around a true vector of length a, whatever its direction:
 *
 * <pre>
 *   plane   p(m|a) = m exp(-(m^2 + a^2)/2) I_0(m a)                              (Rice)
 *   space   p(m|a) = m/(a sqrt(2 pi)) [exp(-(m - a)^2/2) - exp(-(m + a)^2/2)]
 * </pre>
 *
 * Amplitudes are in units of the error of one component.
 */
public enum AmplitudeLaw {
  /** Two components: of an equatorial dipole. */
  PLANE(2),
  /** Three components: of a full dipole. */
  SPACE(3);

  /** Lengths further than this from the true one do not occur, to double precision. */
  private static final double REACH = 9;

  private static final GaussLegendre RULE = GaussLegendre.of(64);

  /** From here on 1 - exp(-2z) and coth are 1 to double precision. */
  private static final double LARGE = 20;

  /** Below this coth z - 1/z is z/3 to 1e-11. */
  private static final double SMALL = 1e-5;

  /** Near m^2 = k the steps halve the distance only. */
  private static final int NEWTON_STEPS = 60;

  /** The likelihood is flat at its maximum, so that this is more than enough. */
  private static final double ENOUGH = 1e-9;

  private final int components;

  AmplitudeLaw(int components) {
    this.components = components;
  }

  /** How many components the vector has. */
  public int components() {
    return components;
  }

  /** The law of 2 or 3 components. */
  public static AmplitudeLaw of(int components) {
    return switch (components) {
      case 2 -> PLANE;
      case 3 -> SPACE;
      default -> throw new IllegalArgumentException("an amplitude of " + components + " parts");
    };
  }

  /**
   * ln p(m|a) up to a term of m alone: the logarithm of the likelihood of a, its direction
   * marginalised.
   */
  double logLikelihood(double measured, double amplitude) {
    double z = measured * amplitude;
    double apart = measured - amplitude;
    double average =
        switch (this) {
          case PLANE -> ScaledBessel.i0(z);
          case SPACE -> z == 0 ? 1 : -Math.expm1(-2 * z) / (2 * z);
        };
    return -apart * apart / 2 + Math.log(average);
  }

  /**
   * The most likely true amplitude: the solution of a = m r(m a), r = I_1/I_0 in the plane and coth
   * z - 1/z in space; 0 for m^2 of up to the number of components. Both sides' difference is
   * concave in a, so that Newton's method falls from m to the solution; dr/dz = 1 - r^2 - (k - 1)
   * r/z.
   */
  double best(double measured) {
    if (measured * measured <= components) {
      return 0;
    }
    double a = measured;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double z = measured * a;
      double r = alignment(z);
      double slope = measured * measured * (1 - r * r - (components - 1) * r / z) - 1;
      double change = (measured * r - a) / slope;
      a -= change;
      if (!(Math.abs(change) > ENOUGH * measured)) {
        break;
      }
    }
    return Math.max(0, a);
  }

  /** The measured amplitude for which a true one is the most likely. */
  double typical(double amplitude) {
    double least = Math.sqrt(components);
    if (amplitude == 0) {
      return least;
    }
    return Bisection.edge(m -> m * alignment(m * amplitude) < amplitude, 0, amplitude + least);
  }

  /** Mean cosine between measured and true vector for z = m a. */
  private double alignment(double z) {
    return switch (this) {
      case PLANE -> ScaledBessel.i1(z) / ScaledBessel.i0(z);
      case SPACE -> z < SMALL ? z / 3 : 1 / Math.tanh(z) - 1 / z;
    };
  }

  /** The probability of a measured amplitude below m where the true one is a. */
  public double probabilityBelow(double measured, double amplitude) {
    if (!(measured > 0)) {
      return 0;
    }
    return switch (this) {
      case PLANE -> rice(measured, amplitude);
      case SPACE -> space(measured, amplitude);
    };
  }

  /** The probability of at least this measured amplitude where there is none, to all digits. */
  double isotropicProbability(double measured) {
    double tail = Math.exp(-measured * measured / 2);
    return switch (this) {
      case PLANE -> tail;
      case SPACE -> Erfc.value(measured / Math.sqrt(2)) + Math.sqrt(2 / Math.PI) * measured * tail;
    };
  }

  private static double rice(double measured, double amplitude) {
    double from = Math.max(0, amplitude - REACH);
    double to = Math.min(measured, amplitude + REACH);
    if (from >= to) {
      return 0;
    }
    double sum = 0;
    for (int k = 0; k < RULE.size(); k++) {
      double m = RULE.node(k, from, to);
      double apart = m - amplitude;
      sum +=
          RULE.weight(k, from, to)
              * m
              * Math.exp(-apart * apart / 2)
              * ScaledBessel.i0(m * amplitude);
    }
    return Math.min(1, sum);
  }

  private static double space(double measured, double amplitude) {
    double z = measured * amplitude;
    double apart = measured - amplitude;
    double difference =
        z < LARGE
            ? 2
                * Math.exp(-(measured * measured + amplitude * amplitude) / 2)
                * (amplitude == 0 ? measured : Math.sinh(z) / amplitude)
            : Math.exp(-apart * apart / 2) / amplitude;
    return (Erf.value(apart / Math.sqrt(2)) + Erf.value((measured + amplitude) / Math.sqrt(2))) / 2
        - difference / Math.sqrt(2 * Math.PI);
  }
}
