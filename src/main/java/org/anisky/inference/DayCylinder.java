package org.anisky.inference;

import java.util.ArrayList;
import java.util.List;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.model.Marginals;
import org.anisky.model.RingShiftScan;
import org.anisky.model.ScannedData;

/**
 * The detectors of a data set on rings of equal columns. On data that are on a cylinder these are
 * its cells, and variances are exact; on HEALPix data they are its rings, and what is taken from
 * them is a smooth ratio.
 */
record DayCylinder(DayGrid grid, List<DayProfile> detectors, boolean exact) {
  /**
   * @param data one or more detectors
   */
  static DayCylinder of(ScannedData data) {
    boolean exact =
        data.detectors().stream().allMatch(detector -> detector.scan() instanceof RingShiftScan);
    return exact ? onOwnCells(data) : onRings(data, data.grid());
  }

  private static DayCylinder onOwnCells(ScannedData data) {
    DayGrid grid = new DayGrid(data.grid(), data.grid().ringLength(0));
    List<DayProfile> profiles = new ArrayList<>();
    for (ScannedData.Detector detector : data.detectors()) {
      Marginals marginals = detector.marginals();
      double[] acceptance = new double[grid.size()];
      for (int i = 0; i < marginals.perLocalPixel().length; i++) {
        acceptance[detector.scan().equatorialPixel(0, i)] += marginals.perLocalPixel()[i];
      }
      double[] rate = DayProfile.rate(marginals.perBin(), grid.columns());
      profiles.add(new DayProfile(grid, rate, acceptance));
    }
    return new DayCylinder(grid, List.copyOf(profiles), true);
  }

  /**
   * On coarser rings, for toys.
   *
   * @param spacing of the rings at most, rad
   */
  static DayCylinder coarse(ScannedData data, double spacing) {
    int nside = 1;
    while (nside < 4096 && Math.sqrt(Math.PI / 3) / nside > spacing) {
      nside *= 2;
    }
    return onRings(data, new HealpixGrid(nside));
  }

  private static DayCylinder onRings(ScannedData data, SkyGrid rings) {
    int bins = data.detectors().get(0).marginals().perBin().length;
    DayGrid grid = new DayGrid(rings, columns(bins, rings.rings()));
    List<DayProfile> profiles = new ArrayList<>();
    for (ScannedData.Detector detector : data.detectors()) {
      profiles.add(
          DayProfile.of(
              detector.counts().sky(),
              detector.counts().binning(),
              detector.marginals().perBin(),
              detector.marginals().perLocalPixel(),
              grid));
    }
    return new DayCylinder(grid, List.copyOf(profiles), false);
  }

  /** The bins times or over a whole number; at least so many where the bins allow. */
  private static int columns(int bins, int least) {
    if (least >= bins) {
      return bins * ((least + bins - 1) / bins);
    }
    int divisor = bins / least;
    while (bins % divisor != 0) {
      divisor--;
    }
    return bins / divisor;
  }
}
