package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.anisky.Workers;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.exposure.AcceptanceShape;
import org.anisky.grid.HealpixGrid;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.ScanGeometry;
import org.anisky.reconstruction.PreparedReconstructor;
import org.anisky.reconstruction.Progress;
import org.anisky.simulation.AcceptanceWave;
import org.anisky.simulation.Fluctuations;
import org.anisky.simulation.HarmonicTerm;
import org.anisky.simulation.RateShape;
import org.anisky.simulation.SimulatedDetector;
import org.anisky.simulation.SimulationPlan;
import org.anisky.simulation.SkyDipole;
import org.anisky.simulation.SkySampling;
import org.anisky.simulation.SyntheticSky;
import org.anisky.simulation.ToySkies;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.junit.jupiter.api.Test;

/** A dipole of 0.008 towards 6 h, under an acceptance that changes with sidereal time. */
class AcceptanceChangesTest {
  private static final int TOYS = 60;

  private static ToySkies skies(AcceptanceShape shape, double amplitude) {
    LocalSky local =
        LocalSky.of(
            new Observatory("array", Math.toRadians(30), 0),
            new HealpixGrid(8),
            new FieldOfView(Math.toRadians(55)));
    SimulatedDetector detector =
        new SimulatedDetector(
            "array",
            local,
            new AcceptanceFormula(1, 0.2, 0.3),
            RateShape.harmonic(0.1, 2),
            3e6,
            List.of(new AcceptanceWave(shape, amplitude, 1, 0.7)));
    SimulationPlan plan =
        new SimulationPlan(
            21,
            Fluctuations.POISSON,
            SkySampling.onPixels(new HealpixGrid(8)),
            new SiderealBinning(36),
            SyntheticSky.of(HarmonicTerm.of(new SkyDipole(0, 0.008, 0))),
            List.of(detector));
    return ToySkies.of(plan, Workers.single());
  }

  /** Means of the pulls of d_0h and d_6h, then their widths. */
  private static double[] pulls(ToySkies skies, Set<AcceptanceShape> free) {
    ScanGeometry geometry = skies.geometry();
    PreparedReconstructor likelihood =
        new MaximumLikelihoodReconstructor(LikelihoodOptions.DEFAULT.withAcceptanceChanges(free))
            .dipoleOnly()
            .prepare(geometry);
    double[] pulls = new double[4];
    for (long toy = 1; toy <= TOYS; toy++) {
      DipoleEstimate dipole =
          likelihood
              .reconstruct(geometry.scan(skies.dataset(toy), Workers.single()), Progress.SILENT)
              .dipole();
      double[] errors = {
        Math.sqrt(dipole.covariance()[0][0]), Math.sqrt(dipole.covariance()[1][1])
      };
      double x = dipole.values()[0] / errors[0];
      double y = (dipole.values()[1] - 0.008) / errors[1];
      pulls[0] += x / TOYS;
      pulls[1] += y / TOYS;
      pulls[2] += x * x / TOYS;
      pulls[3] += y * y / TOYS;
    }
    pulls[2] = Math.sqrt(pulls[2] - pulls[0] * pulls[0]);
    pulls[3] = Math.sqrt(pulls[3] - pulls[1] * pulls[1]);
    return pulls;
  }

  /** Means within 4 of their errors of 0.13, widths within 4 of 0.09: 1 of 4000 other seeds. */
  private static void assertUnbiased(double[] pulls) {
    for (int k = 0; k < 2; k++) {
      assertThat(pulls[k]).as("mean").isCloseTo(0, within(0.52));
      assertThat(pulls[2 + k]).as("width").isCloseTo(1, within(0.36));
    }
  }

  @Test
  void aTiltFromEastToWestIsFittedAlong() {
    ToySkies skies = skies(AcceptanceShape.EAST_WEST, 0.02);
    double[] without = pulls(skies, Set.of());
    assertThat(Math.hypot(without[0], without[1])).isGreaterThan(7);
    assertUnbiased(pulls(skies, EnumSet.of(AcceptanceShape.EAST_WEST)));
  }

  @Test
  void aTiltFromNorthToSouthIsFittedAlong() {
    ToySkies skies = skies(AcceptanceShape.NORTH_SOUTH, 0.05);
    double[] without = pulls(skies, Set.of());
    assertThat(Math.hypot(without[0], without[1])).isGreaterThan(7);
    assertUnbiased(pulls(skies, EnumSet.of(AcceptanceShape.NORTH_SOUTH)));
    assertUnbiased(pulls(skies, EnumSet.of(AcceptanceShape.NORTH_SOUTH, AcceptanceShape.ZENITH)));
  }
}
