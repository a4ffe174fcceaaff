package org.anisky.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.anisky.counts.Dataset;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Measurement;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.statistics.ToyDistance;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

/** The sentence, from numbers that leave no doubt about it. */
class ConclusionTest {
  private static final double ERROR = 0.01;
  private static final Dataset DATA = SmallArray.data(SmallArray.plan(1, 1e4));

  private static Reconstruction row(String strategy, double... components) {
    List<DipoleComponent> order =
        List.of(DipoleComponent.D_0H, DipoleComponent.D_6H, DipoleComponent.D_N)
            .subList(0, components.length);
    double[][] covariance = new double[components.length][components.length];
    for (int k = 0; k < components.length; k++) {
      covariance[k][k] = ERROR * ERROR;
    }
    return new Reconstruction(
        strategy,
        DATA,
        new DipoleEstimate(order, components, covariance, 0, 1),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static DipoleDifference pair(String first, String second, double probability) {
    return new DipoleDifference(first, second, 0, 0, new double[2][2], distance(probability, 2));
  }

  /** With so many toys that chi-squared follows: of 2 exp(-t/2). */
  private static ToyDistance distance(double probability, int dimension) {
    double squared = ChiSquaredDistribution.of(dimension).inverseSurvivalProbability(probability);
    return new ToyDistance(squared, dimension, 10_000_000);
  }

  private static Optional<ToyDistance> all(double probability, int dimension) {
    return Optional.of(distance(probability, dimension));
  }

  @Test
  void agreementOfAllDoesNotHideAPairThatIsFarApart() {
    String sentence =
        new Conclusion(
                List.of(row("a", 0.05, 0), row("b", 0, 0.05), row("c", 0.04, 0.02)),
                List.of(pair("a", "b", 0.0083), pair("a", "c", 0.7), pair("b", "c", 0.04)),
                all(0.11, 4))
            .sentence();
    assertThat(sentence)
        .isEqualTo(
            "equatorial dipoles agree, p = 0.11 for all together (furthest apart are a and b, p ="
                + " 0.0083 for that one of 3 pairs); a, b and c find one beyond three standard"
                + " deviations");
  }

  @Test
  void pairsThatAgreeNeedNoWord() {
    assertThat(
            new Conclusion(
                    List.of(row("a", 0, 0), row("b", 0, 0)),
                    List.of(pair("a", "b", 0.5)),
                    all(0.5, 2))
                .sentence())
        .isEqualTo("equatorial dipoles agree, p = 0.50; all are compatible with zero");
  }

  @Test
  void tensionNamesTheWorstPairAmongTheUnbiased() {
    Reconstruction biased = row("part", 0.02, 0);
    biased =
        new Reconstruction(
            biased.strategy(),
            DATA,
            biased.dipole(),
            List.of(Measurement.exact("returned_fraction", "returned", "1", 0.53)),
            List.of(),
            List.of(),
            List.of());
    String sentence =
        new Conclusion(
                List.of(row("a", 0.05, 0), row("b", 0, 0.05), biased),
                List.of(pair("a", "b", 0.001), pair("a", "part", 1e-9), pair("b", "part", 1e-8)),
                all(0.001, 2))
            .sentence();
    assertThat(sentence)
        .startsWith("equatorial dipoles disagree, p = 0.0010, most of all those of a and b (p =")
        .endsWith(
            "; part returns 53 percent of an equatorial dipole by its nature and is left out of"
                + " this");
  }

  @Test
  void allThatSeeTheAxisStandInOneClause() {
    String sentence =
        new Conclusion(
                List.of(row("blind", 0, 0), row("one", 0, 0, -0.02), row("other", 0, 0, 0.045)),
                List.of(
                    pair("blind", "one", 0.5),
                    pair("blind", "other", 0.5),
                    pair("one", "other", 0.5)),
                all(0.5, 4))
            .sentence();
    assertThat(sentence)
        .endsWith(
            "; the full dipole of one has d_N = (-2.0 +- 1.0)e-2 (2.0 sigma) and that of other has"
                + " d_N = (4.5 +- 1.0)e-2 (4.5 sigma), invisible to blind");
  }

  /** 16.5 of 6 from 100 toys: 11.3 to 20.5 with endless ones, so p = 0.08 to 0.002. */
  @Test
  void tooFewToysForAWordAreSaid() {
    String sentence =
        new Conclusion(
                List.of(row("a", 0.05, 0), row("b", 0, 0.05)),
                List.of(pair("a", "b", 0.02)),
                Optional.of(new ToyDistance(16.5, 6, 100)))
            .sentence();
    assertThat(sentence)
        .startsWith("whether equatorial dipoles agree is open with 100 toys, p = 0.022 (0.00")
        .contains(" with endless ones), furthest apart are a and b (p = 0.020)");
  }
}
