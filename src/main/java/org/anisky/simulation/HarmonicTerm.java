package org.anisky.simulation;

import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.grid.HarmonicCoefficients;
import org.anisky.grid.HarmonicsOnParallels;

/**
 * Spherical harmonics of degree 1 and more. Coefficients are those of the real harmonics of {@link
 * org.anisky.grid.SphericalHarmonics#realHarmonic}: orthonormal, without the Condon-Shortley phase,
 * cos(m ra) for m &gt; 0 and sin(|m| ra) for m &lt; 0.
 */
public final class HarmonicTerm implements SkyTerm {
  /** n_k = sqrt(4 pi/3) times the real harmonic of degree 1. */
  private static final double DIPOLE_NORM = Math.sqrt(4 * Math.PI / 3);

  private static final double SQRT_2 = Math.sqrt(2);

  /** A real coefficient costs 24 bytes; this many degrees take 100 MB. */
  private static final int LARGEST_DEGREE = 2000;

  /**
   * One real coefficient.
   *
   * @param l degree, at least 1
   * @param m order, in [-l, l]
   * @param value a_lm of the real harmonic, finite
   */
  public record Coefficient(int l, int m, double value) {
    /** Checks the ranges, so that NaN fails too. */
    public Coefficient {
      if (!(l >= 1 && l <= LARGEST_DEGREE)) {
        throw InvalidInputException.of("multipole l = %d is outside [1, %d]", l, LARGEST_DEGREE);
      }
      if (!(Math.abs(m) <= l)) {
        throw InvalidInputException.of("multipole l = %d, m = %d: m is outside [-l, l]", l, m);
      }
      if (!Double.isFinite(value)) {
        throw InvalidInputException.of("multipole l = %d, m = %d: %s must be finite", l, m, value);
      }
    }
  }

  private final HarmonicCoefficients alm;
  private final HarmonicsOnParallels values;

  private HarmonicTerm(HarmonicCoefficients alm) {
    this.alm = alm;
    values = HarmonicsOnParallels.of(alm);
  }

  /** The sum of real harmonics; coefficients of the same l and m add up. */
  public static HarmonicTerm of(List<Coefficient> coefficients) {
    int lMax = coefficients.stream().mapToInt(Coefficient::l).max().orElse(1);
    double[] real = new double[HarmonicCoefficients.size(lMax)];
    double[] imaginary = new double[real.length];
    for (Coefficient c : coefficients) {
      int order = Math.abs(c.m());
      int place = HarmonicCoefficients.index(lMax, c.l(), order);
      double sign = (order & 1) == 0 ? 1 : -1;
      if (c.m() == 0) {
        real[place] += c.value();
      } else if (c.m() > 0) {
        real[place] += sign * c.value() / SQRT_2;
      } else {
        imaginary[place] -= sign * c.value() / SQRT_2;
      }
    }
    return new HarmonicTerm(HarmonicCoefficients.of(lMax, real, imaginary));
  }

  /** A dipole. */
  public static HarmonicTerm of(SkyDipole dipole) {
    return of(
        List.of(
            new Coefficient(1, 1, DIPOLE_NORM * dipole.d0h()),
            new Coefficient(1, -1, DIPOLE_NORM * dipole.d6h()),
            new Coefficient(1, 0, DIPOLE_NORM * dipole.dNorth())));
  }

  /** The complex coefficients, as {@link org.anisky.grid.SphericalHarmonics} takes them. */
  public HarmonicCoefficients coefficients() {
    return alm;
  }

  @Override
  public void addTo(double sinDeclination, double[] rightAscensions, double[] anisotropy) {
    values.addTo(sinDeclination, rightAscensions, anisotropy);
  }

  /** Exact. */
  @Override
  public SkyDipole dipole() {
    return new SkyDipole(
        -SQRT_2 * alm.real(1, 1) / DIPOLE_NORM,
        SQRT_2 * alm.imaginary(1, 1) / DIPOLE_NORM,
        alm.real(1, 0) / DIPOLE_NORM);
  }
}
