package org.anisky.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.anisky.Workers;
import org.anisky.counts.LocalSky;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PixelTableScanTest {
  private static final int NSIDE = 8;
  private static final int BINS = 30;

  private abstract static class OnHealpix extends SkyScanContract {
    private final SyntheticDetector detector;
    private final long tableBytes;

    private OnHealpix(double latitudeDegrees, long tableBytes) {
      detector = SyntheticDetector.onHealpix(latitudeDegrees, 57, NSIDE, BINS, 1);
      this.tableBytes = tableBytes;
    }

    @Override
    SyntheticDetector detector() {
      return detector;
    }

    @Override
    SkyScan scan(Workers workers) {
      return new PixelTableScan(
          detector.sky(), detector.binning(), detector.equatorialGrid(), workers, tableBytes);
    }

    /** Declination and hour angle by spherical trigonometry, not by the rotation under test. */
    @Test
    void theEquatorialPixelHoldsTheCentreOfTheLocalPixelAtTheCentreOfTheBin() {
      SkyScan scan = scan(Workers.single());
      LocalSky sky = detector.sky();
      double sinLatitude = Math.sin(sky.observatory().latitude());
      double cosLatitude = Math.cos(sky.observatory().latitude());
      for (int tau = 0; tau < scan.bins(); tau++) {
        for (int i = 0; i < scan.localPixels(); i++) {
          double cosZenith = Math.cos(sky.zenith(i));
          double sinZenith = Math.sin(sky.zenith(i));
          double cosAzimuth = Math.cos(sky.azimuth(i));
          double sinDec = sinLatitude * cosZenith + cosLatitude * sinZenith * cosAzimuth;
          double hourAngle =
              Math.atan2(
                  -Math.sin(sky.azimuth(i)) * sinZenith,
                  cosLatitude * cosZenith - sinLatitude * sinZenith * cosAzimuth);
          double rightAscension = binCentre(detector.binning(), tau) - hourAngle;
          assertThat(scan.equatorialPixel(tau, i))
              .isIn(pixelsAround(detector.equatorialGrid(), sinDec, rightAscension));
        }
      }
    }
  }

  /** The pixel of a point, or the pixels it is between: rounding may place it in any. */
  private static Set<Integer> pixelsAround(SkyGrid grid, double z, double longitude) {
    Set<Integer> pixels = new HashSet<>();
    for (double up : new double[] {-1e-9, 0, 1e-9}) {
      for (double east : new double[] {-1e-9, 0, 1e-9}) {
        pixels.add(grid.pixel(z + up, longitude + east));
      }
    }
    return pixels;
  }

  @Nested
  class Tabulated extends OnHealpix {
    Tabulated() {
      super(19, Long.MAX_VALUE);
    }

    @Test
    void theTableIsInMemory() {
      assertThat(((PixelTableScan) scan(Workers.single())).isTabulated()).isTrue();
    }
  }

  @Nested
  class BySlices extends OnHealpix {
    BySlices() {
      super(-35, 0);
    }

    @Test
    void theTableIsNotInMemory() {
      assertThat(((PixelTableScan) scan(Workers.single())).isTabulated()).isFalse();
    }
  }

  @Nested
  class AtThePole extends OnHealpix {
    AtThePole() {
      super(-90, Long.MAX_VALUE);
    }
  }

  /** Local cells of a cylinder, their number no multiple of four, onto HEALPix pixels. */
  @Nested
  class FromACylinder extends SkyScanContract {
    private final SyntheticDetector detector =
        SyntheticDetector.onCylinder(19, 52, 17, 30, BINS, 1);

    @Override
    SyntheticDetector detector() {
      return new SyntheticDetector(
          detector.sky(), detector.binning(), new HealpixGrid(NSIDE), null, null);
    }

    @Test
    void theNumberOfCellsIsNoMultipleOfFour() {
      assertThat(detector.sky().size() % 4).isNotZero();
    }
  }

  @Test
  void slicesGiveTheBitsOfTheTable() {
    SyntheticDetector detector = SyntheticDetector.onHealpix(19, 57, NSIDE, BINS, 1e6);
    int pixels = detector.sky().size();
    long needed = 4L * BINS * pixels;
    double[][] exposures = new double[2][detector.equatorialGrid().size()];
    for (int k = 0; k < 2; k++) {
      PixelTableScan scan =
          new PixelTableScan(
              detector.sky(),
              detector.binning(),
              detector.equatorialGrid(),
              Workers.single(),
              needed - k);
      assertThat(scan.isTabulated()).isEqualTo(k == 0);
      scan.exposure(detector.rate(), detector.acceptance(), exposures[k]);
    }
    assertThat(exposures[1]).isEqualTo(exposures[0]);
  }
}
