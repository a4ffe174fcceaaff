package org.anisky.configuration;

import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.sky.LinearClock;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.SiderealClock;

/**
 * The section of a configuration that says how sidereal time is computed:
 *
 * <pre>
 *   clock: {model: gmst, ut1-utc: 0 s}
 *   clock: {model: linear, local-sidereal-time-at-epoch: 2.0488691940859876 h}
 * </pre>
 */
final class ClockConfiguration {
  private static final Interval ONE_TURN_EITHER_WAY = Interval.closed(-360, 360);
  private static final Interval ONE_SECOND_EITHER_WAY = Interval.closed(-1, 1);

  /** How sidereal time is computed. */
  enum Model {
    /** Greenwich mean sidereal time, IAU 2006. */
    GMST,
    /** A clock of constant rate, as in the public Python program. */
    LINEAR
  }

  private ClockConfiguration() {}

  /** Reads the section; the caller finishes it. */
  static SiderealClock read(YamlSection section) {
    if (section.choice("model", Model.class, Model.GMST) == Model.LINEAR) {
      return LinearClock.of(section.angle("local-sidereal-time-at-epoch", ONE_TURN_EITHER_WAY));
    }
    return new MeanSiderealClock(section.duration("ut1-utc", ONE_SECOND_EITHER_WAY, "0 s"));
  }
}
