package org.anisky.io;

import java.util.Objects;

/**
 * In which of several usual forms an event list writes what its columns mean: the parts of {@link
 * EventColumns} that most lists do not need. Immutable.
 *
 * @param timeRest second column of the time, or null when one column holds all of it: the time of
 *     day beside a date with {@link TimeScale#ISO}, nanoseconds beside whole seconds with {@link
 *     TimeScale#UNIX} and {@link TimeScale#GPS}
 * @param height how local directions give the distance from the zenith
 * @param energyScale how energies are written
 * @param empty what becomes of an event without a value
 * @param check equatorial directions beside local ones, or null
 */
public record ColumnForms(
    ColumnReference timeRest,
    Height height,
    EnergyScale energyScale,
    EmptyCells empty,
    CheckColumns check) {
  /** Time in one column, zenith angles, energies as they are, no empty cells. */
  public static final ColumnForms PLAIN =
      new ColumnForms(null, Height.ZENITH, EnergyScale.LINEAR, EmptyCells.REFUSE, null);

  /** How a local direction gives its distance from the zenith. */
  public enum Height {
    /** Angle from the zenith. */
    ZENITH,
    /** Angle above the horizon, also called altitude. */
    ELEVATION
  }

  /** How energies are written. */
  public enum EnergyScale {
    /** As they are. */
    LINEAR,
    /** As their decimal logarithms. */
    LOG10
  }

  /** What becomes of an event that lacks one of the values asked for. */
  public enum EmptyCells {
    /** The list is refused. */
    REFUSE,
    /** The event is left out and counted. */
    REJECT
  }

  /** Checks that everything is chosen. */
  public ColumnForms {
    Objects.requireNonNull(height, "height");
    Objects.requireNonNull(energyScale, "energyScale");
    Objects.requireNonNull(empty, "empty");
  }
}
