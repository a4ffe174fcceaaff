package org.anisky.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.LocalSky;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RingShiftScanTest {
  private static final int RINGS = 17;
  private static final int COLUMNS = 36;

  /** Cylinder of 17 rings, an odd number in view, with local columns centred as told. */
  private abstract static class OnCylinder extends SkyScanContract {
    private final SyntheticDetector detector;
    private final double rightAscensionBias;

    /**
     * @param columnCentre of the local grid
     * @param rightAscensionBias expected centre of the equatorial column minus the sum of the
     *     centres of the two cells, in columns
     */
    private OnCylinder(int bins, double columnCentre, double rightAscensionBias) {
      this.rightAscensionBias = rightAscensionBias;
      SiderealBinning binning = new SiderealBinning(bins);
      LocalSky sky =
          LocalSky.of(
              Observatory.ofDegrees("site", 19, 0),
              new CylindricalGrid(RINGS, COLUMNS, columnCentre),
              FieldOfView.ofDegrees(60));
      detector =
          new SyntheticDetector(sky, binning, CylindricalGrid.of(RINGS, COLUMNS), null, null);
    }

    @Override
    SyntheticDetector detector() {
      return detector;
    }

    @Test
    void theEquatorialColumnIsWhereTheTwoCellCentresAddUpTo() {
      SkyScan scan = scan(Workers.single());
      for (int tau = 0; tau < scan.bins(); tau++) {
        for (int i = 0; i < scan.localPixels(); i++) {
          int local = detector.sky().gridPixel(i);
          int a = scan.equatorialPixel(tau, i);
          assertThat(a / COLUMNS).isEqualTo(local / COLUMNS);
          double sum = detector.sky().grid().longitude(local) + binCentre(detector.binning(), tau);
          double turns =
              (detector.equatorialGrid().longitude(a) - sum) / (2 * Math.PI)
                  - rightAscensionBias / COLUMNS;
          // Angles of up to two turns: rounding of 1e-15.
          assertThat(turns - Math.rint(turns)).isCloseTo(0, within(1e-14));
        }
      }
    }
  }

  private static double right(int bins) {
    return RingShiftScan.localGrid(RINGS, COLUMNS, new SiderealBinning(bins)).columnCentre();
  }

  @Nested
  class AsManyBinsAsColumns extends OnCylinder {
    AsManyBinsAsColumns() {
      super(COLUMNS, right(COLUMNS), 0);
    }
  }

  @Nested
  class TwoColumnsPerBin extends OnCylinder {
    TwoColumnsPerBin() {
      super(COLUMNS / 2, right(COLUMNS / 2), 0);
    }
  }

  @Nested
  class ThreeColumnsPerBin extends OnCylinder {
    ThreeColumnsPerBin() {
      super(COLUMNS / 3, right(COLUMNS / 3), 0);
    }
  }

  @Nested
  class PublicColumnsWithAsManyBins extends OnCylinder {
    PublicColumnsWithAsManyBins() {
      super(COLUMNS, 0.5, -0.5);
    }
  }

  @Nested
  class PublicColumnsWithTwoPerBin extends OnCylinder {
    PublicColumnsWithTwoPerBin() {
      super(COLUMNS / 2, 0.5, 0);
    }
  }

  @Nested
  class PublicColumnsWithThreePerBin extends OnCylinder {
    PublicColumnsWithThreePerBin() {
      super(COLUMNS / 3, 0.5, -0.5);
    }
  }

  @Test
  void localColumnsAreWholeForAsManyBinsAndHalfForHalfAsMany() {
    assertThat(right(COLUMNS)).isZero();
    assertThat(right(COLUMNS / 2)).isEqualTo(0.5);
    assertThat(right(COLUMNS / 3)).isZero();
  }

  @Test
  void binsThatDoNotDivideTheColumnsAreRefused() {
    LocalSky sky = cylinder();
    assertThatThrownBy(() -> new RingShiftScan(sky, new SiderealBinning(24), Workers.single()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("36 columns of right ascension are no multiple of 24 sidereal bins");
  }

  @Test
  void aHealpixGridIsRefused() {
    LocalSky sky =
        LocalSky.of(
            Observatory.ofDegrees("site", 19, 0), new HealpixGrid(4), FieldOfView.ofDegrees(60));
    assertThatThrownBy(() -> new RingShiftScan(sky, new SiderealBinning(24), Workers.single()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LocalSky cylinder() {
    return LocalSky.of(
        Observatory.ofDegrees("site", 19, 0),
        CylindricalGrid.of(RINGS, COLUMNS),
        FieldOfView.ofDegrees(60));
  }
}
