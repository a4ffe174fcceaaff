package org.anisky.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Intervals of Feldman and Cousins for the amplitude of a vector with any covariance, where the
 * distribution of the measured amplitude depends on the unknown direction n.
 *
 * <p>A true vector a n is in the confidence set when it is within a chi-squared distance of the
 * measured vector that the truth exceeds with the small probability beta, and when the measured
 * amplitudes that come before the measured one have, under a n, a probability of at most CL + beta;
 * the interval holds every a for which some direction is in the set. It covers with at least CL
 * whatever the true vector, since the two conditions fail with at most beta and 1 - CL - beta
 * (Berger and Boos, J. Am. Stat. Assoc. 89, 1012, 1994). The order is that of {@link
 * FeldmanCousins} with the error along the measured direction, so that for equal errors the
 * interval is theirs but for beta. Directions are those of a grid and the measured one.
 */
final class UnifiedInterval {
  /** beta as a part of 1 - CL. */
  private static final double SPARED = 1e-3;

  private static final int IN_PLANE = 24;

  /** Rings of directions of a half sphere. */
  private static final int RINGS = 5;

  private final GaussianVector measured;
  private final AmplitudeLaw law;
  private final double error;
  private final double[] ahead;
  private final double farthest;
  private final double probability;
  private final List<double[]> directions;

  private UnifiedInterval(GaussianVector measured, double confidence) {
    this.measured = measured;
    law = AmplitudeLaw.of(measured.components());
    double beta = SPARED * (1 - confidence);
    probability = confidence + beta;
    farthest = ChiSquaredDistribution.of(measured.components()).inverseSurvivalProbability(beta);
    ahead = measured.direction();
    error = measured.errorAlong(ahead);
    directions = directions(ahead);
  }

  /** The interval of a measured vector, in its unit. */
  static AmplitudeInterval of(GaussianVector measured, double confidence) {
    return new UnifiedInterval(measured, confidence).interval();
  }

  /** Whether the interval of a measured vector holds an amplitude. */
  static boolean holds(GaussianVector measured, double confidence, double amplitude) {
    return new UnifiedInterval(measured, confidence).holds(amplitude);
  }

  private AmplitudeInterval interval() {
    double best = error * law.best(measured.amplitude() / error);
    double upper = Bisection.edgeAbove(this::holds, best, error);
    double lower = best == 0 || holds(0) ? 0 : Bisection.edge(this::holds, best, 0);
    return new AmplitudeInterval(lower, upper);
  }

  private boolean holds(double amplitude) {
    double m = measured.amplitude();
    if (amplitude == 0 && law.best(m / error) == 0) {
      return true;
    }
    double other = error * FeldmanCousins.equallyRanked(law, m / error, amplitude / error);
    double from = Math.min(m, other);
    double to = Math.max(m, other);
    for (double[] direction : directions) {
      boolean near =
          measured.distance(amplitude, direction) <= farthest
              || measured.distance(-amplitude, direction) <= farthest;
      if (near && between(from, to, amplitude, direction) <= probability) {
        return true;
      }
    }
    return false;
  }

  private double between(double from, double to, double amplitude, double[] direction) {
    AmplitudeOfDirection lengths =
        new AmplitudeOfDirection(measured.factor(), amplitude, direction);
    return lengths.probabilityBelow(to) - lengths.probabilityBelow(from);
  }

  /** One of each pair of opposite directions, the measured one first. */
  private static List<double[]> directions(double[] first) {
    List<double[]> directions = new ArrayList<>();
    directions.add(first);
    if (first.length == 2) {
      for (int k = 0; k < IN_PLANE; k++) {
        double angle = Math.PI * k / IN_PLANE;
        directions.add(new double[] {Math.cos(angle), Math.sin(angle)});
      }
      return directions;
    }
    for (int ring = 0; ring <= RINGS; ring++) {
      double height = (double) ring / RINGS;
      double across = Math.sqrt(1 - height * height);
      int azimuths = Math.max(1, (int) Math.round(4 * RINGS * across / (ring == 0 ? 2 : 1)));
      for (int k = 0; k < azimuths; k++) {
        double azimuth = 2 * Math.PI * k / azimuths / (ring == 0 ? 2 : 1);
        directions.add(
            new double[] {across * Math.cos(azimuth), across * Math.sin(azimuth), height});
      }
    }
    return directions;
  }
}
