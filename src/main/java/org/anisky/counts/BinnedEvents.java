package org.anisky.counts;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.anisky.InvalidInputException;
import org.anisky.sky.Degrees;
import org.anisky.sky.TimeFrame;

/**
 * What one reading of an event list gave, see {@link EventPass}: any time frame and any energy
 * range of its plan is had without another reading. Results of parts of a list, read under equal
 * plans, add up to the result of the whole list, to the bit.
 */
public final class BinnedEvents {
  /** With fewer events than this part of the cells only those that hold some are kept. */
  private static final int CELLS_PER_EVENT = 8;

  private final PassPlan plan;
  private final String source;
  private final boolean hasEnergy;
  private final State state;

  /** What is added up: plain numbers, which can be written and read as Java objects. */
  private record State(
      CountsAccumulator[] sets, long[] rejected, long[] emptyRows, ThinnedEvents thinned)
      implements Serializable {}

  /**
   * @param sets by energy range; not copied
   * @param rejected by reason, before the field of view; not copied
   * @param emptyRows rows that the source left out
   * @param thinned all events of the list; not copied
   */
  BinnedEvents(
      PassPlan plan,
      String source,
      boolean hasEnergy,
      CountsAccumulator[] sets,
      long[] rejected,
      long emptyRows,
      ThinnedEvents thinned) {
    this.plan = plan;
    this.source = source;
    this.hasEnergy = hasEnergy;
    state = new State(sets, rejected, new long[] {emptyRows}, thinned);
  }

  /**
   * Adds other events read under an equal plan.
   *
   * @param other not modified
   */
  public void add(BinnedEvents other) {
    for (int set = 0; set < state.sets.length; set++) {
      state.sets[set].add(other.state.sets[set]);
    }
    for (int reason = 0; reason < state.rejected.length; reason++) {
      state.rejected[reason] += other.state.rejected[reason];
    }
    state.emptyRows[0] += other.state.emptyRows[0];
    state.thinned.add(other.state.thinned);
  }

  /** The same under another name of the source. */
  public BinnedEvents named(String name) {
    return new BinnedEvents(
        plan, name, hasEnergy, state.sets, state.rejected, state.emptyRows[0], state.thinned);
  }

  /** What was added up, in a form that Java can write; {@link #restored} takes it back. */
  public Serializable state() {
    return state;
  }

  /**
   * The same as what gave the state.
   *
   * @param state of {@link #state} under an equal plan
   */
  public BinnedEvents restored(Serializable state) {
    State other = (State) state;
    return new BinnedEvents(
        plan, source, hasEnergy, other.sets, other.rejected, other.emptyRows[0], other.thinned);
  }

  /**
   * The counts of the selection in one frame.
   *
   * @param name of the detector
   * @param digest SHA-256 of the source, for the record
   * @throws InvalidInputException when no event is in view
   */
  public DetectorCounts counts(String name, TimeFrame frame, String digest) {
    requireUsed(whole());
    return counts(name, frame, digest, whole(), plan.selection());
  }

  /** The same, of a part of a list in which no event may be in view. */
  public DetectorCounts countsOfPart(String name, TimeFrame frame, String digest) {
    return counts(name, frame, digest, whole(), plan.selection());
  }

  /**
   * The counts of an energy range in one frame.
   *
   * @param range one of the plan, or several that follow each other
   * @throws InvalidInputException when no event is in view
   */
  public DetectorCounts counts(String name, TimeFrame frame, String digest, EnergyRange range) {
    CountsAccumulator events = within(range);
    requireUsed(events);
    return counts(name, frame, digest, events, range.select(plan.selection()));
  }

  /**
   * What rounding left of {@link #counts(String, TimeFrame, String)}, so that counts of parts of a
   * list can be added.
   */
  public ExactSums exactSums(TimeFrame frame) {
    int f = plan.frames().indexOf(frame);
    CountTable table = whole().table(f);
    return new ExactSums(
        whole().timeParts(),
        plan.sumEvents() ? whole().sums(f).parts() : List.of(),
        table.restsOfCounts(),
        table.restsOfSquaredWeights());
  }

  private DetectorCounts counts(
      String name,
      TimeFrame frame,
      String digest,
      CountsAccumulator events,
      EventSelection selection) {
    int f = plan.frames().indexOf(frame);
    Map<String, Long> left = rejected(events);
    CountTable table = events.table(f);
    CountsOrigin origin = origin(digest, events, selection, left);
    Optional<EventStatistics> statistics =
        plan.sumEvents() ? Optional.of(events.sums(f).statistics()) : Optional.empty();
    long cells = (long) plan.binning().bins() * plan.sky().size();
    if (table.isPlain() && events.used() * CELLS_PER_EVENT < cells) {
      DetectorCounts counts =
          new DetectorCounts(name, plan.sky(), plan.binning(), frame, table.sparse(), origin);
      return statistics.map(counts::withEventStatistics).orElse(counts);
    }
    return new DetectorCounts(
        name,
        plan.sky(),
        plan.binning(),
        frame,
        table.counts(),
        table.squaredWeights(),
        origin,
        statistics);
  }

  /**
   * Checks that there is an event in view.
   *
   * @throws InvalidInputException with what became of all events
   */
  public void requireUsed() {
    requireUsed(whole());
  }

  private void requireUsed(CountsAccumulator set) {
    if (set.used() > 0) {
      return;
    }
    Map<String, Long> left = rejected(set);
    List<String> reasons = new ArrayList<>();
    long events = 0;
    for (Rejection reason : TOLD) {
      long count = left.get(reason.key());
      events += count;
      reasons.add(
          String.format(Locale.ROOT, "%d %s", count, reason.key().replace('_', ' '))
              .replace("outside ", "outside the "));
    }
    if (state.emptyRows[0] > 0) {
      events += state.emptyRows[0];
      reasons.add(state.emptyRows[0] + " with an empty cell");
    }
    throw InvalidInputException.of(
        "%s: none of %d events is used (%s)", source, events, String.join(", ", reasons));
  }

  /** The order in which reasons are told. */
  private static final List<Rejection> TOLD =
      List.of(
          Rejection.OUTSIDE_FIELD_OF_VIEW,
          Rejection.OUTSIDE_TIME_RANGE,
          Rejection.OUTSIDE_ENERGY_RANGE);

  /** By reason; events in other energy ranges of the plan are outside that of the accumulator. */
  private Map<String, Long> rejected(CountsAccumulator events) {
    Map<String, Long> left = new TreeMap<>();
    for (Rejection reason : Rejection.values()) {
      left.put(reason.key(), state.rejected[reason.ordinal()]);
    }
    long inOtherRanges = -events.used() - events.notInView();
    for (CountsAccumulator set : state.sets) {
      inOtherRanges += set.used() + set.notInView();
    }
    left.merge(Rejection.OUTSIDE_ENERGY_RANGE.key(), inOtherRanges, Long::sum);
    left.put(Rejection.OUTSIDE_FIELD_OF_VIEW.key(), events.notInView());
    if (state.emptyRows[0] > 0) {
      left.put(EventBinner.EMPTY_CELL, state.emptyRows[0]);
    }
    return left;
  }

  private CountsOrigin origin(
      String digest, CountsAccumulator events, EventSelection selection, Map<String, Long> left) {
    Map<String, String> cuts = new TreeMap<>(selection.describe());
    cuts.put(
        "field of view",
        String.format(
            Locale.ROOT,
            "zenith <= %s deg by pixel centre",
            Degrees.text(plan.sky().fieldOfView().maxZenith())));
    CountsOrigin origin =
        new CountsOrigin(
            source,
            digest,
            events.used(),
            left,
            events.meanTime(),
            events.used() > 0 ? events.firstTime() : Double.NaN,
            events.used() > 0 ? events.lastTime() : Double.NaN,
            cuts,
            plan.clock().describe(),
            List.of());
    return origin.withPieces(
        TimeStretches.of(
            state.thinned.sortedTimes(), events.firstTime(), events.lastTime(), events.used()));
  }

  private CountsAccumulator whole() {
    if (!plan.ranges().isEmpty()) {
      throw new IllegalStateException("one energy range must be chosen");
    }
    return state.sets[0];
  }

  private CountsAccumulator within(EnergyRange range) {
    List<CountsAccumulator> parts = parts(range);
    if (parts.size() == 1) {
      return parts.get(0);
    }
    CountsAccumulator sum = CountsAccumulator.of(plan);
    parts.forEach(sum::add);
    return sum;
  }

  /** The same without counts. */
  private CountsAccumulator besideCounts(EnergyRange range) {
    List<CountsAccumulator> parts = parts(range);
    CountsAccumulator sum = parts.get(0).beside(plan);
    parts.forEach(sum::addBeside);
    return sum;
  }

  /** Of the differential ranges of which a range is made. */
  private List<CountsAccumulator> parts(EnergyRange range) {
    List<CountsAccumulator> parts = new ArrayList<>();
    double reached = range.from();
    for (int r = 0; r < plan.ranges().size(); r++) {
      EnergyRange part = plan.ranges().get(r);
      if (part.from() == reached && part.until() <= range.until()) {
        parts.add(state.sets[r]);
        reached = part.until();
      }
    }
    if (reached != range.until()) {
      throw new IllegalArgumentException(
          "energy range " + range.describe() + " is not made of " + plan.ranges());
    }
    return parts;
  }

  /** All events of the list, cuts or none, thinned. */
  public ThinnedEvents thinned() {
    return state.thinned;
  }

  /**
   * What a look at the events themselves shows, for a person: times that come in steps or cannot
   * be, events that are there twice.
   *
   * @param latest when the list was written, unix time, s; infinite when that is not known
   */
  public List<String> remarks(double latest) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (CountsAccumulator set : state.sets) {
      first = Math.min(first, set.firstTime());
      last = Math.max(last, set.lastTime());
    }
    List<String> remarks = new ArrayList<>();
    if (first <= last) {
      TimeSteps.warningOfTimes(state.thinned, first, last, latest, source).ifPresent(remarks::add);
    }
    TimeSteps.warningOfSteps(state.thinned, source).ifPresent(remarks::add);
    RepeatedEvents.warning(state.thinned, source).ifPresent(remarks::add);
    return remarks;
  }

  /**
   * What to say when events of this list are in another one too.
   *
   * @param other not modified
   */
  public Optional<String> remarkOnEventsOf(BinnedEvents other) {
    return RepeatedEvents.warningOfBoth(other.state.thinned, other.source, state.thinned, source);
  }

  /**
   * Numbers of events used in each energy range of the plan.
   *
   * @return shape (ranges)
   */
  public long[] eventsUsed() {
    return Arrays.stream(state.sets).mapToLong(CountsAccumulator::used).toArray();
  }

  /** Number of events used in a range, as for {@link #counts}. */
  public long eventsUsed(EnergyRange range) {
    return besideCounts(range).used();
  }

  /** Mean energy of the events used, in the source's unit; empty when it has no energies. */
  public OptionalDouble meanEnergy() {
    return hasEnergy ? whole().meanEnergy() : OptionalDouble.empty();
  }

  /** Mean energy of the events used in a range, as for {@link #counts}. */
  public OptionalDouble meanEnergy(EnergyRange range) {
    return hasEnergy ? besideCounts(range).meanEnergy() : OptionalDouble.empty();
  }
}
