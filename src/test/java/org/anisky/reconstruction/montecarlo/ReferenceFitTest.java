package org.anisky.reconstruction.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;

/** Four pixels, one coefficient, one nuisance parameter: everything can be done by hand. */
class ReferenceFitTest {
  private static final double[] Y = {1, 1, -1, -1};
  private static final double[] TEMPLATE = {1, 0, -1, 0};
  private static final double[] ONES = {1, 1, 1, 1};

  private static FitTerm term(double[] counts, double sigma, double[] referenceCounts) {
    return term(counts, null, sigma, referenceCounts);
  }

  private static FitTerm term(
      double[] counts, double[] squaredWeights, double sigma, double[] referenceCounts) {
    BitSet all = new BitSet();
    all.set(0, 4);
    List<NuisancePrior> priors =
        sigma > 0 ? List.of(new NuisancePrior("four", "tilt", sigma)) : List.of();
    double[][] templates = sigma > 0 ? new double[][] {TEMPLATE} : new double[0][];
    return new FitTerm(
        counts,
        squaredWeights,
        all,
        new MapReferenceModel(ONES, priors, templates),
        referenceCounts,
        null);
  }

  private static ReferenceFit.Result fit(FitTerm term) {
    return new ReferenceFit(List.of(term), new double[][] {Y}).fit();
  }

  /**
   * With 100 events in every pixel x = eta = 0 and, the sums of Y and of the template being zero,
   * ln c decouples: F_xx = 100 (1 + 1 + 1 + 1) = 400, F_x eta = 100 (1 + 1) = 200, F_eta eta = 100
   * (1 + 1) + 1/0.1^2 = 300. Determinant 400 x 300 - 200^2 = 80000. Fixed eta: 1/400 = 0.0025;
   * free: 300/80000 = 0.00375; what eta adds: 0.00125. Variance of eta: 400/80000 = 0.005.
   */
  @Test
  void aNuisanceParameterAddsWhatTheTwoByTwoInverseSays() {
    ReferenceFit.Result fit = fit(term(new double[] {100, 100, 100, 100}, 0.1, null));
    assertThat(fit.coefficients()[0]).isCloseTo(0, within(1e-12));
    // Four sums of numbers of order 100 and one 3 x 3 inverse: rounding alone.
    assertThat(fit.covariances().counts()[0][0]).isCloseTo(0.0025, within(1e-15));
    assertThat(fit.covariances().reference()[0][0]).isCloseTo(0, within(1e-15));
    assertThat(fit.covariances().systematic()[0][0]).isCloseTo(0.00125, within(1e-15));
    assertThat(fit.covariances().total()[0][0]).isCloseTo(0.00375, within(1e-15));
    assertThat(fit.nuisances().get(0).error()).isCloseTo(Math.sqrt(0.005), within(1e-15));
  }

  @Test
  void theBestFitSolvesTheEquationsOfTheMaximum() {
    double[] n = {130, 110, 70, 90};
    ReferenceFit.Result fit = fit(term(n, 0.1, null));
    double x = fit.coefficients()[0];
    double eta = fit.nuisances().get(0).value();
    double[] scaled = fit.isotropic().get(0);
    double inX = 0;
    double inEta = -eta / 0.01;
    double inScale = 0;
    for (int a = 0; a < 4; a++) {
      double difference = n[a] - scaled[a] * (1 + x * Y[a]);
      inScale += difference;
      inX += difference * Y[a] / (1 + x * Y[a]);
      inEta += difference * TEMPLATE[a] / (1 + eta * TEMPLATE[a]);
    }
    assertThat(fit.converged()).isTrue();
    // The gradient in x is 1e-9 errors over the variance of 3e-3.
    assertThat(inX).isCloseTo(0, within(1e-6));
    assertThat(inEta).isCloseTo(0, within(1e-6));
    assertThat(inScale).isCloseTo(0, within(1e-6));
    assertThat(x).isBetween(0.1, 0.25);
    assertThat(eta).isBetween(0.02, 0.15);
  }

  /**
   * As above, with four times the variance of plain events in the second and fourth pixel: an
   * excess of 300 + 300 = 600 in the score of x, none in that of eta. The covariance, C = [0.00375,
   * -0.0025; -0.0025, 0.005], grows by 600 times the squares of its first column: 600 x 0.00375^2 =
   * 0.0084375 and 600 x 0.0025^2 = 0.00375. x follows eta with -200/400 = -1/2, so that of what
   * counts add to x, 0.00375/4 = 0.0009375 is systematic, and 0.0025 + 0.0084375 - 0.0009375 = 0.01
   * statistical.
   */
  @Test
  void squaredWeightsAddWhatTheySayPixelByPixel() {
    ReferenceFit.Result fit =
        fit(term(new double[] {100, 100, 100, 100}, new double[] {100, 400, 100, 400}, 0.1, null));
    assertThat(fit.covariances().counts()[0][0]).isCloseTo(0.01, within(1e-12));
    assertThat(fit.covariances().reference()[0][0]).isCloseTo(0, within(1e-12));
    assertThat(fit.covariances().systematic()[0][0]).isCloseTo(0.00125 + 0.0009375, within(1e-12));
    assertThat(fit.nuisances().get(0).error()).isCloseTo(Math.sqrt(0.00875), within(1e-12));
  }

  /**
   * n and k of every pixel: odds c (1 + x) for two pixels, c (1 - x) for two. The maximum of the
   * binomial is where odds are ratios of sums: (30 + 10)/(20 + 20) = 1 and (20 + 4)/(40 + 8) = 1/2,
   * so that c = 3/4 and x = 1/3. In ln odds each side has the information S p (1 - p): 80/4 = 20
   * and 72 x (1/3)(2/3) = 16; x = (q - 1)/(q + 1) with ln q the difference of the ln odds, so its
   * variance is (dx/dln q)^2 (1/20 + 1/16) with dx/dln q = 2 q/(q + 1)^2 = 4/9 at q = 2.
   */
  @Test
  void aControlSampleGivesTheBinomialEstimateAndItsError() {
    ReferenceFit.Result fit =
        fit(term(new double[] {30, 10, 20, 4}, 0, new double[] {20, 20, 40, 8}));
    assertThat(fit.coefficients()[0]).isCloseTo(1.0 / 3, within(1e-9));
    assertThat(fit.isotropic().get(0)[0]).isCloseTo(0.75, within(1e-9));
    double variance = 16.0 / 81 * (1.0 / 20 + 1.0 / 16);
    assertThat(fit.covariances().statistical()[0][0]).isCloseTo(variance, within(1e-9));
    // Known reference: expected counts 40 and 24, variance of x by the same rule.
    assertThat(fit.covariances().counts()[0][0])
        .isCloseTo(16.0 / 81 * (1.0 / 40 + 1.0 / 24), within(1e-9));
  }

  @Test
  void aPixelWithoutControlCountsIsNoObstacle() {
    ReferenceFit.Result fit =
        fit(term(new double[] {30, 10, 20, 4}, 0, new double[] {40, 0, 40, 8}));
    assertThat(fit.coefficients()[0]).isCloseTo(1.0 / 3, within(1e-9));
  }

  @Test
  void coefficientsThatTheDataDoNotConstrainAreRefused() {
    BitSet half = new BitSet();
    half.set(0, 2);
    FitTerm blind =
        new FitTerm(
            new double[] {100, 100, 0, 0},
            null,
            half,
            new MapReferenceModel(ONES, List.of(), new double[0][]),
            null,
            null);
    assertThatThrownBy(() -> fit(blind))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "counts and reference do not constrain all 1 multipole coefficients beside the scale;"
                + " lower l-max");
  }
}
