package org.anisky.statistics;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.Erf;

/**
 * What is known of the true amplitude a of a measured vector, its direction marginalised:
 *
 * <pre>  p(a|x) ~ a^p mean over directions n of exp(-(x - a n)^T C^-1 (x - a n)/2)</pre>
 *
 * with p of the prior. In whitened coordinates d = L w, w = s u, the likelihood is round and the
 * integral over s is known, so that the probability of an amplitude below A is one sum over
 * directions u, with l = |L u|, t = w_x . u and dn = du |det L|/l^k:
 *
 * <pre>
 *   P(a &lt; A) ~ sum over u of du l^(p+1-k) exp(-(|w_x|^2 - t^2)/2) J_p(A/l, t)
 *   J_p(S, t) = integral from 0 to S of s^p exp(-(s - t)^2/2) ds
 * </pre>
 *
 * Directions lie about the measured one: midpoints in the plane, a Gauss rule in the cosine of the
 * angle times equal azimuths in space; more of them for uneven errors. Immutable.
 */
final class AmplitudePosterior {
  private static final int IN_PLANE = 256;
  private static final GaussLegendre HEIGHTS = GaussLegendre.of(48);
  private static final int AZIMUTHS = 48;

  /** More directions than this many times the usual are not taken. */
  private static final double MOST = 16;

  /** Whitened vectors further than this from the measured one have no weight. */
  private static final double REACH = 9;

  private final int power;

  /** |L u|, t and the weight of every direction. */
  private final double[] spread;

  private final double[] along;
  private final double[] weight;
  private final double total;

  private AmplitudePosterior(int power, double[] spread, double[] along, double[] weight) {
    this.power = power;
    this.spread = spread;
    this.along = along;
    this.weight = weight;
    total = below(Double.POSITIVE_INFINITY);
  }

  /** The posterior of a measured vector. */
  static AmplitudePosterior of(GaussianVector measured, AmplitudePrior prior) {
    double[] centre = measured.whitened();
    double strength = GaussianVector.length(centre);
    double[][] axes = axes(centre, strength);
    double reach = strength > REACH ? Math.asin(REACH / strength) : Math.PI;
    double finer = Math.min(MOST, measured.eccentricity());
    return measured.components() == 2
        ? inPlane(measured, prior, axes, reach, (int) (IN_PLANE * finer))
        : inSpace(measured, prior, axes, reach, (int) (AZIMUTHS * finer), finer);
  }

  private static AmplitudePosterior inPlane(
      GaussianVector measured, AmplitudePrior prior, double[][] axes, double reach, int size) {
    double strength = GaussianVector.length(measured.whitened());
    double[][] directions = new double[size][];
    double[] along = new double[size];
    double[] weight = new double[size];
    for (int k = 0; k < size; k++) {
      double angle = reach * ((2 * k + 1.0) / size - 1);
      double across = strength * Math.sin(angle);
      directions[k] = combined(axes, Math.cos(angle), Math.sin(angle));
      along[k] = strength * Math.cos(angle);
      weight[k] = Math.exp(-across * across / 2);
    }
    return of(measured, prior, directions, along, weight);
  }

  private static AmplitudePosterior inSpace(
      GaussianVector measured,
      AmplitudePrior prior,
      double[][] axes,
      double reach,
      int azimuths,
      double finer) {
    GaussLegendre rule =
        finer > 1.5 ? GaussLegendre.of((int) (HEIGHTS.size() * Math.sqrt(finer))) : HEIGHTS;
    double strength = GaussianVector.length(measured.whitened());
    double[][] directions = new double[rule.size() * azimuths][];
    double[] along = new double[directions.length];
    double[] weight = new double[directions.length];
    double deepest = 2 * Math.sin(reach / 2) * Math.sin(reach / 2);
    for (int h = 0; h < rule.size(); h++) {
      double depth = rule.node(h, 0, deepest);
      double cosine = 1 - depth;
      double sine = Math.sqrt(depth * (2 - depth));
      for (int a = 0; a < azimuths; a++) {
        double azimuth = 2 * Math.PI * (a + 0.5) / azimuths;
        int place = h * azimuths + a;
        directions[place] =
            combined(axes, cosine, sine * Math.cos(azimuth), sine * Math.sin(azimuth));
        along[place] = strength * cosine;
        weight[place] =
            rule.weight(h, 0, deepest) * Math.exp(-strength * sine * strength * sine / 2);
      }
    }
    return of(measured, prior, directions, along, weight);
  }

  private static AmplitudePosterior of(
      GaussianVector measured,
      AmplitudePrior prior,
      double[][] directions,
      double[] along,
      double[] weight) {
    int power = prior.power(measured.components());
    double[] spread = new double[directions.length];
    for (int k = 0; k < directions.length; k++) {
      spread[k] = measured.spread(directions[k]);
      weight[k] *= Math.pow(spread[k], power + 1 - measured.components());
    }
    return new AmplitudePosterior(power, spread, along, weight);
  }

  /** An orthonormal basis whose first vector is the measured direction, shape (k, k). */
  private static double[][] axes(double[] centre, double strength) {
    int size = centre.length;
    double[] first = new double[size];
    if (strength == 0) {
      first[0] = 1;
    } else {
      Arrays.setAll(first, k -> centre[k] / strength);
    }
    if (size == 2) {
      return new double[][] {first, {-first[1], first[0]}};
    }
    int least = 0;
    for (int k = 1; k < size; k++) {
      least = Math.abs(first[k]) < Math.abs(first[least]) ? k : least;
    }
    double[] second = new double[size];
    double length = Math.sqrt(1 - first[least] * first[least]);
    for (int k = 0; k < size; k++) {
      second[k] = ((k == least ? 1 : 0) - first[least] * first[k]) / length;
    }
    double[] third = {
      first[1] * second[2] - first[2] * second[1],
      first[2] * second[0] - first[0] * second[2],
      first[0] * second[1] - first[1] * second[0]
    };
    return new double[][] {first, second, third};
  }

  private static double[] combined(double[][] axes, double... parts) {
    double[] vector = new double[axes.length];
    for (int k = 0; k < axes.length; k++) {
      for (int l = 0; l < axes.length; l++) {
        vector[l] += parts[k] * axes[k][l];
      }
    }
    return vector;
  }

  /** The probability of a true amplitude below this one. */
  double probabilityBelow(double amplitude) {
    return below(amplitude) / total;
  }

  /**
   * The amplitude that the true one is below with a probability.
   *
   * @param probability above 0 and below 1
   */
  double quantile(double probability) {
    double step = 0;
    for (double length : spread) {
      step = Math.max(step, length);
    }
    return Bisection.edgeAbove(a -> probabilityBelow(a) < probability, 0, step);
  }

  private double below(double amplitude) {
    double sum = 0;
    for (int k = 0; k < weight.length; k++) {
      sum += weight[k] * integral(amplitude / spread[k], along[k]);
    }
    return sum;
  }

  /** J_p(S, t). */
  private double integral(double end, double centre) {
    double atZero = Math.exp(-centre * centre / 2);
    double beyond = end - centre;
    double atEnd = Math.exp(-beyond * beyond / 2);
    double plain =
        Math.sqrt(Math.PI / 2)
            * (Erf.value(beyond / Math.sqrt(2)) + Erf.value(centre / Math.sqrt(2)));
    return switch (power) {
      case 0 -> plain;
      case 1 -> centre * plain + atZero - atEnd;
      default ->
          (1 + centre * centre) * plain
              + centre * atZero
              - (atEnd == 0 ? 0 : (end + centre) * atEnd);
    };
  }
}
