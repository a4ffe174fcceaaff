package org.anisky.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.grid.OrderedHarmonics;
import org.anisky.statistics.LinearSystem;
import org.anisky.statistics.SemidefiniteFactor;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Maximum-likelihood band powers. For a Gaussian sky, &lt;a_k a_k'&gt; = C_l delta_kk', the scores
 * u of {@link HarmonicScores} are normal with covariance F + F S F, S = diag(b_l^2 C_l), b_l the
 * window of binning. With w = (1 + F S)^-1 u and K = (1 + F S)^-1 F, and P_b = diag(b_l^2) on the
 * degrees of band b, 0 elsewhere,
 *
 * <pre>  d ln L/dC_b = 1/2 [w^T P_b w - tr(K P_b)]     Fisher_bb' = 1/2 tr(K P_b K P_b')</pre>
 *
 * climbed by Fisher scoring from C = 0. Nothing is divided by F, which is nearly singular on a cut
 * sky. A step from any C is, as long as C does not depend on the data, an unbiased estimate of the
 * powers: noise is subtracted, and an estimate may be negative. Only the powers that a step starts
 * from, the weights of the modes, are kept at 0 or above. So the end is the maximum of the
 * likelihood where all powers are positive, and the quadratic estimate with weights of the positive
 * ones where some are not.
 *
 * <p>Mask, unmeasured m = 0, unknown rates and acceptances, detectors and noise are all in F: there
 * is nothing to deconvolve, and the window of band b is 1 on its degrees and 0 on others. Power
 * above the largest degree is not modelled.
 *
 * <p>K is computed per group of harmonics that the scan mixes; w is exact. What the groups leave
 * out changes tr K in second order: below half a percent of what the signal takes from it.
 */
public final class BandPowerFit {
  /** Groups are joined where the mean normalised information between them is larger. */
  private static final double COUPLED = 0.05;

  /** Directions of less information than this part of the largest are left out. */
  private static final double NEGLIGIBLE = 1e-6;

  /** The fit ends when no band has further to go than about this part of its error. */
  private static final double SETTLED = 0.01;

  /** Moves that shrink more slowly than by this factor are of no account for the estimate. */
  private static final double SLOWEST = 0.8;

  private static final int MAX_STEPS = 100;

  /**
   * After the last step a move below this part of an error is good enough: every set of weights
   * gives a valid estimate.
   */
  private static final double TOLERATED = 0.1;

  /** From this step on weights are means with those before, should they alternate. */
  private static final int DAMPED_FROM = 10;

  private static final int DAMPED_MORE_FROM = 40;

  /** Up to so many mixed harmonics a fit is a matter of milliseconds. */
  private static final int SMALL_GROUP = 160;

  private final double[] scores;
  private final double[][] information;
  private final int[] band;

  /** b_l^2 of every harmonic. */
  private final double[] shape;

  private final int bands;
  private final Workers workers;
  private final List<Group> groups = new ArrayList<>();
  private final SignalFilter filter;
  private final Point start;

  private record Group(int[] members, SemidefiniteFactor factor) {}

  /**
   * What is known of the likelihood at band powers that are not negative.
   *
   * @param weights the powers
   * @param variances of the harmonics by these, the diagonal of S
   * @param filtered K of every group
   * @param traces tr(K P_b)
   * @param information diagonal of the Fisher matrix
   * @param covariance its inverse
   */
  record Point(
      double[] weights,
      double[] variances,
      List<double[][]> filtered,
      double[] traces,
      double[] information,
      double[][] covariance) {}

  /**
   * The end of a fit.
   *
   * @param powers C_b
   * @param covariance of C_b: the inverse of the Fisher matrix at the powers, negative ones counted
   *     as 0
   * @param noise of C_b: the power that as many equal modes of the same information would have by
   *     noise alone, tr(F P_b)/tr(F P_b F P_b)
   * @param steps of the climb
   * @param converged whether the last one was negligible
   */
  public record Result(
      double[] powers, double[][] covariance, double[] noise, int steps, boolean converged) {}

  /**
   * @param data scores and information
   * @param window b_l, shape (lMax + 1); not modified
   * @param width degrees per band; the last band may have fewer
   */
  public BandPowerFit(HarmonicScores data, double[] window, int width, Workers workers) {
    this(data, window, width, COUPLED, workers);
  }

  BandPowerFit(HarmonicScores data, double[] window, int width, double coupled, Workers workers) {
    scores = data.scores();
    information = data.information();
    this.workers = workers;
    OrderedHarmonics harmonics = data.harmonics();
    band = Arrays.stream(harmonics.degrees()).map(l -> (l - 1) / width).toArray();
    shape = Arrays.stream(harmonics.degrees()).mapToDouble(l -> window[l] * window[l]).toArray();
    bands = (harmonics.lMax() - 1) / width + 1;
    for (int[] members : HarmonicGroups.of(harmonics, data.information(), coupled)) {
      double[][] own = new double[members.length][members.length];
      for (int i = 0; i < members.length; i++) {
        for (int j = 0; j < members.length; j++) {
          own[i][j] = data.information()[members[i]][members[j]];
        }
      }
      groups.add(new Group(members, SemidefiniteFactor.of(own, NEGLIGIBLE, workers)));
    }
    filter =
        new SignalFilter(
            data.information(), groups.stream().map(group -> group.members).toList(), workers);
    start = at(new double[bands], workers);
    if (start == null) {
      throw InvalidInputException.of(
          "the field of view does not tell all degrees up to %d apart in bands of %d; lower"
              + " --l-max or give a larger --band",
          harmonics.lMax(), width);
    }
  }

  /** Number of bands. */
  public int bands() {
    return bands;
  }

  /**
   * The covariance of the estimates for a known spectrum, as a test of a model wants it: that of
   * {@link Result} follows the estimates.
   *
   * @param powers C_b, at least 0, shape (bands); not modified
   * @return shape (bands, bands)
   * @throws InvalidInputException when the bands cannot be told apart
   */
  public double[][] covarianceAt(double[] powers) {
    return pointOf(powers).covariance;
  }

  /** What is known of the likelihood at given powers, at least 0. */
  Point pointOf(double[] powers) {
    Point point = Arrays.stream(powers).allMatch(c -> c == 0) ? start : at(powers, workers);
    if (point == null) {
      throw new InvalidInputException("the bands cannot be told apart at these powers");
    }
    return point;
  }

  /** The scores of the data, shared. */
  double[] scores() {
    return scores;
  }

  /**
   * How far one step of scoring goes from given powers: unbiased, with the covariance of the point
   * when these are the true ones.
   */
  double[] departure(Point point, double[] u) {
    double[] w = filter.withinGroups(point.filtered, point.variances, u);
    return LinearSystem.product(point.covariance, gradient(point, w));
  }

  /** Scores of a Gaussian sky of the point's powers, with noise: covariance F + F S F. */
  double[] drawn(Point point, UniformRandomProvider random) {
    double[] u = isotropicScores(random);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] sky = new double[u.length];
    Arrays.setAll(sky, k -> Math.sqrt(point.variances[k]) * normal.sample());
    double[] shown = LinearSystem.product(information, sky);
    Arrays.setAll(u, k -> u[k] + shown[k]);
    return u;
  }

  /** The largest number of harmonics that the scan mixes. */
  public int largestGroup() {
    return groups.stream().mapToInt(group -> group.members.length).max().orElse(0);
  }

  /** Whether fits of toys climb to the maximum; else they end after the first step from C = 0. */
  public boolean climbsForToys() {
    return largestGroup() <= SMALL_GROUP;
  }

  /** The fit of the data. */
  public Result fit() {
    return climb(scores, groups.size() > 1, workers);
  }

  /** The fit of an isotropic toy: u drawn with covariance F. */
  public Result toy(UniformRandomProvider random) {
    double[] u = isotropicScores(random);
    if (climbsForToys()) {
      return climb(u, false, Workers.single());
    }
    return new Result(estimate(start, u, false), start.covariance, noise(), 1, true);
  }

  private double[] noise() {
    double[] noise = new double[bands];
    Arrays.setAll(noise, b -> start.traces[b] / (2 * start.information[b]));
    return noise;
  }

  private double[] isotropicScores(UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] u = new double[band.length];
    for (Group group : groups) {
      double[] own = group.factor.transposed(normal.samples(group.factor.rank()).toArray());
      for (int i = 0; i < own.length; i++) {
        u[group.members[i]] = own[i];
      }
    }
    return u;
  }

  private Result climb(double[] u, boolean refined, Workers threads) {
    Point point = start;
    double[] powers = estimate(point, u, refined);
    double before = Double.POSITIVE_INFINITY;
    for (int step = 2; step <= MAX_STEPS; step++) {
      double[] weights = new double[bands];
      for (int b = 0; b < bands; b++) {
        weights[b] = Math.max(0, powers[b]);
        if (step >= DAMPED_FROM) {
          double part = step < DAMPED_MORE_FROM ? 0.5 : 0.2;
          weights[b] = part * weights[b] + (1 - part) * point.weights[b];
        }
      }
      point = at(weights, threads);
      if (point == null) {
        break;
      }
      double[] next = estimate(point, u, refined);
      double largest = 0;
      for (int b = 0; b < bands; b++) {
        double move = Math.abs(next[b] - powers[b]) / Math.sqrt(point.covariance[b][b]);
        largest = Math.max(largest, move);
      }
      powers = next;
      // Moves shrink by a factor r: r/(1 - r) of the last one is left.
      double shrink = Math.min(SLOWEST, Math.max(0.5, largest / before));
      if (largest == 0 || largest * shrink < SETTLED * (1 - shrink)) {
        return new Result(powers, point.covariance, noise(), step, true);
      }
      before = largest;
    }
    boolean nearly = point != null && before < TOLERATED;
    return new Result(
        powers, (point == null ? start : point).covariance, noise(), MAX_STEPS, nearly);
  }

  /** A step of Fisher scoring from a point. */
  private double[] estimate(Point point, double[] u, boolean refined) {
    double[] w =
        refined
            ? filter.exact(point.filtered, point.variances, u)
            : filter.withinGroups(point.filtered, point.variances, u);
    double[] estimate = LinearSystem.product(point.covariance, gradient(point, w));
    for (int b = 0; b < bands; b++) {
      estimate[b] += point.weights[b];
    }
    return estimate;
  }

  private double[] gradient(Point point, double[] w) {
    double[] gradient = new double[bands];
    for (int k = 0; k < w.length; k++) {
      gradient[band[k]] += 0.5 * shape[k] * w[k] * w[k];
    }
    for (int b = 0; b < bands; b++) {
      gradient[b] -= 0.5 * point.traces[b];
    }
    return gradient;
  }

  /** The likelihood at band powers; null when they cannot be told apart. */
  private Point at(double[] powers, Workers threads) {
    List<double[][]> filtered = new ArrayList<>();
    double[] traces = new double[bands];
    double[][] fisher = new double[bands][bands];
    double[] variances = new double[band.length];
    Arrays.setAll(variances, k -> shape[k] * powers[band[k]]);
    for (Group group : groups) {
      int[] members = group.members;
      double[] ofMembers = Arrays.stream(members).mapToDouble(k -> variances[k]).toArray();
      SemidefiniteFactor.Filtered own = group.factor.filtered(ofMembers, threads);
      if (own == null) {
        return null;
      }
      double[][] k = own.matrix();
      filtered.add(k);
      for (int i = 0; i < members.length; i++) {
        traces[band[members[i]]] += shape[members[i]] * k[i][i];
        double[] row = fisher[band[members[i]]];
        for (int j = 0; j < members.length; j++) {
          row[band[members[j]]] += 0.5 * shape[members[i]] * shape[members[j]] * k[i][j] * k[i][j];
        }
      }
    }
    double[][] covariance = LinearSystem.invert(fisher);
    double[] information = new double[bands];
    Arrays.setAll(information, b -> fisher[b][b]);
    return covariance == null
        ? null
        : new Point(powers, variances, filtered, traces, information, covariance);
  }
}
