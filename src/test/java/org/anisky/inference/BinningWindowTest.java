package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.anisky.Workers;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.SkyGrid;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.anisky.simulation.CountsSimulator;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;

class BinningWindowTest {
  private static DetectorCounts counts(SyntheticDetector detector, String name, String clock) {
    double[] flat = SyntheticDetector.dipole(detector.equatorialGrid(), 0, 0);
    return new DetectorCounts(
        name,
        detector.sky(),
        detector.binning(),
        TimeFrame.SIDEREAL,
        detector.expected(flat),
        null,
        new CountsOrigin("test", "", 1, Map.of(), Double.NaN, Map.of(), clock));
  }

  private static ScannedData data(SyntheticDetector detector, String clock) {
    return ScannedData.of(new Dataset(List.of(counts(detector, "site", clock))), Workers.single());
  }

  /** On a cylinder the centres of the cells of counts are centres of the sky's pixels. */
  @Test
  void countsMadeAtTheCentresOfACylinderLoseNothing() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1e4);
    double[] window = BinningWindow.of(data(detector, CountsSimulator.NO_CLOCK), 6);
    assertThat(window).hasSize(7);
    for (double left : window) {
      assertThat(left).isCloseTo(1, within(1e-12));
    }
  }

  /**
   * exp(-l (l + 1) s/4) with s a sixth of a pixel's area and a twelfth of the square of the bin.
   */
  @Test
  void eventsInACellAreSpreadOverIt() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1e4);
    double area = 4 * Math.PI / (12 * 24);
    double bin = 2 * Math.PI / 24;
    double meanSquare = 0;
    for (int i = 0; i < detector.acceptance().length; i++) {
      double cosDec = Math.cos(detector.sky().directionAtSiderealZero(i).declination());
      meanSquare += detector.acceptance()[i] * (area / 6 + bin * bin * cosDec * cosDec / 12);
    }
    double[] window = BinningWindow.of(data(detector, "utc"), 4);
    for (int l = 0; l <= 4; l++) {
      assertThat(window[l]).isCloseTo(Math.exp(-l * (l + 1) * meanSquare / 4), within(1e-12));
    }
  }

  /** The mean of P_1, P_2 and P_3 of the angle between cell and pixel, cell by cell. */
  @Test
  void onHealpixEveryCellIsMovedToThePixelThatHoldsIt() {
    SyntheticDetector detector = SyntheticDetector.onHealpix(-35, 55, 4, 24, 1e4);
    ScannedData data = data(detector, CountsSimulator.NO_CLOCK);
    double[] expected = legendre(data, detector);
    double[] window = BinningWindow.of(data, 3);
    assertThat(window[0]).isCloseTo(1, within(1e-12));
    for (int l = 1; l <= 3; l++) {
      // Angles are summed in 400 steps of the cosine, each with its mean: second order in 1e-3.
      assertThat(window[l]).isCloseTo(expected[l], within(1e-5));
    }
    assertThat(window[3]).isLessThan(0.98);
  }

  private static double[] legendre(ScannedData data, SyntheticDetector detector) {
    SkyGrid grid = data.grid();
    double[] sum = new double[4];
    double total = 0;
    for (int tau = 0; tau < detector.rate().length; tau++) {
      for (int i = 0; i < detector.acceptance().length; i++) {
        double weight = detector.rate()[tau] * detector.acceptance()[i];
        int a = data.detectors().get(0).scan().equatorialPixel(tau, i);
        EquatorialDirection from = detector.sky().directionAtSiderealZero(i);
        double turn = from.rightAscension() + 2 * Math.PI * (tau + 0.5) / 24 - grid.longitude(a);
        double x =
            Math.sin(from.declination()) * grid.z(a)
                + Math.cos(from.declination())
                    * Math.sqrt(1 - grid.z(a) * grid.z(a))
                    * Math.cos(turn);
        sum[1] += weight * x;
        sum[2] += weight * (3 * x * x - 1) / 2;
        sum[3] += weight * (5 * x * x * x - 3 * x) / 2;
        total += weight;
      }
    }
    return new double[] {1, sum[1] / total, sum[2] / total, sum[3] / total};
  }

  /** Three quarters of the events in one detector, a quarter in the other. */
  @Test
  void detectorsCountByTheirEvents() {
    SyntheticDetector north = SyntheticDetector.onHealpix(50, 40, 4, 24, 3e4);
    SyntheticDetector south = SyntheticDetector.onHealpix(-35, 60, 4, 24, 1e4);
    double[] ofNorth = BinningWindow.of(data(north, CountsSimulator.NO_CLOCK), 5);
    double[] ofSouth = BinningWindow.of(data(south, "utc"), 5);
    Dataset both =
        new Dataset(
            List.of(
                counts(north, "north", CountsSimulator.NO_CLOCK), counts(south, "south", "utc")));
    double[] window = BinningWindow.of(ScannedData.of(both, Workers.single()), 5);
    for (int l = 0; l <= 5; l++) {
      double expected = 0.75 * ofNorth[l] + 0.25 * ofSouth[l];
      assertThat(window[l]).isCloseTo(expected, within(1e-10));
    }
    assertThat(ofNorth[5] - ofSouth[5]).isGreaterThan(0.01);
  }
}
