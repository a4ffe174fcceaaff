package org.anisky.counts;

import java.util.Arrays;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.HealpixLocator;
import org.anisky.sky.DailyAngles;
import org.anisky.sky.LocalFrame;

/**
 * Finds where events belong: energy range, bin of each time frame, local pixel. Works on columns,
 * one plain loop per quantity, and holds scratch: one object per thread.
 *
 * <p>On a cylindrical grid the local place is (declination, right ascension minus sidereal time);
 * on a HEALPix grid it is (zenith, azimuth). What the source does not carry is computed. Whatever
 * the time frame of the bins, the place in the local sky follows from the true sidereal time.
 */
final class EventPlacer {
  private final PassPlan plan;
  private final LocalSky sky;
  private final LocalFrame frame;
  private final boolean hourAngleGrid;
  private final boolean local;
  private final DailyAngles[] angles;
  private final EnergyRangeFinder ranges;
  private final PlacedEvents placed;

  /** Null unless directions are local on a HEALPix grid; so is the rest. */
  private final HealpixLocator locator;

  private final int[] gridPixel;

  /**
   * @param direction of the events
   * @param capacity largest batch
   */
  EventPlacer(PassPlan plan, DirectionKind direction, int capacity) {
    this.plan = plan;
    sky = plan.sky();
    frame = LocalFrame.of(sky.observatory());
    hourAngleGrid = sky.grid() instanceof CylindricalGrid;
    local = direction == DirectionKind.LOCAL;
    ranges = EnergyRangeFinder.of(plan);
    angles =
        plan.frames().stream()
            .map(each -> new DailyAngles(plan.clock(), each, sky.observatory(), plan.binning()))
            .toArray(DailyAngles[]::new);
    placed = new PlacedEvents(angles.length, plan.sets(), capacity);
    boolean located = local && sky.grid() instanceof HealpixGrid;
    locator = located ? new HealpixLocator((HealpixGrid) sky.grid(), capacity) : null;
    gridPixel = new int[located ? capacity : 0];
  }

  /**
   * Places a batch.
   *
   * @param batch not modified
   * @return valid until the next call
   */
  PlacedEvents place(EventBatch batch) {
    boolean all = !select(batch);
    if (!local || plan.sumEvents()) {
      for (int k = 0; k < batch.size; k++) {
        placed.siderealTime[k] =
            plan.clock().localSiderealTime(batch.unixTime[k], sky.observatory());
      }
    }
    if (locator != null) {
      locate(batch, all);
    } else if (local) {
      findLocal(batch);
    } else {
      findEquatorial(batch);
    }
    placed.sort(batch.unixTime, batch.size);
    int seen = placed.begin[plan.sets()];
    for (int f = 0; f < angles.length; f++) {
      angles[f].bins(placed.timeInView, seen, placed.bin[f]);
    }
    return placed;
  }

  /**
   * Takes out what a cut leaves out; the others wait for their pixels.
   *
   * @return whether there is a cut
   */
  private boolean select(EventBatch batch) {
    Arrays.fill(placed.rejected, 0);
    Arrays.fill(placed.pixel, 0, batch.size, 0);
    EventSelection selection = plan.selection();
    if (selection.limitsTime()) {
      for (int k = 0; k < batch.size; k++) {
        if (!selection.containsTime(batch.unixTime[k])) {
          reject(k, Rejection.OUTSIDE_TIME_RANGE);
        }
      }
    }
    if (plan.needsEnergy()) {
      for (int k = 0; k < batch.size; k++) {
        if (placed.pixel[k] == 0) {
          placed.range[k] = ranges.range(batch.energy[k]);
          if (placed.range[k] < 0) {
            reject(k, Rejection.OUTSIDE_ENERGY_RANGE);
          }
        }
      }
    }
    return selection.limitsTime() || plan.needsEnergy();
  }

  private void reject(int k, Rejection reason) {
    placed.pixel[k] = PlacedEvents.REJECTED;
    placed.rejected[reason.ordinal()]++;
  }

  /**
   * Pixels of a horizon grid, for events that a cut left out too: their number is small.
   *
   * @param all whether none is left out
   */
  private void locate(EventBatch batch, boolean all) {
    // The longitude of the grid is minus the azimuth.
    locator.pixelsOfOpposite(batch.polar, batch.azimuthal, batch.size, gridPixel);
    for (int k = 0; all && k < batch.size; k++) {
      placed.pixel[k] = sky.index(gridPixel[k]);
    }
    for (int k = 0; !all && k < batch.size; k++) {
      if (placed.pixel[k] != PlacedEvents.REJECTED) {
        placed.pixel[k] = sky.index(gridPixel[k]);
      }
    }
  }

  /** Pixels of the cylinder, which turns with the sky. */
  private void findLocal(EventBatch batch) {
    for (int k = 0; k < batch.size; k++) {
      if (placed.pixel[k] != PlacedEvents.REJECTED) {
        double zenith = batch.polar[k];
        double azimuth = batch.azimuthal[k];
        double up = Math.cos(zenith);
        double sinZenith = Math.sin(zenith);
        double north = sinZenith * Math.cos(azimuth);
        double east = sinZenith * Math.sin(azimuth);
        int pixel =
            sky.grid()
                .pixel(
                    frame.sinDeclination(north, up),
                    frame.longitudeAtSiderealZero(north, east, up));
        placed.pixel[k] = sky.index(pixel);
      }
    }
  }

  private void findEquatorial(EventBatch batch) {
    for (int k = 0; k < batch.size; k++) {
      if (placed.pixel[k] != PlacedEvents.REJECTED) {
        double longitude = batch.azimuthal[k] - placed.siderealTime[k];
        double sinDec = Math.sin(batch.polar[k]);
        int pixel;
        if (hourAngleGrid) {
          pixel = sky.grid().pixel(sinDec, longitude);
        } else {
          double cosDec = Math.cos(batch.polar[k]);
          double eqX = cosDec * Math.cos(longitude);
          double eqY = cosDec * Math.sin(longitude);
          pixel =
              sky.grid()
                  .pixel(frame.cosZenith(eqX, sinDec), frame.northWestLongitude(eqX, eqY, sinDec));
        }
        placed.pixel[k] = sky.index(pixel);
      }
    }
  }
}
