package org.anisky.sky;

import java.util.Arrays;

/**
 * Bins of the angle of a time frame for many events: within one day UTC the angle is a straight
 * line in time (precession bends sidereal time by 1.3e-15 rad in a day, and leap seconds fall
 * between days), so that the clock is asked twice a day and not at every event. Where the line
 * passes within 1e-9 rad of an edge the clock itself decides, so that every bin is the clock's own.
 *
 * <p>Holds the lines of recent days: one object per thread.
 */
public final class DailyAngles {
  private static final double TURN = SiderealClock.TURN;
  private static final double DAY = SiderealClock.SECONDS_PER_DAY;

  /**
   * A line and its clock differ by the roundings of the clock alone: 3e-14 rad for mean sidereal
   * time, 2e-10 rad where 7e-5 rad/s are multiplied by 4e9 s.
   */
  private static final double MARGIN = 1e-9;

  /** Clocks that do not go once round in about a day are asked at every event. */
  private static final double LARGEST_DEVIATION = 0.02;

  private static final int DAYS_HELD = 1 << 12;

  private static final int SIGN = Integer.SIZE - 1;
  private static final int SIGN_OF_LONG = Long.SIZE - 1;

  private final SiderealClock clock;
  private final TimeFrame frame;
  private final Observatory observatory;
  private final SiderealBinning binning;
  private final boolean followsDays;

  /** Lines by day modulo their number: the day, bins at its start, bins per second. */
  private final long[] day = new long[DAYS_HELD];

  private final double[] atStart = new double[DAYS_HELD];
  private final double[] perSecond = new double[DAYS_HELD];
  private final double margin;
  private int[] doubtful = {};

  /** Lines for one frame at one place. */
  public DailyAngles(
      SiderealClock clock, TimeFrame frame, Observatory observatory, SiderealBinning binning) {
    this.clock = clock;
    this.frame = frame;
    this.observatory = observatory;
    this.binning = binning;
    followsDays = Math.abs(clock.siderealRate() * DAY / TURN - 1) < LARGEST_DEVIATION;
    margin = MARGIN / TURN * binning.bins();
    Arrays.fill(day, Long.MIN_VALUE);
  }

  /**
   * The bins of instants.
   *
   * @param unixTime s, finite; not modified
   * @param size how many
   * @param out receives tau; modified
   */
  public void bins(double[] unixTime, int size, int[] out) {
    int doubts = likelyBins(unixTime, size, out);
    for (int j = 0; j < doubts; j++) {
      int k = doubtful[j];
      out[k] = exactly(unixTime[k]);
    }
  }

  /**
   * Bins as the lines have them. An event in doubt is found by a sign and not by a branch, nor is
   * one that says whether a turn is complete: the compiler would leave it out, and compile all
   * again when one comes.
   *
   * @return number of events that may belong elsewhere, in {@link #doubtful}
   */
  private int likelyBins(double[] unixTime, int size, int[] out) {
    if (doubtful.length < size) {
      doubtful = new int[size];
    }
    int bins = binning.bins();
    double start = 0;
    double end = 0;
    double first = 0;
    double slope = 0;
    int doubts = 0;
    for (int k = 0; k < size; k++) {
      double time = unixTime[k];
      if (!(time >= start && time < end)) {
        long today = (long) Math.floor(time / DAY);
        int slot = (int) (today & (DAYS_HELD - 1));
        if (day[slot] != today) {
          hold(slot, today);
        }
        start = today * DAY;
        end = start + DAY;
        first = atStart[slot];
        slope = perSecond[slot];
      }
      double inBins = first + slope * (time - start);
      int tau = (int) inBins;
      double inBin = inBins - tau;
      // At most three turns of the fastest frame lie above the start of the first bin.
      tau -= bins & (bins - 1 - tau >> SIGN);
      tau -= bins & (bins - 1 - tau >> SIGN);
      tau -= bins & (bins - 1 - tau >> SIGN);
      out[k] = tau;
      long signs =
          Double.doubleToRawLongBits(inBin - margin)
              | Double.doubleToRawLongBits(1 - margin - inBin);
      doubtful[doubts] = k;
      doubts += (int) (signs >>> SIGN_OF_LONG);
    }
    return doubts;
  }

  private int exactly(double time) {
    return binning.bin(clock.angle(frame, time, observatory));
  }

  private void hold(int slot, long today) {
    day[slot] = today;
    if (!followsDays) {
      atStart[slot] = -1;
      perSecond[slot] = 0;
      return;
    }
    double start = today * DAY;
    double first = clock.angle(frame, start, observatory);
    double turn = first - binning.start();
    double second = clock.angle(frame, start + DAY / 2, observatory);
    double expected = frame.angle(clock.siderealRate(), TURN / DAY) * DAY / 2;
    double gone = second - first;
    gone += TURN * Math.rint((expected - gone) / TURN);
    double binsPerRadian = binning.bins() / TURN;
    atStart[slot] = (turn - TURN * Math.floor(turn / TURN)) * binsPerRadian;
    perSecond[slot] = gone / (DAY / 2) * binsPerRadian;
  }
}
