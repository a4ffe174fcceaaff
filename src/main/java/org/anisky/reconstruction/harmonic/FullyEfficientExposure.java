package org.anisky.reconstruction.harmonic;

/**
 * Relative exposure per solid angle of a flat array that runs day and night and sees every shower
 * up to a largest zenith angle (Sommers 2001, Astropart. Phys. 14, 271). With l the latitude
 *
 * <pre>
 *   w(dec) = cos l cos dec sin am + am sin l sin dec
 *   am = acos(clip((cos maxZenith - sin l sin dec)/(cos l cos dec)))
 * </pre>
 */
public final class FullyEfficientExposure {
  /** Cells of the integral over sin dec; the mean of cos dec is then good to 1e-7. */
  private static final int CELLS = 100_000;

  private final double sinLatitude;
  private final double cosLatitude;
  private final double cosMaxZenith;

  /**
   * @param latitude rad
   * @param maxZenith rad, at most pi/2
   */
  public FullyEfficientExposure(double latitude, double maxZenith) {
    sinLatitude = Math.sin(latitude);
    cosLatitude = Math.cos(latitude);
    cosMaxZenith = Math.cos(maxZenith);
  }

  /**
   * w(dec), not normalised.
   *
   * @param sinDeclination in (-1, 1)
   */
  public double at(double sinDeclination) {
    double cosDeclination = Math.sqrt(1 - sinDeclination * sinDeclination);
    double horizontal = cosLatitude * cosDeclination;
    double vertical = sinLatitude * sinDeclination;
    double ratio = (cosMaxZenith - vertical) / horizontal;
    double hourAngle = Math.acos(Math.max(-1, Math.min(1, ratio)));
    return horizontal * Math.sin(hourAngle) + hourAngle * vertical;
  }

  /** The mean of cos dec over the exposure. */
  public double meanCosDeclination() {
    double weights = 0;
    double sum = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      double sinDeclination = -1 + 2 * (cell + 0.5) / CELLS;
      double weight = at(sinDeclination);
      weights += weight;
      sum += weight * Math.sqrt(1 - sinDeclination * sinDeclination);
    }
    return sum / weights;
  }
}
