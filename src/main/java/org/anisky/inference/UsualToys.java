package org.anisky.inference;

import java.util.List;
import org.anisky.model.ScannedData;

/**
 * How many isotropic toys are drawn when nothing is said: as many as some seconds allow, by an
 * estimate of their work from grid, kernels and events, never by the clock, so that the number is
 * the same everywhere. With 300 toys a significance of 3 sigma is known to 0.2, with 1,000 to 0.1.
 */
public enum UsualToys {
  /** None. */
  NONE(0, 0),

  /**
   * Beside a reconstruction: about a second of one processor. Beyond the reach of few toys a tail
   * is fitted, and said to be one.
   */
  OF_RESULT(SignificanceOptions.LEAST_TOYS, 1.2e9),

  /** Of a search for excesses alone: about 10 seconds of one processor. */
  OF_SEARCH(300, 1e10);

  private static final int MOST = 1000;

  /**
   * Time of a cell of the sky in one kernel (7 to 9.5 ms for 180 x 360 cells and discs of 45 and 10
   * deg), of the draw of an event and of a cell's, ns.
   */
  private static final double PER_CELL = 130;

  private static final double PER_EVENT = 15;
  private static final double PER_DRAWN_CELL = 4;

  private final int least;
  private final double nanoseconds;

  UsualToys(int least, double nanoseconds) {
    this.least = least;
    this.nanoseconds = nanoseconds;
  }

  /** The number for a data set, in steps of 50. */
  public int number(ScannedData data, List<Kernel> kernels) {
    if (this == NONE) {
      return 0;
    }
    double cells = DayCylinder.of(data).grid().size();
    double draws = 0;
    for (ScannedData.Detector detector : data.detectors()) {
      double pairs = (double) detector.counts().sky().size() * detector.scan().bins();
      draws += Math.min(PER_EVENT * detector.marginals().total(), PER_DRAWN_CELL * pairs);
    }
    double work = PER_CELL * cells * kernels.size() + draws;
    int number = 50 * (int) Math.min(MOST, nanoseconds / work / 50);
    return Math.max(least, Math.min(MOST, number));
  }
}
