package org.anisky.reconstruction.montecarlo;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceMap;
import org.anisky.exposure.LiveTimeTable;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.model.SyntheticDetector;
import org.anisky.sky.TimeFrame;

/** What a perfect simulation and monitoring say of a synthetic detector. */
final class KnownExposure {
  private KnownExposure() {}

  /** I = 1 + d.n at the centres of the pixels. */
  static double[] sky(SkyGrid grid, double x, double y, double z) {
    double[] intensity = SyntheticDetector.dipole(grid, x, y);
    for (int a = 0; a < intensity.length; a++) {
      intensity[a] += z * grid.z(a);
    }
    return intensity;
  }

  /** Values of the local pixels in view as a map of the local grid. */
  static SkyMap map(LocalSky sky, double[] values) {
    double[] all = new double[sky.grid().size()];
    BitSet inView = new BitSet(all.length);
    for (int i = 0; i < sky.size(); i++) {
      all[sky.gridPixel(i)] = values[i];
      inView.set(sky.gridPixel(i));
    }
    return SkyMap.of(sky.grid(), sky.frame(), "acceptance", "1", all, inView);
  }

  static SimulatedExposure of(SyntheticDetector detector) {
    return of(detector, detector.acceptance(), null);
  }

  static SimulatedExposure of(SyntheticDetector detector, double[] acceptance, double[] error) {
    return new SimulatedExposure(
        new AcceptanceMap(
            map(detector.sky(), acceptance),
            Optional.ofNullable(error).map(e -> map(detector.sky(), e))),
        new LiveTimeTable("monitoring", detector.binning(), TimeFrame.SIDEREAL, detector.rate()));
  }

  static MonteCarloReconstructor reconstructor(NuisancePriors priors, int lMax, Object... named) {
    Map<String, SimulatedExposure> exposures = new HashMap<>();
    for (int k = 0; k < named.length; k += 2) {
      exposures.put((String) named[k], (SimulatedExposure) named[k + 1]);
    }
    return new MonteCarloReconstructor(new MonteCarloOptions(exposures, priors, lMax, 0.2));
  }

  static Dataset data(DetectorCounts... counts) {
    return new Dataset(List.of(counts));
  }

  /** A map with a value in every pixel. */
  static SkyMap full(SkyGrid grid, org.anisky.sky.SkyFrame frame, double[] values) {
    BitSet all = new BitSet(values.length);
    all.set(0, values.length);
    return SkyMap.of(grid, frame, "counts", "events", values, all);
  }
}
