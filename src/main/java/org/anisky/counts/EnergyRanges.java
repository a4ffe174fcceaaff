package org.anisky.counts;

import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;

/**
 * The energy ranges of one study, from growing thresholds e_0 &lt; e_1 &lt; ... and an upper end.
 * Differential ranges share no event; cumulative ranges hold each other, so that their results are
 * not independent. Immutable.
 */
public final class EnergyRanges {
  /**
   * No dipole is fitted to fewer events. Its errors are then as large as the dipole can be, and the
   * probability exp(-k) of Rayleigh's power k, to which the other tests of isotropy tend, is off by
   * its next order, 1/N of itself and more.
   */
  public static final long LEAST_EVENTS = 10;

  private final double[] thresholds;
  private final double end;

  private EnergyRanges(double[] thresholds, double end) {
    this.thresholds = thresholds;
    this.end = end;
  }

  /**
   * Ranges between and above thresholds.
   *
   * @param thresholds finite, at least 0, growing; not modified
   * @param end of the last range, above the last threshold; plus infinity for none
   * @throws InvalidInputException naming the threshold that is out of order
   */
  public static EnergyRanges of(double[] thresholds, double end) {
    if (thresholds.length == 0) {
      throw InvalidInputException.of("energy ranges need at least one threshold");
    }
    if (!(thresholds[0] >= 0 && thresholds[0] < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of(
          "energy threshold 0 is %s; it must be finite and >= 0",
          EnergyRange.number(thresholds[0]));
    }
    for (int k = 1; k < thresholds.length; k++) {
      if (!(thresholds[k] > thresholds[k - 1] && thresholds[k] < Double.POSITIVE_INFINITY)) {
        throw InvalidInputException.of(
            "energy threshold %d is %s after %s; thresholds must grow",
            k, EnergyRange.number(thresholds[k]), EnergyRange.number(thresholds[k - 1]));
      }
    }
    double last = thresholds[thresholds.length - 1];
    if (!(end > last)) {
      throw InvalidInputException.of(
          "energy ranges end at %s, which is not above the last threshold %s",
          EnergyRange.number(end), EnergyRange.number(last));
    }
    return new EnergyRanges(thresholds.clone(), end);
  }

  /** [e_0, e_1), [e_1, e_2), ..., [e_last, end). */
  public List<EnergyRange> differential() {
    List<EnergyRange> ranges = new ArrayList<>();
    for (int k = 0; k < thresholds.length; k++) {
      ranges.add(
          new EnergyRange(thresholds[k], k + 1 < thresholds.length ? thresholds[k + 1] : end));
    }
    return List.copyOf(ranges);
  }

  /** [e_0, end), [e_1, end), ... */
  public List<EnergyRange> cumulative() {
    List<EnergyRange> ranges = new ArrayList<>();
    for (double threshold : thresholds) {
      ranges.add(new EnergyRange(threshold, end));
    }
    return List.copyOf(ranges);
  }
}
