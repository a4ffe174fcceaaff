package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.anisky.Workers;
import org.anisky.grid.CylindricalGrid;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Toys of half a day on a cylinder, with an uneven acceptance. */
class IsotropicMaximaTest {
  private static final List<Kernel> KERNELS =
      List.of(
          new Kernel.TopHat(Math.toRadians(20)),
          new Kernel.TopHat(Math.toRadians(45)),
          new Kernel.Gaussian(Math.toRadians(20)));

  private static DayCylinder cylinder(int rings, int columns, double mean) {
    DayGrid grid = new DayGrid(CylindricalGrid.of(rings, columns), columns);
    double[] rate = new double[columns];
    double[] acceptance = new double[grid.size()];
    double total = 0;
    for (int k = 0; k < acceptance.length; k++) {
      boolean seen = k / columns >= rings / 4 && k % columns >= 5 * columns / 12;
      acceptance[k] = seen ? mean * (1 + (k % 5) / 5.0) : 0;
      total += acceptance[k];
    }
    for (int tau = 0; tau < columns / 2; tau++) {
      rate[tau] = 2 * total / columns;
    }
    return new DayCylinder(grid, List.of(new DayProfile(grid, rate, acceptance)), true);
  }

  private static SignificanceOptions options(NullHypothesis hypothesis) {
    return new SignificanceOptions(KERNELS, hypothesis, 100, 1, 3, List.of());
  }

  @Test
  void largestOfToysGrowsWithTheNumberOfPlaces() {
    IsotropicMaxima toys =
        new IsotropicMaxima(cylinder(12, 24, 50), options(NullHypothesis.ISOTROPIC));
    double[] sums = new double[6];
    for (double[] toy : toys.run(0, 300, Workers.single())) {
      for (int k = 0; k < 6; k++) {
        sums[k] += toy[k] / 300;
      }
    }
    // Half of the day: about 30, 8 and 6 independent places, whose largest is 2.1 to 2.9 on
    // average.
    for (int k = 0; k < 3; k++) {
      assertThat(sums[2 * k]).isBetween(1.9, 3.0);
      assertThat(sums[2 * k + 1]).isCloseTo(-sums[2 * k], within(0.2));
    }
    assertThat(sums[0]).isGreaterThan(sums[2]);
  }

  /** The change of a toy's variance comes from a coarse grid, and must be that of the fine one. */
  @Tag("long")
  @Test
  void extremesAreThoseOfTheClosedFormOnTheFineGrid() {
    DayCylinder cylinder = cylinder(60, 120, 2);
    DayGrid grid = cylinder.grid();
    IsotropicMaxima maxima = new IsotropicMaxima(cylinder, options(NullHypothesis.ISOTROPIC));
    IsotropicDraw draw = IsotropicDraw.of(cylinder.detectors().get(0));
    double[] expectedOfData = new double[grid.size()];
    cylinder.detectors().get(0).addExpected(expectedOfData);
    for (int toy = 0; toy < 5; toy++) {
      UniformRandomProvider random = RandomSource.PHILOX_4X64.create((long) toy);
      double[] counts = new double[grid.size()];
      List<DayProfile> profiles = List.of(draw.draw(random, counts));
      double[] residual = counts.clone();
      double[] expected = new double[grid.size()];
      profiles.get(0).addExpected(expected);
      for (int a = 0; a < residual.length; a++) {
        residual[a] -= expected[a];
      }
      double[] found = maxima.extremes(profiles, counts);
      for (int k = 0; k < KERNELS.size(); k++) {
        KernelSpectra own = KernelSpectra.of(KERNELS.get(k), grid, false);
        KernelSpectra square = KernelSpectra.of(KERNELS.get(k), grid, true);
        ProfiledScores scores = ProfiledScores.of(profiles, residual, own, square);
        double largest = 0;
        double smallest = 0;
        for (int a = 0; a < residual.length; a++) {
          if (expectedOfData[a] > 1e-6 && scores.variance()[a] > 1e-3 * scores.plainVariance()[a]) {
            largest = Math.max(largest, scores.z(a));
            smallest = Math.min(smallest, scores.z(a));
          }
        }
        assertThat(found[2 * k]).isCloseTo(largest, within(0.02));
        assertThat(found[2 * k + 1]).isCloseTo(smallest, within(0.02));
      }
    }
  }

  /** Cells with table normals in place of events: the same means and scatter of what is drawn. */
  @Test
  void millionsDrawnCellByCellScatterLikeEvents() {
    DayCylinder cylinder = cylinder(12, 24, 20_000);
    IsotropicDraw draw = IsotropicDraw.of(cylinder.detectors().get(0));
    DayGrid grid = cylinder.grid();
    double[] mean = new double[grid.size()];
    cylinder.detectors().get(0).addExpected(mean);
    double chi2 = 0;
    double totals = 0;
    int cells = 0;
    for (int toy = 0; toy < 40; toy++) {
      double[] counts = new double[grid.size()];
      DayProfile profile = draw.draw(RandomSource.PHILOX_4X64.create((long) toy), counts);
      double total = cylinder.detectors().get(0).total();
      totals += Math.pow(profile.total() - total, 2) / total / 40;
      for (int a = 0; a < counts.length; a++) {
        if (mean[a] > 1) {
          chi2 += Math.pow(counts[a] - mean[a], 2) / mean[a];
          cells++;
        }
      }
    }
    // chi2 over some 8,000 cells is known to 1.6 percent; the total of 40 toys to 22 percent.
    assertThat(chi2 / cells).isBetween(0.93, 1.07);
    assertThat(totals).isBetween(0.3, 2.2);
  }

  /** Fitted multipoles take freedom away, so that no toy's residual knows of them any more. */
  @Test
  void fittedDipoleLeavesNothingToBroadKernels() {
    DayCylinder cylinder = cylinder(24, 48, 20);
    DayGrid grid = cylinder.grid();
    RemovedHarmonics removed =
        new DayInformation(cylinder.detectors()).removed(new NullHypothesis(2));
    double[] counts = new double[grid.size()];
    DayProfile toy =
        IsotropicDraw.of(cylinder.detectors().get(0))
            .draw(RandomSource.PHILOX_4X64.create(1L), counts);
    double[] expected = new double[grid.size()];
    toy.addExpected(expected);
    for (int a = 0; a < counts.length; a++) {
      counts[a] -= expected[a];
    }
    removed.subtractFrom(counts);
    List<Double> scores = new ArrayList<>();
    double wave = 0;
    double quadrupole = 0;
    for (int a = 0; a < counts.length; a++) {
      double cosDec = Math.sqrt(1 - Math.pow(grid.ringZ(a / 48), 2));
      double ra = 2 * Math.PI * (a % 48 + 0.5) / 48;
      wave += counts[a] * cosDec * Math.cos(ra);
      quadrupole += counts[a] * cosDec * cosDec * Math.sin(2 * ra);
    }
    scores.add(wave);
    scores.add(quadrupole);
    assertThat(scores).allSatisfy(score -> assertThat(score).isCloseTo(0, within(1e-6)));
  }
}
