package org.anisky.simulation;

import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * An angular power spectrum C_l of dI, from which Gaussian skies are drawn. Immutable.
 *
 * <p>Every real coefficient a_lm is normal with mean 0 and variance C_l. Each degree has its own
 * random stream, so that a larger range of degrees keeps the coefficients of the smaller one.
 */
public final class SkyPowerSpectrum {
  private static final String OWNER = "power spectrum";

  private final int lMin;
  private final double[] values;

  private SkyPowerSpectrum(int lMin, double[] values) {
    this.lMin = lMin;
    this.values = values;
    if (lMin < 1) {
      throw InvalidInputException.of("power spectrum: smallest degree %d must be at least 1", lMin);
    }
    for (int k = 0; k < values.length; k++) {
      if (!(values[k] >= 0 && values[k] < Double.POSITIVE_INFINITY)) {
        throw InvalidInputException.of(
            "power spectrum: C_l at l = %d is %s; it must be finite and >= 0", lMin + k, values[k]);
      }
    }
  }

  /**
   * A spectrum by its values.
   *
   * @param lMin degree of the first value, at least 1
   * @param values C_l for l = lMin, lMin + 1, ...; not modified
   */
  public static SkyPowerSpectrum of(int lMin, double[] values) {
    return new SkyPowerSpectrum(lMin, values.clone());
  }

  /**
   * The spectrum that turbulence makes of a dipole, C_l = C_1 18/((2l + 1)(l + 1)(l + 2)), which
   * also describes the observations (Ahlers 2014, Phys. Rev. Lett. 112, 021101).
   *
   * @param amplitude C_1, at least 0
   * @param lMin at least 1
   * @param lMax at least lMin
   */
  public static SkyPowerSpectrum ofTurbulence(double amplitude, int lMin, int lMax) {
    if (!(lMax >= lMin)) {
      throw InvalidInputException.of(
          "power spectrum: largest degree %d is below the smallest, %d", lMax, lMin);
    }
    double[] values = new double[lMax - lMin + 1];
    for (int l = lMin; l <= lMax; l++) {
      values[l - lMin] = amplitude * 18 / ((2.0 * l + 1) * (l + 1.0) * (l + 2.0));
    }
    return new SkyPowerSpectrum(lMin, values);
  }

  /** C_l; 0 outside the range. */
  public double value(int l) {
    return l < lMin || l >= lMin + values.length ? 0 : values[l - lMin];
  }

  /** A sky drawn from the spectrum. */
  public HarmonicTerm realise(RandomStreams streams) {
    List<HarmonicTerm.Coefficient> coefficients = new ArrayList<>();
    for (int l = lMin; l < lMin + values.length; l++) {
      UniformRandomProvider random = streams.stream(OWNER, l, RandomStreams.Purpose.POWER_SPECTRUM);
      double width = Math.sqrt(value(l));
      for (int m = -l; m <= l; m++) {
        coefficients.add(new HarmonicTerm.Coefficient(l, m, width * normal(random)));
      }
    }
    return HarmonicTerm.of(coefficients);
  }

  /** Standard normal by Box and Muller's formula; the second number is not used. */
  private static double normal(UniformRandomProvider random) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
