package org.anisky.reconstruction.likelihood;

import org.anisky.counts.LocalSky;
import org.anisky.grid.SkyGrid;
import org.anisky.likelihood.Sweep;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;

/** {@link Gauge#RATIO}, once, after the last sweep. */
final class RatioGauge implements RingGauge {
  private final ScannedData data;
  private final SkyGrid grid;

  RatioGauge(ScannedData data) {
    this.data = data;
    grid = data.grid();
  }

  @Override
  public void afterIntensity(Sweep sweep) {
    // Every step stays the exact maximum in its factor.
  }

  /** At the maximum in any one factor as many events are expected as there are. */
  @Override
  public double expectedEvents(Sweep sweep) {
    return data.total();
  }

  @Override
  public void afterLastSweep(Sweep sweep) {
    ratio(sweep.model());
    sweep.normalise();
  }

  /**
   * Divides I by its mean over the observed pixels of each ring and multiplies every detector's A
   * by the mean of the ring in which the pixel's declination lies. Rings whose observed mean is
   * zero stay as they are.
   *
   * @param model modified; the acceptances are not normalised
   */
  void ratio(AnisotropyModel model) {
    double[] means = observedMeans(model.relativeIntensity());
    for (int ring = 0; ring < grid.rings(); ring++) {
      int start = grid.ringStart(ring);
      for (int a = start; a < start + grid.ringLength(ring); a++) {
        if (data.isObserved(a)) {
          model.relativeIntensity()[a] /= means[ring];
        }
      }
    }
    for (int d = 0; d < data.detectors().size(); d++) {
      LocalSky sky = data.detectors().get(d).counts().sky();
      double[] acceptance = model.relativeAcceptance().get(d);
      for (int i = 0; i < acceptance.length; i++) {
        double declination = sky.directionAtSiderealZero(i).declination();
        acceptance[i] *= means[grid.ringOf(grid.pixel(Math.sin(declination), 0))];
      }
    }
  }

  private double[] observedMeans(double[] intensity) {
    double[] means = new double[grid.rings()];
    for (int ring = 0; ring < means.length; ring++) {
      double sum = 0;
      int observed = 0;
      int start = grid.ringStart(ring);
      for (int a = start; a < start + grid.ringLength(ring); a++) {
        if (data.isObserved(a)) {
          sum += intensity[a];
          observed++;
        }
      }
      means[ring] = sum > 0 ? sum / observed : 1;
    }
    return means;
  }
}
