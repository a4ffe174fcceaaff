package org.anisky.reconstruction.likelihood;

import org.anisky.likelihood.Sweep;
import org.anisky.model.ScannedData;

/**
 * What a {@link Gauge} does in the fit: it fixes what the data cannot measure, the mean of the sky
 * along each ring of declination.
 */
sealed interface RingGauge permits RatioGauge, SubtractGauge {
  /** That of a choice. */
  static RingGauge of(Gauge gauge, ScannedData data) {
    return switch (gauge) {
      case RATIO -> new RatioGauge(data);
      case SUBTRACT -> new SubtractGauge(data);
    };
  }

  /** What follows every update of I. */
  void afterIntensity(Sweep sweep);

  /** Phi, the events that the model expects, after any update and {@link #afterIntensity}. */
  double expectedEvents(Sweep sweep);

  /** What follows the last sweep. */
  void afterLastSweep(Sweep sweep);
}
