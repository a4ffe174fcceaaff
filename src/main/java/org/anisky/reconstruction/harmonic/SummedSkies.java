package org.anisky.reconstruction.harmonic;

import java.util.List;
import org.anisky.counts.CountedSums;
import org.anisky.counts.DetectorView;

/**
 * What sums over counts need of each detector's sky, made when counts without sums over their
 * events come first and kept for all that follow. Safe to share between threads.
 */
final class SummedSkies {
  private final List<DetectorView> views;
  private final CountedSums[] made;

  SummedSkies(List<DetectorView> views) {
    this.views = views;
    made = new CountedSums[views.size()];
  }

  /** Of one detector. */
  synchronized CountedSums of(int d) {
    if (made[d] == null) {
      made[d] = new CountedSums(views.get(d).sky());
    }
    return made[d];
  }
}
