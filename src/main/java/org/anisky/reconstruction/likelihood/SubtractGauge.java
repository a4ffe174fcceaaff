package org.anisky.reconstruction.likelihood;

import org.anisky.grid.SkyGrid;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.likelihood.Sweep;
import org.anisky.model.ScannedData;

/** {@link Gauge#SUBTRACT}, in every sweep. It leaves the maximum, so that Phi must be summed. */
final class SubtractGauge implements RingGauge {
  private final SkyGrid grid;

  SubtractGauge(ScannedData data) {
    grid = data.grid();
  }

  @Override
  public void afterIntensity(Sweep sweep) {
    subtract(sweep.model().relativeIntensity());
  }

  @Override
  public double expectedEvents(Sweep sweep) {
    return PoissonLikelihood.expectedEvents(sweep.model(), sweep.exposure());
  }

  @Override
  public void afterLastSweep(Sweep sweep) {
    // Each sweep has subtracted.
  }

  /**
   * dI = max(I - 1, -1) minus its mean over all pixels of the ring.
   *
   * @param intensity I_a, shape (E), 1 where nothing was observed; modified
   */
  void subtract(double[] intensity) {
    for (int ring = 0; ring < grid.rings(); ring++) {
      int start = grid.ringStart(ring);
      int end = start + grid.ringLength(ring);
      double sum = 0;
      for (int a = start; a < end; a++) {
        intensity[a] = Math.max(intensity[a], 0);
        sum += intensity[a] - 1;
      }
      double mean = sum / (end - start);
      for (int a = start; a < end; a++) {
        intensity[a] -= mean;
      }
    }
  }
}
