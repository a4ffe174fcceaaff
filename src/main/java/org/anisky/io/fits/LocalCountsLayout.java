package org.anisky.io.fits;

import java.util.Objects;
import java.util.OptionalInt;
import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
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
 *     finite: 0 for bins of local time; the observatory's longitude when the files count Greenwich
 *     time
 * @param directionsAtStart whether the pixels' directions belong to the beginning of a bin, not to
 *     its centre: then the bins are taken to lie half a bin earlier
 * @param nside of a coarser grid to which the counts are added up; absent: the files' own
 */
public record LocalCountsLayout(
    String detector,
    Observatory observatory,
    FieldOfView fieldOfView,
    AzimuthConvention convention,
    TimeFrame timeFrame,
    double firstBinStart,
    boolean directionsAtStart,
    OptionalInt nside) {
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

  /** The same with another start of bin 0, rad. */
  LocalCountsLayout startingAt(double start) {
    return new LocalCountsLayout(
        detector, observatory, fieldOfView, convention, timeFrame, start, directionsAtStart, nside);
  }

  /**
   * The grid of the counts.
   *
   * @param files grid of the files
   * @throws InvalidInputException when a finer grid than the files' is asked for
   */
  HealpixGrid grid(HealpixGrid files) {
    if (nside.orElse(1) > files.nside()) {
      throw InvalidInputException.of(
          "%s: nside %d is asked for but the files have %d; counts can be added up, not divided",
          detector, nside.getAsInt(), files.nside());
    }
    return nside.isPresent() ? new HealpixGrid(nside.getAsInt()) : files;
  }

  /**
   * The bins whose centres are the instants of the directions.
   *
   * @param bins T
   */
  SiderealBinning binning(int bins) {
    double earlier = directionsAtStart ? Math.PI / bins : 0;
    return SiderealBinning.startingAt(bins, firstBinStart - earlier);
  }
}
