package org.anisky.counts;

import org.anisky.sky.FieldOfView;
import org.anisky.sky.LocalFrame;

/**
 * Builds {@link EventStatistics} event by event; memory does not grow with their number. Events in
 * and out of view are summed apart, so that each is added once; sums with weights begin with the
 * first weight that is not 1.
 */
final class EventSummation {
  private final FieldOfView fieldOfView;
  private final EventPlace place;
  private final SumsAccumulator inView = new SumsAccumulator();
  private final SumsAccumulator outOfView = new SumsAccumulator();
  private final SumsAccumulator weightedInView = new SumsAccumulator();
  private final SumsAccumulator weightedOutOfView = new SumsAccumulator();
  private boolean weighted;
  private EventSums inViewBefore;
  private EventSums outOfViewBefore;

  EventSummation(LocalFrame frame, FieldOfView fieldOfView) {
    this.fieldOfView = fieldOfView;
    place = new EventPlace(frame);
  }

  /** Adds an event given by zenith and azimuth, see {@link EventPlace#setLocal}. */
  void addLocal(double angle, double zenith, double azimuth, double weight) {
    place.setLocal(angle, zenith, azimuth);
    add(fieldOfView.contains(zenith), weight);
  }

  /** Adds an event given on the equator, see {@link EventPlace#setEquatorial}. */
  void addEquatorial(
      double angle, double declination, double longitude, double ownAzimuth, double weight) {
    place.setEquatorial(angle, declination, longitude, ownAzimuth);
    add(fieldOfView.contains(Math.acos(place.cosZenith())), weight);
  }

  private void add(boolean isInView, double weight) {
    if (weight != 1 && !weighted) {
      weighted = true;
      inViewBefore = inView.sums();
      outOfViewBefore = outOfView.sums();
    }
    (isInView ? inView : outOfView).add(place, 1);
    if (weighted) {
      (isInView ? weightedInView : weightedOutOfView).add(place, weight);
    }
  }

  /** The sums so far. */
  EventStatistics statistics() {
    EventSums seen = inView.sums();
    EventSums all = seen.plus(outOfView.sums());
    if (!weighted) {
      return EventStatistics.unweighted(seen, all);
    }
    EventSums weightedSeen = inViewBefore.plus(weightedInView.sums());
    EventSums weightedUnseen = outOfViewBefore.plus(weightedOutOfView.sums());
    return new EventStatistics(seen, all, weightedSeen, weightedSeen.plus(weightedUnseen));
  }
}
