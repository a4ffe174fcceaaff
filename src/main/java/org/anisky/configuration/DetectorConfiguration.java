package org.anisky.configuration;

import java.util.Optional;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EventSelection;
import org.anisky.counts.WeightUse;
import org.anisky.grid.SkyGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealClock;

/**
 * One detector of a configuration: either a list of events with the site, grid, clock and cuts that
 * turn it into counts, or a file of counts that carries all of this itself.
 *
 * @param name of the detector
 * @param events how to make counts, or empty
 * @param counts files of counts, or empty
 */
public record DetectorConfiguration(
    String name, Optional<EventInput> events, Optional<CountsInput> counts) {
  /** The same for the events of one energy range. */
  DetectorConfiguration inRange(EnergyRange range) {
    return new DetectorConfiguration(name, events.map(input -> input.inRange(range)), counts);
  }

  /**
   * How to turn events into counts.
   *
   * @param file the events
   * @param observatory the site
   * @param grid the local grid
   * @param fieldOfView largest zenith angle
   * @param clock how sidereal time is computed
   * @param selection cuts in time and energy
   * @param weightUse what weights are used for
   * @param sumEvents whether sums over the events are made beside the counts
   */
  public record EventInput(
      EventFileConfiguration file,
      Observatory observatory,
      SkyGrid grid,
      FieldOfView fieldOfView,
      SiderealClock clock,
      EventSelection selection,
      WeightUse weightUse,
      boolean sumEvents) {
    private EventInput inRange(EnergyRange range) {
      return new EventInput(
          file,
          observatory,
          grid,
          fieldOfView,
          clock,
          range.select(selection),
          weightUse,
          sumEvents);
    }
  }
}
