package org.anisky.exposure;

import java.util.Locale;

/**
 * How the relative acceptance may change with time: A_i is taken for A_i (1 + s(t) L_i) with a
 * function L of the local direction. Simulations put such changes in, fits and tests look for them.
 */
public enum AcceptanceShape {
  /** sin z sin(azimuth), the direction's component towards East. */
  EAST_WEST("East-West tilt", false),
  /** sin z cos(azimuth), the component towards North. */
  NORTH_SOUTH("North-South tilt", true),
  /** 1 - cos z: 0 at the zenith, 1/2 at 60 deg. */
  ZENITH("zenith slope", true);

  private final String description;
  private final boolean cancels;

  AcceptanceShape(String description, boolean cancels) {
    this.description = description;
    this.cancels = cancels;
  }

  /**
   * L of a direction; the same bits on every Java.
   *
   * @param zenith rad
   * @param azimuth North through East, rad
   */
  public double at(double zenith, double azimuth) {
    return switch (this) {
      case EAST_WEST -> StrictMath.sin(zenith) * StrictMath.sin(azimuth);
      case NORTH_SOUTH -> StrictMath.sin(zenith) * StrictMath.cos(azimuth);
      case ZENITH -> 1 - StrictMath.cos(zenith);
    };
  }

  /** For a person: {@code East-West tilt}. */
  public String description() {
    return description;
  }

  /** Whether it is the same in East and West, and cancels in their difference. */
  public boolean cancelsBetweenEastAndWest() {
    return cancels;
  }

  /** The name in configurations and files, for example {@code east-west}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
