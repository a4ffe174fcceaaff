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
      this(new SiderealBinning(bins), columnCentre, rightAscensionBias);
    }

    private OnCylinder(SiderealBinning binning, double columnCentre, double rightAscensionBias) {
      this(19, 60, binning, columnCentre, rightAscensionBias);
    }

    private OnCylinder(
        double latitude,
        double maxZenith,
        SiderealBinning binning,
        double columnCentre,
        double rightAscensionBias) {
      this.rightAscensionBias = rightAscensionBias;
      LocalSky sky =
          LocalSky.of(
              Observatory.ofDegrees("site", latitude, 0),
              new CylindricalGrid(RINGS, COLUMNS, columnCentre),
              FieldOfView.ofDegrees(maxZenith));
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

  private static final SiderealBinning LATE =
      SiderealBinning.startingAt(COLUMNS / 2, Math.toRadians(73));

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

  /** Bins that start at 73 deg, 7.3 columns: the local columns make up for the part. */
  @Nested
  class BinsThatStartElsewhere extends OnCylinder {
    BinsThatStartElsewhere() {
      super(LATE, RingShiftScan.localGrid(RINGS, COLUMNS, LATE).columnCentre(), 0);
    }
  }

  /** Columns of 10 deg whose centres are 3.2 deg too far East for those bins: rounded down. */
  @Nested
  class ColumnsThatDoNotFitBinsThatStartElsewhere extends OnCylinder {
    ColumnsThatDoNotFitBinsThatStartElsewhere() {
      super(LATE, 0.52, -0.32);
    }
  }

  /** Five rings that end with the grid: the last is transformed without a partner. */
  @Nested
  class AtThePole extends OnCylinder {
    AtThePole() {
      super(-90, 65, new SiderealBinning(COLUMNS), right(COLUMNS), 0);
    }

    @Test
    void anOddNumberOfRingsEndsWithTheGrid() {
      LocalSky sky = detector().sky();
      assertThat(sky.size()).isEqualTo(5 * COLUMNS);
      assertThat(sky.gridPixel(sky.size() - 1)).isEqualTo(RINGS * COLUMNS - 1);
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

  /** Columns of 10 deg at x + 0.2 and a bin centred at 83 deg add up to x + 8.5, a centre. */
  @Test
  void localColumnsMakeUpForBinsThatStartElsewhere() {
    // Modulo one turn of columns: half a column less 1 and less 7.3 is 0.2 of a column.
    assertThat(RingShiftScan.localGrid(RINGS, COLUMNS, LATE).columnCentre())
        .isCloseTo(0.2, within(1e-13));
  }

  @Test
  void aScanOfRingsTurnsByWholePixelsOntoTheCylinderOfItsCells() {
    RingShiftScan scan = new RingShiftScan(cylinder(), new SiderealBinning(36), Workers.single());
    assertThat(scan.turnsByWholePixels()).isTrue();
    assertThat(scan.equatorialGrid()).isEqualTo(CylindricalGrid.of(RINGS, COLUMNS));
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
