package org.anisky.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.likelihood.DipoleModel;
import org.anisky.model.DipoleComponent;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.simulation.SkyTerm;
import org.anisky.simulation.ToySkies;
import org.junit.jupiter.api.Test;

class MethodComparisonTest {
  private static final int TOYS = 60;

  private static MethodComparison compare(int toys, double events, SkyTerm... terms) {
    return compare(1, toys, events, terms);
  }

  private static MethodComparison compare(long seed, int toys, double events, SkyTerm... terms) {
    Dataset data = SmallArray.data(SmallArray.plan(seed, events, terms));
    List<Reconstructor> strategies = SmallArray.strategies();
    List<Reconstruction> rows = new ArrayList<>();
    for (Reconstructor strategy : strategies) {
      rows.add(strategy.reconstruct(data, Workers.single(), Progress.SILENT));
    }
    ScannedData scanned = ScannedData.of(data, Workers.single());
    ToySkies skies = ToySkies.of(scanned, DipoleModel.of(scanned), 1);
    List<ToyResult> results =
        new ToyEnsemble(skies, strategies, ToyRange.of(toys))
            .run(Workers.single(), ToyJournal.NONE, ToyProgress.SILENT);
    return MethodComparison.of(rows, Optional.empty(), results);
  }

  /**
   * 1e9 events measure d_N to about 1e-4, so that 2e-3 cannot be missed. One seed in twenty calls
   * the equatorial dipoles in tension, by the meaning of p; this one is fixed.
   */
  @Test
  void onlyTheKnownExposureSeesADipoleAlongTheAxis() {
    MethodComparison comparison = compare(4 * TOYS, 1e9, SmallArray.dipole(0, 0, 2e-3));
    for (Reconstruction row : comparison.rows().subList(0, 2)) {
      assertThat(row.dipole().value(DipoleComponent.D_N)).isEmpty();
      // Four standard deviations: a false alarm once in 16,000 seeds, and the seed is fixed.
      assertThat(row.dipole().value(DipoleComponent.D_0H).orElseThrow())
          .isCloseTo(0, within(4 * row.dipole().error(DipoleComponent.D_0H).orElseThrow()));
    }
    Reconstruction monteCarlo = comparison.rows().get(2);
    assertThat(monteCarlo.dipole().value(DipoleComponent.D_N).orElseThrow())
        .isCloseTo(2e-3, within(4 * monteCarlo.dipole().error(DipoleComponent.D_N).orElseThrow()));
    assertThat(comparison.conclusion())
        .startsWith("equatorial dipoles agree, p = ")
        .contains("; all are compatible with zero; the full dipole of monte-carlo has d_N = (")
        .endsWith("invisible to likelihood and east-west");
  }

  /**
   * The covariance of five rows' ten numbers has rank n - 1 from n toys; Hartlap's factor for the 8
   * differences, (n - 10)/(n - 1), is above 0 from 11 on, and 12 are asked for.
   */
  @Test
  void howManyToysAreNeededFollowsFromTheRowsAndIsKnownBeforeAnyIsDrawn() {
    assertThat(MethodComparison.fewestToys(5)).isEqualTo(12);
    assertThat(MethodComparison.fewestToys(8)).isEqualTo(18);
    MethodComparison.requireToys(8, 18);
    assertThatThrownBy(() -> MethodComparison.requireToys(8, 17))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "17 toys are too few for the covariance of 8 strategies; at least 18 are needed");
  }

  @Test
  void strategiesThatShareEventsDifferByLessThanQuadratureSays() {
    MethodComparison comparison = compare(TOYS, 1e7, SmallArray.dipole(5e-3, 2e-3, 0));
    DipoleDifference difference = comparison.differences().get(1);
    assertThat(difference.first()).isEqualTo("likelihood");
    assertThat(difference.second()).isEqualTo("monte-carlo");
    double quadrature =
        Math.hypot(
            comparison.rows().get(0).dipole().error(DipoleComponent.D_0H).orElseThrow(),
            comparison.rows().get(2).dipole().error(DipoleComponent.D_0H).orElseThrow());
    // Both are efficient for what they know, so that the variances subtract: 3.0^2 - 1.65^2 in
    // place of 3.0^2 + 1.65^2 gives 0.73; the scatter of 60 toys is good to a tenth.
    assertThat(Math.sqrt(difference.covariance()[0][0]) / quadrature).isCloseTo(0.73, within(0.2));
  }

  @Test
  void theDifferenceIsFirstMinusSecondAndItsChiSquaredTheQuadraticForm() {
    MethodComparison comparison = compare(TOYS, 1e6, SmallArray.dipole(5e-3, 0, 0));
    DipoleDifference difference = comparison.differences().get(0);
    double x = difference.d0h();
    double y = difference.d6h();
    assertThat(x)
        .isEqualTo(
            comparison.rows().get(0).dipole().value(DipoleComponent.D_0H).orElseThrow()
                - comparison.rows().get(1).dipole().value(DipoleComponent.D_0H).orElseThrow());
    double a = difference.covariance()[0][0];
    double b = difference.covariance()[0][1];
    double c = difference.covariance()[1][1];
    double form = (c * x * x - 2 * b * x * y + a * y * y) / (a * c - b * b);
    // Hartlap's factor (n - p - 2)/(n - 1) with n = 60, p = 2.
    assertThat(difference.distance().chiSquared()).isCloseTo(form * 56 / 59, within(1e-9 * form));
    // F(2, n) above f: (1 + 2 f/n)^(-n/2), here with n = 58 and f = form 58/(2 59).
    assertThat(difference.distance().probability())
        .isCloseTo(Math.pow(1 + form / 59, -29), within(1e-12));
  }

  @Test
  void tooFewToysAreRefused() {
    assertThatThrownBy(() -> compare(5, 1e5, SmallArray.dipole(0, 0, 0)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("5 toys are too few for the covariance of 3 strategies; at least 8 are needed");
  }
}
