package org.anisky.counts;

import java.io.Serializable;
import java.util.List;

/**
 * Builds {@link EventStatistics} event by event; memory does not grow with their number, and the
 * order of the events does not matter. Events in and out of view are summed apart, and in each
 * those of weight 1, those of other weights, and the latter with their weights.
 */
final class EventSummation implements Serializable {
  private static final long serialVersionUID = 1;

  private final Sample inView = new Sample();
  private final Sample outOfView = new Sample();

  /** Sums of one sample. */
  private static final class Sample implements Serializable {
    private static final long serialVersionUID = 1;

    private final SumsAccumulator ofWeightOne = new SumsAccumulator();
    private final SumsAccumulator others = new SumsAccumulator();
    private final SumsAccumulator weighted = new SumsAccumulator();
    private boolean hasWeights;

    private void add(EventPlace place, double weight) {
      if (weight == 1) {
        ofWeightOne.add(place, 1);
      } else {
        hasWeights = true;
        others.add(place, 1);
        weighted.add(place, weight);
      }
    }

    private void add(Sample other) {
      ofWeightOne.add(other.ofWeightOne);
      others.add(other.others);
      weighted.add(other.weighted);
      hasWeights |= other.hasWeights;
    }

    private SumsAccumulator all(boolean withWeights) {
      SumsAccumulator all = new SumsAccumulator();
      all.add(ofWeightOne);
      all.add(withWeights ? weighted : others);
      return all;
    }
  }

  /**
   * Adds an event.
   *
   * @param isInView whether its own zenith angle is in the field of view
   */
  void add(EventPlace place, boolean isInView, double weight) {
    (isInView ? inView : outOfView).add(place, weight);
  }

  /** Adds the events of another, which is not modified. */
  void add(EventSummation other) {
    inView.add(other.inView);
    outOfView.add(other.outOfView);
  }

  /** The sums so far. */
  EventStatistics statistics() {
    EventSums seen = inView.all(false).sums();
    EventSums all = both(false).sums();
    return inView.hasWeights || outOfView.hasWeights
        ? new EventStatistics(seen, all, inView.all(true).sums(), both(true).sums())
        : EventStatistics.unweighted(seen, all);
  }

  /**
   * The sums so far as {@link ExactSums#events} has them.
   *
   * @return shape (samples)(sums)(parts)
   */
  List<double[][]> parts() {
    double[][] seen = inView.all(false).parts();
    double[][] all = both(false).parts();
    return inView.hasWeights || outOfView.hasWeights
        ? List.of(seen, all, inView.all(true).parts(), both(true).parts())
        : List.of(seen, all);
  }

  private SumsAccumulator both(boolean withWeights) {
    SumsAccumulator both = inView.all(withWeights);
    both.add(outOfView.all(withWeights));
    return both;
  }
}
