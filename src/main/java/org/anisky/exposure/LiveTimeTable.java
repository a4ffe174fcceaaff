package org.anisky.exposure;

import java.util.Arrays;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorView;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;

/** Live time per bin of one binning and time frame. Immutable. */
public final class LiveTimeTable implements MonitoredRate {
  private final String source;
  private final SiderealBinning binning;
  private final TimeFrame timeFrame;
  private final double[] liveTime;

  /**
   * @param source what the table comes from, for messages
   * @param liveTime per bin, in any unit, finite and at least 0, shape (T); not modified
   */
  public LiveTimeTable(
      String source, SiderealBinning binning, TimeFrame timeFrame, double[] liveTime) {
    this.source = source;
    this.binning = binning;
    this.timeFrame = timeFrame;
    this.liveTime = liveTime.clone();
    if (liveTime.length != binning.bins()) {
      throw InvalidInputException.of(
          "%s has live times of %d bins, but there are %d sidereal bins",
          source, liveTime.length, binning.bins());
    }
    for (int tau = 0; tau < liveTime.length; tau++) {
      if (!(liveTime[tau] >= 0 && liveTime[tau] < Double.POSITIVE_INFINITY)) {
        throw InvalidInputException.of(
            "%s: live time of sidereal bin %d is %s; it must be finite and >= 0",
            source, tau, liveTime[tau]);
      }
    }
  }

  /** The same live time in every bin. */
  public static LiveTimeTable uniform(SiderealBinning binning, TimeFrame timeFrame) {
    double[] liveTime = new double[binning.bins()];
    Arrays.fill(liveTime, 1);
    return new LiveTimeTable("uniform live time", binning, timeFrame, liveTime);
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public double[] liveTime(DetectorView counts) {
    if (!counts.binning().equals(binning)) {
      throw InvalidInputException.of(
          "%s has %d bins from %s deg but the counts of %s have %d from %s deg; they must agree",
          source,
          binning.bins(),
          Math.toDegrees(binning.start()),
          counts.name(),
          counts.binning().bins(),
          Math.toDegrees(counts.binning().start()));
    }
    if (counts.timeFrame() != timeFrame) {
      throw InvalidInputException.of(
          "%s is in %s time but the counts of %s are in %s time; they must agree (a list of runs"
              + " serves every time frame)",
          source, timeFrame.key(), counts.name(), counts.timeFrame().key());
    }
    return liveTime.clone();
  }
}
