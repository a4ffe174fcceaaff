package org.anisky.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.grid.SkyGrid;
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
}
