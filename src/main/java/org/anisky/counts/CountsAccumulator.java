package org.anisky.counts;

import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * All that is added up of one set of events (those of one energy range): counts in every time
 * frame, sums over events, what was left out, the span of time. Accumulators of parts of a list, in
 * whatever order the parts were made and added, give the same bits as one reading of the whole;
 * they can be written as Java objects and added elsewhere. They know nothing of site or grid but
 * their sizes: whoever adds two sees to it that both mean the same.
 */
final class CountsAccumulator implements Serializable {
  private static final long serialVersionUID = 1;

  private final CountTable[] tables;
  private final EventSummation[] sums;
  private final ExactSum times = new ExactSum();
  private final ExactSum energies = new ExactSum();
  private long used;
  private long notInView;
  private double firstTime = Double.POSITIVE_INFINITY;
  private double lastTime = Double.NEGATIVE_INFINITY;

  /**
   * @param sums one per frame, or none when events are not summed; not copied
   */
  private CountsAccumulator(CountTable[] tables, EventSummation[] sums) {
    this.tables = tables;
    this.sums = sums;
  }

  /** Nothing yet, for one set of a plan. */
  static CountsAccumulator of(PassPlan plan) {
    return new CountsAccumulator(tables(plan), summations(plan));
  }

  /** Another that shares the tables with this one and has all else for itself. */
  CountsAccumulator beside(PassPlan plan) {
    return new CountsAccumulator(tables, summations(plan));
  }

  private static CountTable[] tables(PassPlan plan) {
    CountTable[] tables = new CountTable[plan.frames().size()];
    Arrays.setAll(tables, f -> new CountTable(plan.binning().bins(), plan.sky().size()));
    return tables;
  }

  private static EventSummation[] summations(PassPlan plan) {
    EventSummation[] sums = new EventSummation[plan.sumEvents() ? plan.frames().size() : 0];
    Arrays.setAll(sums, f -> new EventSummation());
    return sums;
  }

  /** Tables by frame. */
  CountTable table(int frame) {
    return tables[frame];
  }

  /** Sums over events by frame. */
  EventSummation sums(int frame) {
    return sums[frame];
  }

  /**
   * Adds what is not counted per bin of the events of one set.
   *
   * @param hasEnergy whether the batch has energies
   */
  void tally(EventBatch batch, PlacedEvents placed, int set, boolean hasEnergy) {
    TimeSum sum = new TimeSum();
    int begin = placed.begin[set];
    int end = placed.begin[set + 1];
    for (int j = begin; j < end; j++) {
      sum.add(placed.timeInView[j]);
    }
    sum.addTo(times);
    addSpan(placed.timeInView, begin, end);
    used += end - begin;
    notInView += placed.outOfView[set];
    for (int j = begin; hasEnergy && j < end; j++) {
      energies.add(batch.energy[placed.inView[j]]);
    }
  }

  /**
   * Times are not negative, so that their bits have their order. No branch tells the smaller from
   * the larger: in a list in the order of time the compiler would leave one out, and compile all
   * again when a time comes that is not.
   */
  private void addSpan(double[] times, int begin, int end) {
    if (begin == end) {
      return;
    }
    long first = Long.MAX_VALUE;
    long last = 0;
    for (int j = begin; j < end; j++) {
      // Without the sign of -0.
      long bits = Double.doubleToRawLongBits(times[j] + 0.0);
      long before = bits - first;
      first += before & before >> Long.SIZE - 1;
      long behind = last - bits;
      last -= behind & behind >> Long.SIZE - 1;
    }
    firstTime = Math.min(firstTime, Double.longBitsToDouble(first));
    lastTime = Math.max(lastTime, Double.longBitsToDouble(last));
  }

  /** Adds all but the tables of an accumulator that shares them. */
  void addBeside(CountsAccumulator other) {
    used += other.used;
    notInView += other.notInView;
    times.add(other.times);
    energies.add(other.energies);
    firstTime = Math.min(firstTime, other.firstTime);
    lastTime = Math.max(lastTime, other.lastTime);
    for (int f = 0; f < sums.length; f++) {
      sums[f].add(other.sums[f]);
    }
  }

  /** Adds an accumulator of other events under the same plan. */
  void add(CountsAccumulator other) {
    addBeside(other);
    for (int f = 0; f < tables.length; f++) {
      tables[f].add(other.tables[f]);
    }
  }

  long used() {
    return used;
  }

  long notInView() {
    return notInView;
  }

  /** Mean time of the events used, s; NaN when there are none. */
  double meanTime() {
    return times.value() / used;
  }

  /** The sum of the times of the events used, s, as {@link ExactSum#parts}. */
  double[] timeParts() {
    return times.parts();
  }

  double firstTime() {
    return firstTime;
  }

  double lastTime() {
    return lastTime;
  }

  /** Mean energy of the events used; empty when there are none. */
  OptionalDouble meanEnergy() {
    return used > 0 ? OptionalDouble.of(energies.value() / used) : OptionalDouble.empty();
  }
}
