package org.anisky.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.grid.SkyGrid;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.junit.jupiter.api.Test;

class MultipoleFitTest {
  private static MultipoleFit.Result fit(ScannedData data, double[]... basis) {
    return new MultipoleFit(data, new PoissonLikelihood(data), basis).fit();
  }

  private static ScannedData asimov(SyntheticDetector detector, double[] sky) {
    return ScannedData.of(detector.asimovData(sky), Workers.single());
  }

  @Test
  void aDipoleCloseToOneComesBack() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 1e6);
    SkyGrid grid = detector.equatorialGrid();
    ScannedData data = asimov(detector, SyntheticDetector.dipole(grid, 0.6, -0.7));
    MultipoleFit.Result fit = fit(data, MultipoleBasis.dipole(grid));
    assertThat(fit.converged()).isTrue();
    // The fit ends when its step is below 1e-9 of the error, 3e-3.
    assertThat(fit.coefficients()[0]).isCloseTo(0.6, within(1e-10));
    assertThat(fit.coefficients()[1]).isCloseTo(-0.7, within(1e-10));
    assertThat(fit.gain()).isPositive();
  }

  @Test
  void aQuadrupoleIsFittedBesideTheDipole() {
    SyntheticDetector detector = SyntheticDetector.onHealpix(19, 60, 8, 48, 1e6);
    SkyGrid grid = detector.equatorialGrid();
    double[] sky = SyntheticDetector.dipole(grid, 0.1, 0.05);
    double[] quadrupole = new double[grid.size()];
    for (int a = 0; a < sky.length; a++) {
      quadrupole[a] = (1 - grid.z(a) * grid.z(a)) * Math.sin(2 * grid.longitude(a));
      sky[a] += 0.07 * quadrupole[a];
    }
    double[][] dipole = MultipoleBasis.dipole(grid);
    MultipoleFit.Result fit = fit(asimov(detector, sky), dipole[0], dipole[1], quadrupole);
    assertThat(fit.coefficients()[0]).isCloseTo(0.1, within(1e-10));
    assertThat(fit.coefficients()[1]).isCloseTo(0.05, within(1e-10));
    assertThat(fit.coefficients()[2]).isCloseTo(0.07, within(1e-10));
  }

  /** A vanishing sky in one direction: a full step would make I negative. */
  @Test
  void fewEventsUnderAStrongDipoleStillConverge() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 300);
    double[] sky = SyntheticDetector.dipole(detector.equatorialGrid(), 0.9, 0.3);
    for (long seed = 0; seed < 20; seed++) {
      ScannedData data =
          ScannedData.of(
              new Dataset(List.of(detector.poisson("site", sky, seed))), Workers.single());
      MultipoleFit.Result fit = fit(data, MultipoleBasis.dipole(data.grid()));
      assertThat(fit.gain()).isPositive();
      assertThat(Math.hypot(fit.coefficients()[0], fit.coefficients()[1])).isLessThan(1.5);
      double[][] dipole = MultipoleBasis.dipole(data.grid());
      for (int a = 0; a < data.grid().size(); a++) {
        if (data.isObserved(a)) {
          double intensity =
              1 + fit.coefficients()[0] * dipole[0][a] + fit.coefficients()[1] * dipole[1][a];
          assertThat(intensity).isPositive();
          assertThat(fit.model().relativeIntensity()[a]).isCloseTo(intensity, within(1e-12));
        }
      }
    }
  }

  @Test
  void whatTheFieldOfViewDoesNotConstrainIsRefused() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 1e6);
    SkyGrid grid = detector.equatorialGrid();
    double[] northern = new double[grid.size()];
    for (int a = 0; a < northern.length; a++) {
      northern[a] = grid.z(a);
    }
    ScannedData data = asimov(detector, SyntheticDetector.dipole(grid, 0.01, 0));
    double[][] dipole = MultipoleBasis.dipole(grid);
    assertThatThrownBy(() -> fit(data, dipole[0], dipole[1], northern))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("do not constrain all 3 multipole coefficients");
  }

  /** The information where the fit ended: at a dipole of 0.7 not that of an isotropic sky. */
  @Test
  void errorsAreThoseOfTheFittedSky() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 1e6);
    SkyGrid grid = detector.equatorialGrid();
    ScannedData data = asimov(detector, SyntheticDetector.dipole(grid, 0.6, -0.35));
    double[][] dipole = MultipoleBasis.dipole(grid);
    MultipoleFit.Result fit = fit(data, dipole);
    double[] exposure = new double[grid.size()];
    data.exposure(fit.model(), exposure);
    double[][] there = FisherInformation.of(data, fit.model(), exposure, dipole).covariance();
    AnisotropyModel flat = data.isotropicModel();
    data.exposure(flat, exposure);
    double[][] isotropic = FisherInformation.of(data, flat, exposure, dipole).covariance();
    for (int k = 0; k < 2; k++) {
      // The last information may be one of a sky that differs by half a percent.
      assertThat(fit.covariance()[k][k] / there[k][k]).isCloseTo(1, within(0.01));
      assertThat(isotropic[k][k] / there[k][k]).isGreaterThan(1.05);
    }
  }

  /**
   * Twice the gain of a likelihood that is a parabola is the score test of what was added to it: a
   * quadrupole of 2 percent beside a dipole of 1.
   */
  @Test
  void theScoreTestIsTwiceWhatTheFitWouldGain() {
    SyntheticDetector detector = SyntheticDetector.onHealpix(19, 60, 8, 48, 1e6);
    SkyGrid grid = detector.equatorialGrid();
    MultipoleBasis wide = MultipoleBasis.upTo(2, grid);
    double[] sky = SyntheticDetector.dipole(grid, 0.01, 0.005);
    for (int a = 0; a < sky.length; a++) {
      sky[a] += 0.02 * wide.values()[4][a];
    }
    ScannedData data = asimov(detector, sky);
    PoissonLikelihood likelihood = new PoissonLikelihood(data);
    MultipoleFit all = new MultipoleFit(data, likelihood, wide);
    FisherInformation isotropic = all.informationAtIsotropy();
    MultipoleFit.Result dipole =
        new MultipoleFit(data, likelihood, wide.upTo(1)).fit(isotropic.part(0, 2));
    double gained = 2 * (all.fit().gain() - dipole.gain());
    assertThat(gained).isGreaterThan(20);
    // Of third order: a part of the size of the dipole and the quadrupole.
    assertThat(all.scoreTest(dipole.model(), isotropic) / gained).isCloseTo(1, within(0.03));
    assertThat(all.scoreTest(all.fit().model(), isotropic)).isCloseTo(0, within(1e-6));
    // The parts of the information are those of fewer functions.
    MultipoleFit quadrupole = new MultipoleFit(data, likelihood, wide.withoutDipole());
    FisherInformation part = isotropic.part(2, 6);
    FisherInformation alone = quadrupole.informationAtIsotropy();
    for (int k = 0; k < 4; k++) {
      assertThat(part.matrix()[k])
          .containsExactly(alone.matrix()[k], within(1e-7 * alone.matrix()[0][0]));
      assertThat(part.acceptanceShift(k, 0))
          .containsExactly(alone.acceptanceShift(k, 0), within(1e-6));
      assertThat(part.rateShift(k, 0)).containsExactly(alone.rateShift(k, 0), within(1e-6));
    }
  }

  @Test
  void withoutConstraintThereIsNoScoreTest() {
    SyntheticDetector detector = SyntheticDetector.onHealpix(19, 60, 4, 4, 1e5);
    SkyGrid grid = detector.equatorialGrid();
    ScannedData data = asimov(detector, SyntheticDetector.dipole(grid, 0, 0));
    double[] northern = new double[grid.size()];
    for (int a = 0; a < northern.length; a++) {
      northern[a] = grid.z(a);
    }
    MultipoleFit fit =
        new MultipoleFit(data, new PoissonLikelihood(data), new double[][] {northern});
    assertThat(fit.scoreTest(data.isotropicModel(), fit.informationAtIsotropy())).isNaN();
  }

  /** Rates and acceptances of any scale expect what they expected when A is made to sum to 1. */
  @Test
  void normalisingChangesNoExpectation() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1e5);
    ScannedData data =
        asimov(detector, SyntheticDetector.dipole(detector.equatorialGrid(), 0.1, 0));
    AnisotropyModel model = data.isotropicModel();
    double[] acceptance = model.relativeAcceptance().get(0);
    double[] rate = model.backgroundRate().get(0);
    for (int i = 0; i < acceptance.length; i++) {
      acceptance[i] *= 5;
    }
    double cell = rate[3] * acceptance[7];
    Sweep sweep = new Sweep(data, model);
    double[] before = sweep.exposure().clone();
    sweep.normalise();
    double sum = 0;
    for (double value : acceptance) {
      sum += value;
    }
    assertThat(sum).isCloseTo(1, within(1e-13));
    assertThat(rate[3] * acceptance[7]).isCloseTo(cell, within(1e-13 * cell));
    assertThat(sweep.exposure()).containsExactly(before, within(1e-9));
    // I = n/E makes every pixel's expectation its counts.
    sweep.relativeIntensity();
    for (int a = 0; a < before.length; a++) {
      double expected = sweep.exposure()[a] * model.relativeIntensity()[a];
      assertThat(expected).isCloseTo(data.equatorialCounts()[a], within(1e-9));
      assertThat(data.isObserved(a) || model.relativeIntensity()[a] == 1).isTrue();
    }
    AnisotropyModel other = model.copy();
    other.backgroundRate().get(0)[3] *= 2;
    sweep.setRateAndAcceptance(other);
    assertThat(rate[3]).isEqualTo(other.backgroundRate().get(0)[3]);
    assertThat(sweep.exposure()).isNotEqualTo(before);
  }
}
