package org.anisky.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
      profiles.add(new DayProfile(grid, rate, acceptance, DayProfile.eventsPerUnit(marginals)));
    }
    return new DayCylinder(grid, List.copyOf(profiles), true);
  }

  /**
   * The cells around which kernels are laid: those nearest to the centres of the data's pixels.
   * Discs have sharp edges, so that their largest Z grows with the number of centres, and toys must
   * have the data's own.
   */
  int[] centres() {
    SkyGrid sky = grid.sky();
    return IntStream.range(0, sky.size())
        .map(a -> grid.cell(sky.z(a), sky.longitude(a)))
        .sorted()
        .distinct()
        .toArray();
  }

  private static DayCylinder onRings(ScannedData data, SkyGrid rings) {
    int bins = data.detectors().get(0).marginals().perBin().length;
    DayGrid grid = new DayGrid(rings, columns(bins, rings.rings()));
    List<DayProfile> profiles = new ArrayList<>();
    for (ScannedData.Detector detector : data.detectors()) {
      profiles.add(
          DayProfile.of(
              detector.counts().sky(), detector.counts().binning(), detector.marginals(), grid));
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
