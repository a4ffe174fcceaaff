package org.anisky.reconstruction.directintegration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.CylindricalGrid;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.ToyDetector;
import org.junit.jupiter.api.Test;

class DirectIntegrationBiasTest {
  private static Reconstruction reconstruct(DetectorCounts counts) {
    return new DirectIntegrationReconstructor()
        .reconstruct(new Dataset(List.of(counts)), Workers.single(), Progress.SILENT);
  }

  @Test
  void atLatitude19UpTo60DegreesTwentyNinePercentComeBackAsSaid() {
    ToyDetector detector = ToyDetector.onCylinder("north", 19, 60, 90, 180);
    Reconstruction result =
        reconstruct(detector.asimov(1e6, ToyDetector.dipole(3e-4, -2e-4, 0), lst -> 1));
    double fraction = result.measurement("returned_fraction").orElseThrow().value();
    assertThat(fraction).isCloseTo(0.29, within(0.005));
    // To first order in the dipole.
    assertThat(result.dipole().value(DipoleComponent.D_0H).orElseThrow())
        .isCloseTo(fraction * 3e-4, within(1e-7));
    assertThat(result.dipole().value(DipoleComponent.D_6H).orElseThrow())
        .isCloseTo(-fraction * 2e-4, within(1e-7));
    assertThat(result.warnings().get(0)).contains("returns 29 percent");
  }

  @Test
  void theDipoleIsThatOfPlainLoops() {
    ToyDetector detector = ToyDetector.onCylinder("north", 30, 50, 12, 24);
    DetectorCounts counts = detector.observe(4000, ToyDetector.dipole(0.3, 0.2, 0), 1.4, 8);
    double[] expected = slowly(counts);
    Reconstruction result = reconstruct(counts);
    // Sums of 4000 in another order.
    assertThat(result.dipole().value(DipoleComponent.D_0H).orElseThrow())
        .isCloseTo(expected[0], within(1e-12));
    assertThat(result.dipole().value(DipoleComponent.D_6H).orElseThrow())
        .isCloseTo(expected[1], within(1e-12));
  }

  /** E from the marginals, then least squares of n/E - 1 with weight E, cell by cell. */
  private static double[] slowly(DetectorCounts counts) {
    int bins = counts.binning().bins();
    int pixels = counts.sky().size();
    double[] perBin = new double[bins];
    double[] perPixel = new double[pixels];
    double total = 0;
    for (int tau = 0; tau < bins; tau++) {
      for (int i = 0; i < pixels; i++) {
        perBin[tau] += counts.count(tau, i);
        perPixel[i] += counts.count(tau, i);
        total += counts.count(tau, i);
      }
    }
    CylindricalGrid sky = CylindricalGrid.of(12, 24);
    double[] n = new double[sky.size()];
    double[] exposure = new double[sky.size()];
    for (int tau = 0; tau < bins; tau++) {
      for (int i = 0; i < pixels; i++) {
        double z = Math.sin(counts.sky().directionAtSiderealZero(i).declination());
        double longitude =
            counts.sky().directionAtSiderealZero(i).rightAscension() + counts.binning().centre(tau);
        int a = sky.pixel(z, longitude);
        n[a] += counts.count(tau, i);
        exposure[a] += perBin[tau] * perPixel[i] / total;
      }
    }
    double[][] moments = new double[2][2];
    double[] right = new double[2];
    for (int a = 0; a < n.length; a++) {
      if (exposure[a] > 0) {
        double cosDec = Math.sqrt(1 - sky.z(a) * sky.z(a));
        double[] y = {cosDec * Math.cos(sky.longitude(a)), cosDec * Math.sin(sky.longitude(a))};
        for (int k = 0; k < 2; k++) {
          right[k] += exposure[a] * y[k] * (n[a] / exposure[a] - 1);
          for (int l = 0; l < 2; l++) {
            moments[k][l] += exposure[a] * y[k] * y[l];
          }
        }
      }
    }
    double determinant = moments[0][0] * moments[1][1] - moments[0][1] * moments[1][0];
    return new double[] {
      (moments[1][1] * right[0] - moments[0][1] * right[1]) / determinant,
      (moments[0][0] * right[1] - moments[1][0] * right[0]) / determinant
    };
  }
}
