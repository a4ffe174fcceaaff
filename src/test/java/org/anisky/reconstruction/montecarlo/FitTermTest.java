package org.anisky.reconstruction.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** One pixel with n = 12 events against a reference of k = 30: derivatives and sums by hand. */
class FitTermTest {
  private static final double N = 12;
  private static final double K = 30;
  private static final double MU = 0.5;
  private static final double STEP = 1e-4;

  /** Terms of second order in the steps. */
  private static final double DIFFERENCE = 1e-6;

  private static FitTerm term(double k, double[] squares, double[] referenceSquares) {
    BitSet pixels = new BitSet();
    pixels.set(0);
    return new FitTerm(
        new double[] {N}, squares, pixels, null, k > 0 ? new double[] {k} : null, referenceSquares);
  }

  /** ln L of Poisson counts of both, the reference's expectation at its maximum. */
  private static double logLikelihood(double mu) {
    double nu = (N + K) / (1 + mu);
    return N * Math.log(mu * nu) - mu * nu + K * Math.log(nu) - nu;
  }

  @Test
  void theGainIsThatOfBothPoissonNumbers() {
    FitTerm known = term(0, null, null);
    // 12 ln(14/10) - 4.
    assertThat(known.gain(0, 14, 10)).isCloseTo(12 * Math.log(1.4) - 4, within(1e-12));
    FitTerm counted = term(K, null, null);
    assertThat(counted.gain(0, 0.7, 0.4))
        .isCloseTo(logLikelihood(0.7) - logLikelihood(0.4), within(1e-12));
    assertThat(counted.gain(0, 0.4, 0.4)).isZero();
  }

  @Test
  void scoresAreTheSlopesOfTheGain() {
    for (double k : new double[] {0, K}) {
      FitTerm term = term(k, null, null);
      double mu = k > 0 ? MU : 10;
      double slope =
          (term.gain(0, mu * Math.exp(STEP), mu) - term.gain(0, mu * Math.exp(-STEP), mu))
              / (2 * STEP);
      assertThat(term.score(0, mu)).isCloseTo(slope, within(DIFFERENCE));
    }
  }

  /** At n = mu k the observed curvature is the expected one. */
  @Test
  void theInformationIsTheCurvatureAtTheMaximum() {
    for (double k : new double[] {0, K}) {
      FitTerm term = term(k, null, null);
      double mu = k > 0 ? N / K : N;
      double fall =
          (term.score(0, mu * Math.exp(-STEP)) - term.score(0, mu * Math.exp(STEP))) / (2 * STEP);
      assertThat(term.score(0, mu)).isCloseTo(0, within(1e-12));
      assertThat(term.information(0, mu)).isCloseTo(fall, within(DIFFERENCE));
      // With the reference known the counts alone are the information: as many as are expected.
      assertThat(term.informationOfCounts(0, mu)).isCloseTo(N, within(1e-12));
    }
  }

  @Test
  void plainEventsHaveNoExcess() {
    FitTerm plain = term(K, null, null);
    assertThat(plain.isWeighted()).isFalse();
    assertThat(plain.excessOfCounts(0, MU, MU)).isZero();
    assertThat(plain.excessOfReference(0, MU)).isZero();
  }

  /**
   * The score (n - mu k)/(1 + mu) moves by 1/(1 + mu) with n and by mu/(1 + mu) with k; the squares
   * of that times the variance in excess of a Poisson number's.
   */
  @Test
  void theExcessIsThatOfTheVarianceThroughTheScore() {
    double ofReference = K + 25;
    FitTerm weighted = term(K, new double[] {N + 8}, new double[] {ofReference});
    assertThat(weighted.isWeighted()).isTrue();
    double nu = (N + K) / (1 + MU);
    assertThat(weighted.excessOfCounts(0, MU, MU))
        .isCloseTo((N + 8 - MU * nu) / 2.25, within(1e-12));
    // Counts seen under half of what is asked for: twice the squares.
    assertThat(weighted.excessOfCounts(0, MU, MU / 2))
        .isCloseTo((2 * (N + 8) - MU * nu) / 2.25, within(1e-12));
    assertThat(weighted.excessOfReference(0, MU))
        .isCloseTo((ofReference - nu) * MU * MU / 2.25, within(1e-12));
    // Against a known reference the whole score is that of the counts.
    FitTerm known = term(0, new double[] {N + 8}, null);
    assertThat(known.isWeighted()).isTrue();
    assertThat(known.excessOfCounts(0, 10, 10)).isCloseTo(N + 8 - 10, within(1e-12));
    // A weighted reference alone.
    FitTerm reference = term(K, null, new double[] {ofReference});
    assertThat(reference.isWeighted()).isTrue();
    assertThat(reference.excessOfCounts(0, MU, MU)).isZero();
  }
}
