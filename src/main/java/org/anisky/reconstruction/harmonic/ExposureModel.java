package org.anisky.reconstruction.harmonic;

import java.util.Locale;
import org.anisky.InvalidInputException;
import org.anisky.counts.EventSums;
import org.anisky.sky.FieldOfView;

/** Where the means of cos dec and sin zenith over the exposure come from. */
public enum ExposureModel {
  /** The events themselves: exact to the order of the anisotropy. */
  DATA {
    @Override
    ExposureMeans means(EventSums sums, double latitude, FieldOfView fieldOfView) {
      return new ExposureMeans(
          sums.cosDeclination() / sums.weights(), sums.sinZenith() / sums.weights());
    }
  },
  /**
   * A flat array that sees every shower up to the largest zenith angle: events fall as cos zenith
   * per solid angle, and {@link FullyEfficientExposure} is the exposure in declination.
   */
  FULLY_EFFICIENT {
    @Override
    ExposureMeans means(EventSums sums, double latitude, FieldOfView fieldOfView) {
      if (!(fieldOfView.maxZenith() <= Math.PI / 2)) {
        throw InvalidInputException.of(
            "harmonic: exposure 'fully-efficient' ends at the horizon, but the largest zenith angle"
                + " is %s deg",
            Math.toDegrees(fieldOfView.maxZenith()));
      }
      double cosDeclination =
          new FullyEfficientExposure(latitude, fieldOfView.maxZenith()).meanCosDeclination();
      // The mean of sin z with density sin z cos z up to the largest zenith angle.
      return new ExposureMeans(cosDeclination, 2.0 / 3.0 * Math.sin(fieldOfView.maxZenith()));
    }
  };

  /**
   * The means of one detector.
   *
   * @param latitude rad
   */
  abstract ExposureMeans means(EventSums sums, double latitude, FieldOfView fieldOfView);

  /** The name in configurations and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
