package org.anisky.io;

import java.util.Objects;
import org.anisky.InvalidInputException;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.TimeFrame;

/**
 * What files of counts of other programs do not say of themselves.
 *
 * @param detector name for messages and results
 * @param observatory where it stands
 * @param fieldOfView pixels to take; counts in others are left out and reported
 * @param convention how the longitude of the files' pixels is counted
 * @param timeFrame what "sidereal" means in the files
 * @param firstBinStart local sidereal time (or angle of the time frame) at which bin 0 begins, rad,
 *     finite: 0 for the program's own bins; the observatory's longitude when the files count
 *     Greenwich time; half a bin less when the files' bins are meant to be centred where they are
 *     said to begin
 */
public record LocalCountsLayout(
    String detector,
    Observatory observatory,
    FieldOfView fieldOfView,
    AzimuthConvention convention,
    TimeFrame timeFrame,
    double firstBinStart) {
  /** Checks that nothing is missing. */
  public LocalCountsLayout {
    Objects.requireNonNull(detector, "detector");
    Objects.requireNonNull(observatory, "observatory");
    Objects.requireNonNull(fieldOfView, "fieldOfView");
    Objects.requireNonNull(convention, "convention");
    Objects.requireNonNull(timeFrame, "timeFrame");
    if (!Double.isFinite(firstBinStart)) {
      throw InvalidInputException.of(
          "%s: the start of the first sidereal bin %s rad is not a finite angle",
          detector, firstBinStart);
    }
  }
}
