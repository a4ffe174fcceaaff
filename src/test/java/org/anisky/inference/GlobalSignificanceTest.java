package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.anisky.InvalidInputException;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.junit.jupiter.api.Test;

/** Against maxima of a known number of independent normal variables. */
class GlobalSignificanceTest {
  private static final int PLACES = 1000;

  /** P(largest |Z| of all places >= z) = 1 - (1 - erfc(z/sqrt2))^places. */
  private static double exact(double z) {
    return -Math.expm1(PLACES * Math.log1p(-Erfc.value(z / Math.sqrt(2))));
  }

  /** The middle quantiles of that distribution: what very many toys give on average. */
  private static double[] maxima(int toys) {
    double[] maxima = new double[toys];
    for (int k = 0; k < toys; k++) {
      double below = (k + 0.5) / toys;
      double local = -Math.expm1(Math.log(below) / PLACES);
      maxima[k] = Math.sqrt(2) * InverseErfc.value(local);
    }
    return maxima;
  }

  @Test
  void toysBeyondTheDataAreCounted() {
    GlobalSignificance found = GlobalSignificance.of(3.5, maxima(2000));
    assertThat(found.tail()).isEqualTo("counted");
    assertThat(found.pValue()).isCloseTo(exact(3.5), within(0.5 / 2000));
    assertThat(found.error())
        .isCloseTo(Math.sqrt(exact(3.5) * (1 - exact(3.5)) / 2000), within(1e-3 * found.pValue()));
    assertThat(Erfc.value(found.sigma() / Math.sqrt(2))).isCloseTo(found.pValue(), within(1e-12));
  }

  @Test
  void beyondTheToysATailIsFittedAndSaidToBe() {
    for (double z : new double[] {4.5, 5, 5.5}) {
      GlobalSignificance found = GlobalSignificance.of(z, maxima(1000));
      assertThat(found.tail()).isEqualTo("gumbel");
      // The slope of ln p against z^2/2 is 1 + 1/z^2 + ..., the fit takes it from z near 3.8.
      assertThat(found.pValue() / exact(z)).isBetween(0.6, 1.6);
    }
  }

  @Test
  void fewToysAreRefused() {
    assertThatThrownBy(() -> GlobalSignificance.of(3, maxima(99)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("99 isotropic toys are too few");
  }
}
