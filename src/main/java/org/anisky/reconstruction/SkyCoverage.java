package org.anisky.reconstruction;

import java.util.ArrayList;
import java.util.List;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;

/**
 * Which part of the sky was observed, and by which detectors. A detector observes a ring of the
 * fit's grid when it observes any of its pixels; neighbouring rings with the same detectors are one
 * band, whose edges lie half-way in sin(declination) between rings. Rings that no detector observes
 * are in no band.
 *
 * @param bands from South to North
 * @param skyFraction observed part of the whole sky, in [0, 1]
 */
public record SkyCoverage(List<DeclinationBand> bands, double skyFraction) {
  /** Copies the list. */
  public SkyCoverage {
    bands = List.copyOf(bands);
  }

  /** The coverage of a reconstructed sky, from the masks of its exposures. */
  public static SkyCoverage of(ReconstructedSky sky) {
    SkyMap total = sky.exposure();
    return new SkyCoverage(
        bands(sky.exposures(), total.grid()),
        (double) total.observedPixels() / total.grid().size());
  }

  private static List<DeclinationBand> bands(List<SkyMap> exposures, SkyGrid grid) {
    List<DeclinationBand> bands = new ArrayList<>();
    int south = grid.rings() - 1;
    List<Integer> here = observing(exposures, grid, south);
    for (int ring = south - 1; ring >= -1; ring--) {
      List<Integer> next = ring < 0 ? null : observing(exposures, grid, ring);
      if (!here.equals(next)) {
        if (!here.isEmpty()) {
          bands.add(new DeclinationBand(southernEdge(grid, south), southernEdge(grid, ring), here));
        }
        south = ring;
        here = next;
      }
    }
    return bands;
  }

  private static List<Integer> observing(List<SkyMap> exposures, SkyGrid grid, int ring) {
    List<Integer> detectors = new ArrayList<>();
    int end = grid.ringStart(ring) + grid.ringLength(ring);
    for (int d = 0; d < exposures.size(); d++) {
      SkyMap map = exposures.get(d);
      boolean observed = false;
      for (int a = grid.ringStart(ring); a < end && !observed; a++) {
        observed = map.isObserved(a);
      }
      if (observed) {
        detectors.add(d);
      }
    }
    return detectors;
  }

  /** Declination of the southern edge of a ring, rad; that of ring -1 is the North Pole. */
  private static double southernEdge(SkyGrid grid, int ring) {
    if (ring < 0) {
      return Math.PI / 2;
    }
    if (ring == grid.rings() - 1) {
      return -Math.PI / 2;
    }
    return Math.asin((grid.ringZ(ring) + grid.ringZ(ring + 1)) / 2);
  }
}
