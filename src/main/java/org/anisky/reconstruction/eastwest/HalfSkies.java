package org.anisky.reconstruction.eastwest;

import org.anisky.counts.LocalSky;

/** The eastern and the western half of one detector's sky, by the centres of pixels. Immutable. */
final class HalfSkies {
  /** A pixel centre this close to the meridian, as sin azimuth, is on it. */
  private static final double ON_THE_MERIDIAN = 1e-9;

  private final double[] side;
  private final double[] eastward;

  HalfSkies(LocalSky sky) {
    side = new double[sky.size()];
    eastward = new double[sky.size()];
    for (int i = 0; i < side.length; i++) {
      double sine = Math.sin(sky.azimuth(i));
      side[i] = Math.abs(sine) < ON_THE_MERIDIAN ? 0 : Math.signum(sine);
      eastward[i] = side[i] * Math.sin(sky.zenith(i)) * sine;
    }
  }

  /** 1 in the East, -1 in the West, 0 on the meridian, shape (P); shared, must not be modified. */
  double[] side() {
    return side;
  }

  /** |sin zenith sin azimuth|, 0 on the meridian, shape (P); shared, must not be modified. */
  double[] eastward() {
    return eastward;
  }
}
