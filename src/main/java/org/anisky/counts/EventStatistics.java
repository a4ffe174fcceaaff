package org.anisky.counts;

/**
 * The sums over the events of one detector for each {@link EventSample}, with the list's weights
 * and without. Lists without weights have the same sums twice. Immutable.
 *
 * @param inView events whose own zenith angle is in the field of view, every one counted 1
 * @param all all events that pass the cuts in time and energy, every one counted 1
 * @param weightedInView as {@code inView}, with weights
 * @param weightedAll as {@code all}, with weights
 */
public record EventStatistics(
    EventSums inView, EventSums all, EventSums weightedInView, EventSums weightedAll) {
  /** The sums of events without weights. */
  public static EventStatistics unweighted(EventSums inView, EventSums all) {
    return new EventStatistics(inView, all, inView, all);
  }

  /** Whether any event has a weight other than 1. */
  public boolean isWeighted() {
    return !weightedAll.equals(all);
  }

  /** The sums of one sample. */
  public EventSums sums(EventSample sample, boolean weighted) {
    return switch (sample) {
      case IN_VIEW -> weighted ? weightedInView : inView;
      case ALL -> weighted ? weightedAll : all;
    };
  }
}
