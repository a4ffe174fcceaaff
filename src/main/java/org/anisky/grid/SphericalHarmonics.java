package org.anisky.grid;

/**
 * Spherical harmonic transforms of real maps: a Legendre sum per m and pair of rings (z, -z), a
 * Fourier transform per ring. Conventions are healpy's (see {@link HarmonicCoefficients}), and so
 * are the numbers: to 4e-14 of the largest up to lMax 700, tested to 1e-12. Rings must be whole:
 * give unobserved pixels a value, such as 0. Immutable and safe to share between threads.
 */
public final class SphericalHarmonics {
  /** As in healpy.map2alm. */
  public static final int DEFAULT_ITERATIONS = 3;

  private final SkyGrid grid;
  private final RingSpectra spectra;

  private SphericalHarmonics(SkyGrid grid) {
    this.grid = grid;
    this.spectra = new RingSpectra(grid);
  }

  /** Transforms of maps on a grid. */
  public static SphericalHarmonics of(SkyGrid grid) {
    return new SphericalHarmonics(grid);
  }

  /**
   * The map of given coefficients at the pixel centres (healpy.alm2map).
   *
   * @return shape (grid.size())
   */
  public double[] synthesize(HarmonicCoefficients alm) {
    int lMax = alm.lMax();
    double[] real = alm.real();
    double[] imaginary = alm.imaginary();
    int orders = lMax + 1;
    double[] ringReal = new double[grid.rings() * orders];
    double[] ringImaginary = new double[grid.rings() * orders];
    double[] lambda = new double[lMax + 1];
    for (int m = 0; m <= lMax; m++) {
      LegendreColumn column = new LegendreColumn(m, lMax);
      int place = HarmonicCoefficients.index(lMax, m, m) - m;
      for (int north = 0; 2 * north < grid.rings(); north++) {
        int first = column.evaluate(grid.ringZ(north), lambda);
        // lambda_lm(-z) = (-1)^(l - m) lambda_lm(z)
        double evenRe = 0;
        double evenIm = 0;
        for (int l = first + ((first - m) & 1); l <= lMax; l += 2) {
          evenRe += lambda[l] * real[place + l];
          evenIm += lambda[l] * imaginary[place + l];
        }
        double oddRe = 0;
        double oddIm = 0;
        for (int l = first + ((first - m + 1) & 1); l <= lMax; l += 2) {
          oddRe += lambda[l] * real[place + l];
          oddIm += lambda[l] * imaginary[place + l];
        }
        int south = grid.rings() - 1 - north;
        ringReal[south * orders + m] = evenRe - oddRe;
        ringImaginary[south * orders + m] = evenIm - oddIm;
        ringReal[north * orders + m] = evenRe + oddRe;
        ringImaginary[north * orders + m] = evenIm + oddIm;
      }
    }
    return spectra.toMap(lMax, ringReal, ringImaginary);
  }

  /** As {@link #analyze(double[], int, int)} with the default number of iterations. */
  public HarmonicCoefficients analyze(double[] map, int lMax) {
    return analyze(map, lMax, DEFAULT_ITERATIONS);
  }

  /**
   * The coefficients of a map (healpy.map2alm without weights): sums over pixels times their area,
   * then so many times the same of what the map has beyond the synthesis of the coefficients so
   * far.
   *
   * <p>Sums over pixels are no exact integrals. If the map has no power above lMax, every iteration
   * brings the coefficients about ten times nearer to the true ones, up to these lMax: HEALPix 2
   * nside; cylinder about the square root of the number of rings, because equal area makes the
   * rings beside the poles wide. Above, they may not converge at all.
   *
   * @param map shape (grid.size()), all finite; not modified
   * @param lMax at least 0
   * @param iterations at least 0
   */
  public HarmonicCoefficients analyze(double[] map, int lMax, int iterations) {
    if (map.length != grid.size()) {
      throw new IllegalArgumentException(map.length + " values for " + grid.size() + " pixels");
    }
    if (lMax < 0 || iterations < 0) {
      throw new IllegalArgumentException(
          "lMax " + lMax + " and iterations " + iterations + " must be at least 0");
    }
    for (int pixel = 0; pixel < map.length; pixel++) {
      if (!Double.isFinite(map[pixel])) {
        throw new IllegalArgumentException("pixel " + pixel + " is " + map[pixel] + ", not finite");
      }
    }
    HarmonicCoefficients alm = sumOverPixels(map, lMax);
    for (int i = 0; i < iterations; i++) {
      double[] residual = synthesize(alm);
      for (int pixel = 0; pixel < map.length; pixel++) {
        residual[pixel] = map[pixel] - residual[pixel];
      }
      alm = alm.plus(sumOverPixels(residual, lMax));
    }
    return alm;
  }

  /** a_lm = pixel area times sum over pixels of f conj(Y_lm). */
  private HarmonicCoefficients sumOverPixels(double[] map, int lMax) {
    int orders = lMax + 1;
    double[] ringReal = new double[grid.rings() * orders];
    double[] ringImaginary = new double[grid.rings() * orders];
    spectra.fromMap(map, lMax, ringReal, ringImaginary);
    double[] real = new double[HarmonicCoefficients.size(lMax)];
    double[] imaginary = new double[real.length];
    double[] lambda = new double[lMax + 1];
    for (int m = 0; m <= lMax; m++) {
      LegendreColumn column = new LegendreColumn(m, lMax);
      int place = HarmonicCoefficients.index(lMax, m, m) - m;
      for (int north = 0; 2 * north < grid.rings(); north++) {
        int first = column.evaluate(grid.ringZ(north), lambda);
        int south = grid.rings() - 1 - north;
        double northRe = ringReal[north * orders + m] * grid.pixelArea();
        double northIm = ringImaginary[north * orders + m] * grid.pixelArea();
        // The ring on the equator has no partner.
        double partner = south == north ? 0 : grid.pixelArea();
        double southRe = ringReal[south * orders + m] * partner;
        double southIm = ringImaginary[south * orders + m] * partner;
        for (int l = first + ((first - m) & 1); l <= lMax; l += 2) {
          real[place + l] += lambda[l] * (northRe + southRe);
          imaginary[place + l] += lambda[l] * (northIm + southIm);
        }
        for (int l = first + ((first - m + 1) & 1); l <= lMax; l += 2) {
          real[place + l] += lambda[l] * (northRe - southRe);
          imaginary[place + l] += lambda[l] * (northIm - southIm);
        }
      }
    }
    return HarmonicCoefficients.of(lMax, real, imaginary);
  }

  /**
   * The real orthonormal spherical harmonic at the pixel centres, without the Condon-Shortley
   * phase: with lambda_lm of the complex one,
   *
   * <pre>m > 0: sqrt(2) (-1)^m lambda_lm cos(m phi)    m = 0: lambda_l0
   * m &lt; 0: sqrt(2) (-1)^m lambda_l|m| sin(|m| phi)</pre>
   *
   * <p>so that l = 1 gives sqrt(3/(4 pi)) times cos dec cos ra (m = 1), cos dec sin ra (m = -1) and
   * sin dec (m = 0).
   *
   * @param l at least 0
   * @param m in [-l, l]
   * @return shape (grid.size())
   */
  public static double[] realHarmonic(SkyGrid grid, int l, int m) {
    int order = Math.abs(m);
    if (l < 0 || order > l) {
      throw new IllegalArgumentException("no harmonic l = " + l + ", m = " + m);
    }
    LegendreColumn column = new LegendreColumn(order, l);
    double factor = m == 0 ? 1 : (order & 1) == 0 ? Math.sqrt(2) : -Math.sqrt(2);
    double[] lambda = new double[l + 1];
    double[] values = new double[grid.size()];
    for (int ring = 0; ring < grid.rings(); ring++) {
      int first = column.evaluate(grid.ringZ(ring), lambda);
      double amplitude = first > l ? 0 : factor * lambda[l];
      int start = grid.ringStart(ring);
      for (int pixel = start; pixel < start + grid.ringLength(ring); pixel++) {
        double angle = order * grid.longitude(pixel);
        values[pixel] = amplitude * (m < 0 ? Math.sin(angle) : Math.cos(angle));
      }
    }
    return values;
  }
}
