package org.anisky.likelihood;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.anisky.model.ScannedData;
import org.anisky.statistics.ScoreVector;

/**
 * The dipole as fits with ever more multipoles would give it: where the sky has multipoles, and no
 * detector sees all of it, those that are left out leak into the dipole. One step of the scores per
 * degree, so that all degrees together cost one information. Immutable.
 */
public final class DipoleByDegree {
  /** A dipole that moves by less than this part of its error has settled. */
  public static final double SETTLED = 0.1;

  /**
   * Degrees that make the error of the dipole larger than this times that of the first are not told
   * from a dipole by the data: the remedy is worse than the fault.
   */
  private static final double DEAREST = 1.5;

  /** Every multipole that is looked for needs as many events. */
  private static final double EVENTS_PER_MULTIPOLE = 20;

  /** Multipoles are looked for up to this degree: with one field of view, and with several. */
  private static final int HIGHEST = 8;

  private static final int HIGHEST_TOGETHER = 12;

  private static final int[] DIPOLE = {0, 1};

  private final List<Step> steps;

  /**
   * The dipole of one degree.
   *
   * @param degree up to which multipoles are fitted
   * @param dipole d_0h and d_6h; NaN when the data do not tell them
   * @param covariance of them, shape (2, 2)
   */
  public record Step(int degree, double[] dipole, double[][] covariance) {
    /** The standard deviations of d_0h and d_6h. */
    public double[] error() {
      return new double[] {Math.sqrt(covariance[0][0]), Math.sqrt(covariance[1][1])};
    }

    /** How far another dipole is from this one, in errors of this one. */
    public double distance(Step other) {
      double[] error = error();
      return Math.hypot(
          (other.dipole[0] - dipole[0]) / error[0], (other.dipole[1] - dipole[1]) / error[1]);
    }
  }

  /**
   * @param steps by rising degree
   */
  public DipoleByDegree(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Of scores whose first places are those of the multipoles.
   *
   * @param own a degree that is wanted with all beyond it; of those below it only the first dozen
   * @param highest the last degree
   */
  public static DipoleByDegree of(ScoreVector scores, int own, int highest) {
    List<Step> steps = new ArrayList<>();
    for (int degree = 1; degree <= highest; degree++) {
      if (degree <= HIGHEST_TOGETHER || degree >= own) {
        steps.add(step(scores, degree));
      }
    }
    return new DipoleByDegree(steps);
  }

  private static Step step(ScoreVector scores, int degree) {
    int[] others = IntStream.range(2, degree * (degree + 1)).toArray();
    ScoreVector.Estimate found = scores.estimate(DIPOLE, others);
    double nan = Double.NaN;
    return found == null
        ? new Step(degree, new double[] {nan, nan}, new double[][] {{nan, nan}, {nan, nan}})
        : new Step(degree, found.values(), found.covariance());
  }

  /**
   * Of data, from the fit of a dipole alone on.
   *
   * @throws org.anisky.InvalidInputException when the data do not constrain the dipole
   */
  public static DipoleByDegree of(ScannedData data) {
    int highest = highest(data, 1);
    MultipoleBasis wide = MultipoleBasis.upTo(highest, data.geometry());
    PoissonLikelihood likelihood = new PoissonLikelihood(data);
    MultipoleFit sky = new MultipoleFit(data, likelihood, wide);
    FisherInformation isotropic = sky.informationAtIsotropy();
    MultipoleBasis dipole = wide.upTo(1);
    MultipoleFit.Result fit =
        new MultipoleFit(data, likelihood, dipole).fit(isotropic.part(0, dipole.size()));
    return of(sky.scores(fit, isotropic, data.varianceFactor()), 1, highest);
  }

  /** The highest degree that events, bins and pixels of data allow to look for, at least one. */
  public static int highest(ScannedData data, int least) {
    int usual = data.isOneView() ? HIGHEST : HIGHEST_TOGETHER;
    int degree = Math.max(usual, least + 1);
    int bins = data.detectors().get(0).scan().bins();
    double events = data.total() / data.varianceFactor();
    while (degree > least
        && (2 * degree >= bins
            || 4 * degree > data.grid().rings()
            || degree * (degree + 1) * EVENTS_PER_MULTIPOLE > events)) {
      degree--;
    }
    return degree;
  }

  /** All steps, by rising degree. */
  public List<Step> steps() {
    return steps;
  }

  /** The step of the first degree. */
  public Step first() {
    return steps.get(0);
  }

  /** The step of the last degree. */
  public Step last() {
    return steps.get(steps.size() - 1);
  }

  /** The step of a degree. */
  public Step at(int degree) {
    return steps.get(place(degree));
  }

  private int place(int degree) {
    int place = 0;
    while (steps.get(place).degree != degree) {
      place++;
    }
    return place;
  }

  /**
   * Those from a degree on that the data tell from a dipole: up to the last one with which its
   * error is not {@value #DEAREST} times as large as with that degree.
   */
  public DipoleByDegree told(int from) {
    int first = place(from);
    double[] least = steps.get(first).error();
    int last = first;
    while (last + 1 < steps.size()
        && steps.get(last + 1).error()[0] <= DEAREST * least[0]
        && steps.get(last + 1).error()[1] <= DEAREST * least[1]) {
      last++;
    }
    return new DipoleByDegree(steps.subList(first, last + 1));
  }

  /** The least degree with which the dipole is within a tenth of its error of all that follow. */
  public int settled() {
    int step = 0;
    while (!(mostMoved(step) < SETTLED)) {
      step++;
    }
    return steps.get(step).degree;
  }

  private double mostMoved(int step) {
    double most = 0;
    for (int later = step + 1; later < steps.size(); later++) {
      most = Math.max(most, steps.get(step).distance(steps.get(later)));
    }
    return most;
  }
}
