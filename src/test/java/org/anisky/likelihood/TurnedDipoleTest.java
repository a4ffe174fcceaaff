package org.anisky.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.grid.SkyGrid;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.junit.jupiter.api.Test;

/** Against plain loops over bins and local pixels, and against a basis that is no dipole to it. */
class TurnedDipoleTest {
  /** Relative: sums of some hundred thousand terms in another order. */
  private static final double ROUNDING = 1e-12;

  private static final double[] DIPOLE = {0.2, -0.1};

  private final SyntheticDetector south = SyntheticDetector.onCylinder(-35, 70, 12, 24, 24, 1e5);
  private final SyntheticDetector north =
      SyntheticDetector.onCylinder(40, 60, 12, 24, 12, 3e4).withGap(3, 5);
  private final SkyGrid grid = south.equatorialGrid();

  private ScannedData data(SyntheticDetector detector) {
    double[] sky = SyntheticDetector.dipole(grid, 0.15, 0.05);
    return ScannedData.of(new Dataset(List.of(detector.asimov("site", sky))), Workers.single());
  }

  private static double[][] scanned(ScannedData data, AnisotropyModel model) {
    ScannedData.Detector detector = data.detectors().get(0);
    double[] rate = model.backgroundRate().get(0);
    double[] acceptance = model.relativeAcceptance().get(0);
    double[] ofBins = new double[rate.length];
    double[] ofPixels = new double[acceptance.length];
    double[] exposure = new double[data.grid().size()];
    for (int tau = 0; tau < rate.length; tau++) {
      for (int i = 0; i < acceptance.length; i++) {
        int a = detector.scan().equatorialPixel(tau, i);
        ofBins[tau] += acceptance[i] * model.relativeIntensity()[a];
        ofPixels[i] += rate[tau] * model.relativeIntensity()[a];
        exposure[a] += rate[tau] * acceptance[i];
      }
    }
    return new double[][] {ofBins, ofPixels, exposure};
  }

  @Test
  void whatBinsAndPixelsSeeIsThatOfPlainLoops() {
    for (SyntheticDetector detector : List.of(south, north)) {
      ScannedData data = data(detector);
      MultipoleBasis basis = MultipoleBasis.upTo(1, grid);
      AnisotropyModel model = data.isotropicModel();
      System.arraycopy(
          SyntheticDetector.dipole(grid, DIPOLE[0], DIPOLE[1]),
          0,
          model.relativeIntensity(),
          0,
          grid.size());
      double[][] plain = scanned(data, model);
      TurnedDipole turned = TurnedDipole.of(data, basis).orElseThrow();

      SkyResponses seen = turned.responses(0, DIPOLE);
      double[] ofBins = seen.ofBins(model.relativeAcceptance().get(0));
      double[] ofPixels = seen.ofPixels(model.backgroundRate().get(0));
      assertThat(ofBins).containsExactly(plain[0], within(ROUNDING));
      assertThat(ofPixels).containsExactly(plain[1], within(ROUNDING * data.total()));

      double events = 0;
      double[] gradient = new double[2];
      for (int a = 0; a < grid.size(); a++) {
        double intensity = model.relativeIntensity()[a];
        events += plain[2][a] * intensity;
        for (int k = 0; k < 2; k++) {
          gradient[k] +=
              (data.equatorialCounts()[a] / intensity - plain[2][a]) * basis.values()[k][a];
        }
      }
      assertThat(turned.expectedEvents(model, DIPOLE))
          .isCloseTo(events, within(ROUNDING * data.total()));
      assertThat(turned.gradient(model)).containsExactly(gradient, within(ROUNDING * data.total()));
    }
  }

  @Test
  void theFitIsThatOfTheScan() {
    for (SyntheticDetector detector : List.of(south, north)) {
      ScannedData data = data(detector);
      PoissonLikelihood likelihood = new PoissonLikelihood(data);

      MultipoleFit.Result fast =
          new MultipoleFit(data, likelihood, MultipoleBasis.upTo(1, grid)).fit();
      MultipoleFit.Result slow =
          new MultipoleFit(data, likelihood, MultipoleBasis.dipole(grid)).fit();

      assertThat(fast.converged()).isTrue();
      // The truth, which has no noise; and the errors of the scan's information.
      assertThat(fast.coefficients()).containsExactly(new double[] {0.15, 0.05}, within(1e-9));
      for (int k = 0; k < 2; k++) {
        assertThat(fast.covariance()[k])
            .containsExactly(slow.covariance()[k], within(1e-9 * slow.covariance()[k][k]));
      }
      assertThat(fast.gain()).isCloseTo(slow.gain(), within(1e-9));
    }
  }
}
