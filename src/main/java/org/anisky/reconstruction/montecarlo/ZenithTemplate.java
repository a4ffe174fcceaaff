package org.anisky.reconstruction.montecarlo;

import java.util.Locale;

/**
 * The shape g(z) of an error of the simulated acceptance with zenith angle: A_i is taken for A_i (1
 * + s g(z_i)). All shapes vanish at the zenith; the scale is free, so that only differences matter.
 */
public enum ZenithTemplate {
  /** 1 - cos z: from 0 to 1/2 at 60 deg. */
  ONE_MINUS_COSINE,
  /**
   * sec z - 1, the slant depth of the air beyond the vertical one: from 0 to 1 at 60 deg, without
   * bound at the horizon.
   */
  SECANT_MINUS_ONE,
  /**
   * -ln cos z: from 0 to 0.69 at 60 deg, without bound at the horizon; s is then an error of the
   * power p of an acceptance cos^p z, of the other sign.
   */
  LOG_SECANT;

  /**
   * g(z).
   *
   * @param zenith rad, below pi/2 unless {@link #ONE_MINUS_COSINE}
   */
  public double at(double zenith) {
    return switch (this) {
      case ONE_MINUS_COSINE -> 1 - Math.cos(zenith);
      case SECANT_MINUS_ONE -> 1 / Math.cos(zenith) - 1;
      case LOG_SECANT -> -Math.log(Math.cos(zenith));
    };
  }

  /** The name in configurations and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
