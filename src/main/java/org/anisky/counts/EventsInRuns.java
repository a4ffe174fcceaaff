package org.anisky.counts;

import java.io.IOException;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anisky.InvalidInputException;
import org.anisky.sky.UtcText;

/**
 * The events of another source that lie in the runs of a detector. An event outside of all runs has
 * no live time of its own: what is compared with live time must not hold it. Events that a
 * selection leaves out anyhow are passed on and not looked at. Closing it closes the source.
 *
 * <p>It also watches for live time without events, the same fault the other way round.
 */
public final class EventsInRuns extends PassedEvents {
  /** Why an event was not used, as in results. */
  public static final String OUTSIDE_RUNS = "outside_runs";

  /** Name of the cut among {@link CountsOrigin#cuts}. */
  public static final String CUT = "runs";

  private final RunTimes runs;
  private final EventSelection selection;
  private final boolean refuse;
  private final Sums sums = new Sums();

  /** What is known of the events that passed; their order is not. */
  private static final class Sums implements Serializable {
    private static final long serialVersionUID = 1;

    private final SilentTime silentTime = new SilentTime();
    private long inRuns;
    private long outside;
    private double firstOutside = Double.POSITIVE_INFINITY;
    private double lastOutside = Double.NEGATIVE_INFINITY;
  }

  /**
   * @param source of events
   * @param runs in which they must lie
   * @param selection of events that are looked at
   * @param refuse whether {@link #refuseOutsiders} refuses any event outside
   */
  public EventsInRuns(EventSource source, RunTimes runs, EventSelection selection, boolean refuse) {
    super(source);
    this.runs = runs;
    this.selection = selection;
    this.refuse = refuse;
  }

  @Override
  public boolean read(EventBatch batch) throws IOException {
    boolean any = super.read(batch);
    while (any) {
      sift(batch);
      if (batch.size > 0) {
        return true;
      }
      any = super.read(batch);
    }
    return false;
  }

  /** What is known of the events so far, in a form that Java can write; {@link #add} takes it. */
  public Serializable state() {
    return sums;
  }

  /**
   * Adds what is known of other events of the same list.
   *
   * @param state of {@link #state}; not modified
   */
  public void add(Serializable state) {
    Sums other = (Sums) state;
    sums.silentTime.add(other.silentTime);
    sums.inRuns += other.inRuns;
    sums.outside += other.outside;
    sums.firstOutside = Math.min(sums.firstOutside, other.firstOutside);
    sums.lastOutside = Math.max(sums.lastOutside, other.lastOutside);
  }

  /**
   * Checks, when all events have passed, that none is outside of all runs, or that only some are.
   *
   * @throws InvalidInputException with their number
   */
  public void refuseOutsiders() {
    if (sums.outside > 0 && (refuse || sums.inRuns == 0)) {
      throw new InvalidInputException(
          outsiders()
              + "; an event without live time makes anisotropy where there is none. Check the times"
              + " of both lists (format, time zone, year)"
              + (refuse ? ", or cut such events with outside-runs: cut" : ""));
    }
  }

  /** Leaves out what is outside; the order of the others stays. */
  private void sift(EventBatch batch) {
    int kept = 0;
    for (int k = 0; k < batch.size; k++) {
      double time = batch.unixTime[k];
      boolean looked =
          selection.containsTime(time)
              && !(selection.limitsEnergy() && !selection.containsEnergy(batch.energy[k]));
      int run = looked ? runs.run(time) : -1;
      if (looked && run < 0) {
        sums.outside++;
        sums.firstOutside = Math.min(sums.firstOutside, time);
        sums.lastOutside = Math.max(sums.lastOutside, time);
      } else {
        if (looked) {
          sums.inRuns++;
          sums.silentTime.add(runs.liveTimeAt(run, time) / runs.liveTime());
        }
        batch.move(k, kept++);
      }
    }
    batch.size = kept;
  }

  /** Number of events outside of all runs so far. */
  public long outside() {
    return sums.outside;
  }

  private String outsiders() {
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d events (from %s to %s) lie in no run of %s (%,d runs from %s to %s)",
        description(),
        sums.outside,
        sums.outside + sums.inRuns,
        UtcText.of(sums.firstOutside),
        UtcText.of(sums.lastOutside),
        runs.source(),
        runs.size(),
        UtcText.of(runs.first()),
        UtcText.of(runs.last()));
  }

  /** What was left out, for a careful reader; empty when nothing was. */
  public Optional<String> warningOfOutsiders() {
    return sums.outside == 0
        ? Optional.empty()
        : Optional.of(outsiders() + " and are cut, as if the detector had not seen them");
  }

  /** A stretch of live time without an event that an even rate does not explain. */
  public Optional<String> warningOfSilence() {
    return sums.silentTime.longest().map(this::text);
  }

  /**
   * Checks that no stretch of live time is without events against the rate before and behind it.
   *
   * @throws InvalidInputException with the stretch
   */
  public void refuseSilence() {
    Optional<SilentTime.Silence> silence =
        sums.silentTime.longest().filter(SilentTime.Silence::beyondChance);
    if (silence.isPresent()) {
      throw new InvalidInputException(
          text(silence.get())
              + ". Complete the events, leave that time out of the runs, or declare it with"
              + " without-events: keep");
    }
  }

  private String text(SilentTime.Silence silence) {
    return String.format(
        Locale.ROOT,
        "%s has no event from %s to %s, where %s has %.3g h of live time for which %,.0f events"
            + " are expected: events are missing, or the live time is wrong",
        description(),
        UtcText.of(runs.instant(silence.from() * runs.liveTime())),
        UtcText.of(runs.instant(silence.until() * runs.liveTime())),
        runs.source(),
        (silence.until() - silence.from()) * runs.liveTime() / 3600,
        silence.expected());
  }

  /** Counts made of a part of these events; what was left out is of no part. */
  public DetectorCounts describePart(DetectorCounts counts, String runsDigest) {
    return counts.withOrigin(counts.origin().with(OUTSIDE_RUNS, 0).withCut(CUT, cut(runsDigest)));
  }

  /** Counts made of these events, with what was left out in their origin. */
  public DetectorCounts describe(DetectorCounts counts, String runsDigest) {
    return counts.withOrigin(
        counts.origin().with(OUTSIDE_RUNS, sums.outside).withCut(CUT, cut(runsDigest)));
  }

  /** The same of counts beside others that tell what was left out. */
  public static DetectorCounts describeCut(DetectorCounts counts, String runsDigest) {
    return counts.withOrigin(counts.origin().withCut(CUT, cut(runsDigest)));
  }

  /**
   * Live time of the runs in every block of the calendar, s; nothing when blocks are files.
   *
   * @return by number of the block
   */
  public Map<Integer, Double> liveTimes(BlockKind kind) {
    Map<Integer, Double> liveTimes = new TreeMap<>();
    long last = BlockKind.day(runs.last());
    for (long day = BlockKind.day(runs.first()); kind.isOfCalendar() && day <= last; day++) {
      double live =
          runs.liveTimeUntil(BlockKind.begin(day + 1)) - runs.liveTimeUntil(BlockKind.begin(day));
      liveTimes.merge(kind.block(day), live, Double::sum);
    }
    return liveTimes;
  }

  /**
   * The cut as it stands in {@link CountsOrigin#cuts}.
   *
   * @param digest SHA-256 of the list of runs
   */
  public static String cut(String digest) {
    return "in the runs of the list with SHA-256 " + digest;
  }
}
