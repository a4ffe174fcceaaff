package org.anisky.exposure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorView;
import org.anisky.counts.RunTimes;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.TimeFrame;
import org.anisky.sky.UtcText;

/**
 * Runs of one detector, none of which overlap, and the clock that places them in sidereal (or
 * other) time. The live time of a bin is exact: every run is cut at the instants at which the clock
 * crosses the edges of the bins. Immutable.
 */
public final class RunList implements MonitoredRate {
  /**
   * Newton steps to an instant. The angle of every frame is a straight line in time to better than
   * 1e-6 over a day, so that each step leaves a millionth of the error; rounding remains.
   */
  private static final int NEWTON_STEPS = 3;

  /** Mean sidereal day, s (IERS Conventions 2010: 86400/1.00273781191135448). */
  private static final double SIDEREAL_DAY = 86164.09053;

  private static final double SIDEREAL_RATE = SiderealClock.TURN / SIDEREAL_DAY;
  private static final double SOLAR_RATE = SiderealClock.TURN / SiderealClock.SECONDS_PER_DAY;

  private final String source;
  private final List<Run> runs;
  private final SiderealClock clock;

  /**
   * @param source what the runs come from, for messages
   * @param runs in any order, at least one
   * @param clock with which the events are binned
   * @throws InvalidInputException naming two runs that overlap
   */
  public RunList(String source, List<Run> runs, SiderealClock clock) {
    if (runs.isEmpty()) {
      throw InvalidInputException.of("a run list needs at least one run");
    }
    List<Run> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingDouble(Run::start));
    for (int k = 1; k < sorted.size(); k++) {
      Run before = sorted.get(k - 1);
      Run after = sorted.get(k);
      if (after.start() < before.stop()) {
        throw InvalidInputException.of(
            "run %s starts at %s, before run %s stops at %s; runs must not overlap",
            after.label(), UtcText.of(after.start()), before.label(), UtcText.of(before.stop()));
      }
    }
    this.source = source;
    this.runs = List.copyOf(sorted);
    this.clock = clock;
  }

  /** The runs, by start. */
  public List<Run> runs() {
    return runs;
  }

  /**
   * What is left of the runs in a range of time, as a selection of events has it.
   *
   * @param from first instant, unix time, s
   * @param until first instant that is out
   * @throws InvalidInputException when nothing is left
   */
  public RunList within(double from, double until) {
    List<Run> left = new ArrayList<>();
    for (Run run : runs) {
      double start = Math.max(from, run.start());
      double stop = Math.min(until, run.stop());
      if (start < stop) {
        left.add(new Run(run.label(), start, stop, run.liveFraction()));
      }
    }
    if (left.isEmpty()) {
      throw InvalidInputException.of(
          "%s: no run is in the time selected, from %s until %s; runs last from %s to %s",
          source,
          UtcText.of(from),
          UtcText.of(until),
          UtcText.of(runs.get(0).start()),
          UtcText.of(runs.get(runs.size() - 1).stop()));
    }
    return new RunList(source, left, clock);
  }

  /** When the runs were. */
  public RunTimes times() {
    return new RunTimes(
        source,
        runs.stream().mapToDouble(Run::start).toArray(),
        runs.stream().mapToDouble(Run::stop).toArray(),
        runs.stream().mapToDouble(Run::liveFraction).toArray());
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public double[] liveTime(DetectorView counts) {
    return liveTime(counts.sky().observatory(), counts.timeFrame(), counts.binning());
  }

  /**
   * Live time per bin.
   *
   * @return s, shape (T)
   */
  public double[] liveTime(Observatory observatory, TimeFrame frame, SiderealBinning binning) {
    double[] liveTime = new double[binning.bins()];
    double rate = frame.angle(SIDEREAL_RATE, SOLAR_RATE);
    for (Run run : runs) {
      double time = run.start();
      double angle = clock.angle(frame, time, observatory);
      int tau = binning.bin(angle);
      double toEdge = withinOneTurn(binning.edge(tau + 1) - angle);
      while (time < run.stop()) {
        double guess = time + toEdge / rate;
        double edge = crossing(binning.edge(tau + 1), guess, frame, observatory);
        double end = Math.min(Math.max(edge, time), run.stop());
        liveTime[tau] += run.liveFraction() * (end - time);
        time = end;
        tau = (tau + 1) % binning.bins();
        toEdge = SiderealClock.TURN / binning.bins();
      }
    }
    return liveTime;
  }

  /**
   * The angle plus whole turns that is in (0, 2 pi]: a run that starts on an edge has it behind.
   */
  private static double withinOneTurn(double angle) {
    double turns = angle / SiderealClock.TURN;
    return (turns - Math.ceil(turns) + 1) * SiderealClock.TURN;
  }

  /** The instant near a guess at which the angle of the frame is met. */
  private double crossing(double angle, double guess, TimeFrame frame, Observatory observatory) {
    double rate = frame.angle(SIDEREAL_RATE, SOLAR_RATE);
    double crossing = guess;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double error = angle - clock.angle(frame, crossing, observatory);
      crossing += Math.IEEEremainder(error, SiderealClock.TURN) / rate;
    }
    return crossing;
  }
}
