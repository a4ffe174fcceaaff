package org.anisky.simulation;

import org.anisky.InvalidInputException;
import org.anisky.model.DipoleComponent;
import org.anisky.sky.EquatorialDirection;

/**
 * A dipole d in I = 1 + d.n, equatorial axes.
 *
 * @param d0h towards right ascension 0 h, declination 0
 * @param d6h towards right ascension 6 h, declination 0
 * @param dNorth towards the north celestial pole
 */
public record SkyDipole(double d0h, double d6h, double dNorth) {
  /** No dipole. */
  public static final SkyDipole ZERO = new SkyDipole(0, 0, 0);

  /** Checks that the components are finite. */
  public SkyDipole {
    if (!Double.isFinite(d0h) || !Double.isFinite(d6h) || !Double.isFinite(dNorth)) {
      throw InvalidInputException.of(
          "dipole components (%s, %s, %s) must be finite", d0h, d6h, dNorth);
    }
  }

  /** A dipole by amplitude and direction of the maximum. */
  public static SkyDipole of(double amplitude, EquatorialDirection maximum) {
    double equatorial = amplitude * StrictMath.cos(maximum.declination());
    return new SkyDipole(
        equatorial * StrictMath.cos(maximum.rightAscension()),
        equatorial * StrictMath.sin(maximum.rightAscension()),
        amplitude * StrictMath.sin(maximum.declination()));
  }

  /** The sum of two dipoles. */
  public SkyDipole plus(SkyDipole other) {
    return new SkyDipole(d0h + other.d0h, d6h + other.d6h, dNorth + other.dNorth);
  }

  /** One component. */
  public double component(DipoleComponent component) {
    return switch (component) {
      case D_0H -> d0h;
      case D_6H -> d6h;
      case D_N -> dNorth;
    };
  }
}
